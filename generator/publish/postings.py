"""The pages that have a word, as Pagefind writes them, where they can be put beside others.

Pagefind numbers the pages of an index from nought, and writes the numbers of those that have a word
as steps, each from the one before. So all but the first step hold wherever the pages stand.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import cbor2


class Postings(NamedTuple):
    """The pages of one part that have a word."""

    pages: int
    places: int
    """What they count when words are divided into files."""
    first: int
    last: int
    rest: bytes
    """What is written behind the step to the first page."""


def taken_apart(pages: list[list[Any]], fields: Mapping[int, int]) -> Postings:
    """`pages`, of each the step to it, the places of a word, and those in its fields.

    A field is named by a negative number before its places; `fields` has other numbers for them.
    """
    if not pages:
        return Postings(0, 0, 0, 0, b"")
    if fields:
        pages = [
            [step, places, [fields.get(number, number) for number in in_fields]]
            for step, places, in_fields in pages
        ]
    places = sum(1 + len(places) + len(in_fields) for _, places, in_fields in pages)
    first, last = pages[0][0], sum(page[0] for page in pages)
    start = len(head(4, len(pages)) + _page(first))
    return Postings(len(pages), places, first, last, cbor2.dumps(pages)[start:])


def together(postings: Iterable[tuple[int, Postings]]) -> Iterator[bytes]:
    """All these pages as one list; each part with how many pages stand before it."""
    postings = tuple(postings)
    yield head(4, sum(each.pages for _, each in postings))
    end = 0
    for before, (pages, _, first, last, rest) in postings:
        if pages:
            yield _page(before + first - end)
            yield rest
            end = before + last


def new_numbers(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """The names in postings of the fields that have another number among `new` than among `old`."""
    numbers = {~at: ~new.index(field) for at, field in enumerate(old) if field in new}
    return {old: new for old, new in numbers.items() if old != new}


def renumbered(postings: Postings, fields: Mapping[int, int]) -> Postings:
    """`postings` with other numbers for fields, as in `taken_apart`."""
    return taken_apart(cbor2.loads(b"".join(together([(0, postings)]))), fields)


def _page(step: int) -> bytes:
    return head(4, 3) + head(0, step)


def head(kind: int, number: int) -> bytes:
    """How CBOR begins an unsigned number (kind 0), a text (3) or a list (4) of this length."""
    if number < 24:
        return bytes((kind << 5 | number,))
    size = 1 if number < 1 << 8 else 2 if number < 1 << 16 else 4
    return bytes((kind << 5 | 23 + size.bit_length(),)) + number.to_bytes(size, "big")
