"""Read YAML as text with positions; refuse every trap in it, in a contributor's words.

Parser events are taken one by one and nothing is constructed, so a file can neither run code nor
exhaust the stack. Every value stays the text that was typed; the model decides what it means.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, NoReturn

import yaml

from generator.load import yaml_mistakes, yaml_traps
from generator.load.document import (
    Document,
    Mapping,
    Mark,
    Node,
    Plain,
    Scalar,
    Sequence,
    misread,
    plain,
)
from generator.load.text_file import Finding, TextFile
from generator.load.yaml_lines import in_quotes, line_at, line_before, missing_space, shortened
from generator.load.yaml_mistakes import Failure

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]
except ImportError:
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]

__all__ = [
    "Document",
    "Mapping",
    "Mark",
    "Node",
    "Plain",
    "Scalar",
    "Sequence",
    "plain",
    "read",
]

DEEPEST = 8
MOST_NODES = 5_000
LONGEST_TEXT = 50_000

_COPY_SIGN = "<<"


def read(path: str, data: bytes) -> Document:
    """Read a file that problems call `path`; whatever its bytes are, nothing is raised."""
    file = TextFile(path, data)
    builder = _Builder(file)
    root = builder.build() if file.readable else None
    problems = tuple(sorted(file.problems))
    # A field that stands twice, or before a remark, says what is meant all the same.
    misleading = [found for found in problems if found.code not in ("E002", "E006")]
    return Document(
        path,
        file.lines,
        root,
        problems,
        comments=tuple(builder.comment_lines()),
        misread=misread(root, misleading) if misleading else frozenset(),
    )


class _Stop(Exception):
    """The file is not worth reading on from the index that this carries."""


class _Frame(NamedTuple):
    """A list or a group of fields that has begun and not ended; `names` have their lines."""

    start: int
    mark: Mark
    is_mapping: bool
    is_bracketed: bool
    nodes: list[Node]
    names: dict[str, int]


class _Builder:
    """Builds nodes from parser events, and notes everything that is wrong on the way."""

    def __init__(self, file: TextFile) -> None:
        self.file = file
        self.text = yaml_traps.without_directives(file.text)
        self.last_line = len(file.lines)
        self.has_codes = "\\" in file.text
        self.root: list[Node] = []
        self.frames = [_Frame(0, Mark(1, 1), False, False, self.root, {})]
        self.texts: list[tuple[int, int]] = []
        self.enclosed: tuple[int, int] | None = None
        self.starts: list[int] = []
        self.comments: tuple[int, ...] = ()
        self.documents = 0

    def build(self) -> Mapping | None:
        """The fields of the file, or None when there are none to go on with."""
        self._note(yaml_traps.directive(self.file.text))
        self.comments = tuple(self._comments(self._take_all()))
        for comment in self._behind_values(self.comments):
            self._note(yaml_traps.about_comment(self.text, comment))
        root = self.root[0] if self.root else None
        if isinstance(root, Mapping):
            return root
        if not self.file.problems:
            self._note(self._about_root(root))
        return None

    def _note(self, finding: Finding | None) -> None:
        if finding:
            self.file.add(finding)

    def _stop(self, finding: Finding) -> NoReturn:
        self._note(finding)
        raise _Stop(finding.position)

    def comment_lines(self) -> Iterator[int]:
        """The numbers of the lines that are comments, in a file that has been taken whole."""
        line, counted = 1, 0
        for comment in self.comments:
            line += self.text.count("\n", counted, comment)
            counted = comment
            yield line

    def _comments(self, end: int) -> Iterator[int]:
        return yaml_traps.comments(self.text, self.texts, end) if "#" in self.text else iter(())

    def _behind_values(self, comments: Iterable[int]) -> Iterator[int]:
        return (index for index in comments if line_before(self.text, index).strip())

    def _about_root(self, root: Node | None) -> Finding:
        start = self.starts[0] if self.starts else 0
        message = "the file is one text, where fields are expected"
        if isinstance(root, Sequence):
            message = "the file is one list, where fields are expected"
        elif not isinstance(root, Scalar) or not root.text:
            message = "the file holds no fields"
        glued = missing_space(line_at(self.text, start))
        hint = "Write each field on a line of its own, as “name: text”."
        return glued or Finding("E003", start, message, hint)

    def _take_all(self) -> int:
        """Take all events; the index up to which they made sense."""
        parser: Any = _Parser(self.text)
        try:
            while event := parser.get_event():
                if take := _TAKERS.get(type(event)):
                    take(self, event)
        except _Stop as stop:
            return int(stop.args[0])
        except (yaml.YAMLError, ValueError, OverflowError) as error:
            self.root.clear()
            return self._explain(self._failure(error))
        return len(self.text)

    def _explain(self, failure: Failure) -> int:
        """Note the mistake behind a failure, unless it is the consequence of one already noted."""
        finding = yaml_mistakes.explain(failure)
        behind = self._behind_values(self._comments(failure.start))
        is_cut = any(index >= self._end_of_texts() for index in behind)
        is_misread = {"E003", "E004"} & self.file.codes_in_line(finding.position)
        if not is_cut and not is_misread:
            self._note(finding)
        return failure.start

    def _end_of_texts(self) -> int:
        return self.texts[-1][1] if self.texts else 0

    def _failure(self, error: Exception) -> Failure:
        opened = next((frame.start for frame in self.frames if frame.is_bracketed), None)
        known = self.enclosed, opened
        if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
            # What the parser raises as it comes: a tag that is not UTF-8 once it is decoded.
            index = max(self.text.find("!", self._end_of_texts()), 0)
            return Failure(self.text, "tag", index, index, *known)
        reason = f"{error.context}: {error.problem}"
        index = start = min(error.problem_mark.index, len(self.text))
        if error.context_mark and not re.search("parsing a (block|flow)", reason):
            start = error.context_mark.index
        return Failure(self.text, reason, start, index, *known)

    def _begin_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            message = "this line begins a second document in the file"
            hint = "Take this line away; every entry has a file of its own."
            self._stop(Finding("E004", event.start_mark.index, message, hint))

    def _begin_node(self, event: Any) -> int:
        """Check what can be wrong with a node of any kind; the index where it begins."""
        start: int = event.start_mark.index
        self.starts.append(start)
        if len(self.starts) > MOST_NODES:
            message = f"the file has more than {MOST_NODES:,} values"
            self._stop(Finding("E005", start, message, "Split it into several files."))
        if event.anchor or getattr(event, "tag", None):
            is_bracketed = any(frame.is_bracketed for frame in self.frames)
            self._note(yaml_traps.about_label(self.text, start, is_bracketed=is_bracketed))
        return start

    def _take_text(self, event: Any) -> None:
        start, end, style = self._begin_node(event), event.end_mark.index, event.style
        if len(event.value) > LONGEST_TEXT:
            message = f"this text has more than {LONGEST_TEXT:,} characters"
            self._note(Finding("E005", start, message, "Shorten it."))
        if style in ("'", '"'):
            self.enclosed = start, end
            if self.has_codes:
                self._note(yaml_traps.unseen_code(self.text, start, end, event.value))
        elif not style and start < end:
            self._note(yaml_traps.dash_in_text(self.text, start, end))
            self._note(yaml_traps.nothing(start, event.value))
        self._append(start, Scalar(event.value, self._mark(event)))
        # The line that announces a text on the lines below it is no part of that text.
        begin = self.text.find("\n", start, end) if style in ("|", ">") else start
        self.texts.append((begin, end))

    def _mark(self, event: Any) -> Mark:
        begin = event.start_mark
        line = begin.line + 1
        # Behind a last line that no line break ends, libyaml counts one that is not there.
        return Mark(line if line < self.last_line else self.last_line, begin.column + 1)

    def _take_alias(self, event: Any) -> None:
        self._append(self._begin_node(event), Scalar(f"*{event.anchor}", self._mark(event)))

    def _begin_group(self, event: Any) -> None:
        start = self._begin_node(event)
        if len(self.frames) > DEEPEST:
            message = f"lists and fields lie within one another more than {DEEPEST} deep"
            self._stop(Finding("E005", start, message, "Move what lies deepest further out."))
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        is_bracketed = self.text[start : start + 1] in ("[", "{")
        self.frames.append(_Frame(start, self._mark(event), is_mapping, is_bracketed, [], {}))

    def _end_group(self, event: Any) -> None:
        frame = self.frames.pop()
        if frame.is_bracketed:
            self.enclosed = frame.start, event.end_mark.index
        self._append(frame.start, _node(frame))

    def _append(self, start: int, node: Node) -> None:
        frame = self.frames[-1]
        if frame.is_mapping and len(frame.nodes) % 2 == 0:
            self._check_name(frame, start, node)
        frame.nodes.append(node)

    def _check_name(self, frame: _Frame, start: int, name: Node) -> None:
        if not isinstance(name, Scalar) or not name.text:
            message = "the name of a field is expected here"
            hint = "Type a name and a colon before the value; if this is text, " + in_quotes()
            self._note(Finding("E001", start, message, hint))
        elif name.text != name.text.strip():
            message = "an unusual space stands beside the name of this field"
            self._note(Finding("E001", start, message, "Delete it and type plain spaces."))
        elif name.text == _COPY_SIGN:
            message = "“<<” copies fields from elsewhere"
            self._note(Finding("E004", start, message, "Type the fields themselves."))
        elif first := frame.names.get(name.text):
            message = f"the field “{shortened(name.text)}” stands in line {first} already"
            self._note(Finding("E002", start, message, "Keep one of the two."))
        else:
            frame.names[name.text] = name.mark.line


def _node(frame: _Frame) -> Node:
    if not frame.is_mapping:
        return Sequence(tuple(frame.nodes), frame.mark)
    fields = zip(frame.nodes[::2], frame.nodes[1::2], strict=True)
    # Names are taken as they are meant: what is wrong with them has been said.
    named = tuple(
        (_as_meant(name), value)
        for name, value in fields
        if isinstance(name, Scalar) and name.text != _COPY_SIGN
    )
    return Mapping(named, frame.mark)


def _as_meant(name: Scalar) -> Scalar:
    stripped = name.text.strip()
    return name if name.text == stripped else Scalar(stripped, name.mark)


_TAKERS: dict[type[yaml.Event], Callable[[_Builder, Any], None]] = {
    yaml.ScalarEvent: _Builder._take_text,
    yaml.MappingStartEvent: _Builder._begin_group,
    yaml.SequenceStartEvent: _Builder._begin_group,
    yaml.MappingEndEvent: _Builder._end_group,
    yaml.SequenceEndEvent: _Builder._end_group,
    yaml.AliasEvent: _Builder._take_alias,
    yaml.DocumentStartEvent: _Builder._begin_document,
}
