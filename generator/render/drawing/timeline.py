"""When things happened, by the year: each year a row from January to December, 0 to 1.

A row holds lanes, a lane holds marks that leave each other room.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.dates import DateKind
from generator.model.items import Entry
from generator.model.references import ENTRY_KINDS
from generator.model.vocabulary import Kind
from generator.relate.archive import calendar_order
from generator.render.drawing.appearance import Appearance
from generator.render.drawing.calendar_mark import (
    Edge,
    Extent,
    Form,
    Mark,
    extent_of,
    mark_in,
    place_in_year,
)

WORTH_DRAWING = 3
"""How many entries with a date it takes for a drawing to say more than their list."""

ROOM = 0.04
"""The share of a row that a mark takes up on a narrow screen; marks of a lane leave it free."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Marks of a kind that leave each other room, from left to right.

    `is_first` says that it is the first of its kind in the row.
    """

    kind: Kind
    is_expected: bool
    is_first: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A year; what is expected is in lanes of its own, below what happened.

    `today` is the place of the day `as_of`, None in any other year; `follows_gap` says that years
    in which nothing begins or ends were left out before it.
    """

    year: int
    lanes: tuple[Lane, ...]
    today: float | None
    follows_gap: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Entries by their dates, the earliest first; those without a date apart."""

    as_of: date
    entries: tuple[Entry, ...]
    undated: tuple[Entry, ...]
    rows: tuple[Row, ...]

    @property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that there are entries of."""
        there = {entry.kind for entry in (*self.entries, *self.undated)}
        return tuple(kind for kind in ENTRY_KINDS if kind in there)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """All marks, row by row."""
        return tuple(mark for row in self.rows for lane in row.lanes for mark in lane.marks)

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """What marks look like in it, for its key."""
        drawn = {mark.appearance for mark in self.marks}
        return tuple(appearance for appearance in Appearance if appearance in drawn)

    @property
    def forms(self) -> frozenset[Form]:
        """The forms that marks have in it, for its key."""
        return frozenset(mark.form for mark in self.marks)

    @property
    def has_open_ends(self) -> bool:
        """Whether a mark has an end that is not known."""
        return any(Edge.OPEN in (mark.before, mark.after) for mark in self.marks)

    @property
    def has_doubts(self) -> bool:
        """Whether a date is approximate or uncertain."""
        return any(mark.is_about for mark in self.marks)

    @property
    def is_of_expected(self) -> bool:
        """Whether nothing in it is more than expected."""
        return all(entry.is_expected for entry in (*self.entries, *self.undated))

    @property
    def shows_today(self) -> bool:
        """Whether the day `as_of` is within what is drawn."""
        return any(row.today is not None for row in self.rows)


def timeline(entries: Iterable[Entry], as_of: date) -> Timeline:
    """Draw entries on the calendar.

    The day `as_of` is shown where they reach around it, and where something is expected.
    """
    in_order = sorted(entries, key=calendar_order)
    dated = tuple(entry for entry in in_order if entry.date.kind is not DateKind.UNKNOWN)
    undated = tuple(entry for entry in in_order if entry.date.kind is DateKind.UNKNOWN)
    extents = [extent_of(entry, as_of) for entry in dated]
    return Timeline(as_of, dated, undated, _rows(extents, as_of))


def timeline_worth_drawing(entries: Sequence[Entry], as_of: date) -> Timeline | None:
    """A timeline, or None where a list alone says as much."""
    drawn = timeline(entries, as_of)
    return drawn if len(drawn.entries) >= WORTH_DRAWING else None


def _rows(extents: Sequence[Extent], as_of: date) -> tuple[Row, ...]:
    years = _years(extents, as_of)
    return tuple(
        Row(
            year=year,
            lanes=tuple(_lanes(extents, year)),
            today=place_in_year(as_of, 0.5) if year == as_of.year else None,
            follows_gap=before is not None and year - before > 1,
        )
        for before, year in zip([None, *years], years, strict=False)
    )


def _years(extents: Sequence[Extent], as_of: date) -> list[int]:
    """The years in which anything begins or ends, and that of `as_of` where it says something."""
    years = {end.year for extent in extents for end in (extent.first, extent.last)}
    is_to_come = any(extent.appearance.is_to_come for extent in extents)
    if years and (is_to_come or min(years) <= as_of.year <= max(years)):
        years.add(as_of.year)
    return sorted(years)


def _lanes(extents: Iterable[Extent], year: int) -> Iterable[Lane]:
    marks = [mark_in(extent, year) for extent in extents if extent.reaches(year)]
    for is_expected in (False, True):
        for kind in ENTRY_KINDS:
            group = [
                mark
                for mark in marks
                if mark.entry.kind is kind and mark.appearance.is_to_come is is_expected
            ]
            for number, lane in enumerate(_packed(group)):
                yield Lane(kind, is_expected, number == 0, tuple(lane))


def _packed(marks: Iterable[Mark]) -> list[list[Mark]]:
    """Put each mark into the first lane that has room for it."""
    lanes: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        for lane in lanes:
            if lane[-1].end + ROOM <= mark.start:
                lane.append(mark)
                break
        else:
            lanes.append([mark])
    return lanes
