"""Postings put beside others are those of all pages together."""

from typing import Any

import cbor2
from hypothesis import given
from hypothesis import strategies as some

from generator.publish.postings import head, new_numbers, renumbered, taken_apart, together

NUMBERS = some.integers(0, 1 << 31)
PLACES = some.lists(some.integers(-30, 70_000), max_size=30)
PAGES = some.dictionaries(some.integers(0, 70_000), some.tuples(PLACES, PLACES), max_size=40)


def _steps(pages: dict[int, Any]) -> list[list[Any]]:
    numbers = sorted(pages)
    befores = [0, *numbers]
    return [[at - before, *pages[at]] for before, at in zip(befores, numbers, strict=False)]


@given(some.sampled_from([(0, int), (4, list), (3, str)]), some.integers(0, 100_000))
def test_a_head_is_that_of_cbor(kind: tuple[int, type], number: int) -> None:
    content: Any = {int: number, list: [0] * number, str: "a" * number}[kind[1]]
    assert cbor2.dumps(content).startswith(head(kind[0], number))
    assert kind[1] is not int or head(0, number) == cbor2.dumps(number)


@given(NUMBERS)
def test_a_large_number_is_written_as_in_cbor(number: int) -> None:
    assert head(0, number) == cbor2.dumps(number)


@given(some.lists(PAGES, max_size=4))
def test_parts_are_put_together(parts: list[dict[int, Any]]) -> None:
    shift = 70_001
    postings = [(shift * at, taken_apart(_steps(pages), {})) for at, pages in enumerate(parts)]
    whole = {
        shift * at + number: places
        for at, pages in enumerate(parts)
        for number, places in pages.items()
    }
    assert b"".join(together(postings)) == cbor2.dumps(_steps(whole))


@given(PAGES)
def test_places_are_counted(pages: dict[int, Any]) -> None:
    counted = sum(1 + len(places) + len(in_fields) for places, in_fields in pages.values())
    assert taken_apart(_steps(pages), {}).places == counted


def test_fields_are_numbered_anew() -> None:
    new = new_numbers(["date", "title", "work"], ["date", "lang", "title", "work"])
    assert new == {-2: -3, -3: -4}
    pages = [[3, [5, -2, 7], [-1, 4, -2, 1, -3, 0]]]
    changed = [[3, [5, -2, 7], [-1, 4, -3, 1, -4, 0]]]
    assert taken_apart(pages, new) == taken_apart(changed, {})
    assert renumbered(taken_apart(pages, {}), new) == taken_apart(changed, {})
