"""What readers take away: each format is a function from the archive to its files."""

from collections.abc import Callable, Iterable, Iterator

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.exports import data_package, expected_calendar, feeds, recent
from generator.render.exports.citations import files as citations

Download = Callable[[Archive, Site], Iterable[OutputFile]]

DOWNLOADS: tuple[Download, ...] = (
    feeds.files,
    expected_calendar.files,
    recent.files,
    data_package.files,
    citations.files,
)
"""One function a format, in `render.exports`."""


def downloads(archive: Archive, site: Site) -> Iterator[OutputFile]:
    """Every file that is not a page: feeds, calendars, data and citations."""
    for files in DOWNLOADS:
        yield from files(archive, site)
