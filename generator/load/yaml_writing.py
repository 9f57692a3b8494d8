"""An item as the text of its file: fields in their order, lines within their length."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TypeAlias

from generator.load import yaml_texts as texts
from generator.load.yaml_texts import STEP, WIDTH
from generator.model.field_guide import FieldGuide, guides
from generator.model.references import Location
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

_SHORT = re.compile(r"\S+")

_Fields: TypeAlias = Mapping[str, Typed]
_Lines: TypeAlias = Iterator[str | None]
"""Lines of a file; None is a blank line, of which there is never more than one."""


@dataclass(frozen=True, slots=True)
class Comments:
    """Comments, each a line from its `#` on or None for a blank line, by what they belong to.

    `above` are those above a field or an item of a list, and at the empty location those at the
    top of the file; `below` are those at the end of a list or of a group of fields.
    """

    above: Mapping[Location, Sequence[str | None]] = field(default_factory=dict)
    below: Mapping[Location, Sequence[str | None]] = field(default_factory=dict)

    def within(self, location: Location) -> bool:
        """Whether any of them stands inside of what stands at `location`."""
        inner = (place[: len(location)] for place in self.above if len(place) > len(location))
        return location in self.below or location in inner


def written(kind: Kind, values: _Fields, comments: Comments | None = None) -> str:
    """The text of a file with these values, which are what a contributor would type.

    Read strictly again, it gives the same values, but for a list with one text in it: where a
    field takes several values or one, that text stands alone. For topics, these are the fields of
    one, or the fields of each by its id.
    """
    fields = guides(kind)
    if kind is Kind.TOPIC:
        values = {name: _shortened(value, fields) for name, value in values.items()}
    return text(kind, {**values, **_shortened_fields(values, fields)}, comments)


def _shortened_fields(values: _Fields, fields: Sequence[FieldGuide]) -> _Fields:
    return {
        guide.name: _shortened(values[guide.name], guide.fields, may_be_one=guide.is_list)
        for guide in fields
        if guide.name in values
    }


def _shortened(value: Typed, fields: Sequence[FieldGuide], *, may_be_one: bool = False) -> Typed:
    """A value with each list of one text as that text, where a field may have it so."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {**value, **_shortened_fields(value, fields)}
    if may_be_one and len(value) == 1 and isinstance(value[0], str) and value[0]:
        return value[0]
    return [_shortened(member, fields) for member in value]


def text(kind: Kind, values: _Fields, comments: Comments | None = None) -> str:
    """The text of a file with exactly these values, and comments where they belong."""
    are_topics = kind is Kind.TOPIC and any(isinstance(value, Mapping) for value in values.values())
    ordered = _each(values, guides(kind)) if are_topics else in_order(values, guides(kind))
    lines = _Writer(comments or Comments()).file(ordered)
    return "\n".join(_without_double_blanks(lines)).strip("\n") + "\n"


def in_order(values: _Fields, fields: Sequence[FieldGuide]) -> dict[str, Typed]:
    """The values in the order of their fields, those of fields that nobody knows behind them."""
    known = {guide.name: guide.fields for guide in fields}
    names = [name for name in known if name in values]
    names += [name for name in values if name not in known]
    return {name: _inner(values[name], known.get(name, ())) for name in names}


def _each(values: _Fields, fields: Sequence[FieldGuide]) -> dict[str, Typed]:
    return {name: _inner(value, fields) for name, value in values.items()}


def _inner(value: Typed, fields: Sequence[FieldGuide]) -> Typed:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return in_order(value, fields)
    return [_inner(member, fields) for member in value]


def _without_double_blanks(lines: _Lines) -> Iterator[str]:
    before: str | None = None
    for line in lines:
        if line is not None or before is not None:
            yield line or ""
        before = line


class _Writer:
    """Writes values as lines, with the comments that belong to them."""

    def __init__(self, comments: Comments) -> None:
        self._comments = comments

    def file(self, values: _Fields) -> _Lines:
        yield from self._remarks(self._comments.above, (), "")
        yield from self._fields(values, (), "")

    def _remarks(
        self, remarks: Mapping[Location, Sequence[str | None]], at: Location, margin: str
    ) -> _Lines:
        for line in remarks.get(at, ()):
            yield line and margin + line

    def _fields(self, values: _Fields, at: Location, margin: str) -> _Lines:
        for name, value in values.items():
            here = (*at, name)
            yield from self._remarks(self._comments.above, here, margin)
            yield from self._behind(f"{margin}{texts.on_one_line(name)}:", value, here)
        yield from self._remarks(self._comments.below, at, margin)

    def _items(self, values: Sequence[Typed], at: Location, margin: str) -> _Lines:
        for number, value in enumerate(values):
            here = (*at, number)
            yield from self._remarks(self._comments.above, here, margin)
            yield from self._behind(f"{margin}-", value, here)
        yield from self._remarks(self._comments.below, at, margin)

    def _behind(self, lead: str, value: Typed, at: Location) -> _Lines:
        """A value behind its field's name or its dash, or on the lines below."""
        if isinstance(value, str):
            yield from texts.lines(lead, value)
        elif (row := self._in_brackets(lead, value, at)) is not None:
            yield row
        else:
            yield from self._below(lead, value, at)

    def _in_brackets(self, lead: str, value: Sequence[Typed] | _Fields, at: Location) -> str | None:
        """A list of words without spaces in one line, if it fits there."""
        if not value:
            return f"{lead} {'{}' if isinstance(value, Mapping) else '[]'}"
        if isinstance(value, Mapping) or self._comments.within(at):
            return None
        words = [word for word in value if isinstance(word, str) and _SHORT.fullmatch(word)]
        row = ", ".join(texts.on_one_line(word, in_brackets=True) for word in words)
        line = f"{lead} [{row}]"
        return line if len(words) == len(value) and len(line) <= WIDTH else None

    def _below(self, lead: str, value: Sequence[Typed] | _Fields, at: Location) -> _Lines:
        margin = texts.margin_of(lead) + STEP
        inner = (
            self._fields(value, at, margin)
            if isinstance(value, Mapping)
            else self._items(value, at, margin)
        )
        if lead.endswith(":"):
            yield lead
            yield from inner
        else:
            yield from _behind_dash(lead, list(inner))


def _behind_dash(lead: str, lines: Sequence[str | None]) -> _Lines:
    """The lines of an item, the first behind its dash; comments above that stand above the dash."""
    remarks = list(takewhile(_is_remark, lines))
    first, *others = lines[len(remarks) :]
    yield from (line and texts.margin_of(lead) + line.lstrip() for line in remarks)
    yield f"{lead} {(first or '').lstrip()}"
    yield from others


def _is_remark(line: str | None) -> bool:
    return line is None or line.lstrip().startswith("#")
