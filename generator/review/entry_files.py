"""Take the entries, and nothing else, out of a git revision that nobody has looked at yet.

What a stranger proposes is previewed with our own code, configuration and templates. Of the
revision only regular files below the content folder are taken that end in .yaml and whose names an
entry can have. Pages in Markdown are not: they are written by hand, in the site's own name.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.load.filed import FOLDERS, TOPICS_FILE
from generator.model.failure import Failure
from generator.review import git, revision_files

_KINDS = "|".join(FOLDERS)
_ENTRY = re.compile(rf"(?:{_KINDS})(?:/[A-Za-z0-9_-]+)+\.yaml")


class NothingToTake(Failure):
    """There is no such revision; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Taken:
    """The files that were taken and those that were left out; paths are relative to the project."""

    taken: tuple[str, ...]
    left_out: tuple[str, ...]


def take(root: Path, content: Path, revision: str) -> Taken:
    """Put the entries of `revision` in the place of all entries below `content`.

    `root` is in the repository, `content` is a folder in it. Everything is read before anything is
    changed; nothing is checked out. Raises NothingToTake, CannotCompare or an OSError.
    """
    commit = git.resolve(root, revision)
    if commit is None:
        raise NothingToTake("there is no such revision here; fetch it first with git fetch")
    with TemporaryDirectory(prefix="briefings-") as temporary:
        left_out = revision_files.extract(root, commit, content.name, Path(temporary))
        found = _files(Path(temporary) / content.name)
        entries = {path: data for path, data in found.items() if data is not None}
    _replace(content, entries)
    ignored = (f"{content.name}/{path}" for path, data in found.items() if data is None)
    return Taken(
        tuple(f"{content.name}/{path}" for path in entries), tuple(sorted((*left_out, *ignored)))
    )


def is_entry(path: str) -> bool:
    """Whether a path below the content folder can be that of an entry, or of the topics."""
    return path == TOPICS_FILE or _ENTRY.fullmatch(path) is not None


def _files(folder: Path) -> dict[str, bytes | None]:
    """Every file by its path below the folder; None for one that is not taken."""
    paths = sorted(path for path in folder.rglob("*") if not path.is_dir())
    relative = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_bytes() if is_entry(name) else None for name, path in relative.items()}


def _replace(content: Path, entries: dict[str, bytes]) -> None:
    for file in content.rglob("*.yaml"):
        if not file.is_dir():
            file.unlink()
    for name, data in entries.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
