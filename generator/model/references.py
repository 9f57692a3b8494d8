"""What a field's value refers to, said once on the field and read by checks, schemas and pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self, TypeVar

from pydantic import BaseModel, GetCoreSchemaHandler
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, core_schema

from generator.model.annotations import class_in, parts
from generator.model.rich_text import Dialect, linked_entries
from generator.model.vocabulary import Kind

ENTRY_KINDS = (Kind.EVENT, Kind.STATEMENT, Kind.RESPONSE)

M = TypeVar("M")
Location = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field whose values are ids of these kinds.

    `states_only`: an ISO 3166-1 code and no actor with a file. `or_name`: text that is not an id
    is taken as a plain name. `or_word`: one word that stands for no reference at all. `in_text`:
    the id stands as `[[id]]` within the field's text. `with_place`: `#` and the place in a source
    may follow its id.
    """

    kinds: tuple[Kind, ...]
    states_only: bool = False
    or_name: bool = False
    or_word: str | None = None
    in_text: bool = False
    with_place: bool = False


@dataclass(frozen=True, slots=True)
class RichText:
    """Marks a field written in the small Markdown subset, and how much of it."""

    dialect: Dialect


@dataclass(frozen=True, slots=True)
class Citation:
    """A source and, where given, the place in it: `source-id#p12`."""

    LONGEST: ClassVar = 200
    """Characters that one can have as typed."""

    source: str
    locator: str

    def __str__(self) -> str:
        return f"{self.source}#{self.locator}" if self.locator else self.source

    @classmethod
    def parse(cls, text: str) -> Self:
        """Split at the first `#`; whether the source exists is checked later."""
        source, _, locator = text.partition("#")
        return cls(source.strip(), locator.strip())

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls.parse,
            core_schema.str_schema(min_length=1, max_length=cls.LONGEST),
            serialization=core_schema.to_string_ser_schema(),
        )


LINKED_ENTRY = Reference(ENTRY_KINDS, in_text=True)


def references_of(item: BaseModel) -> list[tuple[Location, Reference, str]]:
    """Everything an item names: where, what it may be, and its id."""
    found = marked_values(item, Reference)
    for location, text, dialect in texts_of(item):
        found += [(location, LINKED_ENTRY, name) for name in linked_entries(text, dialect)]
    return found


def texts_of(item: BaseModel) -> list[tuple[Location, str, Dialect]]:
    """Everything in an item written in Markdown: where, the text, how much Markdown it may use."""
    return [(at, text, mark.dialect) for at, mark, text in marked_values(item, RichText)]


@cache
def _marks(model: type[BaseModel]) -> Mapping[type, tuple[tuple[str, Any], ...]]:
    """The marks on the fields of a model by their type, each with the field's name."""
    by_type: dict[type, list[tuple[str, Any]]] = {}
    for name, field in model.model_fields.items():
        for mark in marks_of(field):
            by_type.setdefault(type(mark), []).append((name, mark))
    return {marker: tuple(marks) for marker, marks in by_type.items()}


def marks_of(field: FieldInfo) -> Iterator[object]:
    """All metadata of a field, also of the members of its list and of its alternatives."""
    yield from field.metadata
    for part in parts(field.annotation):
        yield from getattr(part, "__metadata__", ())


@cache
def _nested_fields(model: type[BaseModel]) -> tuple[str, ...]:
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if class_in(field.annotation, BaseModel))


def marked_values(item: BaseModel, marker: type[M]) -> list[tuple[Location, M, str]]:
    """Every value of `item` whose field carries a mark of this type: where, the mark, the text.

    Fields that could not be read, and are not there, are passed over.
    """
    values = vars(item)
    found: list[tuple[Location, M, str]] = []
    for name, mark in _marks(type(item)).get(marker, ()):
        if value := values.get(name):
            if isinstance(value, tuple):
                found += [((name, at), mark, _text(member)) for at, member in enumerate(value)]
            else:
                found.append(((name,), mark, _text(value)))
    for name in _nested_fields(type(item)):
        if value := values.get(name):
            for location, part in _parts(name, value):
                inner = marked_values(part, marker)
                found += [(location + within, mark, text) for within, mark, text in inner]
    return found


def _text(value: object) -> str:
    return value.source if isinstance(value, Citation) else str(value)


def _parts(name: str, value: Any) -> Iterable[tuple[Location, BaseModel]]:
    if isinstance(value, tuple):
        return (((name, index), part) for index, part in enumerate(value))
    return [((name,), value)]
