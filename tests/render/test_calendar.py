"""The calendar of what is expected, read back by a parser."""

from datetime import UTC, date, datetime
from typing import Any

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pieces import all_made
from small_archive import archive, event

from generator.model.items import Event
from generator.model.site import Site
from generator.render.addresses import CALENDAR
from generator.render.exports import expected_calendar

HERE = Site("A site", "", "https://site.example/")
HOSTILE = 'Comma, semicolon; backslash \\n \\, "quoted": BEGIN:VEVENT 모략이다 ' * 3


def _text(*events: Event, site: Site = HERE) -> str:
    made = archive(*events)
    (file,) = all_made(expected_calendar.files(made, site), made)
    assert file.path == CALENDAR
    return file.content


def _calendar(*events: Event, site: Site = HERE) -> Any:
    return icalendar.Calendar.from_ical(_text(*events, site=site))


def _expected(window: str, **fields: Any) -> Event:
    return event(date=window, status="expected", **fields)


@pytest.mark.parametrize(
    ("window", "first", "behind", "summary"),
    [
        ("2027-03-05", (2027, 3, 5), (2027, 3, 6), "Expected on 5 March 2027"),
        ("2027-03", (2027, 3, 1), (2027, 4, 1), "Expected, some time in March 2027"),
        ("2027-XX", (2027, 1, 1), (2028, 1, 1), "Expected, some month of 2027"),
        ("2027~", (2027, 1, 1), (2028, 1, 1), "Expected, about 2027"),
        ("2027-03-05?", (2027, 3, 5), (2027, 3, 6), "Expected, possibly 5 March 2027"),
        (
            "2026-12..2027-02",
            (2026, 12, 1),
            (2027, 3, 1),
            "Expected, some time between December 2026 and February 2027",
        ),
        (
            "2027-03-05/2027-03-09",
            (2027, 3, 5),
            (2027, 3, 10),
            "Expected from 5 to 9 March 2027",
        ),
        ("..2027-06", (2027, 6, 30), (2027, 7, 1), "Expected by June 2027"),
        ("2027-03..2027-03", (2027, 3, 1), (2027, 4, 1), "Expected, some time in March 2027"),
        ("2027-03~..2027-03~", (2027, 3, 1), (2027, 4, 1), "Expected, about March 2027"),
        ("202X/202X", (2020, 1, 1), (2030, 1, 1), "Expected, some time in the 2020s"),
        ("2027-03-05/2027-03-05", (2027, 3, 5), (2027, 3, 6), "Expected on 5 March 2027"),
    ],
)
def test_an_event_covers_its_window_and_says_how_sure_it_is(
    window: str, first: tuple[int, int, int], behind: tuple[int, int, int], summary: str
) -> None:
    (entry,) = _calendar(_expected(window, title="A vote")).events
    assert entry["dtstart"].dt == date(*first)
    assert entry["dtend"].dt == date(*behind)
    assert entry["summary"] == f"{summary}: A vote"
    assert (entry["status"], entry["transp"]) == ("TENTATIVE", "TRANSPARENT")
    assert "DTSTART;VALUE=DATE:" in _text(_expected(window))


def test_what_is_overdue_stays_and_says_so() -> None:
    (entry,) = _calendar(_expected("2025-06..2025-12")).events
    assert entry["summary"].startswith("Overdue. Expected, some time between June and December")
    assert "nothing is on file here about what came of it" in entry["description"]
    assert entry["dtstamp"].dt == datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    "left_out",
    [
        _expected("2027.."),
        _expected("unknown", date_text="soon"),
        event(status="ongoing"),
        event(status="cancelled", date="2027"),
        _expected("2027", updates=[{"date": "2026-02-01", "kind": "retraction", "text": "No."}]),
        _expected("2027", embargo_until="2027-01-01"),
    ],
)
def test_what_has_no_end_is_not_expected_or_not_public_is_left_out(left_out: Event) -> None:
    assert _calendar(left_out).events == []


def test_it_is_dated_by_what_is_on_file_not_by_the_clock() -> None:
    changed = _expected(
        "2027",
        added="2026-01-01",
        updates=[{"date": "2026-03-01", "kind": "update", "text": "It was put off."}],
    )
    (entry,) = _calendar(changed).events
    assert entry["dtstamp"].dt == datetime(2026, 3, 1, tzinfo=UTC)
    assert entry["sequence"] == 1
    assert _text(changed) == _text(changed)


def test_a_rename_and_a_move_of_the_site_keep_the_uid() -> None:
    before, after = _expected("2027"), _expected("2027", aliases="event")
    renamed = after.model_copy(update={"id": "renamed"})
    first, second = _calendar(before).events[0], _calendar(renamed, site=Site("Other")).events[0]
    assert first["uid"] == second["uid"] == "370224a1-fc8a-599e-98d2-8d6949595924"


def test_the_way_to_the_entry_is_given() -> None:
    (entry,) = _calendar(_expected("2027")).events
    assert entry["url"] == "https://site.example/events/event/"
    assert entry["description"].endswith("https://site.example/events/event/")
    (entry,) = _calendar(_expected("2027"), site=Site("A site")).events
    assert "url" not in entry
    assert "events/event" not in entry["description"]


def test_the_calendar_has_a_name_and_says_how_often_to_look() -> None:
    calendar = _calendar(_expected("2027"))
    assert calendar["name"] == calendar["x-wr-calname"] == "A site: what to watch"
    assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in _text(_expected("2027"))


def test_hostile_text_is_read_back_as_it_was_typed_from_lines_of_75_octets() -> None:
    hostile = _expected("2027", title=HOSTILE[:120], summary=f"{HOSTILE}\n\nEND:VCALENDAR")
    text = _text(hostile, site=Site(HOSTILE))
    (entry,) = icalendar.Calendar.from_ical(text).events
    assert entry["summary"] == f"Expected, some time in 2027: {HOSTILE[:120].strip()}"
    assert " ".join(entry["description"].split()).startswith(
        " ".join(f"{HOSTILE} END:VCALENDAR".replace("\\,", ",").split())
    )
    lines = text.encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=200))
def test_every_title_is_read_back(title: str) -> None:
    titled = _expected("2027").model_copy(update={"title": title})
    (entry,) = _calendar(titled).events
    assert entry["summary"] == f"Expected, some time in 2027: {title}"
