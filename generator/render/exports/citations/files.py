"""The files by which pages and sources are cited, and what a page says of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Item, Source
from generator.model.output import OutputFile
from generator.model.provenance import sources_of_all
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.addresses import citation_of, sources_of
from generator.render.exports.citations import bibtex, csl_json, ris
from generator.render.exports.citations.in_words import in_words
from generator.render.exports.citations.record import Record, of_page, of_source
from generator.render.piece import Piece


@dataclass(frozen=True, slots=True)
class Format:
    """A format: the ending of its files, its name, and how it is written."""

    ending: str
    name: str
    write: Callable[[Iterable[Record]], str]


RIS = Format("ris", "RIS", ris.written)
BIBTEX = Format("bib", "BibTeX", bibtex.written)
CSL_JSON = Format("csl.json", "CSL-JSON", csl_json.written)

FORMATS = (RIS, BIBTEX, CSL_JSON)


@dataclass(frozen=True, slots=True)
class Offer:
    """A file that a page offers; `path` is below the site, `name` what it is saved as."""

    format: Format
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class CitationView:
    """How a page of ours or a source is cited: in words, as files, and its sources as files.

    `has_address` is about the site; where nobody knows its address, a citation of its pages has
    none. A source has no `sources`.
    """

    words: str
    has_address: bool
    files: tuple[Offer, ...]
    sources: tuple[Offer, ...]


def files(archive: Archive, site: Site) -> Iterator[Piece[OutputFile]]:
    """Every entry, briefing and source by itself; the sources of each entry and briefing."""
    for source in archive.sources.values():
        yield Piece(citation_of(source), _of_source, (source,))
    citing: tuple[Entry | Briefing, ...] = (
        *archive.entries.values(),
        *archive.briefings.values(),
    )
    for item in citing:
        yield Piece(citation_of(item), _of_citing, (item, site))


def _of_source(archive: Archive, source: Source) -> Iterator[OutputFile]:
    yield from _written(citation_of(source), FORMATS, [_record(source, archive)])


def _of_citing(archive: Archive, item: Entry | Briefing, site: Site) -> Iterator[OutputFile]:
    yield from _written(citation_of(item), FORMATS, [of_page(item, archive, site)])
    cited = [_record(source, archive) for source in _sources(item, archive)]
    yield from _written(sources_of(item), _formats_of_sources(item), cited)


def _record(source: Source, archive: Archive) -> Record:
    return archive.once("citation", source.id, lambda: of_source(source, archive))


def citation(item: Entry | Briefing | Source, archive: Archive, site: Site) -> CitationView:
    """What the page of an entry, a briefing or a source says of how to cite it."""
    files_of_it = _offered(citation_of(item), item.id, FORMATS)
    if isinstance(item, Source):
        return CitationView(in_words(of_source(item, archive)), True, files_of_it, ())
    return CitationView(
        words=in_words(of_page(item, archive, site)),
        has_address=bool(site.address),
        files=files_of_it,
        sources=_offered(sources_of(item), f"{item.id}-sources", _formats_of_sources(item)),
    )


def _formats_of_sources(item: Item) -> Sequence[Format]:
    """An entry has few sources, each with all formats on its own page; one file brings them all."""
    return FORMATS if isinstance(item, Briefing) else (RIS,)


def _sources(item: Entry | Briefing, archive: Archive) -> tuple[Source, ...]:
    entries = archive.members(item) if isinstance(item, Briefing) else (item,)
    return sources_of_all(entries, archive.sources)


def _offered(path: str, name: str, formats: Iterable[Format]) -> tuple[Offer, ...]:
    return tuple(Offer(each, f"{path}.{each.ending}", f"{name}.{each.ending}") for each in formats)


def _written(
    path: str, formats: Iterable[Format], records: Sequence[Record]
) -> Iterator[OutputFile]:
    for each in formats:
        yield OutputFile(f"{path}.{each.ending}", each.write(records))
