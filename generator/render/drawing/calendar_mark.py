"""Where a date lies within a year, and what a mark there says of it.

Months are equally wide, so that the same day stands in the same place in every year.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.dates import ApproximateDate, DateKind
from generator.model.items import Entry
from generator.render.drawing.appearance import Appearance, appearance_of

BRIEF = 0.02
"""The share of a year, a week, below which what lasted is drawn like one day."""


class Form(StrEnum):
    """What a mark says of its time: one day, one moment in a stretch, or the stretch itself."""

    DAY = "day"
    WINDOW = "window"
    SPAN = "span"


class Edge(StrEnum):
    """Where a mark ends: at a date, nowhere that is known, or in another row."""

    KNOWN = "known"
    OPEN = "open"
    CONTINUED = "continued"


@dataclass(frozen=True, slots=True)
class Mark:
    """An entry as it is drawn in one row; `start` and `end` are shares of the year, 0 to 1.

    `is_about` says that its source or editor was not sure of the date.
    """

    entry: Entry
    appearance: Appearance
    form: Form
    start: float
    end: float
    before: Edge
    after: Edge
    is_about: bool


@dataclass(frozen=True, slots=True)
class Extent:
    """An entry with the first and last day that it is drawn on."""

    entry: Entry
    appearance: Appearance
    first: date
    last: date

    def reaches(self, year: int) -> bool:
        """Whether any of its days is in a year."""
        return self.first.year <= year <= self.last.year


def extent_of(entry: Entry, as_of: date) -> Extent:
    """The stretch of the calendar over which an entry is drawn; its date must not be unknown."""
    return Extent(entry, appearance_of(entry, as_of), *_bounds(entry.date, as_of))


def _bounds(when: ApproximateDate, as_of: date) -> tuple[date, date]:
    """A side without a date reaches to the end of its year; what goes on, to the day `as_of`."""
    first, last = when.earliest, when.latest
    if first is None:
        assert last is not None, "an unknown date is not drawn"
        return date(last.year, 1, 1), last
    if last is None:
        goes_on = when.kind is DateKind.SPAN and as_of >= first
        return first, as_of if goes_on else date(first.year, 12, 31)
    return first, last


def mark_in(extent: Extent, year: int) -> Mark:
    """How an entry is drawn in a year that it reaches."""
    when, first, last = extent.entry.date, extent.first, extent.last
    start = place_in_year(first, 0.0) if first.year == year else 0.0
    end = place_in_year(last, 1.0) if last.year == year else 1.0
    form = _form(when, end - start)
    if form is Form.DAY:
        start = end = (start + end) / 2
    return Mark(
        entry=extent.entry,
        appearance=extent.appearance,
        form=form,
        start=start,
        end=end,
        before=_edge(first.year == year, when.earliest),
        after=_edge(last.year == year, when.latest),
        is_about=any(moment.qualifier != "" for moment in (when.start, when.end) if moment),
    )


def _form(when: ApproximateDate, length: float) -> Form:
    if when.earliest == when.latest:
        return Form.DAY
    if when.kind is not DateKind.SPAN:
        return Form.WINDOW
    is_within_a_year = when.earliest and when.latest and when.earliest.year == when.latest.year
    return Form.DAY if is_within_a_year and length < BRIEF else Form.SPAN


def _edge(is_in_row: bool, day: date | None) -> Edge:
    if not is_in_row:
        return Edge.CONTINUED
    return Edge.KNOWN if day else Edge.OPEN


def place_in_year(day: date, part: float) -> float:
    """Where in its year a day is; `part` is 0 for its beginning, 1 for its end."""
    in_month = (day.day - 1 + part) / monthrange(day.year, day.month)[1]
    return (day.month - 1 + in_month) / 12
