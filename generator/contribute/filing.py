"""Write a file whole or not at all: beside its place first, then into it with one step."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.publish.docs_folder import FILE_MODE


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, and the folders above it.

    Raises FileExistsError rather than take the place of anything, and any other OSError.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _beside(path, text, FILE_MODE) as finished:
        # Unlike a rename, a link does not replace what somebody else has just written there.
        os.link(finished, path)


def replace(path: Path, text: str) -> None:
    """Put `text` in the place of what a file holds; its mode stays. Raises OSError."""
    with _beside(path, text, path.stat().st_mode & 0o777) as finished:
        finished.replace(path)


@contextmanager
def _beside(path: Path, text: str, mode: int) -> Iterator[Path]:
    """A finished file next to `path`, gone afterwards; the content folder skips hidden names."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(mode)
        yield beside
    finally:
        beside.unlink(missing_ok=True)
