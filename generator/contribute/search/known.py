"""What the archive holds, as it is searched: names, words, dates, actors, sources, addresses.

Taken from the documents and not from the items made of them, so that a file with errors is found by
what can be read of it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TypeAlias

from rapidfuzz.utils import default_process

from generator.load.content_folder import Content
from generator.load.document import Mapping, Scalar, texts
from generator.load.filed import Filed
from generator.load.text_file import visible_line
from generator.model import dates, states
from generator.model.field_guide import guides
from generator.model.references import Citation
from generator.model.vocabulary import Kind

_TITLES = ("title", "name", "label")
_OTHER_NAMES = ("aliases", "names")
_DATES = ("date", "published", "as_of")
_ADDRESSES = ("url", "archive_url")
ABOUT = ("about", "responds_to")
"""The fields that name the entries an entry answers."""

# Above the accents of Latin, Greek and Cyrillic begin the vowel signs of other scripts.
_ACCENTS = range(0x300, 0x370)

_Fields: TypeAlias = "dict[str, tuple[str, ...]]"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last that something can have happened on, both included."""

    first: date
    last: date

    def overlaps(self, other: "Days") -> bool:
        """Whether there is a day that belongs to both."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Known:
    """One item as it is searched and shown.

    `title`, `date` and `path` are for showing, and safe to print; `names` are comparable texts;
    `speaker`, `actors`, `about` and `sources` are ids. `has_errors` where its file could not be
    read whole.
    """

    id: str
    kind: Kind
    title: str
    date: str
    path: str
    names: tuple[str, ...]
    name_words: frozenset[str]
    all_words: frozenset[str]
    speaker: frozenset[str]
    actors: frozenset[str]
    about: frozenset[str]
    sources: frozenset[str]
    days: Days | None
    addresses: tuple[str, ...]
    has_errors: bool


def known_items(content: Content, kinds: frozenset[Kind]) -> Iterator[Known]:
    """Every item of these kinds, in the order in which the content holds them."""
    return (_known(filed) for filed in content.filed.values() if filed.kind in kinds)


def comparable(text: str) -> str:
    """A text for comparing: small letters and digits, without accents, parted by single spaces.

    Letters of every script stay; a syllable of Hangul is one character.
    """
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", text)
        kept = "".join(letter for letter in apart if ord(letter) not in _ACCENTS)
        text = unicodedata.normalize("NFC", kept)
    return " ".join(default_process(text).split())


def cited(texts: Iterable[str]) -> frozenset[str]:
    """The ids of the sources that these texts cite, without the places in them."""
    return frozenset(Citation.parse(text).source for text in texts)


def words_of(text: str) -> list[str]:
    """The words of a text, comparable."""
    return comparable(text).split()


def days_of(text: str) -> Days | None:
    """The days that a typed date may mean; None where it says none."""
    try:
        approximate = dates.parse(text)
    except dates.DateError:
        return None
    if approximate.kind is dates.DateKind.UNKNOWN:
        return None
    return Days(approximate.earliest or date.min, approximate.latest or date.max)


@cache
def actor_fields(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind that name actors."""
    return _fields_of(kind, Kind.ACTOR)


@cache
def source_fields(kind: Kind) -> tuple[str, ...]:
    """The fields of a kind that name sources."""
    return _fields_of(kind, Kind.SOURCE)


def _fields_of(kind: Kind, referred: Kind) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in guides(kind)
        if field.reference is not None and referred in field.reference.kinds
    )


def _known(filed: Filed) -> Known:
    fields = _fields(filed)
    title = _first(fields, _TITLES)
    moment = _first(fields, _DATES)
    actors = frozenset(_all(fields, actor_fields(filed.kind)))
    names = tuple(map(comparable, (filed.id, title, *_all(fields, _OTHER_NAMES))))
    name_words = frozenset(" ".join(names).split())
    return Known(
        id=filed.id,
        kind=filed.kind,
        title=visible_line(title),
        date=visible_line(moment),
        path=filed.document.path,
        names=names,
        name_words=name_words,
        all_words=name_words.union(words_of(" ".join(_said(fields, actors)))),
        speaker=frozenset(fields.get("speaker", ())),
        actors=actors,
        about=frozenset(_all(fields, ABOUT)),
        sources=cited(_all(fields, source_fields(filed.kind))),
        days=days_of(moment),
        addresses=tuple(_all(fields, _ADDRESSES)),
        has_errors=filed.item is None,
    )


def _fields(filed: Filed) -> _Fields:
    """Every text by the field in which it stands, however deep."""
    node = filed.document.node(filed.start)
    fields = node.items if isinstance(node, Mapping) else ()
    return {
        name.text: (value.text,) if isinstance(value, Scalar) else tuple(texts(value))
        for name, value in fields
    }


def _said(fields: _Fields, actors: Iterable[str]) -> Iterator[str]:
    """All that is typed, and the names of states, of which only the codes are."""
    for typed in fields.values():
        yield from typed
    yield from (states.STATE_NAMES[actor] for actor in actors if actor in states.STATE_NAMES)


def _all(fields: _Fields, names: Iterable[str]) -> Iterator[str]:
    return (text for name in names if name in fields for text in fields[name])


def _first(fields: _Fields, names: Iterable[str]) -> str:
    return next(_all(fields, names), "")
