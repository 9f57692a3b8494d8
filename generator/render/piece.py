"""What a site is made of: pieces that are made alone, in any order and in any process."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.relate.archive import Archive

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Piece(Generic[V_co]):
    """Some pages or files that are made together: `make(archive, *arguments)`.

    `make` is a function of a module, and finds all else it needs in the archive; `name` is like no
    other's. So a later build knows whether a piece would be what it was.
    """

    name: str
    make: Callable[..., Iterable[V_co]]
    arguments: tuple[object, ...] = ()

    def made(self, archive: Archive) -> Iterator[V_co]:
        """What the piece is made of."""
        yield from self.make(archive, *self.arguments)


def one(
    name: str, make: Callable[[Archive], Iterable[V]]
) -> Callable[[Archive], Iterator[Piece[V]]]:
    """The way to say that all that `make` makes of an archive is one piece."""

    def pieces(archive: Archive) -> Iterator[Piece[V]]:
        yield Piece(name, make)

    return pieces
