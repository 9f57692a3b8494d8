"""What readers take away: each format is a function from the archive to its files."""

from collections.abc import Callable, Iterable

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.exports import data_package, expected_calendar, feeds, recent
from generator.render.exports.citations import files as citations
from generator.render.piece import Piece

Download = Callable[[Archive, Site], Iterable[Piece[OutputFile]]]

DOWNLOADS: tuple[Download, ...] = (
    feeds.files,
    expected_calendar.files,
    recent.files,
    data_package.files,
    citations.files,
)
"""One function a format, in `render.exports`."""
