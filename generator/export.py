"""A folder of its own that any MkDocs-compatible builder turns into the same site."""

import shutil
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.model.failure import Failure
from generator.pipeline import Project
from generator.publish.plain_configuration import plain_configuration


class CannotExport(Failure):
    """The folder to export to holds something else."""


def write(project: Project, as_of: date, folder: Path) -> None:
    """Write `docs/`, `theme/` and `mkdocs.yml` into `folder`.

    Raises what `pipeline.generate` raises, SiteFailed where mkdocs.yml cannot be read, and
    CannotExport rather than overwrite anything that is not an earlier export.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / "docs" / "index.md").is_file():
        raise CannotExport(f"{folder} is not empty; name a new folder or an earlier export")
    configuration = plain_configuration(project.configuration, docs="docs", theme="theme")
    pipeline.generate(project, as_of, folder / "docs")
    shutil.copytree(project.templates / "theme", folder / "theme", dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
