"""Find the files of the content folder and read them, and nothing outside it."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.load.text_file import LARGEST_FILE, REFUSED
from generator.model.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A file below the content folder, not read yet.

    `shown` is its path in problems (`content/events/x.yaml`), `inside` its steps below the folder.
    """

    path: str
    shown: str
    inside: tuple[str, ...]


def about_path(path: str, code: str, message: str, hint: str) -> Problem:
    """A problem of a file as a whole, whatever it holds."""
    return Problem(Place(path, 1, 1), code, message, hint, "")


@dataclass(frozen=True, slots=True)
class Listing:
    """Every file below the content folder in a fixed order, and what could not be listed."""

    folder: Path
    files: tuple[ContentFile, ...]
    problems: tuple[Problem, ...]


def is_within(shown: str, wanted: Iterable[str]) -> bool:
    """Whether a file as problems show it is one of the `wanted` files, or in one of the folders."""
    return any(f"{shown}/".startswith(f"{path}/") for path in wanted)


def find(folder: Path) -> Listing:
    """List the files below `folder`; links are not followed, hidden names passed over."""
    problems: list[Problem] = []
    files = tuple(_files(folder, problems))
    return Listing(folder, files, tuple(problems))


def _files(folder: Path, problems: list[Problem]) -> Iterator[ContentFile]:
    if folder.is_symlink() or not folder.is_dir():
        return
    waiting: list[tuple[str, tuple[str, ...]]] = [(str(folder), ())]
    while waiting:
        here, inside = waiting.pop(0)
        for entry in _listed(here, "/".join((folder.name, *inside)), problems):
            path = (*inside, printable(entry.name))
            shown = "/".join((folder.name, *path))
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, path))
            else:
                yield ContentFile(entry.path, shown, path)


def printable(name: str) -> str:
    """The name of a file or a path, with � for what nobody would see or is not UTF-8."""
    return REFUSED.sub("\ufffd", name).replace("\n", "\ufffd").replace("\t", "\ufffd")


def _listed(here: str, shown: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What stands in one folder, in a fixed order; hidden files belong to other programs."""
    try:
        with os.scandir(here) as listing:
            visible = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(_unreadable(shown, error))
        return []
    return sorted(visible, key=lambda entry: entry.name)


def _unreadable(shown: str, error: OSError) -> Problem:
    return about_path(
        shown,
        "E007",
        f"this cannot be read ({error.strerror})",
        "Check that the file is there and that you are allowed to read it.",
    )


def read(file: ContentFile, problems: list[Problem]) -> bytes | None:
    """What a file holds, one byte more than is allowed at most; None where it is no file."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer that never comes.
        descriptor = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        is_link = Path(file.path).is_symlink()
        problems.append(not_regular(file.shown) if is_link else _unreadable(file.shown, error))
        return None
    with os.fdopen(descriptor, "rb") as opened:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            problems.append(not_regular(file.shown))
            return None
        return opened.read(LARGEST_FILE + 1)


def not_regular(shown: str) -> Problem:
    """E007: what is there is a link or a device."""
    return about_path(
        shown,
        "E007",
        "this is not a file but a link or a device",
        "Put the file itself here, with its text in it.",
    )
