"""Pages written by hand."""

from collections.abc import Iterator

from generator.relate.archive import Archive
from generator.render.views import WrittenView


def pages(archive: Archive) -> Iterator[WrittenView]:
    """One page a file."""
    for page in archive.pages:
        yield WrittenView(
            path=page.path,
            title=page.title,
            description=page.description,
            source=f"content/{page.path}",
            page=page,
        )
