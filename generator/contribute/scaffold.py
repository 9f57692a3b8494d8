"""A new entry to fill in: valid as it is, each field explained by the model's own words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from textwrap import wrap

from generator.contribute import archive_folder, filing, naming
from generator.contribute.new_entry import OF_TODAY
from generator.contribute.schemas import places
from generator.load import unfinished
from generator.load import yaml_writing as writing
from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.fields import TO_BE_WRITTEN
from generator.model.vocabulary import Kind, Term

KINDS = tuple(kind for kind in Kind if kind is not Kind.TOPIC)

# Not required by the model, but by the rules for what the scaffold says.
_WRITTEN_ANYWAY = {Kind.STATEMENT: ("speaker", "summary"), Kind.BRIEFING: ("include",)}
_WIDTH = 96
_BEGINNING = """\
# Replace every text that is still to be written, and every value marked as an example. Take the “#”
# away from the other fields that you need, and delete the rest. Until that is done, this {kind}
# is checked but shown nowhere, the preview included.
"""


@dataclass(frozen=True, slots=True)
class _Scaffold:
    """What the values of a new entry are taken from: a day, and an id of each kind there is."""

    kind: Kind
    as_of: date
    known: Mapping[Kind, str]

    def text(self) -> str:
        beginning = _BEGINNING.format(kind=self.kind.label.lower())
        return "\n".join([beginning, *map(self._field, guides(self.kind))])

    def _field(self, field: FieldGuide) -> str:
        is_written = field.is_required or field.name in _WRITTEN_ANYWAY.get(self.kind, ())
        comments = [*_explained(field)]
        if not is_written:
            return _commented([*comments, *_typed_later(field, self.kind)])
        value = self._value(field)
        if value != TO_BE_WRITTEN and field.name not in OF_TODAY:
            comments.append(unfinished.remark_on_example(value))
        return _commented(comments) + f"{field.name}: {value}\n"

    def _value(self, field: FieldGuide) -> str:
        if field.form is Form.TERM:
            return str(field.terms[0])
        if field.form in (Form.DATE, Form.FULL_DATE):
            return self.as_of.isoformat()
        if field.reference is None or field.reference.or_name:
            return TO_BE_WRITTEN
        if Kind.ACTOR in field.reference.kinds:
            return "us"
        known = (self.known[kind] for kind in field.reference.kinds if kind in self.known)
        return next(known, "some-id")


def _commented(lines: Sequence[str]) -> str:
    return "".join(f"# {line}\n" for line in lines)


def _explained(field: FieldGuide) -> Iterator[str]:
    """The meaning of a field and the words of its vocabulary, as lines of comment."""
    yield from wrap(f"{'Required. ' if field.is_required else ''}{field.meaning}", _WIDTH)
    yield from _words(field.terms)


def _words(terms: Sequence[Term]) -> Iterator[str]:
    for term in terms:
        yield f"  {term}: {term.meaning}" if term.meaning else f"  {term} ({term.label})"


def _typed_later(field: FieldGuide, kind: Kind) -> Iterator[str]:
    """How a field that nobody has to write is typed; one that has fields of its own, with those."""
    for inner in field.fields:
        choices = f" One of: {', '.join(inner.terms)}." if inner.terms else ""
        words = f"{inner.name}: {inner.meaning}{choices}"
        yield from wrap(words, _WIDTH, initial_indent="  ", subsequent_indent="    ")
    if field.fields or field.form is Form.NAMES:
        yield from writing.written(kind, {field.name: field.example}).splitlines()
    else:
        yield f"{field.name}:"


def write(folder: Path, kind: Kind, identifier: str | None, as_of: date) -> Path:
    """Write a new entry into the content folder; its path.

    Raises NoArchive, CannotFile, OSError, and CannotWrite where the id is not one, or is taken;
    nothing is overwritten.
    """
    content = archive_folder.read(folder)
    taken = naming.taken(content)
    name = identifier or naming.free(f"new-{kind.singular}", taken)
    naming.refuse(name, kind, taken)
    known = {filed.kind: filed.id for filed in reversed(list(content.filed.values()))}
    inside = PurePosixPath(kind.value, f"{name}.yaml")
    editors = places.line_for_editors(kind, folder.name / inside)
    text = f"{editors}\n{_Scaffold(kind, as_of, known).text()}"
    [path] = filing.write_all(folder, {str(inside): text})
    return path
