"""The values of fields by what they mean: when two are the same, and how a reader is told them."""

import datetime
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache

from markdown_it.token import Token
from pydantic import BaseModel

from generator.model.dates import ApproximateDate
from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.items import Item
from generator.model.references import Citation
from generator.model.rich_text import ANALYSIS, parse
from generator.model.vocabulary import Kind, Term

IN_ORDER = frozenset({"author", "judgements"})
"""Lists whose order says something; of all others it does not count."""

_NOTHING: tuple[object, ...] = (None, (), {})

NameOf = Callable[[str], str]


def values(item: Item) -> dict[str, object]:
    """Every field of an item by the name that is typed."""
    fields = type(item).model_fields.items()
    return {field.alias or name: getattr(item, name) for name, field in fields if name != "id"}


@cache
def guides_by_name(kind: Kind) -> Mapping[str, FieldGuide]:
    """The guide to each field of a kind."""
    return {guide.name: guide for guide in guides(kind)}


def is_same(one: object, other: object, guide: FieldGuide) -> bool:
    """Whether two values of a field mean the same, however they are wrapped or ordered.

    An empty list and a field that is not typed are the same.
    """
    if one == other or (one in _NOTHING and other in _NOTHING):
        return True
    return sense(one, guide) == sense(other, guide)


def sense(value: object, guide: FieldGuide) -> Hashable:
    """What a value means: equal where a reader would learn the same."""
    if isinstance(value, tuple):
        members = [sense(member, guide) for member in value]
        return tuple(members) if guide.name in IN_ORDER else frozenset(Counter(members).items())
    if isinstance(value, BaseModel):
        return tuple(sense(getattr(value, field.name), field) for field in guide.fields)
    if isinstance(value, dict):
        return frozenset(value.items())
    if isinstance(value, str) and guide.form is Form.PROSE:
        return sense_of_prose(value)
    assert isinstance(value, Hashable)
    return value


def sense_of_prose(text: str) -> str:
    """A text in the small Markdown subset, without what only its source shows."""
    return " ".join("".join(_signs(parse(text, ANALYSIS))).split())


def _signs(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _signs(token.children or ())
        elif token.type == "text":
            yield token.content
        elif token.type == "softbreak":
            yield " "
        else:
            yield f"\ue000{token.type}|{token.tag}|{token.content}|{dict(token.attrs)}\ue001"


def in_words(value: object, guide: FieldGuide, name_of: NameOf) -> tuple[str, ...]:
    """A value as readers are told it; one text for each member of a list, none for no value."""
    if value is None:
        return ()
    if isinstance(value, tuple):
        return tuple(words for member in value for words in in_words(member, guide, name_of))
    if isinstance(value, dict):
        return tuple(f"{language}: {name}" for language, name in value.items())
    if isinstance(value, BaseModel):
        inner = (in_words(getattr(value, field.name), field, name_of) for field in guide.fields)
        return (", ".join(words for texts in inner for words in texts),)
    return (_one_in_words(value, guide, name_of),)


def _one_in_words(value: object, guide: FieldGuide, name_of: NameOf) -> str:
    if isinstance(value, Term):
        return f"{value} ({value.label})" if len(value) == 1 else value.label
    if isinstance(value, ApproximateDate):
        return value.in_words
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Citation):
        place = f"{value.source}#{value.locator}" if value.locator else value.source
        return _named(place, name_of(value.source))
    if guide.form is Form.REFERENCE:
        return _named(str(value), name_of(str(value)))
    return str(value)


def _named(identifier: str, name: str) -> str:
    return f"{name} ({identifier})" if name else identifier
