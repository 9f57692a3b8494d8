"""The finished site: built beside the old one by MkDocs, and swapped in only when it is whole."""

import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException

from generator.model.failure import Failure
from generator.publish.docs_folder import FILE_MODE, refuse_foreign

PLUGIN = "briefings"
SIGN = "explore/index.html"
"""A page by which an earlier site is known."""


class SiteFailed(Failure):
    """MkDocs could not build a sound site; the message has a line for each reason."""


class _Collector(logging.Handler):
    """Keeps what MkDocs warns of: a site with broken links is not published."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def publish(configuration: Path, site: Path, as_of: date) -> int:
    """Build the site that the file `configuration` describes into `site`; the number of pages.

    The pages must be in its docs folder already. Nothing that MkDocs warns of is published.
    Raises SiteFailed, or FileExistsError where `site` holds something other than an earlier site;
    the folder is then what it was before.
    """
    refuse_foreign(site, SIGN)
    staging = site.with_name(f".{site.name}.new")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        _build(configuration, staging, as_of)
        pages = sum(1 for _ in staging.rglob("*.html"))
        _make_readable(staging)
        _swap(staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return pages


def _build(configuration: Path, staging: Path, as_of: date) -> None:
    collector = _Collector()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(collector)
    try:
        with _dated(as_of):
            build_with_mkdocs(_configured(configuration, staging))
    except MkDocsException as error:
        raise SiteFailed("\n".join([*collector.lines, str(error)])) from error
    except Exception as error:
        # The theme's templates, extensions and plugins run here and may raise anything.
        raise SiteFailed("\n".join([*collector.lines, _in_words(error)])) from error
    finally:
        logger.removeHandler(collector)
    if collector.lines:
        raise SiteFailed("\n".join(collector.lines))


def _in_words(error: Exception) -> str:
    """What an error says, with the place in a template where Jinja knows it."""
    file, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    place = f"{file}, line {line}: " if file and line else ""
    return f"MkDocs stopped: {place}{type(error).__name__}: {error}"


def _configured(configuration: Path, staging: Path) -> MkDocsConfig:
    config = load_config(str(configuration), site_dir=str(staging))
    if PLUGIN in config.plugins:
        config.plugins[PLUGIN].config.enabled = False
    return config


@contextmanager
def _dated(as_of: date) -> Iterator[None]:
    """Let MkDocs date the sitemap with the day of the build, so that builds can be repeated."""
    midnight = datetime(as_of.year, as_of.month, as_of.day, tzinfo=UTC)
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = str(int(midnight.timestamp()))
    try:
        yield
    finally:
        del os.environ["SOURCE_DATE_EPOCH"]
        if before is not None:
            os.environ["SOURCE_DATE_EPOCH"] = before


def _make_readable(folder: Path) -> None:
    """Let a web server read everything, whatever mask the publisher's shell has."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if path.is_dir() else FILE_MODE)


def _swap(staging: Path, site: Path) -> None:
    old = site.with_name(f".{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    try:
        staging.rename(site)
    except OSError:
        if old.exists():
            old.rename(site)
        raise
    shutil.rmtree(old, ignore_errors=True)
