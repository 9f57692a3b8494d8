from itertools import pairwise

import pytest

from generator.model.items import Response
from generator.model.vocabulary import ResponseStatus
from generator.render.drawing.step_track import WIDTH, Track, track


def _track(status: str, *history: tuple[str, str], date: str = "2025-06-01") -> Track:
    written = {
        "id": "rule",
        "title": "A rule",
        "date": date,
        "added": "2026-01-01",
        "status": status,
        "type": "law",
        "issuers": "us",
        "summary": "It is so.",
        "sources": "report",
        "history": [{"status": status, "date": date} for status, date in history],
    }
    return track(Response.model_validate(written))


def test_steps_run_from_the_oldest_to_the_present_one() -> None:
    drawn = _track("in_force", ("proposed", "2023-01-01"), ("adopted", "2024-01-01"))
    assert [mark.status.value for mark in drawn.marks] == ["proposed", "adopted", "in_force"]
    assert [one.x < other.x for one, other in pairwise(drawn.marks)] == [True, True]
    assert drawn.steps == tuple(pairwise(drawn.marks))


@pytest.mark.parametrize("status", ResponseStatus)
def test_every_status_has_a_place_on_the_track(status: ResponseStatus) -> None:
    drawn = _track(status.value)
    (mark,) = drawn.marks
    assert mark.x in drawn.places
    assert drawn.steps == ()
    assert mark.is_end == (mark.x == drawn.places[-1])


def test_the_same_stage_is_at_the_same_place_in_every_row() -> None:
    alone, after = _track("in_force"), _track("in_force", ("adopted", "2024"))
    assert alone.marks[-1].x == after.marks[-1].x


@pytest.mark.parametrize(
    ("date", "is_certain"),
    [
        ("2025-06-01", True),
        ("2025-06-01?", False),
        ("2025-06", False),
        ("2025", False),
        ("2025-06-01..2025-06-03", False),
        ("..2025-06", False),
        ("2025-06-01/2025-06-03", False),
    ],
)
def test_only_a_certain_day_is_drawn_as_certain(date: str, is_certain: bool) -> None:
    assert _track("in_force", date=date).marks[0].is_certain == is_certain


def test_steps_to_the_same_stage_do_not_hide_each_other() -> None:
    drawn = _track("in_force", ("in_force", "2022-12-02"), ("in_force", "2023-09-01"))
    assert len({mark.x for mark in drawn.marks}) == 3


def test_many_steps_stay_on_the_track_and_off_the_next_stage() -> None:
    drawn = _track("adopted", *[("adopted", f"20{year}-01-01") for year in range(10, 20)])
    assert max(mark.x for mark in drawn.marks) < drawn.places[4]
    assert max(mark.x for mark in _track("expired", *[("lifted", "2020")] * 5).marks) < WIDTH
