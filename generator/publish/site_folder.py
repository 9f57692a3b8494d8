"""The finished site: built beside the old one by MkDocs, and swapped in only when it is whole."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from generator.publish import complaints
from generator.publish.docs_folder import FILE_MODE
from generator.publish.site_frame import PLUGIN, SiteFrame
from generator.publish.staged_site import begin, replace


def can_build_alone(configuration: Path) -> bool:
    """Whether each page can be built without the others. Raises SiteFailed."""
    with complaints.heard() as lines:
        is_possible = SiteFrame(configuration).can_build_alone
    if is_possible:
        complaints.refuse(lines)
    return is_possible


def publish(configuration: Path, site: Path, as_of: date) -> int:
    """Build the site that the file `configuration` describes into `site`; the number of pages.

    The pages must be in its docs folder already. Nothing that MkDocs warns of is published.
    Raises SiteFailed, or FileExistsError where `site` holds something other than an earlier site;
    the folder is then what it was before.
    """
    with begin(site) as staging:
        _build(configuration, staging, as_of)
        pages = sum(1 for _ in staging.rglob("*.html"))
        _make_readable(staging)
        replace(staging, site)
    return pages


def _build(configuration: Path, staging: Path, as_of: date) -> None:
    with complaints.heard() as lines, complaints.in_words(), dated(as_of):
        build_with_mkdocs(_configured(configuration, staging))
    complaints.refuse(lines)


def _configured(configuration: Path, staging: Path) -> MkDocsConfig:
    config = load_config(str(configuration), site_dir=str(staging))
    if PLUGIN in config.plugins:
        config.plugins[PLUGIN].config.enabled = False
    return config


@contextmanager
def dated(as_of: date) -> Iterator[None]:
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
