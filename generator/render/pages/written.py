"""Pages written by hand."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.content import Page
from generator.relate.archive import Archive
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenView(View):
    """A page written by hand."""

    page: Page


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
