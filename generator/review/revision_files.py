"""The files of a git revision, written elsewhere: the revision is taken for a stranger's.

Its size is bounded before it is read, and a name that leads out of the folder is left out.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.load.text_file import LARGEST_FILE
from generator.render.github_markdown import visible
from generator.review import git
from generator.review.git import CannotCompare

MOST_FILES = 100_000
MOST_BYTES = 512 << 20
"""Of all files together. One text in a thousand files counts a thousand times, as on the disk."""

# `git archive` would obey attributes in the tree, by which a revision can hide its own files.
_REGULAR = (b"100644", b"100755")
_IMPOSSIBLE_NAME = (
    errno.ENAMETOOLONG,
    errno.EEXIST,
    errno.ENOTDIR,
    errno.EISDIR,
    errno.EILSEQ,
    errno.EINVAL,
)


@dataclass(frozen=True, slots=True)
class _Blob:
    name: bytes
    path: str
    size: int

    @property
    def is_read(self) -> bool:
        return self.size <= LARGEST_FILE


def extract(repository: Path, commit: str, folder: str, target: Path) -> tuple[str, ...]:
    """Write the regular files of one folder of a commit below `target`, byte for byte.

    `folder` is relative to `repository`, as are the paths of what is left out, which are returned:
    links, submodules, and names that no file below `target` can have. Raises CannotCompare where
    the commit has no such folder, or more than MOST_FILES or MOST_BYTES there.
    """
    left_out: list[str] = []
    blobs = list(_regular(_listing(repository, commit, folder), left_out))
    if sum(min(blob.size, LARGEST_FILE) for blob in blobs) > MOST_BYTES:
        raise CannotCompare(f"“{folder}” has more than {MOST_BYTES >> 20} MiB in that revision")
    for blob, data in zip(blobs, _contents(repository, blobs), strict=True):
        if not _is_written(blob.path, data, target):
            left_out.append(blob.path)
    return tuple(left_out)


def _listing(repository: Path, commit: str, folder: str) -> Sequence[bytes]:
    """What git says of each file of a folder: mode, type, hash and size, then a tab and its path.

    It is stopped when there are too many: a tree of a few bytes can unfold without end.
    """
    listing, number = bytearray(), 0
    asked = ("ls-tree", "-r", "-z", "--long", commit, "--", f"{folder}/")
    for piece in git.pieces(repository, *asked):
        listing += piece
        number += piece.count(b"\0")
        if number > MOST_FILES:
            raise CannotCompare(f"“{folder}” has more than {MOST_FILES:,} files in that revision")
    if not listing:
        raise CannotCompare(f"the revision has no folder “{folder}” with files in it")
    return bytes(listing).split(b"\0")[:-1]


def _regular(listing: Sequence[bytes], left_out: list[str]) -> Iterator[_Blob]:
    for line in listing:
        about, _, name = line.partition(b"\t")
        mode, _, blob, size = about.split()
        path = os.fsdecode(name)
        if mode in _REGULAR and _stays_below(path):
            # Git says BAD of what is damaged, or was left out of a partial clone.
            if not size.isdigit():
                raise _lacking(path)
            yield _Blob(blob, path, int(size))
        else:
            left_out.append(path)


def _stays_below(path: str) -> bool:
    """Whether no step of a path leads up; on some systems a backslash parts steps, too."""
    return "\\" not in path and not {"", ".", ".."}.intersection(path.split("/"))


def _contents(repository: Path, blobs: Sequence[_Blob]) -> Iterator[bytes]:
    """The bytes of each blob; of one that is too large to be read, as many that this is noticed."""
    wanted = {blob.name: blob for blob in blobs if blob.is_read}
    output = git.answer(repository, "cat-file", "--batch", given=b"\n".join(wanted)) or b""
    places = _places(output, wanted.values())
    for blob in blobs:
        yield output[places[blob.name]] if blob.is_read else b" " * (LARGEST_FILE + 1)


def _places(output: bytes, blobs: Iterable[_Blob]) -> Mapping[bytes, slice]:
    """Where the bytes of each blob stand in what git printed of them, one after the other."""
    places: dict[bytes, slice] = {}
    position = 0
    for blob in blobs:
        start = output.find(b"\n", position) + 1
        if output[position:start] != b"%s blob %d\n" % (blob.name, blob.size):
            raise _lacking(blob.path)
        places[blob.name] = slice(start, start + blob.size)
        position = start + blob.size + 1
    return places


def _lacking(path: str) -> CannotCompare:
    return CannotCompare(f"git has no text of {visible(path)} here; fetch the whole revision")


def _is_written(path: str, data: bytes, target: Path) -> bool:
    file = target / path
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as opened:
            opened.write(data)
    except OSError as error:
        if error.errno in _IMPOSSIBLE_NAME:
            return False
        raise
    return True
