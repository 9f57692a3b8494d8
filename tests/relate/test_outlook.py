"""What is watched: by how far off its end is, and in which order."""

from datetime import date

import pytest
from small_archive import archive, event, source

from generator.relate.archive import Archive
from generator.relate.outlook import Horizon, horizon_of, watched


def _horizons(made: Archive) -> list[tuple[str, Horizon]]:
    return [(each.event.id, each.horizon) for each in watched(made)]


@pytest.mark.parametrize(
    ("window", "horizon"),
    [
        ("2025-06..2025-12", Horizon.OVERDUE),
        ("2026-11-22", Horizon.OVERDUE),
        ("2026-11-23", Horizon.MONTH),
        ("2026-06..2026-12-23", Horizon.MONTH),
        ("2026-12-24", Horizon.QUARTER),
        ("2027-02-21", Horizon.QUARTER),
        ("2027-02-22", Horizon.YEAR),
        ("..2027-11-23", Horizon.YEAR),
        ("2027-11-24", Horizon.LATER),
        ("2025-06..", Horizon.OPEN),
        ("unknown", Horizon.OPEN),
    ],
)
def test_what_is_expected_is_told_by_when_its_window_closes(window: str, horizon: Horizon) -> None:
    awaited = event(date=window, date_text="soon", status="expected")
    assert horizon_of(awaited, archive(awaited)) is horizon


def test_what_goes_on_is_stale_where_the_newest_source_is_over_a_year_old() -> None:
    made = archive(
        event("old", status="ongoing"),
        event("new", status="ongoing", sources=["report", "newer"]),
        source("newer", published="2025-11-23"),
    )
    assert _horizons(made) == [("old", Horizon.STALE), ("new", Horizon.ONGOING)]


def test_the_overdue_stand_first_the_latest_to_close_before_the_others() -> None:
    made = archive(
        event("later", date="2028", status="expected"),
        event("sooner", date="2027-01", status="expected"),
        event("soonest", date="2027-01-02", status="expected"),
        event("long-overdue", date="2025", status="expected"),
        event("overdue", date="2026", status="expected"),
        event("open", date="2025..", status="expected"),
        event("goes-on", status="ongoing"),
        event("past"),
        as_of=date(2027, 1, 1),
    )
    assert [name for name, _ in _horizons(made)] == [
        "overdue",
        "long-overdue",
        "soonest",
        "sooner",
        "later",
        "open",
        "goes-on",
    ]


def test_what_was_withdrawn_is_not_watched() -> None:
    retraction = {"date": "2026-02-01", "kind": "retraction", "text": "Nobody expected it."}
    withdrawn = event("withdrawn", date="2028", status="expected", updates=[retraction])
    assert _horizons(archive(withdrawn)) == []
