"""How far an entry carries, in a word and in words: nothing is asserted that is not established."""

from typing import Any

import pytest
from small_archive import AS_OF, archive, event, source

from generator.relate.marks import mark_of, status_in_words

RETRACTION = {"date": "2026-02-01", "kind": "retraction", "text": "It was wrong."}


@pytest.mark.parametrize("status", ["expected", "ongoing", "occurred", "cancelled", "not_observed"])
def test_what_is_refuted_is_called_so_whatever_its_status(status: str) -> None:
    assert mark_of(event(status=status, verification="refuted"), AS_OF) == "Refuted"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, "Occurred: it happened"),
        ({"verification": "alleged"}, "Said to have occurred"),
        ({"verification": "under_examination"}, "Said to have occurred"),
        ({"verification": "refuted"}, "Said to have occurred"),
        ({"status": "ongoing"}, "Ongoing as of 1 June 2025"),
        ({"status": "ongoing", "verification": "alleged"}, "Said to be ongoing as of 1 June 2025"),
        (
            {"status": "ongoing", "sources": "undated"},
            "Ongoing; when that was reported is not known",
        ),
        (
            {"status": "expected", "date": "2027"},
            "Expected: announced or foreseen, not yet seen to happen",
        ),
        ({"status": "expected", "date": "2025"}, "Expected; overdue since 1 January 2026"),
        (
            {"status": "expected", "date": "2025", "verification": "alleged"},
            "Said to be expected; overdue since 1 January 2026",
        ),
        (
            {"status": "expected", "date": "2025", "verification": "refuted"},
            "Said to be expected",
        ),
        ({"status": "cancelled"}, "Cancelled: called off"),
        (
            {"status": "not_observed"},
            "Not observed: its window closed and no public sign of it was found",
        ),
        (
            {"status": "not_observed", "date": "2026-10..2027-03"},
            "Not observed: no public sign of it was found",
        ),
        ({"updates": RETRACTION}, "Filed as occurred; the editors have withdrawn it"),
    ],
)
def test_the_status_asserts_no_more_than_is_established(fields: dict[str, Any], words: str) -> None:
    told = event(**fields)
    made = archive(told, source("undated", published="unknown"))
    assert status_in_words(told, made) == words
