"""Read the cases in `change_cases/`: what a contributor did to an archive, and what it means.

A file of cases is plain text. Every case begins with `=== ` and what it is about, and goes on with
the files of `change_archive/` that differ:

    --- events/flight.yaml                      that file, with the lines below put for others
    --- events/flight.yaml -> events/first.yaml the same, under another name
    --- events/flight.yaml gone                 that file taken away
    --- events/new.yaml new                     a file of the lines below
    - date: 2025-06                             a line (without indentation) that is taken away
    + date: 2025-06-03                          a line put in its place, else at the end

The lines with `>` are all the changes that have to be found, in the order of the report:

    > kind: id (field): before | before → after | after; detail
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from generator.review.changes.change import Change, by_subject

HERE = Path(__file__).parent
ARCHIVE = HERE / "change_archive"
CASES = HERE / "change_cases"

_CASE = re.compile(r"^=== (.+)$", re.MULTILINE)
_FILE = re.compile(r"^--- (\S+)(?: -> (\S+)| (gone|new))?$")


@dataclass
class ChangedFile:
    """What happens to one file."""

    path: str
    becomes: str
    fate: str
    edits: list[tuple[str, str]] = field(default_factory=list)

    def apply(self, content: Path) -> None:
        """Do it in a copy of the archive."""
        file = content / self.path
        lines = [] if self.fate == "new" else file.read_text(encoding="utf-8").splitlines()
        if self.fate != "new":
            file.unlink()
        if self.fate != "gone":
            target = content / self.becomes
            target.parent.mkdir(parents=True, exist_ok=True)
            text = "".join(f"{line}\n" for line in self._edited(lines))
            target.write_text(text, encoding="utf-8")

    def _edited(self, lines: list[str]) -> list[str]:
        position = len(lines)
        for sign, edited in self.edits:
            if sign == "-":
                position = next(i for i, line in enumerate(lines) if line.strip() == edited.strip())
                del lines[position]
            else:
                lines.insert(position, edited)
                position += 1
        return lines


@dataclass
class ChangeCase:
    """What was done, and what it means."""

    name: str
    files: list[ChangedFile] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def write(self, before: Path, after: Path) -> None:
        """Make both content folders."""
        shutil.copytree(ARCHIVE, before)
        shutil.copytree(ARCHIVE, after)
        for file in self.files:
            file.apply(after)


def change_cases() -> Iterator[ChangeCase]:
    """Every case of every file, named after both."""
    for path in sorted(CASES.glob("*.txt")):
        yield from cases_in(path)


def cases_in(path: Path) -> Iterator[ChangeCase]:
    """Every case of one file."""
    _, *parts = _CASE.split(path.read_text(encoding="utf-8"))
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        yield _case(f"{path.stem}: {name}", text.strip("\n").split("\n"))


def _case(name: str, lines: list[str]) -> ChangeCase:
    case = ChangeCase(name)
    for line in lines:
        if header := _FILE.match(line):
            case.files.append(ChangedFile(header[1], header[2] or header[1], header[3] or ""))
        elif line.startswith("> "):
            case.expected.append(line[2:])
        elif line[:2] in ("- ", "+ "):
            case.files[-1].edits.append((line[0], line[2:]))
        elif line:
            raise ValueError(f"{name}: {line!r} is none of the forms above")
    return case


def as_lines(changes: tuple[Change, ...]) -> list[str]:
    """Changes in the order of the report, each as a case has it."""
    return [_line(change) for found in by_subject(changes) for change in found.changes]


def _line(change: Change) -> str:
    field_name = f" ({change.field})" if change.field else ""
    values = " → ".join(" | ".join(texts) for texts in (change.before, change.after))
    shown = f": {values.strip()}" if change.before or change.after else ""
    detail = f"; {change.detail}" if change.detail else ""
    line = f"{change.kind}: {change.subject.id}{field_name}{shown}{detail}"
    return line.replace("\n", "⏎")
