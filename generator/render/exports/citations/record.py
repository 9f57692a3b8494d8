"""What is cited, before any format: a page of ours as it was on a day, or one of its sources."""

from dataclasses import dataclass
from datetime import date as Day  # noqa: N812, a record has a date
from enum import Enum
from typing import NamedTuple

from generator.model import dates
from generator.model.dates import ApproximateDate
from generator.model.items import Briefing, Entry, Source
from generator.model.site import LANGUAGE, Site
from generator.model.vocabulary import Seen, SourceType
from generator.relate.archive import Archive
from generator.render.addresses import page_address, page_path
from generator.render.plain_words import closed, evidence_in_words


class _Names(NamedTuple):
    csl: str
    bibtex: str
    ris: str
    is_part: bool


class Genre(Enum):
    """What sort of thing is cited, with its name in CSL, biblatex and RIS.

    `is_part`: who published it is named as what it appeared in, such as a newspaper.
    """

    WEB_PAGE = _Names("webpage", "online", "ELEC", is_part=True)
    NEWS = _Names("article-newspaper", "article", "NEWS", is_part=True)
    BLOG_POST = _Names("post-weblog", "online", "BLOG", is_part=True)
    POST = _Names("post", "online", "ELEC", is_part=True)
    ARTICLE = _Names("article-journal", "article", "JOUR", is_part=True)
    REPORT = _Names("report", "report", "RPRT", is_part=False)
    DATASET = _Names("dataset", "dataset", "DATA", is_part=False)
    DOCUMENT = _Names("document", "misc", "GEN", is_part=False)


_GENRES = {
    SourceType.NEWS: Genre.NEWS,
    SourceType.STATE_MEDIA: Genre.NEWS,
    SourceType.BLOG: Genre.BLOG_POST,
    SourceType.THINK_TANK: Genre.REPORT,
    SourceType.ACADEMIC: Genre.ARTICLE,
    SourceType.DATASET: Genre.DATASET,
    SourceType.SOCIAL: Genre.POST,
    SourceType.DOCUMENT: Genre.DOCUMENT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing to be cited; `key` is its id, and stays.

    `publisher` is the site, for a page of ours. `sort` is what a page of ours is: Briefing, Event.
    `version` is the day, in words, as of which a page of ours was built. Names are whole, as
    printed: which part is the family's is not known.
    """

    key: str
    genre: Genre
    title: str
    publisher: str
    date: ApproximateDate
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    sort: str = ""
    version: str = ""
    url: str = ""
    accessed: Day | None = None
    language: str = ""
    notes: tuple[str, ...] = ()


def of_page(item: Entry | Briefing, archive: Archive, site: Site) -> Record:
    """Our page about an entry, or a briefing, as it is in this build."""
    when = dates.parse(archive.as_of.isoformat())
    return Record(
        key=item.id,
        genre=Genre.WEB_PAGE,
        title=item.title,
        publisher=site.name,
        date=when,
        editors=item.editors if isinstance(item, Briefing) else (),
        sort=item.kind.label,
        version=when.in_words,
        url=page_address(page_path(item), site),
        language=LANGUAGE,
        notes=(closed(evidence_in_words(item, archive)),) if isinstance(item, Entry) else (),
    )


def of_source(source: Source, archive: Archive) -> Record:
    """A source as such, with what has to be known before relying on it."""
    return Record(
        key=source.id,
        genre=_genre(source),
        title=source.title,
        publisher=archive.actor_name(source.publisher),
        date=source.published,
        authors=source.author,
        url=source.url or "",
        accessed=source.accessed,
        language=source.lang or "",
        notes=(*_how_it_was_read(source, archive), *_archived(source)),
    )


def _genre(source: Source) -> Genre:
    by_type = _GENRES.get(source.type)
    return by_type or (Genre.WEB_PAGE if source.url else Genre.DOCUMENT)


def _how_it_was_read(source: Source, archive: Archive) -> tuple[str, ...]:
    if source.cited_via:
        return (f"Not seen; known only through “{archive.sources[source.cited_via].title}”.",)
    if source.seen is Seen.ORIGINAL:
        return ()
    return (f"{source.seen.label.capitalize()}; check the original before relying on it.",)


def _archived(source: Source) -> tuple[str, ...]:
    return (f"Archived copy: {source.archive_url}",) if source.archive_url else ()
