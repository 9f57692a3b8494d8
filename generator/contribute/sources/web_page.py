"""What a web page tells of itself as a publication, declared or found in its text."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from itertools import islice

import trafilatura.metadata

from generator.contribute.sources import page_address, page_markup, publication, publication_date
from generator.contribute.sources.page_markup import Page
from generator.contribute.sources.publication import Doubt, Publication, line
from generator.model import web_address
from generator.model.vocabulary import SourceType

_DATES = (
    *("article:published_time", "og:published_time", "datepublished", "parsely-pub-date"),
    *("citation_publication_date", "citation_online_date", "citation_date", "sailthru.date"),
    *("dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "publication_date"),
    *("pubdate", "publishdate", "publish-date", "article.published", "date"),
)
_TITLES = ("citation_title", "og:title", "dc.title", "dcterms.title", "twitter:title")
_PUBLISHERS = ("citation_journal_title", "og:site_name", "dc.publisher", "dcterms.publisher")
_AUTHORS = ("citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "byl")
_LANGUAGES = ("content-language", "og:locale", "dc.language", "dcterms.language")

_TYPES = {
    "blogposting": SourceType.BLOG,
    "scholarlyarticle": SourceType.ACADEMIC,
    "medicalscholarlyarticle": SourceType.ACADEMIC,
    "dataset": SourceType.DATASET,
    "socialmediaposting": SourceType.SOCIAL,
    "discussionforumposting": SourceType.SOCIAL,
    "liveblogposting": SourceType.NEWS,
}
_OF_GOVERNMENTS = re.compile(
    r"(?:.+\.)?(?:(?:gov|mil)(?:\.[a-z]{2})?|(?:go|gob|gouv|govt|gv)\.[a-z]{2}|europa\.eu|int)"
)

_MOST_AUTHORS = 20

_FOUND_DATE = (
    "the page declares no date; this one was found in its text or its address. Compare it with "
    "what the page shows."
)
_FOUND_NAME = "the page does not declare this; the name was found in its text. Compare it."


def read(
    html: bytes, as_of: date, *, address: str = "", charset: str = "", language: str = ""
) -> Publication:
    """The publication that a page is, as far as it says so itself.

    `address` is where it was found; empty for a saved file. `charset` and `language` are what the
    server says. Guesses are noted as doubts; nothing is raised, whatever the bytes.
    """
    found = trafilatura.metadata.Document()
    with _quietly():
        page = page_markup.parse(html, charset)
        if page is None:
            return Publication(url=address, accessed=as_of if address else None)
        # A page that its own reader stumbles over may still declare what it is.
        with suppress(Exception):
            found = trafilatura.metadata.extract_metadata(
                page.searched, address, _dates_until(as_of)
            )
        return _publication(page, found, as_of, address, language)


def _publication(
    page: Page, found: trafilatura.metadata.Document, as_of: date, address: str, language: str
) -> Publication:
    publisher, about_publisher = _publisher(page, line(found.sitename))
    authors, about_authors = _authors(page, line(found.author))
    published, about_published = _published(page, line(found.date))
    url, archive_url, about_url = page_address.addresses(page, address)
    return Publication(
        title=_title(page, line(found.title), publisher),
        publisher=publisher,
        type=_type(page, url),
        published=published,
        authors=authors,
        url=url,
        accessed=as_of if url else None,
        archive_url=archive_url,
        language=_language(page, language),
        doi=publication.doi(page.first(("citation_doi", "dc.identifier", "dc.identifier.doi"))),
        doubts=(*about_publisher, *about_published, *about_authors, *about_url),
    )


def _dates_until(as_of: date) -> dict[str, bool | str]:
    return {"original_date": True, "extensive_search": True, "max_date": as_of.isoformat()}


def _title(page: Page, found: str, publisher: str) -> str:
    """The headline without the name of the site, which many pages put behind it."""
    title = page.article.headline or page.first(_TITLES) or found
    for site in filter(None, (publisher, page.first(_PUBLISHERS))):
        title = re.sub(rf"\s+[-–—|·:]\s+{re.escape(site)}$", "", title, flags=re.IGNORECASE)
    return title


def _publisher(page: Page, found: str) -> tuple[str, tuple[Doubt, ...]]:
    if declared := page.article.publisher or page.first(_PUBLISHERS):
        return declared, ()
    # A name with a dot is the host, which says nothing that the address does not say.
    is_name = found and "." not in found and not found.startswith("@")
    return (found, (Doubt("publisher", _FOUND_NAME),)) if is_name else ("", ())


def _authors(page: Page, found: str) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    several = page.meta.get("citation_author", ())
    declared = page.article.authors or several or (page.first(_AUTHORS),)
    names = dict.fromkeys(name for name in declared if name and "://" not in name)
    doubts: tuple[Doubt, ...] = ()
    if not names and found:
        names = dict.fromkeys(name for part in found.split(";") if (name := part.strip()))
        doubts = (Doubt("author", _FOUND_NAME),)
    return tuple(islice(names, _MOST_AUTHORS)), doubts


def _published(page: Page, found: str) -> tuple[str, tuple[Doubt, ...]]:
    declared = (page.article.published, *_times(page), *page.under(_DATES))
    if date := next((date for text in declared if (date := publication_date.of_text(text))), ""):
        return date, ()
    # What is found of a month or a year alone is told as its first day.
    date = publication_date.of_text(found).removesuffix("-01").removesuffix("-01")
    return date, (Doubt("published", _FOUND_DATE),) if date else ()


def _times(page: Page) -> Iterator[str]:
    for element in page.elements("time[@datetime]"):
        if line(element.get("itemprop")).lower() == "datepublished" or "pubdate" in element.attrib:
            yield line(element.get("datetime"))


def _language(page: Page, of_server: str) -> str:
    of_tree = line(page.tree.get("lang"))
    declared = (of_tree, page.article.language, *page.under(_LANGUAGES), of_server)
    return next((tag for text in declared if (tag := publication.language_tag(text))), "")


def _type(page: Page, url: str) -> SourceType | None:
    """What sort of publication its own words make it; None where they do not say."""
    if _OF_GOVERNMENTS.fullmatch(web_address.host(url)):
        return SourceType.OFFICIAL
    if page.article.type.endswith("newsarticle"):
        return SourceType.NEWS
    if "citation_journal_title" in page.meta:
        return SourceType.ACADEMIC
    return _TYPES.get(page.article.type)


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what the readers of pages log off the terminal: it is about their own workings."""
    loggers = [logging.getLogger(name) for name in ("trafilatura", "htmldate", "courlan")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
