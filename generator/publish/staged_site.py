"""The finished site: what changed is made beside it, and moved into it when all is made.

A site that is new, or that nobody knows any more, is made whole and takes the place of the old
one at once. Of a site that is known, only what changed is moved: file by file, each at once. Where
a build was broken off meanwhile, the next one does not know the site any more, and makes it whole.
"""

import os
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from generator.publish.docs_folder import refuse_foreign

SIGN = "explore/index.html"
"""A page by which an earlier site is known."""

Seen: TypeAlias = dict[str, tuple[int, int]]
"""Size in bytes and time of the last change, in nanoseconds, of each file by its path."""


@contextmanager
def begin(site: Path) -> Iterator[Path]:
    """A folder beside `site` to make files in; not there before one is written, nor afterwards.

    Raises FileExistsError where `site` holds something other than an earlier site.
    """
    staging = site.with_name(f".{site.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    refuse_foreign(site, SIGN)
    try:
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def publish(staging: Path, site: Path, files: AbstractSet[str], known: Seen | None) -> Seen:
    """Let the site hold exactly `files`, of which those in `staging` are new; what lies there then.

    `known` is what lies in the site; None where it is to be replaced as a whole.
    """
    if known is None:
        replace(staging, site)
        return seen(site)
    gone = known.keys() - files
    made = tuple(seen(staging))
    _update(staging, site, made, gone)
    return _after(known, site, (*made, *gone))


def replace(staging: Path, site: Path) -> None:
    """Let `staging` take the place of all of `site`."""
    for folder, _, _ in os.walk(staging):
        Path(folder).chmod(0o755)
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        staging.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _update(staging: Path, site: Path, made: Iterable[str], gone: Iterable[str]) -> None:
    for name in made:
        _make_folders(site / name)
        (staging / name).replace(site / name)
    for name in gone:
        # A new folder may have the name of an old file, and a new file that of an old folder.
        if (site / name).is_file():
            (site / name).unlink()
        _remove_empty(site / name, site)


def _make_folders(path: Path) -> None:
    for folder in reversed(path.parents):
        if not folder.is_dir():
            folder.unlink(missing_ok=True)
            folder.mkdir()
            folder.chmod(0o755)
    if path.is_dir():
        shutil.rmtree(path)


def _remove_empty(path: Path, site: Path) -> None:
    for folder in path.parents:
        if folder == site or not folder.is_dir() or _holds_anything(folder):
            return
        folder.rmdir()


def _holds_anything(folder: Path) -> bool:
    with os.scandir(folder) as there:
        return next(there, None) is not None


def seen(site: Path) -> Seen:
    """What lies in `site`."""
    if not site.is_dir():
        return {}
    root = f"{site}{os.sep}"
    return {path[len(root) :]: seen for path, seen in _scanned(root)}


def _scanned(folder: str) -> Iterator[tuple[str, tuple[int, int]]]:
    with os.scandir(folder) as there:
        for entry in there:
            if entry.is_dir(follow_symlinks=False):
                yield from _scanned(entry.path)
            else:
                facts = entry.stat(follow_symlinks=False)
                yield entry.path, (facts.st_size, facts.st_mtime_ns)


def _after(before: Seen, site: Path, names: Iterable[str]) -> Seen:
    """What lies in the site after the files `names` were made in it anew or removed."""
    after = dict(before)
    for name in names:
        if (site / name).is_file():
            facts = (site / name).stat()
            after[name] = (facts.st_size, facts.st_mtime_ns)
        else:
            after.pop(name, None)
    return after
