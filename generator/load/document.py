"""What a YAML file says and where it says it: texts, lists and fields with their positions."""

from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple, Self, TypeAlias

from generator.model.problems import Place, Problem


class Mark(NamedTuple):
    """A position in a file, counted from 1; columns in Unicode characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Scalar:
    """One text, exactly as typed: `yes`, `012` and `2025-01-01` mean nothing yet."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    mark: Mark


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields in the order of the file; a name that stands twice is here twice."""

    items: "tuple[tuple[Scalar, Node], ...]"
    mark: Mark


Node: TypeAlias = Scalar | Sequence | Mapping
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


@dataclass(frozen=True, slots=True)
class Document:
    """What a file says, where it says it, and what is wrong with how it says it.

    `root` is None when the file cannot be used at all; otherwise it is there even with problems,
    so that everything else that is wrong can be said in the same run. `comments` are the numbers
    of the lines that are comments, in a file without problems. `misread` are the places of values
    that were meant otherwise than they are read: what they seem to say is nobody's mistake.
    """

    path: str
    lines: tuple[str, ...]
    root: Mapping | None
    problems: tuple[Problem, ...]
    comments: tuple[int, ...] = ()
    misread: frozenset[Mark] = frozenset()

    @classmethod
    def unread(cls, path: str) -> Self:
        """A file of which no more is known than that it is there."""
        return cls(path, ("",), None, ())

    def is_misread(self, place: Place) -> bool:
        """Whether reading has found something wrong with what begins at `place`."""
        return (place.line, place.column) in self.misread

    def node(self, location: tuple[str | int, ...]) -> Node | None:
        """What stands at `location`; None where nothing does."""
        node: Node | None = self.root
        for step in location:
            found = _step(node, step)
            node = found[1] if found else None
        return node

    def place(self, location: tuple[str | int, ...] = (), *, of_key: bool = False) -> Place:
        """Where the value at `location` stands, or the nearest thing around it that exists.

        A position in a list is passed over where a single value stands for the list. `of_key`
        asks for the name of the last field instead of its value.
        """
        node: Node | None = self.root
        mark_of_key = mark_of_value = Mark(1, 1)
        for step in location:
            found = _step(node, step)
            if found is None:
                return Place(self.path, *mark_of_value)
            mark_of_key, node = found
            mark_of_value = node.mark
        return Place(self.path, *(mark_of_key if of_key else mark_of_value))

    def place_of_words(self, location: tuple[str | int, ...], words: str) -> Place:
        """Where `words` stand within the text at `location`; its beginning if they are not found.

        In the file they may be parted by a line end, or written in another way.
        """
        begin = self.place(location)
        first = Mark(begin.line, begin.column)
        behind = (mark for mark in _marks(self.root) if mark > first)
        last = min(behind, default=Mark(len(self.lines) + 1, 1))
        for number, line in enumerate(self.lines[first.line - 1 : last.line], start=first.line):
            start = first.column - 1 if number == first.line else 0
            end = last.column - 1 if number == last.line else len(line)
            if (found := line.find(words, start, end)) >= 0:
                return Place(self.path, number, found + 1)
        return begin

    def problem(
        self,
        code: str,
        location: tuple[str | int, ...],
        message: str,
        hint: str,
        *,
        of_key: bool = False,
        words: str = "",
    ) -> Problem:
        """A problem at `location`, or at these `words` in it, with the line it stands on."""
        place = (
            self.place_of_words(location, words) if words else self.place(location, of_key=of_key)
        )
        return Problem(place, code, message, hint, self.lines[place.line - 1])


def plain(node: Node) -> Plain:
    """The bare data, for validation; of a name that stands twice, the first counts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    fields: dict[str, Plain] = {}
    for key, value in node.items:
        if key.text not in fields:
            fields[key.text] = plain(value)
    return fields


def texts(node: Node | None) -> Iterator[str]:
    """Every value that is a text, however deep."""
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item)
    elif isinstance(node, Mapping):
        for _, value in node.items:
            yield from texts(value)


def misread(root: Node | None, problems: Iterable[Problem]) -> frozenset[Mark]:
    """Where the values begin in which these problems of reading stand."""
    marks = sorted(_marks(root))
    places = (Mark(found.place.line, found.place.column) for found in problems)
    behind = (bisect(marks, place) for place in places)
    return frozenset(marks[index - 1] for index in behind if index)


def _marks(node: Node | None) -> Iterator[Mark]:
    """Where everything begins, names of fields included."""
    if node is None:
        return
    yield node.mark
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _marks(item)
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield key.mark
            yield from _marks(value)


def _step(node: Node | None, step: str | int) -> tuple[Mark, Node] | None:
    if isinstance(step, str):
        fields = node.items if isinstance(node, Mapping) else ()
        return next(((key.mark, value) for key, value in fields if key.text == step), None)
    if isinstance(node, Sequence):
        return next(((item.mark, item) for item in node.items[step : step + 1]), None)
    return None if node is None else (node.mark, node)
