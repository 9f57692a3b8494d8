"""Where entries stand on the calendar: windows, spans, open ends, what is expected or unknown."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_archive import AS_OF, event, ids, response, statement

from generator.model.vocabulary import Kind
from generator.relate.years import years
from generator.render.drawing.appearance import Appearance, appearance_of
from generator.render.drawing.calendar_mark import Edge, Form, Mark
from generator.render.drawing.timeline import ROOM, Timeline, timeline

RETRACTION = {"date": "2026-01-02", "kind": "retraction", "text": "It was not so."}


def _drawn(typed: str, as_of: date = AS_OF, **fields: object) -> Timeline:
    return timeline([event(date=typed, **fields)], as_of)


def _only(typed: str) -> Mark:
    (mark,) = _drawn(typed).marks
    return mark


class TestOneDate:
    def test_a_day_is_one_place_in_its_year(self) -> None:
        mark = _only("2025-07-01")
        assert (mark.form, mark.start) == (Form.DAY, mark.end)
        assert mark.start == pytest.approx(0.5, abs=0.002)

    @pytest.mark.parametrize(
        ("typed", "start", "end"),
        [
            ("2025", 0, 1),
            ("2025-06", 5 / 12, 6 / 12),
            ("2025-06-XX", 5 / 12, 6 / 12),
            ("2025-06..2025-12", 5 / 12, 1),
            ("2025-04-01..2025-06-30", 3 / 12, 6 / 12),
        ],
    )
    def test_one_moment_somewhere_is_a_window_from_end_to_end(
        self, typed: str, start: float, end: float
    ) -> None:
        mark = _only(typed)
        assert mark.form is Form.WINDOW
        assert (mark.before, mark.after) == (Edge.KNOWN, Edge.KNOWN)
        assert (mark.start, mark.end) == pytest.approx((start, end))

    def test_what_lasted_is_a_span(self) -> None:
        mark = _only("2025-04-01/2025-06-30")
        assert mark.form is Form.SPAN
        assert (mark.start, mark.end) == pytest.approx((3 / 12, 6 / 12))

    def test_a_few_days_are_drawn_like_one_in_their_middle(self) -> None:
        assert _only("2025-06-14/2025-06-16").form is Form.DAY
        assert _only("2025-06-14/2025-06-16").start == pytest.approx(_only("2025-06-15").start)

    def test_a_window_of_a_few_days_stays_a_window(self) -> None:
        mark = _only("2025-06-14..2025-06-16")
        assert mark.form is Form.WINDOW
        assert mark.start < mark.end

    def test_by_a_date_is_open_before_it(self) -> None:
        mark = _only("..2025-06")
        assert (mark.before, mark.after) == (Edge.OPEN, Edge.KNOWN)
        assert (mark.start, mark.end) == pytest.approx((0, 6 / 12))

    def test_a_date_or_later_is_open_behind_it(self) -> None:
        mark = _only("2025-07..")
        assert (mark.before, mark.after) == (Edge.KNOWN, Edge.OPEN)
        assert (mark.start, mark.end) == pytest.approx((6 / 12, 1))

    @pytest.mark.parametrize("typed", ["2025-06-01?", "2025~", "2025-06%..2025-07", "..2025-06?"])
    def test_a_date_in_doubt_is_marked_as_such(self, typed: str) -> None:
        assert _only(typed).is_about

    def test_a_certain_date_is_not_in_doubt(self) -> None:
        assert not _only("2025-06").is_about


class TestSeveralYears:
    def test_what_lasted_goes_on_from_row_to_row(self) -> None:
        rows = timeline(
            [event("long", date="2024-07-01/2026-06-30"), event("other", date="2025-01-05")], AS_OF
        ).rows
        parts = [mark for row in rows for lane in row.lanes for mark in lane.marks]
        long = [mark for mark in parts if mark.entry.id == "long"]
        assert [row.year for row in rows] == [2024, 2025, 2026]
        assert [(mark.before, mark.after) for mark in long] == [
            (Edge.KNOWN, Edge.CONTINUED),
            (Edge.CONTINUED, Edge.CONTINUED),
            (Edge.CONTINUED, Edge.KNOWN),
        ]
        assert [(mark.start, mark.end) for mark in long] == [(0.5, 1), (0, 1), (0, 0.5)]

    def test_what_goes_on_reaches_to_the_day_of_the_edition(self) -> None:
        drawn = _drawn("2025-06-13/..")
        assert [row.year for row in drawn.rows] == [2025, 2026]
        assert drawn.marks[-1].after is Edge.OPEN
        assert drawn.marks[-1].end == pytest.approx(drawn.rows[-1].today, abs=0.01)

    def test_years_without_a_beginning_or_an_end_are_left_out(self) -> None:
        rows = timeline(
            [event(str(year), date=f"{year}-03-01") for year in (2006, 2007, 2013)], AS_OF
        ).rows
        assert [(row.year, row.follows_gap) for row in rows] == [
            (2006, False),
            (2007, False),
            (2013, True),
        ]

    def test_the_day_of_the_edition_is_shown_among_what_it_divides(self) -> None:
        entries = [event("past", date="2025-03-01"), event("next", date="2027", status="expected")]
        drawn = timeline(entries, AS_OF)
        assert [row.year for row in drawn.rows if row.today is not None] == [2026]
        assert drawn.shows_today

    def test_an_overdue_window_is_shown_before_the_day_of_the_edition(self) -> None:
        rows = _drawn("2025-06..2025-12", status="expected").rows
        assert [(row.year, row.today is None) for row in rows] == [(2025, True), (2026, False)]

    def test_it_is_not_shown_far_behind_what_is_long_past(self) -> None:
        assert not _drawn("2009-06-12").shows_today


class TestLanes:
    def test_what_is_expected_is_apart_and_below(self) -> None:
        entries = [
            event("next", date="2025-06..2025-12", status="expected"),
            event("past", date="2025-03-01"),
            response(date="2025-03-01"),
            statement(date="2025-03-01"),
        ]
        (row, *_) = timeline(entries, AS_OF).rows
        assert [(lane.kind, lane.is_expected) for lane in row.lanes] == [
            (Kind.EVENT, False),
            (Kind.STATEMENT, False),
            (Kind.RESPONSE, False),
            (Kind.EVENT, True),
        ]

    def test_marks_of_one_day_are_in_lanes_of_their_own(self) -> None:
        (row,) = timeline([event("a"), event("b"), event("c", date="2025-09-01")], AS_OF).rows
        assert [[mark.entry.id for mark in lane.marks] for lane in row.lanes] == [["a", "c"], ["b"]]
        assert [lane.is_first for lane in row.lanes] == [True, False]


class TestAppearance:
    @pytest.mark.parametrize(
        ("entry", "expected"),
        [
            (event(), Appearance.EVENT),
            (event(verification="confirmed"), Appearance.EVENT),
            (event(verification="alleged"), Appearance.CLAIM),
            (event(verification="under_examination"), Appearance.CLAIM),
            (event(verification="refuted"), Appearance.VOID),
            (event(status="cancelled"), Appearance.VOID),
            (event(status="not_observed"), Appearance.VOID),
            (event(status="expected", date="2027"), Appearance.EXPECTED),
            (event(status="expected", date="2025"), Appearance.OVERDUE),
            (event(status="expected", date="2025-06.."), Appearance.EXPECTED),
            (statement(), Appearance.STATEMENT),
            (statement(act="denies", about="event"), Appearance.CONTEST),
            (statement(updates=RETRACTION), Appearance.VOID),
            (response(), Appearance.RESPONSE),
            (response(updates=RETRACTION), Appearance.VOID),
        ],
    )
    def test_a_mark_says_how_far_an_entry_carries(
        self, entry: object, expected: Appearance
    ) -> None:
        assert appearance_of(entry, AS_OF) is expected  # type: ignore[arg-type]


def test_without_a_date_nothing_is_drawn_but_all_is_kept() -> None:
    entries = [event("dated"), event("undated", date="unknown", date_text="one day")]
    drawn = timeline(entries, AS_OF)
    assert ids(drawn.entries) == ["dated"]
    assert ids(drawn.undated) == ["undated"]
    assert ids(mark.entry for mark in drawn.marks) == ["dated"]


class TestYears:
    def test_each_entry_is_filed_under_one_year(self) -> None:
        entries = [
            event("lasted", date="2024-11/2025-02"),
            event("by", date="..2025-06"),
            event("later", date="2023-06.."),
            event("undated", date="unknown", date_text="one day"),
        ]
        filed = {year.number: ids(year.entries) for year in years(entries)}
        assert filed == {2023: ["later"], 2024: ["lasted"], 2025: ["by"], None: ["undated"]}
        assert list(filed) == [2023, 2024, 2025, None]

    def test_what_is_expected_is_counted_apart(self) -> None:
        refuted = event("c", status="expected", verification="refuted")
        (year,) = years(
            [event("a"), event("b", status="expected"), refuted, statement(), response()]
        )
        counted = {(tally.kind, tally.is_expected): tally.count for tally in year.tallies}
        assert counted == {
            (Kind.EVENT, False): 2,
            (Kind.STATEMENT, False): 1,
            (Kind.RESPONSE, False): 1,
            (Kind.EVENT, True): 1,
        }


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
POINTS = st.builds(
    lambda day, length, doubt: day.isoformat()[:length] + doubt,
    DAYS,
    st.sampled_from((4, 7, 10)),
    st.sampled_from(("", "?", "~", "%")),
)
STRETCHES = st.builds(
    lambda days, between: between.join(day.isoformat() for day in sorted(days)),
    st.tuples(DAYS, DAYS),
    st.sampled_from(("/", "..")),
)
OPEN = st.builds(
    str.format, st.sampled_from(("../{0}", "{0}/..", "..{0}", "{0}..")), DAYS.map(date.isoformat)
)
DATES = POINTS | STRETCHES | OPEN | st.sampled_from(("202X", "unknown"))


@given(st.lists(DATES, max_size=12), DAYS)
def test_every_mark_lies_within_its_row_and_leaves_room(typed: list[str], as_of: date) -> None:
    entries = [
        event(f"event-{number}", date=text, date_text="then") for number, text in enumerate(typed)
    ]
    drawn = timeline(entries, as_of)
    assert {mark.entry.id for mark in drawn.marks} == set(ids(drawn.entries))
    for row in drawn.rows:
        for lane in row.lanes:
            assert all(0 <= mark.start <= mark.end <= 1 for mark in lane.marks)
            assert all(a.end + ROOM <= b.start for a, b in pairwise(lane.marks))


@given(st.lists(DATES, max_size=12), DAYS)
def test_rows_and_entries_are_in_the_order_of_the_calendar(typed: list[str], as_of: date) -> None:
    entries = [
        event(f"event-{number}", date=text, date_text="then") for number, text in enumerate(typed)
    ]
    drawn = timeline(entries, as_of)
    numbers = [row.year for row in drawn.rows]
    assert numbers == sorted(set(numbers))
    keys = [entry.date.sort_key for entry in drawn.entries]
    assert keys == sorted(keys)
    assert len(drawn.entries) + len(drawn.undated) == len(typed)
