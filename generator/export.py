"""A folder of its own that any MkDocs-compatible builder turns into the same site."""

import shutil
from datetime import date
from pathlib import Path

from generator import pipeline
from generator.pipeline import Project
from generator.publish.docs_folder import refuse_foreign
from generator.publish.plain_configuration import plain_configuration

SIGN = "docs/index.md"
"""A page by which an earlier export is known."""


def write(project: Project, as_of: date, folder: Path) -> None:
    """Write `docs/`, `theme/` and `mkdocs.yml` into `folder`.

    Raises what `pipeline.generate` raises, SiteFailed where mkdocs.yml cannot be read, and
    FileExistsError rather than overwrite anything that is not an earlier export.
    """
    refuse_foreign(folder, SIGN)
    configuration = plain_configuration(project.configuration, docs="docs", theme="theme")
    pipeline.generate(project, as_of, folder / "docs")
    shutil.copytree(project.templates / "theme", folder / "theme", dirs_exist_ok=True)
    (folder / "mkdocs.yml").write_text(configuration, encoding="utf-8")
