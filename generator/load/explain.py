"""Say in a contributor's words why a document cannot be made into an item.

pydantic finds what is wrong with the shape; the words, and what to type instead, come from the
model's own descriptions and vocabularies.
"""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from generator.load.strict_yaml import Document
from generator.model import near_miss
from generator.model.annotations import class_in
from generator.model.enumeration import enumerated
from generator.model.field_guide import guides, typed_fields
from generator.model.items import Item
from generator.model.problems import Problem
from generator.model.references import Location, Reference, marks_of
from generator.model.vocabulary import Kind, Term

_WRONG_SHAPE = {
    "model_type": "fields of its own, each on a line as “name: value”",
    "dict_type": "lines of “name: value”",
    "enum": "one word of a list",
}


def problems(
    error: ValidationError, model: type[BaseModel], document: Document, start: Location
) -> Iterator[Problem]:
    """Every error of one validation as a problem at its place below `start`."""
    found = error.errors(include_url=False)
    mistyped = {
        (*error["loc"][:-1], _meant(str(error["loc"][-1]), _owner(model, error["loc"][:-1])))
        for error in found
        if error["type"] == "extra_forbidden"
    }
    for one in found:
        problem = _problem(one, model, document, start)
        # A field that is there, with a mistake in its name, is not missing as well.
        is_missing = one["type"] == "missing"
        if not (one["loc"] in mistyped if is_missing else document.is_misread(problem.place)):
            yield problem


def not_fields(model: type[BaseModel], document: Document, start: Location) -> Problem:
    """The document holds text or a list where an item's fields are expected."""
    return document.problem(
        "E113",
        start,
        "fields are expected here",
        f"Write each field on a line of its own, as “name: value”. The fields are: "
        f"{_listed(model)}.",
    )


def typed_identifier(document: Document, location: Location) -> Problem:
    """A contributor typed the id inside the file."""
    return document.problem(
        "E111",
        location,
        "the id is not typed inside the file",
        "Take this line away; the name of the file is the id.",
        of_key=True,
    )


def _problem(found: Any, model: type[BaseModel], document: Document, start: Location) -> Problem:
    inside: Location = found["loc"]
    kind: str = found["type"]
    location = start + inside
    if kind == "missing":
        return _missing(model, inside, document, start)
    if kind == "extra_forbidden":
        return _unknown(model, inside, document, location)
    if _is_empty(found["input"]) or kind == "too_short":
        return _empty(model, inside, document, location)
    if kind.startswith("E"):
        hint = str(found["ctx"]["hint"])
        # Of a whole list, the member at fault is known to the model only.
        member = (found["ctx"]["index"],) if "index" in found["ctx"] else ()
        return document.problem(kind, location + member, found["msg"], hint)
    if kind == "enum" and isinstance(found["input"], str):
        return _not_a_term(found["input"], model, inside, document, location)
    return document.problem("E113", location, *_wrong_form(found, model, inside))


def _is_empty(typed: object) -> bool:
    return not typed.strip() if isinstance(typed, str) else typed in ([], {}, None)


def _field(model: type[BaseModel], inside: Location) -> FieldInfo | None:
    """The field that `inside` leads to, list positions passed over."""
    current: type[BaseModel] | None = model
    field = None
    for step in inside:
        if isinstance(step, int) or current is None:
            continue
        field = dict(typed_fields(current)).get(step)
        current = class_in(field.annotation, BaseModel) if field else None
    return field


def _meaning(field: FieldInfo | None) -> str:
    return (field.description or "") if field else ""


def _name(inside: Location) -> str:
    # pydantic adds “[key]” where not the value but its name in a group of names is wrong.
    names = [step for step in inside if isinstance(step, str) and step != "[key]"]
    return names[-1] if names else "this"


def _missing(
    model: type[BaseModel], inside: Location, document: Document, start: Location
) -> Problem:
    name = _name(inside)
    advice = f"{_meaning(_field(model, inside))}{_choices(model, inside)}"
    return document.problem(
        "E110",
        start + inside[:-1],
        f"the field “{name}” is missing",
        f"Add a line “{name}: …”. {advice}{_where_ids_are(model, inside)}",
    )


