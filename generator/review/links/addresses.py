"""Which addresses the sources name, where they stand, and what rests on them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urldefrag

from generator.load.content_folder import Content
from generator.load.filed import Filed
from generator.model import near_miss
from generator.model.failure import Failure
from generator.model.items import Entry, Item, Source
from generator.model.problems import Place
from generator.model.references import Reference, marked_values
from generator.model.vocabulary import Access, Kind

URL, ARCHIVE_URL = "url", "archive_url"


class UnknownId(Failure):
    """Somebody asks about an id that nothing has."""


class NothingThere(Failure):
    """There is no content to ask about."""


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an address stands: the field of a source, and the entries that cite it."""

    source: Source
    field: str
    address: str
    place: Place
    cited_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An address to be visited once, without its fragment, and every place where it stands."""

    address: str
    uses: tuple[Use, ...]

    @property
    def sums(self) -> frozenset[str]:
        """The SHA-256 sums of the copies that were read; an archive's page has another one."""
        found = (use.source.sha256 for use in self.uses if use.field == URL)
        return frozenset(known for known in found if known)

    @property
    def titles(self) -> tuple[str, ...]:
        """What the sources call the page that is at this address."""
        return tuple(use.source.title for use in self.uses if use.field == URL)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be visited, in the order of the files, and what is not.

    `confidential` are the ids of sources whose address is nobody else's business, `unread` the
    files of sources that have errors.
    """

    links: tuple[Link, ...]
    confidential: tuple[str, ...]
    unread: tuple[str, ...]


def asked(content: Content, ids: Sequence[str] = ()) -> Asked:
    """The addresses of all sources, or of these sources and of those that these items name.

    Raises UnknownId or NothingThere.
    """
    if not content.filed:
        what = content.problems[0]
        raise NothingThere(f"{what.message[0].upper()}{what.message[1:]}. {what.hint}")
    filed = _chosen(content, ids)
    sources = [(file, file.item) for file in filed if isinstance(file.item, Source)]
    public = [found for found in sources if found[1].access is not Access.CONFIDENTIAL]
    hidden = (source for _, source in sources if source.access is Access.CONFIDENTIAL)
    return Asked(
        links=_grouped(_uses(public, _citing(content))),
        confidential=tuple(source.id for source in hidden if source.url or source.archive_url),
        unread=tuple(file.document.path for file in filed if file.item is None),
    )


def _chosen(content: Content, ids: Sequence[str]) -> list[Filed]:
    wanted: set[str] = set()
    for identifier in ids:
        filed = content.filed.get(identifier)
        if filed is None:
            hint = near_miss.did_you_mean(identifier, content.filed)
            raise UnknownId(
                f"Nothing here has the id “{identifier}”. {hint}"
                "Type the ids of sources, or of entries whose sources you mean."
            )
        wanted |= {identifier, *_named_sources(filed.item)}
    sources = (filed for filed in content.filed.values() if filed.kind is Kind.SOURCE)
    chosen = (filed for filed in sources if not ids or filed.id in wanted)
    return sorted(chosen, key=lambda filed: filed.document.path)


def _named_sources(item: Item | None) -> set[str]:
    """The ids in those fields that hold sources."""
    if item is None:
        return set()
    marked = marked_values(item, Reference)
    return {identifier for _, mark, identifier in marked if Kind.SOURCE in mark.kinds}


def _citing(content: Content) -> Mapping[str, Sequence[str]]:
    citing: dict[str, list[str]] = defaultdict(list)
    for identifier, filed in sorted(content.filed.items()):
        if isinstance(filed.item, Entry):
            for source in _named_sources(filed.item):
                citing[source].append(identifier)
    return citing


def _uses(
    sources: Iterable[tuple[Filed, Source]], citing: Mapping[str, Sequence[str]]
) -> Iterator[Use]:
    for filed, source in sources:
        for field, address in ((URL, source.url), (ARCHIVE_URL, source.archive_url)):
            if address:
                place = filed.document.place((*filed.start, field))
                yield Use(source, field, address, place, tuple(citing.get(source.id, ())))


def _grouped(uses: Iterable[Use]) -> tuple[Link, ...]:
    grouped: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        grouped[urldefrag(use.address).url].append(use)
    return tuple(Link(address, tuple(together)) for address, together in grouped.items())
