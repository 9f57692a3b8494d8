"""Files and folders of the content, as somebody names them on the command line."""

import os
from collections.abc import Iterator
from pathlib import Path

import click

from generator.pipeline import Project


def shown_in_content(path: Path, project: Project) -> str:
    """A path as problems show it (`content/events/x.yaml`), given as seen from here or the project.

    The project's own folder stands for its content, an id for its file. Raises click.BadParameter
    for all else.
    """
    for found in _meant(path, project):
        if found == project.root:
            return project.content.name
        if os.path.lexists(found) and found.is_relative_to(project.content):
            return found.relative_to(project.root).as_posix()
    if path.name == str(path) and (of_id := [*project.content.glob(f"*/**/{path.name}.yaml")]):
        return of_id[0].relative_to(project.root).as_posix()
    raise click.BadParameter(f"there is no “{path}” in the content folder", param_hint="PATH")


def _meant(path: Path, project: Project) -> Iterator[Path]:
    """What a path may lead to; a link in the content is a problem found at its own place."""
    for start in (Path.cwd(), project.root):
        typed = Path(os.path.abspath(start / path))  # noqa: PTH100
        yield typed.parent.resolve() / typed.name
        yield typed.resolve()
