"""Publications in a CSL-JSON export, the format that Zotero and other reference managers share.

See csl-data.json of the Citation Style Language, version 1.0.2.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Any, TypeAlias

from generator.contribute.sources import publication, publication_date
from generator.contribute.sources.publication import Doubt, Publication, line
from generator.model import web_address
from generator.model.failure import Failure
from generator.model.vocabulary import SourceType

_Item: TypeAlias = Mapping[str, Any]

LARGEST_EXPORT = 32 << 20

_MOST_AUTHORS = 50
# The markup that CSL-JSON has in titles.
_MARKUP = re.compile(r"</?(?:i|b|sup|sub|sc|span)(?:\s[^<>]{0,200})?>", re.IGNORECASE)
_PARTS_OF_OTHERS = ("article", "webpage", "post", "broadcast", "entry", "paper-conference")
_PREPRINT = re.compile(r"\bpreprint\b", re.IGNORECASE)

_TYPES = {
    SourceType.NEWS: ("article-newspaper", "article-magazine", "broadcast", "interview"),
    SourceType.BLOG: ("post-weblog",),
    SourceType.OFFICIAL: (
        *("bill", "hearing", "legal_case", "legislation", "regulation", "standard", "treaty"),
        "patent",
    ),
    SourceType.ACADEMIC: ("article-journal", "paper-conference", "thesis", "review", "review-book"),
    SourceType.DATASET: ("dataset",),
    SourceType.SOCIAL: ("post",),
    SourceType.DOCUMENT: ("book", "chapter", "document", "manuscript", "pamphlet", "report"),
}
_TYPE_OF = {name: kind for kind, names in _TYPES.items() for name in names}

_NO_DAY = "the export does not say when the address was opened; this is the day of the import."
_OPENED_TOO_EARLY = (
    "the export says that the address was opened on {opened}, before it was published; this is the "
    "day of the import."
)
_NOTE = "the export has a note on it, which is left out: what stands here is published."
_NO_ADDRESS = "the export has an address that readers cannot open."
_DATE_UNREAD = "the export has a date that cannot be read in one way only."


@dataclass(frozen=True, slots=True)
class Unusable:
    """An item that cannot become a source: its number in the export, what it is called, and why."""

    number: int
    name: str
    why: str


class CannotRead(Failure):
    """The file is no CSL-JSON; the message says where it fails and what to do."""


def read(data: bytes, name: str, as_of: date) -> tuple[Publication | Unusable, ...]:
    """What every item of the export `name` is, in its order. Raises CannotRead."""
    found = _items(data, name)
    return tuple(_publication(item, number, as_of) for number, item in enumerate(found, start=1))


def _items(data: bytes, name: str) -> list[object]:
    if len(data) > LARGEST_EXPORT:
        size = LARGEST_EXPORT >> 20
        raise CannotRead(f"{name} is larger than {size} MB; export fewer items at a time.")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CannotRead(f"{name} is not in UTF-8; export it anew as “CSL JSON”.") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        what = f"{name} is not sound JSON: {error.msg.lower()} at {where}"
        raise CannotRead(f"{what}. Export it anew as “CSL JSON”.") from None
    except (RecursionError, ValueError):
        raise CannotRead(f"{name} is not an export: it is nested too deep.") from None
    if isinstance(found, dict):
        found = found.get("items", [found] if "type" in found else None)
    if not isinstance(found, list):
        raise CannotRead(f"{name} holds no list of publications. Export it as “CSL JSON”.")
    return found


def _publication(item: object, number: int, as_of: date) -> Publication | Unusable:
    if not isinstance(item, dict):
        return Unusable(number, "", "it is not an item with fields")
    title = line(unescape(_MARKUP.sub("", _text(item, "title"))))
    if not title:
        called = line(str(item.get("id", "")))[:120]
        return Unusable(number, called, "it has no title")
    published = publication_date.of_csl(item.get("issued"))
    url, archive_url = _addresses(item)
    accessed, about_accessed = _accessed(item, published, as_of) if url else (None, ())
    return Publication(
        title=title,
        publisher=_publisher(item),
        type=_type(item),
        published=published,
        authors=tuple(_authors(item)),
        url=url,
        accessed=accessed,
        archive_url=archive_url,
        language=publication.language_tag(item.get("language")),
        doi=publication.doi(item.get("DOI")),
        doubts=(*about_accessed, *_doubts(item, published, url)),
    )


def _text(item: _Item, name: str) -> str:
    found = item.get(name)
    return found if isinstance(found, str) else ""


def _publisher(item: _Item) -> str:
    """Who publishes it: of an article or a page, the paper or the site that it stands in."""
    stands_in = ("container-title", "publisher", "authority")
    is_part = _text(item, "type").startswith(_PARTS_OF_OTHERS)
    names = stands_in if is_part else ("publisher", "authority", "container-title")
    found = (line(unescape(_MARKUP.sub("", _text(item, name)))) for name in names)
    return next((name for name in found if name), "")


def _type(item: _Item) -> SourceType | None:
    is_preprint = _PREPRINT.search(_text(item, "genre")) is not None
    return SourceType.ACADEMIC if is_preprint else _TYPE_OF.get(_text(item, "type"))


def _authors(item: _Item) -> Iterator[str]:
    found = item.get("author")
    for author in found[:_MOST_AUTHORS] if isinstance(found, list) else []:
        if isinstance(author, dict) and (name := _name(author)):
            yield name


def _name(author: _Item) -> str:
    """A name in the order in which it is spoken: given name, particles, family name, suffix."""
    names = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix")
    spoken = " ".join(text for name in names if (text := line(author.get(name))))
    return line(author.get("literal")) or spoken


def _addresses(item: _Item) -> tuple[str, str]:
    """Where it can be read, the DOI before the page that it leads to; and an archived copy."""
    doi = publication.doi(item.get("DOI"))
    found = publication.address(item.get("URL"))
    original = publication.address(web_address.original_of(found))
    url = publication.address(f"https://doi.org/{doi}") if doi else original or found
    copies = (found if original else "", item.get("archive_location"), item.get("archive"))
    return web_address.without_tracking(url), next(
        filter(None, map(publication.address, copies)), ""
    )


def _accessed(item: _Item, published: str, as_of: date) -> tuple[date, tuple[Doubt, ...]]:
    opened = publication_date.full_day(publication_date.of_csl(item.get("accessed")))
    if opened is None or opened > as_of:
        return as_of, (Doubt("accessed", _NO_DAY),)
    if publication_date.begins_after(published, opened):
        return as_of, (Doubt("accessed", _OPENED_TOO_EARLY.format(opened=opened)),)
    return opened, ()


def _doubts(item: _Item, published: str, url: str) -> Iterator[Doubt]:
    if _text(item, "URL").strip() and not url:
        yield Doubt("url", _NO_ADDRESS)
    if item.get("issued") and not published:
        yield Doubt("published", _DATE_UNREAD)
    if _text(item, "note").strip():
        yield Doubt("note", _NOTE)
