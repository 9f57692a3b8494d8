"""What may be typed into a field, read off the model once for everything that explains it.

Error messages, scaffolds, forms, the field reference and the questions of `briefings new` show the
same guide, so that they cannot disagree with what is checked.
"""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import get_origin

from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.model.annotations import class_in, parts
from generator.model.dates import ApproximateDate
from generator.model.items import MODELS, Entry, Item
from generator.model.references import Citation, Reference, RichText, marks_of
from generator.model.vocabulary import Kind, Term
from generator.model.worked_examples import WORKED_EXAMPLES, Typed


class Form(StrEnum):
    """In which form a value is typed."""

    LINE = "text on one line"
    PROSE = "text in the small Markdown subset"
    DATE = "date"
    FULL_DATE = "full date"
    TERM = "one of these words"
    REFERENCE = "id"
    TRUTH = "true or false"
    FIELDS = "fields of its own"
    NAMES = "names by language"


@dataclass(frozen=True, slots=True)
class FieldGuide:
    """One field as a contributor meets it; `name` is what is typed before the colon.

    `terms` are the words of its vocabulary, `reference` what its ids may refer to, `fields` those
    of its own, `longest` the number of characters it can have, `pattern` the form of its text as a
    regular expression (ECMA-262), `default` what is taken where it is not typed, `example` a value
    as typed. In names by language, the pattern is that of the language.
    """

    name: str
    meaning: str
    form: Form
    is_required: bool
    is_list: bool
    terms: tuple[Term, ...]
    reference: Reference | None
    fields: "tuple[FieldGuide, ...]"
    longest: int | None
    pattern: str | None
    default: str
    example: Typed


def meaning_of(kind: Kind) -> str:
    """What a kind of thing is, in one sentence."""
    return MODELS[kind].__doc__ or ""


def guides(kind: Kind) -> tuple[FieldGuide, ...]:
    """Every field of a kind, in the order in which it is written."""
    return _guides(MODELS[kind], kind)


def guides_of_derived(model: type[BaseModel]) -> tuple[FieldGuide, ...]:
    """Every field of a model of which nothing is typed, and which has no fields within fields."""
    return tuple(_guide(name, field, "") for name, field in typed_fields(model))


def guide(kind: Kind, name: str) -> FieldGuide:
    """The field of this name. Raises KeyError."""
    return {field.name: field for field in guides(kind)}[name]


@cache
def typed_fields(model: type[BaseModel]) -> tuple[tuple[str, FieldInfo], ...]:
    """The fields of a model by the names that are typed, in the order in which they are written.

    The id is never typed.
    """
    fields = ((name, model.model_fields[name]) for name in _in_order(model))
    return tuple(
        (field.alias or name, field)
        for name, field in fields
        if not (name == "id" and issubclass(model, Item))
    )


def _in_order(model: type[BaseModel]) -> tuple[str, ...]:
    if not issubclass(model, Entry):
        return tuple(model.model_fields)
    of_kind = (name for name in model.model_fields if name not in Entry.model_fields)
    return tuple(dict.fromkeys((*Entry.OPENING, *of_kind, *Entry.model_fields)))


@cache
def _guides(model: type[BaseModel], kind: Kind) -> tuple[FieldGuide, ...]:
    examples = WORKED_EXAMPLES[kind]
    return tuple(_guide(name, field, examples[name]) for name, field in typed_fields(model))


def _guide(name: str, field: FieldInfo, example: Typed) -> FieldGuide:
    marks = tuple(marks_of(field))
    inner = class_in(field.annotation, BaseModel)
    return FieldGuide(
        name=name,
        meaning=field.description or "",
        form=_form(field, marks),
        is_required=field.is_required(),
        is_list=_origin_in(field.annotation, tuple),
        terms=tuple(class_in(field.annotation, Term) or ()),
        reference=next((mark for mark in marks if isinstance(mark, Reference)), None),
        fields=_inner(inner, example) if inner else (),
        longest=next(_limits(marks), None),
        pattern=next(_patterns(marks), None),
        default=_default(field),
        example=example,
    )


def _inner(model: type[BaseModel], example: Typed) -> tuple[FieldGuide, ...]:
    one = example[0] if isinstance(example, list) else example
    assert isinstance(one, dict)
    return tuple(_guide(name, field, one[name]) for name, field in typed_fields(model))


def _form(field: FieldInfo, marks: tuple[object, ...]) -> Form:
    annotation = field.annotation
    by_type: tuple[tuple[object, Form], ...] = (
        (BaseModel, Form.FIELDS),
        (Term, Form.TERM),
        (ApproximateDate, Form.DATE),
        (datetime.date, Form.FULL_DATE),
        (Citation, Form.REFERENCE),
        (bool, Form.TRUTH),
    )
    if _origin_in(annotation, dict):
        return Form.NAMES
    for wanted, form in by_type:
        if class_in(annotation, wanted) is not None:
            return form
    if any(isinstance(mark, RichText) for mark in marks):
        return Form.PROSE
    if any(isinstance(mark, Reference) for mark in marks):
        return Form.REFERENCE
    return Form.LINE


def _origin_in(annotation: object, wanted: type) -> bool:
    return any(get_origin(part) is wanted for part in parts(annotation))


def _limits(marks: tuple[object, ...]) -> Iterator[int]:
    for mark in marks:
        limit = getattr(mark, "max_length", None)
        if isinstance(limit, int):
            yield limit


def _patterns(marks: tuple[object, ...]) -> Iterator[str]:
    for mark in marks:
        for part in (mark, *getattr(mark, "metadata", ())):
            said = part.json_schema if isinstance(part, WithJsonSchema) else None
            pattern = said["pattern"] if said else getattr(part, "pattern", None)
            if isinstance(pattern, str):
                yield pattern


def _default(field: FieldInfo) -> str:
    default = field.default
    return str(default) if isinstance(default, Term) else ""
