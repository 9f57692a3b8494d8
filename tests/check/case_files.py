"""Read the cases in `cases/`: what a contributor typed, and what is said of it where.

A file of cases is plain text. Every case begins with `=== ` and what is wrong, and goes on with
files. It adds them to the sound content of the folder `sound/`, in place of those it has already:

    --- events/probe.yaml               a whole file
    +++ events/test-flight.yaml         that file of `sound/`, with these fields above its others
    --- events/probe.yaml -> elsewhere  a symbolic link
    without added                       a field left out; before any file: files left out

Below a line with a problem stands `^ CODE words`: the caret under the column where the problem is
found, its code, and words of the hint, which says what to type. Above the first line of a file it
is about the file as a whole. Such lines are taken away before the file is checked.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

HERE = Path(__file__).parent
SOUND = HERE / "sound"

_CASE = re.compile(r"^=== (.+)$", re.MULTILINE)
_FILE = re.compile(r"^(---|\+\+\+) (.+?)(?: -> (\S+))?$")
_WITHOUT = re.compile(r"^without (\S+)$")
_MARKER = re.compile(r"^( *)\^ ([EW][0-9]{3}) (.+)$")
_FIELD = re.compile(r"^(\w+):")


@dataclass(frozen=True, order=True)
class Expected:
    """A problem that has to be reported, and words that its hint has to hold."""

    path: str
    line: int
    column: int
    code: str
    words: str


@dataclass
class CaseFile:
    """One file of a case, its markers taken away."""

    path: str
    link: str | None
    is_change: bool
    lines: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)


@dataclass
class Case:
    """What was typed, and what has to be said of it."""

    name: str
    files: list[CaseFile] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    def write(self, content: Path) -> None:
        """Make the content folder that this case is about."""
        shutil.copytree(SOUND, content)
        for path in self.without:
            for found in list(content.glob(path)):
                shutil.rmtree(found) if found.is_dir() else found.unlink()
        for file in self.files:
            target = content / file.path
            if file.path == ".":
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            if file.link:
                target.symlink_to(file.link)
            else:
                target.write_text("".join(f"{line}\n" for line in _lines(file)), encoding="utf-8")


def cases() -> Iterator[Case]:
    """Every case of every file, named after both."""
    for path in sorted((HERE / "cases").glob("*.txt")):
        _, *parts = _CASE.split(path.read_text(encoding="utf-8"))
        for name, text in zip(parts[::2], parts[1::2], strict=True):
            yield _case(f"{path.stem}: {name}", text.strip("\n").split("\n"))


def _case(name: str, lines: list[str]) -> Case:
    case = Case(name)
    for line in lines:
        file = case.files[-1] if case.files else None
        if header := _FILE.match(line):
            case.files.append(CaseFile(header[2], header[3], header[1] == "+++"))
        elif without := _WITHOUT.match(line):
            (file or case).without.append(without[1])
        elif file is None:
            raise ValueError(f"{name}: a case begins with a file, not with {line!r}")
        elif marker := _MARKER.match(line):
            column = len(marker[1]) + 1
            path = "content" if file.path == "." else f"content/{file.path}"
            place = (path, max(len(file.lines), 1), column)
            case.expected.append(Expected(*place, marker[2], marker[3]))
        else:
            file.lines.append(line)
    return case


def _lines(file: CaseFile) -> list[str]:
    if not file.is_change:
        return file.lines
    typed = [match[1] for line in file.lines if (match := _FIELD.match(line))]
    kept, is_kept = [], True
    for line in (SOUND / file.path).read_text(encoding="utf-8").splitlines():
        if match := _FIELD.match(line):
            is_kept = match[1] not in (*typed, *file.without)
        if is_kept:
            kept.append(line)
    return file.lines + kept
