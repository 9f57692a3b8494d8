"""Find the files of the content folder and read them, and nothing outside it."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from generator.load.text_file import LARGEST_FILE, REFUSED
from generator.model.problems import Place, Problem

DIGEST_SIZE = 20


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


class TakenFile(NamedTuple):
    """What a file holds, with the digest of its path and its bytes.

    `data` is None and `digest` empty where it cannot be read.
    """

    file: ContentFile
    data: bytes | None
    digest: bytes


@dataclass(frozen=True, slots=True)
class Taken:
    """Every file of a listing, taken once: what has a digest is what is read afterwards."""

    folder: Path
    files: tuple[TakenFile, ...]
    problems: tuple[Problem, ...]

    @property
    def digest(self) -> bytes:
        """The same for two takings only where every file, byte and problem is the same."""
        digests = (taken.digest for taken in self.files)
        return blake2b(b"".join((repr(self.problems).encode(), *digests))).digest()


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
    waiting: list[tuple[str, str, tuple[str, ...]]] = [(str(folder), folder.name, ())]
    while waiting:
        here, shown_here, inside = waiting.pop(0)
        for entry in _listed(here, shown_here, problems):
            name = printable(entry.name)
            shown, path = f"{shown_here}/{name}", (*inside, name)
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, shown, path))
            else:
                yield ContentFile(entry.path, shown, path)


def printable(name: str) -> str:
    """The name of a file or a path, with � for what nobody would see or is not UTF-8."""
    if name.isascii() and name.isprintable():
        return name
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


def take(listing: Listing) -> Taken:
    """Read every file of a listing, and nothing twice."""
    problems = [*listing.problems]
    files = tuple(take_one(file, problems) for file in listing.files)
    return Taken(listing.folder, files, tuple(problems))


def take_one(file: ContentFile, problems: list[Problem]) -> TakenFile:
    """Read one file, or say why that fails."""
    data = read(file, problems)
    return TakenFile(file, data, b"" if data is None else _digest(file.shown, data))


def _digest(shown: str, data: bytes) -> bytes:
    # No path holds the character that parts it from the bytes.
    whole = b"".join((shown.encode(errors="surrogateescape"), b"\0", data))
    return blake2b(whole, digest_size=DIGEST_SIZE).digest()


def read(file: ContentFile, problems: list[Problem]) -> bytes | None:
    """What a file holds, one byte more than is allowed at most; None where it is no file."""
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer that never comes.
        descriptor = os.open(file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        is_link = Path(file.path).is_symlink()
        problems.append(not_regular(file.shown) if is_link else _unreadable(file.shown, error))
        return None
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            problems.append(not_regular(file.shown))
            return None
        return _bytes(descriptor)
    finally:
        os.close(descriptor)


def _bytes(descriptor: int) -> bytes:
    """What can be read, in as many steps as it takes."""
    data = b""
    while more := os.read(descriptor, LARGEST_FILE + 1 - len(data)):
        data += more
    return data


def not_regular(shown: str) -> Problem:
    """E007: what is there is a link or a device."""
    return about_path(
        shown,
        "E007",
        "this is not a file but a link or a device",
        "Put the file itself here, with its text in it.",
    )
