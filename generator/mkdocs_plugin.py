"""The MkDocs plugin `briefings`: runs our pipeline before MkDocs builds, and nothing more."""

import logging
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.utils import clean_directory

from generator import clock, pipeline, reports
from generator.contribute.schemas import of_kinds, places
from generator.contribute.schemas.known_ids import known_ids_of_sound
from generator.pipeline import ContentRefused, Findings, Project
from generator.publish.pagefind_bundle import SearchIndexFailed
from generator.render.templates import BrokenTemplate

log = logging.getLogger("mkdocs.plugins.briefings")


class BriefingsConfig(Config):
    """What mkdocs.yml may say below `briefings:`."""

    enabled = config_options.Type(bool, default=True)
    """False where the pages are in the docs folder already."""
    as_of = config_options.Optional(config_options.Type((str, date)))
    """The day that counts as now, as YYYY-MM-DD; today where it is not given."""


class BriefingsPlugin(BasePlugin[BriefingsConfig]):
    """Writes the Markdown pages into the docs folder before each build."""

    def __init__(self) -> None:
        super().__init__()
        self._is_serving = False
        self._has_pages = False
        self._frame: dict[str, int] = {}

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Begin a run; because this method is here, MkDocs keeps the plugin between rebuilds."""
        self._is_serving = command == "serve"
        self._has_pages = False
        self._frame = {}

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Run the pipeline; raised here, an error leaves the earlier site as it was."""
        self._forget_pages_in_another_frame(config)
        if not self.config.enabled:
            return
        given = self.config.as_of
        try:
            as_of = clock.as_of(str(given) if given else None, os.environ)
            findings = pipeline.generate(_project(config), as_of, Path(config.docs_dir))
            self._has_pages = True
            self._tell_editors(_project(config), findings)
        except ContentRefused as refused:
            log.error(reports.text(refused.errors, False))
            self._stop("The content has errors; nothing was built.")
        except (BrokenTemplate, SearchIndexFailed, clock.BadDay, OSError) as error:
            self._stop(str(error))

    def _tell_editors(self, project: Project, findings: Findings) -> None:
        """Let an editor know new ids while its entry is previewed."""
        if self._is_serving and findings.content is not None:
            known = known_ids_of_sound(findings.content)
            of_kinds.write(project.root / places.FOLDER, known)

    def _forget_pages_in_another_frame(self, config: MkDocsConfig) -> None:
        """Where the theme or mkdocs.yml was edited, let a preview build every page again."""
        theme = (_project(config).templates / "theme").rglob("*.html")
        files = (Path(config.config_file_path), *theme)
        frame = {str(path): path.stat().st_mtime_ns for path in files}
        if self._is_serving and self._frame not in ({}, frame):
            clean_directory(config.site_dir)
        self._frame = frame

    def _stop(self, reason: str) -> None:
        """Stop the build; a preview goes on with its earlier pages, or it would not answer."""
        if not (self._is_serving and self._has_pages):
            raise PluginError(reason) from None
        log.error(f"{reason} The preview still shows the pages as they were.")

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> LiveReloadServer:
        """Watch what contributors edit instead of what is generated from it."""
        project = _project(config)
        if self.config.enabled:
            server.unwatch(config.docs_dir)
        server.watch(str(project.content))
        server.watch(str(project.templates))
        return server


def _project(config: MkDocsConfig) -> Project:
    return Project(Path(config.config_file_path).parent)
