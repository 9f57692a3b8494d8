"""Where a side of a comparison comes from: a git revision, a folder, or the working tree."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.load import content_folder
from generator.load.filed import FOLDERS, TOPICS_FILE
from generator.pipeline import Project
from generator.review import git, revision_files
from generator.review.changes.side import Side
from generator.review.git import CannotCompare

WORKING_TREE = "the working tree"
_BEGINNINGS = ("./", "../", "/")
"""How a path begins, and no revision does."""


def side(given: str | None, project: Project, as_of: date) -> Side:
    """The content that `given` names, read; None stands for the project's folder as it is now.

    A folder is a project or a content folder. Raises CannotCompare where `given` is neither a
    folder with content nor a revision that has some, or where it is both.
    """
    if given is None:
        return Side(WORKING_TREE, content_folder.read(project.content), as_of)
    folder = _content_below(Path(given)) if given else None
    if folder is not None:
        _refuse_ambiguous(given, project)
        return Side(given, content_folder.read(folder), as_of)
    if (commit := git.resolve(project.root, given)) is None:
        raise CannotCompare(_not_found(given))
    return _of_revision(given, commit, project, as_of)


def _of_revision(given: str, commit: str, project: Project, as_of: date) -> Side:
    short = commit[:10]
    name = given if commit.startswith(given) else f"{given} ({short})"
    with TemporaryDirectory(prefix="briefings-") as temporary:
        below, content = Path(temporary), project.content.name
        left_out = revision_files.extract(project.root, commit, content, below)
        return Side(name, content_folder.read(below / content), as_of, left_out)


def _content_below(folder: Path) -> Path | None:
    for candidate in (folder / "content", folder):
        if any((candidate / name).exists() for name in (*FOLDERS, TOPICS_FILE)):
            return candidate
    return None


def _refuse_ambiguous(given: str, project: Project) -> None:
    """A pull request may bring a folder `origin/main`, lest it be compared with that branch."""
    if given.startswith(_BEGINNINGS) or given in (".", "..") or not git.is_repository(project.root):
        return
    if git.resolve(project.root, given) is not None:
        raise CannotCompare(
            f"“{given}” is both a folder and a git revision; "
            f"type ./{given} for the folder, {_in_full(given, project)} for the branch"
        )


def _in_full(name: str, project: Project) -> str:
    is_remote = git.resolve(project.root, f"refs/remotes/{name}") is not None
    return f"refs/{'remotes' if is_remote else 'heads'}/{name}"


def _not_found(given: str) -> str:
    if given and Path(given).is_dir():
        return (
            f"the folder “{given}” holds no content; "
            "name a project’s folder, or the one with events and sources in it"
        )
    return (
        f"there is no revision or folder “{given}” here; “git log” lists the revisions, and "
        "“git fetch --unshallow origin” gets those that a shallow clone lacks"
    )
