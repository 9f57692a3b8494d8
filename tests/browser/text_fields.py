"""Every field that a contributor can fill in, found in the models, and a full entry of each kind.

A field is named here only where its value has to agree with something else, so that a field added
to a model is driven by the tests without being added here.
"""

import copy
import datetime
import types
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import count
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.model.dates import ApproximateDate
from generator.model.items import MODELS
from generator.model.references import Citation, Reference, RichText, marks_of
from generator.model.rich_text import Dialect
from generator.model.vocabulary import Kind

Steps = tuple[str | int, ...]

PLAIN_WORDS = "Some plain words"

# What a field may name, by the kind that it asks for.
NAMED = {
    Kind.EVENT: "base-event",
    Kind.RESPONSE: "base-response",
    Kind.SOURCE: "base-source",
    Kind.ACTOR: "base-medium",
    Kind.TOPIC: "base-topic",
}

_NUMBERS = count(1)

_ENTRY = {"aliases": None, "embargo_until": None}

# Values that have to agree with others, or with nothing; None leaves the field out.
_AGREEING: dict[Kind, dict[str, Any]] = {
    Kind.EVENT: {**_ENTRY, "status": "occurred"},
    Kind.STATEMENT: {**_ENTRY, "attribution": "state_media", "quote_is": "translation"},
    Kind.RESPONSE: {**_ENTRY, "status": "in_force"},
    Kind.SOURCE: {
        "publisher": "A paper",
        "published": "2025-06-01",
        "url": "https://paper.example/report",
        "archive_url": "https://archive.example/copy",
        "sha256": "0123456789abcdef" * 4,
        "cited_via": None,
    },
    Kind.ACTOR: {"url": "https://paper.example/", "wikidata": "Q1065"},
    Kind.BRIEFING: {"topics": None},
    Kind.TOPIC: {},
}


@dataclass(frozen=True)
class Place:
    """Where one text may stand in an entry: the way to it, and how much Markdown it may use.

    `prefix` is what has to stand before the text: the id of the source, before a place in it.
    """

    kind: Kind
    steps: Steps
    dialect: Dialect | None
    prefix: str = ""

    def __str__(self) -> str:
        return ".".join(map(str, (self.kind.value, *self.steps))) + " #" * bool(self.prefix)


def places(kind: Kind) -> list[Place]:
    """Every single value of a kind, those of its parts included."""
    return list(_places(MODELS[kind], kind, ()))


def _places(model: type[BaseModel], kind: Kind, above: Steps) -> Iterator[Place]:
    for name, field in _typed(model):
        shape = _shape(field.annotation)
        steps = (*above, name, *shape.inside)
        if _is_model(shape.leaf):
            yield from _places(shape.leaf, kind, steps)
            continue
        yield Place(kind, steps, _dialect(field))
        if shape.leaf is Citation:
            yield Place(kind, steps, None, prefix=NAMED[Kind.SOURCE] + "#")


def _typed(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        if name != "id":
            yield field.alias or name, field


@dataclass(frozen=True)
class _Shape:
    """What a single value is, and the steps from the field to it."""

    leaf: Any
    inside: Steps = ()


def _shape(annotation: Any) -> _Shape:
    origin, parts = get_origin(annotation), get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _shape(annotation.__origin__)
    if origin in (Union, types.UnionType):
        [only] = [part for part in parts if part is not type(None)]
        return _shape(only)
    if origin is tuple:
        return _Shape(_shape(parts[0]).leaf, (0,))
    if origin is dict:
        return _Shape(_shape(parts[1]).leaf, ("ko",))
    return _Shape(annotation)


def _is_model(leaf: Any) -> bool:
    return isinstance(leaf, type) and issubclass(leaf, BaseModel)


def _dialect(field: FieldInfo) -> Dialect | None:
    return next((mark.dialect for mark in marks_of(field) if isinstance(mark, RichText)), None)


def full_entry(kind: Kind) -> dict[str, Any]:
    """An entry of a kind with every field filled in."""
    filled = {**_filled(MODELS[kind]), **_AGREEING[kind]}
    if kind is Kind.SOURCE:
        # No two sources may have the same address.
        filled["url"] = f"{filled['url']}/{next(_NUMBERS)}"
    return {name: value for name, value in filled.items() if value is not None}


def _filled(model: type[BaseModel]) -> dict[str, Any]:
    return {name: _value(field) for name, field in _typed(model)}


def _value(field: FieldInfo) -> Any:
    shape = _shape(field.annotation)
    single = _filled(shape.leaf) if _is_model(shape.leaf) else _single(shape.leaf, field)
    if shape.inside == (0,):
        return [single]
    return {shape.inside[0]: single} if shape.inside else single


def _single(leaf: Any, field: FieldInfo) -> str:
    marks = list(marks_of(field))
    for mark in marks:
        if isinstance(mark, Reference) and not mark.or_name:
            return "kp" if mark.states_only else next(NAMED[k] for k in mark.kinds if k in NAMED)
    if leaf in (datetime.date, ApproximateDate):
        return "2026-01-02"
    # Of what has a form of its own, only language tags are not among the agreeing values.
    if any(isinstance(mark, WithJsonSchema) for mark in marks):
        return "ko"
    if leaf is bool:
        return "true"
    if isinstance(leaf, type) and issubclass(leaf, Enum):
        return str(next(iter(leaf)).value)
    assert leaf is str, f"what fills in a field of this type? {leaf}"
    return PLAIN_WORDS


def with_text(entry: dict[str, Any], place: Place, text: str) -> dict[str, Any]:
    """A copy of an entry with a text at one place of it."""
    changed = copy.deepcopy(entry)
    inner: Any = changed
    *way, last = place.steps
    for step, following in zip(way, place.steps[1:], strict=True):
        if isinstance(inner, dict):
            inner.setdefault(step, [None] if isinstance(following, int) else {})
        inner = inner[step]
    inner[last] = place.prefix + text
    return changed