def _where_ids_are(model: type[BaseModel], inside: Location) -> str:
    field = _field(model, inside)
    marks = marks_of(field) if field else ()
    names_files = any(isinstance(mark, Reference) and not mark.or_name for mark in marks)
    return " “briefings find” finds ids." if names_files else ""


def _empty(
    model: type[BaseModel], inside: Location, document: Document, location: Location
) -> Problem:
    field = _field(model, inside)
    is_needed = field is not None and field.is_required()
    advice = "Type its value." if is_needed else "Type its value, or take the line away."
    return document.problem(
        "E110",
        location,
        f"the field “{_name(inside)}” is empty",
        f"{advice} {_meaning(field)}{_choices(model, inside)}",
    )


def _choices(model: type[BaseModel], inside: Location) -> str:
    field = _field(model, inside)
    vocabulary = class_in(field.annotation, Term) if field else None
    # A single letter or digit says nothing by itself.
    words = [f"{term} ({term.label})" if len(term) == 1 else term for term in vocabulary or ()]
    return f" One of: {', '.join(words)}." if words else ""


def _unknown(
    model: type[BaseModel], inside: Location, document: Document, location: Location
) -> Problem:
    owner, name = _owner(model, inside[:-1]), str(inside[-1])
    return document.problem(
        "E111",
        location,
        f"there is no field called “{_shortened(name)}” here",
        _where_it_belongs(name, model, owner),
        of_key=True,
    )


def _where_it_belongs(name: str, model: type[BaseModel], owner: type[BaseModel]) -> str:
    """The field that was meant, or the kind that has a field of this name; else all there are."""
    others = [kind.value for kind in Kind if name in {field.name for field in guides(kind)}]
    if others and owner is model and issubclass(model, Item):
        kinds = enumerated(others, "and")
        return f"“{name}” is a field of {kinds}. The fields here are: {_listed(owner)}."
    if match := near_miss.nearest(name.lower(), _fields(owner)):
        return f"Did you mean “{match}”?"
    return f"The fields are: {_listed(owner)}."


def _owner(model: type[BaseModel], inside: Location) -> type[BaseModel]:
    """The model whose fields stand at `inside`."""
    field = _field(model, inside)
    return (class_in(field.annotation, BaseModel) if field else None) or model


def _fields(owner: type[BaseModel]) -> list[str]:
    return [name for name, _ in typed_fields(owner)]


def _listed(owner: type[BaseModel]) -> str:
    return ", ".join(_fields(owner))


def _meant(name: str, owner: type[BaseModel]) -> str:
    return near_miss.nearest(name.lower(), _fields(owner))


def _not_a_term(
    typed: str, model: type[BaseModel], inside: Location, document: Document, location: Location
) -> Problem:
    field = _field(model, inside)
    vocabulary = class_in(field.annotation, Term) if field else None
    by_name = {name.lower(): str(term) for term in vocabulary or () for name in (term.label, term)}
    meant = by_name.get(typed.lower().replace(" ", "_")) or by_name.get(typed.lower())
    suggestion = (
        f"Did you mean “{meant}”? "
        if meant
        else near_miss.did_you_mean(typed.replace(" ", "_"), vocabulary or ())
    )
    return document.problem(
        "E112",
        location,
        f"“{_shortened(typed)}” is not a value of “{_name(inside)}”",
        suggestion + _choices(model, inside).strip(),
    )


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _wrong_form(found: Any, model: type[BaseModel], inside: Location) -> tuple[str, str]:
    kind, name = found["type"], _name(inside)
    meaning = _meaning(_field(model, inside))
    if kind == "string_too_long":
        limit, length = found["ctx"]["max_length"], len(found["input"].strip())
        over = f"“{name}” has {length} characters, at most {limit} are allowed"
        return over, f"Take {length - limit} or more away. {meaning}"
    if kind == "string_type":
        shape = "fields" if isinstance(found["input"], dict) else "a list"
        return f"“{name}” takes a text here, not {shape}", meaning
    if kind == "model_type":
        fields = f" Its fields are: {_listed(_owner(model, inside))}."
        return f"“{name}” takes {_WRONG_SHAPE[kind]}", meaning + fields
    if kind in _WRONG_SHAPE:
        return f"“{name}” takes {_WRONG_SHAPE[kind]}", meaning + _choices(model, inside)
    return f"“{name}” is not written as it should be", meaning
