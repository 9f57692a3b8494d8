"""Ways to run the commands as people do, and to compare what they leave behind."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent.parent
PROGRAMS = Path(sys.executable).parent

# Not the day of the test run: what a build dates by the clock would differ.
AS_OF = date(2027, 2, 3)
EPOCH = str(int(datetime(2027, 2, 3, tzinfo=UTC).timestamp()))

COMMENT = "an editor's remark that nobody publishes, 4711"

Tree = dict[str, bytes]


@dataclass(frozen=True)
class Run:
    """How a command ended and all that it said."""

    code: int
    said: str


def run(program: str, *arguments: str | Path, folder: Path, **environment: str) -> Run:
    """Run one of our programs, or of MkDocs, in `folder`."""
    result = subprocess.run(
        [PROGRAMS / program, *arguments],
        cwd=folder,
        env={**plain_environment(), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=300,
        check=False,
    )
    return Run(result.returncode, result.stdout)


def plain_environment() -> dict[str, str]:
    """The environment without what would date a build, and without Material's notice."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    return {**kept, "NO_MKDOCS_2_WARNING": "1"}


def tree(folder: Path) -> Tree:
    """Every file below a folder, by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(folder: Path) -> set[str]:
    """The addresses below a folder."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.html")}


def fresh_copy(root: Path) -> Path:
    """What a fresh clone holds, with the edits of the working tree."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        check=True,
    )
    for name in listed.stdout.decode().split("\0"):
        if name and (REPOSITORY / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(REPOSITORY / name, root / name)
    return root
