"""Make a folder hold exactly some files: write what changed, remove what is gone."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path

from generator.model.output import OutputFile

FILE_MODE = 0o644
SIGN = "explore.md"
"""A page by which an earlier docs folder is known."""


def refuse_foreign(folder: Path, sign: str = SIGN) -> None:
    """Raise FileExistsError where `folder` holds something, but not the file `sign` of ours.

    What is published takes the place of all that is there.
    """
    held = folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir())
    if held and not (folder / sign).is_file():
        reason = "this folder holds something else and is left alone; name a new or empty one"
        raise FileExistsError(errno.EEXIST, reason, str(folder))


def publish(files: Iterable[OutputFile], folder: Path, *, beside: tuple[str, ...] = ()) -> int:
    """Write `files` below `folder` and remove every other file there; the number written.

    A file whose bytes are the same is not touched, or a preview server would build for ever.
    Hidden files and the folders named in `beside` belong to others and stay.
    """
    written, kept = 0, set()
    for file in files:
        path = folder / file.path
        kept.add(path)
        written += _write(path, file.content.encode())
    _remove_others(folder, kept, {folder / name for name in beside})
    return written


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    write(path, content)
    return True


def write(path: Path, content: bytes) -> None:
    """Write a file that any web server can read, and the folders above it."""
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    path.chmod(FILE_MODE)


def _remove_others(folder: Path, kept: set[Path], beside: set[Path]) -> None:
    for current, _, files in os.walk(folder, topdown=False):
        here = Path(current)
        if any(here == other or other in here.parents for other in beside):
            continue
        for name in files:
            if here / name not in kept and not name.startswith("."):
                (here / name).unlink()
        if here != folder and not any(here.iterdir()):
            here.rmdir()
