"""Write a file whole or not at all: beside its place first, then into it with one step."""

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from generator.model.failure import Failure
from generator.publish.docs_folder import FILE_MODE


class CannotFile(Failure):
    """There is no place for a file; the message says what is in its way."""


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


def write_all(folder: Path, texts: Mapping[str, str]) -> tuple[Path, ...]:
    """Write new files below a folder, or none of them; their paths.

    `texts` are by their paths below `folder`. Raises what `write_new` raises, and CannotFile where
    a file would be written through a link, to where nothing of ours is read.
    """
    paths = {folder / inside: text for inside, text in texts.items()}
    for path in paths:
        _refuse_elsewhere(path.parent, folder)
    done: list[Path] = []
    try:
        for path, text in paths.items():
            write_new(path, text)
            done.append(path)
    except BaseException:
        for path in done:
            path.unlink()
        raise
    return tuple(done)


def _refuse_elsewhere(place: Path, folder: Path) -> None:
    """Raise CannotFile where a step from `folder` to `place` is there and is no folder."""
    for step in (place, *place.parents):
        if os.path.lexists(step) and (step.is_symlink() or not step.is_dir()):
            shown = step.relative_to(folder.parent)
            raise CannotFile(f"“{shown}” is a link or a file; a folder has to stand in its place.")
        if step == folder:
            return


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
