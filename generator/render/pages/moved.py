"""Former addresses: an entry's aliases lead to where it is now."""

from collections.abc import Iterator
from typing import NamedTuple

from generator.model.items import Entry
from generator.relate.archive import Archive
from generator.render.piece import Piece


class Moved(NamedTuple):
    """The file at a former address, and the relative address that it leads to."""

    path: str
    target: str


def addresses(archive: Archive) -> Iterator[Piece[Moved]]:
    """The aliases of each entry that has any."""
    for entry in archive.entries.values():
        if entry.aliases:
            yield Piece(f"{entry.kind.value}/{entry.id}", _moved, (entry,))


def _moved(archive: Archive, entry: Entry) -> Iterator[Moved]:
    for alias in entry.aliases:
        yield Moved(f"{entry.kind.value}/{alias}/index.html", f"../{entry.id}/")
