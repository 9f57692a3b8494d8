"""What a git revision holds, read from git's own store: nothing is checked out, nothing runs."""

import errno
import os
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.load.text_file import LARGEST_FILE
from generator.model.failure import Failure
from generator.review.changes.github_markdown import visible

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


class CannotCompare(Failure):
    """One side of a comparison is not to be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class _Blob:
    name: bytes
    path: str
    size: int


def is_repository(folder: Path) -> bool:
    """Whether a folder is in a git repository, anywhere. Raises CannotCompare without git."""
    return _git(folder, "rev-parse", "--git-dir") is not None


def resolve(repository: Path, revision: str) -> str | None:
    """The full hash of the commit that `revision` names; None where it names none.

    Raises CannotCompare where `repository` is in no git repository, or git is not installed.
    """
    if not is_repository(repository):
        raise CannotCompare(
            f"“{revision}” is not a folder, and {repository} is not in a git repository that git "
            "can read; name two folders, or run the command in a clone"
        )
    if not revision or revision.startswith("-") or not revision.isprintable():
        return None
    found = _git(repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return found.decode().strip() if found else None


def extract(repository: Path, commit: str, folder: str, target: Path) -> tuple[str, ...]:
    """Write the regular files of one folder of a commit below `target`, byte for byte.

    `folder` is relative to `repository`, as are the paths of what is left out, which are returned:
    links, submodules, and names that no file below `target` can have. Raises CannotCompare where
    the commit has no such folder.
    """
    listing = _git(repository, "ls-tree", "-r", "-z", "--long", commit, "--", f"{folder}/")
    if not listing:
        raise CannotCompare(f"the revision has no folder “{folder}” with files in it")
    left_out: list[str] = []
    blobs = list(_regular(listing, left_out))
    for blob, data in zip(blobs, _contents(repository, blobs), strict=True):
        if not _is_written(blob.path, data, target):
            left_out.append(blob.path)
    return tuple(left_out)


def _regular(listing: bytes, left_out: list[str]) -> Iterator[_Blob]:
    for line in listing.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob, size = about.split()
        path = os.fsdecode(name)
        if mode in _REGULAR and not {"", ".", ".."}.intersection(path.split("/")):
            # Git says BAD of what is damaged, or was left out of a partial clone.
            if not size.isdigit():
                raise _lacking(path)
            yield _Blob(blob, path, int(size))
        else:
            left_out.append(path)


def _contents(repository: Path, blobs: Sequence[_Blob]) -> Iterator[bytes]:
    """The bytes of each blob; of one that is too large to be read, as many that this is noticed."""
    wanted = [blob.name for blob in blobs if blob.size <= LARGEST_FILE]
    output = _git(repository, "cat-file", "--batch", given=b"\n".join(wanted)) or b""
    position = 0
    for blob in blobs:
        if blob.size > LARGEST_FILE:
            yield b" " * (LARGEST_FILE + 1)
            continue
        start = output.find(b"\n", position) + 1
        if output[position:start] != b"%s blob %d\n" % (blob.name, blob.size):
            raise _lacking(blob.path)
        yield output[start : start + blob.size]
        position = start + blob.size + 1


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


def _git(repository: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git answers; None where it refuses. Raises CannotCompare where there is no git."""
    # Objects that a partial clone lacks are not fetched: nothing here may open the network.
    environment = {**os.environ, "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    try:
        answer = subprocess.run(
            ["git", "-C", str(repository), *arguments],
            input=given,
            capture_output=True,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        message = "git is not installed; install it, or name two folders"
        raise CannotCompare(message) from None
    return answer.stdout if answer.returncode == 0 else None
