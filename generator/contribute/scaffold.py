"""A new entry to fill in: valid as it is, each field explained by the model's own words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from textwrap import wrap

from pydantic.fields import FieldInfo

from generator.load import content_folder
from generator.model import identifiers, states
from generator.model.dates import ApproximateDate
from generator.model.failure import Failure
from generator.model.field_guide import type_in, typed_fields
from generator.model.fields import TO_BE_WRITTEN
from generator.model.items import MODELS, Entry
from generator.model.references import Reference, marks_of
from generator.model.vocabulary import Kind, Term

KINDS = tuple(kind for kind in Kind if kind is not Kind.TOPIC)

FAR_AWAY = date(2100, 1, 1)

# Not required by the model, but by the rules for what the scaffold says.
_WRITTEN_ANYWAY = {Kind.STATEMENT: ("speaker", "summary"), Kind.BRIEFING: ("include",)}
_OF_TODAY = ("added", "as_of")
_EMBARGO = (
    "# Until you take the next line away, the entry is checked but published nowhere.\n"
    f"embargo_until: {FAR_AWAY}\n"
)


class CannotWrite(Failure):
    """There is no room for the new entry; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Scaffold:
    """What the values of a new entry are taken from: a day, and an id of each kind there is."""

    kind: Kind
    as_of: date
    known: Mapping[Kind, str]

    def text(self) -> str:
        model = MODELS[self.kind]
        fields = [
            self._field(name, field)
            for name, field in typed_fields(model)
            if name != "embargo_until"
        ]
        return "\n".join([*fields, *([_EMBARGO] if issubclass(model, Entry) else [])])

    def _field(self, name: str, field: FieldInfo) -> str:
        is_written = field.is_required() or name in _WRITTEN_ANYWAY.get(self.kind, ())
        value = self._value(field) if is_written else ""
        line = f"{name}: {value}" if is_written else f"# {name}:"
        comments = [*_explained(field)]
        if is_written and value != TO_BE_WRITTEN and name not in _OF_TODAY:
            comments.append("(What stands here is only an example: put your own in its place.)")
        return "".join(f"# {words}\n" for words in comments) + line + "\n"

    def _value(self, field: FieldInfo) -> str:
        vocabulary = type_in(field.annotation, Term)
        if vocabulary is not None:
            return str(next(iter(vocabulary)))
        if type_in(field.annotation, (date, ApproximateDate)):
            return self.as_of.isoformat()
        for mark in marks_of(field):
            if isinstance(mark, Reference) and not mark.or_name:
                return self._reference(mark)
        return TO_BE_WRITTEN

    def _reference(self, mark: Reference) -> str:
        if Kind.ACTOR in mark.kinds:
            return "us"
        return next((self.known[kind] for kind in mark.kinds if kind in self.known), "some-id")


def _explained(field: FieldInfo) -> Iterator[str]:
    """The meaning of a field and the words of its vocabulary, as lines of comment."""
    yield from wrap(field.description or "", 96)
    for term in type_in(field.annotation, Term) or ():
        meaning = f": {term.meaning}" if term.meaning else ""
        yield f"  {term}{meaning or f' ({term.label})'}"


def write(folder: Path, kind: Kind, identifier: str | None, as_of: date) -> Path:
    """Write a new entry into the content folder; its path.

    Raises CannotWrite where the id is not one, or is taken; nothing is overwritten.
    """
    if not folder.is_dir():
        raise CannotWrite(
            f"there is no folder “{folder.name}” here; go to the project's own folder"
        )
    content = content_folder.read(folder)
    name = identifier or _free_name(f"new-{kind.singular}", content.filed)
    if states.is_state(name) or not identifiers.is_identifier(name, of_source=kind is Kind.SOURCE):
        advice = identifiers.advice(name, of_source=kind is Kind.SOURCE)
        raise CannotWrite(f"“{name}” cannot be an id. {advice}")
    if name in content.filed:
        holder = content.filed[name].document.path
        raise CannotWrite(f"the id “{name}” is taken: {holder} has it. Choose another one.")
    known = {filed.kind: filed.id for filed in reversed(list(content.filed.values()))}
    path = folder / kind.value / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(_Scaffold(kind, as_of, known).text())
    return path


def _free_name(stem: str, taken: Mapping[str, object]) -> str:
    number = 1
    while (name := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return name
