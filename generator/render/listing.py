"""Long lists, cut into pages of bounded size."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.render.addresses import continued

T = TypeVar("T")

PAGE_LENGTH = 50


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """One page of a list: its part, which of how many it is, and the files before and after."""

    items: tuple[T, ...]
    number: int
    pages: int
    path: str
    previous: str
    next: str

    def titled(self, title: str) -> str:
        """The title of this page of the list; pages after the first say which they are."""
        return title if self.number == 1 else f"{title}, page {self.number}"


def listings(items: Sequence[T], path: str, length: int = PAGE_LENGTH) -> tuple[Listing[T], ...]:
    """Cut `items` into pages, the first at `path`; one empty page where there are none.

    `length` is how many there are on a page: more where each takes but a row of a table.
    """
    pages = max(1, -(-len(items) // length))
    return tuple(
        Listing(
            items=tuple(items[(number - 1) * length : number * length]),
            number=number,
            pages=pages,
            path=continued(path, number),
            previous=continued(path, number - 1) if number > 1 else "",
            next=continued(path, number + 1) if number < pages else "",
        )
        for number in range(1, pages + 1)
    )
