"""Git, asked about revisions: nothing is checked out, nothing is fetched, nothing runs."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from generator.load.content_files import printable
from generator.model.failure import Failure

_CHUNK = 1 << 16
_SETTINGS = {
    # Objects that a partial clone lacks are not fetched: nothing here may open the network.
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}
# Git sets these for its hooks. They would have it look into another repository than the folder's,
# or take the folder for the top of the repository.
_OF_ANOTHER_PLACE = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR"}


class CannotCompare(Failure):
    """What a revision holds is not to be had; the message says why and what to do."""


class NoRevision(CannotCompare):
    """Git cannot say what changed; the message has its words."""


def is_repository(folder: Path) -> bool:
    """Whether a folder is in a git repository, anywhere. Raises CannotCompare without git."""
    return answer(folder, "rev-parse", "--git-dir") is not None


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
    found = answer(repository, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return found.decode().strip() if found else None


def changed_files(folder: Path, revision: str) -> frozenset[str]:
    """The files below `folder` that were changed, added or removed since `revision`.

    Paths begin with the folder's own name, and are as problems show them. What git ignores is a
    part of the archive as any file there is. Raises NoRevision, or CannotCompare without git.
    """
    if not folder.is_dir():
        return frozenset()
    asked = ("rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    commit = _said(folder, *asked).decode().strip()
    changed = _said(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", commit)
    added = _said(folder, "ls-files", "--others", "-z")
    names = filter(None, os.fsdecode(changed + added).split("\0"))
    files = (file for name in names for file in _files(folder, name))
    return frozenset(f"{folder.name}/{printable(file)}" for file in files)


def _files(folder: Path, name: str) -> Iterator[str]:
    """The file itself; of a repository within this one, git names no more than its folder."""
    inner = folder / name
    if inner.is_symlink() or not inner.is_dir():
        yield name
    else:
        yield from (path.relative_to(folder).as_posix() for path in inner.rglob("*"))


def answer(repository: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None where it refuses. Raises CannotCompare where there is no git."""
    called = _called(repository, *arguments, given=given)
    return called.stdout if called.returncode == 0 else None


def pieces(repository: Path, *arguments: str) -> Iterator[bytes]:
    """What git prints, piece by piece; it is stopped when no more is wanted."""
    with subprocess.Popen(
        _command(repository, *arguments),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
    ) as running:
        assert running.stdout
        try:
            while piece := running.stdout.read(_CHUNK):
                yield piece
        finally:
            running.kill()


def _said(folder: Path, *arguments: str) -> bytes:
    called = _called(folder, *arguments)
    if called.returncode:
        said = called.stderr.decode(errors="replace").strip().partition("\n")[0]
        advice = "Name a revision that exists, or check everything."
        raise NoRevision(f"git cannot say what changed ({said}). {advice}")
    return called.stdout


def _called(
    folder: Path, *arguments: str, given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = _command(folder, *arguments)
    try:
        return subprocess.run(
            command, input=given, capture_output=True, env=_environment(), check=False
        )
    except FileNotFoundError:
        raise CannotCompare("git is not installed; install it, or name no revision") from None


def _command(folder: Path, *arguments: str) -> list[str]:
    return ["git", "-C", str(folder), *arguments]


def _environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if name not in _OF_ANOTHER_PLACE}
    return {**ours, **_SETTINGS}
