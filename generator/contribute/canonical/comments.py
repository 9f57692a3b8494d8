"""To which field or item each comment of a file belongs, so that it moves with it.

A comment belongs to what stands below it, like a heading. Where it begins further right than what
stands below, it ends the list or the fields above; an item that was made a comment ends its list.
What opens the file, up to its first blank line, belongs to the file; so do lines for programs.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.load.document import Document, Mapping, Node, Scalar, Sequence
from generator.load.yaml_writing import Comments
from generator.model.references import Location

_FOR_PROGRAMS = re.compile(r"#\s*(?:yaml-language-server:|vim?:|-\*-|yamllint\s|SPDX-|Copyright\s)")
_ITEM = re.compile(r"#\s*- ")
_NO_MORE_THAN_A_BREAK = re.compile(r"(?:---|\.\.\.)?\s*")


class _Group(NamedTuple):
    """A list, or fields that stand together; `margin` is the column in which they begin."""

    location: Location
    margin: int
    is_list: bool


class _Spot(NamedTuple):
    """A field or an item, the groups it lies within, and the last line above which it reaches."""

    location: Location
    line: int
    groups: tuple[_Group, ...]


def comments(document: Document) -> Comments:
    """The comments of a file without problems, by what they belong to."""
    above: dict[Location, list[str | None]] = defaultdict(list)
    below: dict[Location, list[str | None]] = defaultdict(list)
    if not document.comments or document.root is None:
        return Comments()
    spots = list(_spots(document, document.root, (), ()))
    lines_of_spots = [spot.line for spot in spots]
    opening = _opening(document)
    for number in document.comments:
        following = bisect_right(lines_of_spots, number)
        group = _ended_by(document, number, spots, following)
        if number in opening:
            belongs = above[()]
        elif group is None:
            belongs = above[spots[following].location]
        else:
            belongs = below[group.location]
        belongs += _with_blanks(document, number)
    return Comments(above, below)


def _spots(
    document: Document, node: Node, at: Location, outer: tuple[_Group, ...]
) -> Iterator[_Spot]:
    """Everything within a node, in the order of the file."""
    if isinstance(node, Scalar):
        return
    groups = (*outer, _Group(at, _margin(document, node, outer), isinstance(node, Sequence)))
    for step, line, value in _members(node):
        last = value.mark.line if isinstance(value, Scalar) else line
        yield _Spot((*at, step), last, groups)
        yield from _spots(document, value, (*at, step), groups)


def _members(node: Mapping | Sequence) -> Iterator[tuple[str | int, int, Node]]:
    if isinstance(node, Mapping):
        for name, value in node.items:
            yield name.text, name.mark.line, value
    else:
        for number, value in enumerate(node.items):
            yield number, value.mark.line, value


def _margin(document: Document, node: Mapping | Sequence, outer: tuple[_Group, ...]) -> int:
    line, column = node.mark
    if document.lines[line - 1][column - 1 : column] not in ("[", "{"):
        return column - 1
    return outer[-1].margin + 1 if outer else 0


def _opening(document: Document) -> frozenset[int]:
    """The lines at the top of the file that belong to the file as a whole."""
    assert document.root is not None
    first, numbers = document.comments[0], frozenset(document.comments)
    end = first
    while end in numbers:
        end += 1
    if first >= document.root.mark.line:
        return frozenset()
    if end == document.root.mark.line:
        end = first
        while _FOR_PROGRAMS.match(document.lines[end - 1]):
            end += 1
    return frozenset(range(first, end))


def _ended_by(document: Document, number: int, spots: list[_Spot], following: int) -> _Group | None:
    """The group that a comment ends; None where it belongs to the spot that follows."""
    line = document.lines[number - 1]
    column = len(line) - len(line.lstrip())
    before = spots[following - 1].groups if following else ()
    around = spots[following].groups if following < len(spots) else ()
    closed = [group for group in before if group not in around and group.margin <= column]
    lists = [group for group in closed if group.is_list]
    if lists and _ITEM.match(line, column):
        return lists[-1]
    if around:
        closed = closed if column > around[-1].margin else []
        return max(closed, key=lambda group: group.margin, default=None)
    # At the end of the file, a list may begin in the column of its field: the outermost group.
    return max(closed, key=lambda group: group.margin, default=before[0])


def _with_blanks(document: Document, number: int) -> Iterator[str | None]:
    if number > 1 and _is_blank(document.lines[number - 2]):
        yield None
    yield document.lines[number - 1].strip()
    if number < len(document.lines) and _is_blank(document.lines[number]):
        yield None


def _is_blank(line: str) -> bool:
    return _NO_MORE_THAN_A_BREAK.fullmatch(line) is not None
