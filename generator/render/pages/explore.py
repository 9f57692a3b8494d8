"""The page to search and filter everything."""

from collections.abc import Iterator

from generator.relate.archive import Archive
from generator.render.view import View


def pages(archive: Archive) -> Iterator[View]:
    """The one page."""
    yield View(
        path="explore.md",
        title="Explore",
        description="Search all entries, and narrow them by kind, topic, actor, country and more.",
    )
