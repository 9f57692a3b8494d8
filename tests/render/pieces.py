"""What pieces are made of, all of them in their order."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from generator.relate.archive import Archive
from generator.render.piece import Piece

V = TypeVar("V")


def all_made(pieces: Iterable[Piece[V]], archive: Archive) -> Iterator[V]:
    """What each of `pieces` makes of `archive`."""
    for piece in pieces:
        yield from piece.made(archive)
