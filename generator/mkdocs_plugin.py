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

from generator import clock, pipeline, reports
from generator.pipeline import ContentRefused, Project
from generator.publish.search_index import SearchIndexFailed
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

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Run the pipeline; raised here, an error leaves the earlier site as it was."""
        if not self.config.enabled:
            return
        given = self.config.as_of
        try:
            as_of = clock.as_of(str(given) if given else None, os.environ)
            pipeline.generate(_project(config), as_of, Path(config.docs_dir))
        except ContentRefused as refused:
            log.error(reports.text(refused.problems, False))
            raise PluginError("The content has errors; nothing was built.") from None
        except (BrokenTemplate, SearchIndexFailed, clock.BadDay) as error:
            raise PluginError(str(error)) from None

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
