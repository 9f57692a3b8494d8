"""Which files of a folder differ from a revision, as git sees it."""

import subprocess
from pathlib import Path

from generator.model.failure import Failure


class NoRevision(Failure):
    """Git cannot say what changed; the message has its words."""


def changed_files(folder: Path, revision: str) -> frozenset[str]:
    """The files below `folder` that were changed, added or removed since `revision`.

    Paths begin with the folder's own name. What git ignores is left out. Raises NoRevision.
    """
    [commit] = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    changed = _git(folder, "diff", "--name-only", "--no-renames", "--relative", "-z", commit)
    added = _git(folder, "ls-files", "--others", "--exclude-standard", "-z")
    return frozenset(f"{folder.name}/{name}" for name in (*changed, *added))


def _git(folder: Path, command: str, *options: str) -> list[str]:
    try:
        result = subprocess.run(
            ["git", "-C", folder, command, *options],
            capture_output=True,
            check=True,
        )
    except FileNotFoundError:
        raise NoRevision("git is not installed; check everything instead.") from None
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode(errors="replace").strip().partition("\n")[0]
        advice = "Name a revision that exists, or check everything."
        raise NoRevision(f"git cannot say what changed ({said}). {advice}") from None
    said = result.stdout.decode(errors="replace").rstrip("\n")
    return [name for name in said.split("\0") if name]
