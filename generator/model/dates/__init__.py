"""Dates as far as they are known: a profile of EDTF (ISO 8601-2:2019).

DATE     YYYY, YYYX, YYYY-MM, YYYY-XX, YYYY-MM-DD, YYYY-MM-XX, YYYY-XX-XX, then ?, ~, % or none
point    DATE
span     DATE/DATE, DATE/.., ../DATE    it lasted from one to the other
window   DATE..DATE, DATE.., ..DATE     one moment somewhere in there
unknown
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from generator.model.dates import in_words, mistyped, moments
from generator.model.dates.in_words import day_in_words
from generator.model.dates.mistyped import Guess
from generator.model.dates.moments import DateError, Moment, Precision

__all__ = [
    "PATTERN",
    "PATTERN_OF_FULL_DATE",
    "ApproximateDate",
    "DateError",
    "DateKind",
    "Moment",
    "Precision",
    "day_in_words",
    "parse",
]

_UNKNOWN = "unknown"
_ONE = moments.FORM
_FORMS = (_UNKNOWN, rf"{_ONE}(?:/(?:{_ONE}|\.\.)|\.\.(?:{_ONE})?)?", rf"\.\./?{_ONE}")

PATTERN = f"^(?:{'|'.join(_FORMS)})$"
"""The form of a date as a regular expression for editors (ECMA-262).

`parse` also knows how many days a month has, and that nothing ends before it begins.
"""

PATTERN_OF_FULL_DATE = f"^{moments.FULL_FORM}$"
"""The form of one certain day, likewise."""


class DateKind(StrEnum):
    """What sort of date it is: one moment, a stretch, one moment in a stretch, or not known."""

    POINT = "point"
    SPAN = "span"
    WINDOW = "window"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ApproximateDate:
    """A date with its uncertainty, made by `parse`.

    `text` is what was typed, without surrounding space. `start` and `end` are None where open or
    unknown; a point has the same moment as both.
    """

    text: str
    kind: DateKind
    start: Moment | None
    end: Moment | None

    def __str__(self) -> str:
        return self.text

    def __hash__(self) -> int:
        # The text tells all the rest, and dates are looked up very often.
        return hash(self.text)

    @property
    def earliest(self) -> datetime.date | None:
        """The first day it can have been, or begun; None where open or unknown."""
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> datetime.date | None:
        """The last day it can have been, or ended; None where open or unknown."""
        return self.end.latest if self.end else None

    @property
    def precision(self) -> Precision | None:
        """The precision of its coarsest end; None where the date is unknown."""
        ends = [end.precision for end in (self.start, self.end) if end]
        return min(ends, key=lambda precision: precision.rank, default=None)

    @property
    def is_full_date(self) -> bool:
        """Whether it is one certain day: a point of day precision without a qualifier."""
        if self.kind is not DateKind.POINT or self.start is None:
            return False
        return self.start.precision is Precision.DAY and not self.start.qualifier

    @property
    def edtf(self) -> str:
        """The date in EDTF, level 0 to 2 (ISO 8601-2:2019), with the same bounds.

        A window becomes a set, where EDTF has no room for qualifiers, unspecified parts or ends
        of different precision: they are left out, or days stand in for them.
        """
        if self.kind is DateKind.SPAN:
            return _as_interval(self.start, self.end)
        if self.kind is DateKind.WINDOW:
            return _as_set(self.start, self.end)
        return "XXXX" if self.kind is DateKind.UNKNOWN else self.text

    @property
    def sort_key(self) -> tuple[datetime.date, datetime.date]:
        """Earliest day (latest where the start is open), then latest; unknown comes last.

        Different dates may share a key; the caller appends the entry's id.
        """
        latest = self.latest or datetime.date.max
        return self.earliest or latest, latest

    @property
    def recency(self) -> tuple[bool, datetime.date, datetime.date]:
        """Sort key for the newest first, to be reversed: unknown comes last there, too."""
        return (self.kind is not DateKind.UNKNOWN, *self.sort_key)

    def is_certainly_before(self, other: "ApproximateDate") -> bool:
        """Whether every day it can mean comes before every day that the other can mean."""
        latest, earliest = self.latest, other.earliest
        return latest is not None and earliest is not None and latest < earliest

    @property
    def end_in_words(self) -> str:
        """Its last moment, or the first where the end is open, as readers see it: `June 2025`."""
        moment = self.end or self.start
        return in_words.point(moment) if moment else in_words.UNKNOWN

    @property
    def in_words(self) -> str:
        """The date as readers see it, fit for the middle of a sentence: `about 2024`."""
        return _in_words(self)


@lru_cache(maxsize=4096)
def _in_words(date: ApproximateDate) -> str:
    if date.kind is DateKind.SPAN:
        return in_words.span(date.start, date.end)
    if date.kind is DateKind.WINDOW:
        return in_words.window(date.start, date.end)
    return in_words.point(date.start) if date.start else in_words.UNKNOWN


def full_dates_meant(typed: str) -> tuple[str, ...]:
    """The full dates that a text in words or in another notation may stand for; never raises."""
    try:
        readings = _readings(mistyped.guess(typed.strip()))
    except DateError:
        return ()
    return tuple(date.text for date in readings if date.is_full_date)


@lru_cache(maxsize=8192)
def parse(text: str) -> ApproximateDate:
    """The date that `text` is in our profile of EDTF (ISO 8601-2:2019).

    Raises DateError, and nothing else whatever the text: E130 where it is no date, E131 where it
    ends before it begins, E133 where a year is outside 1900-2100.
    """
    typed = text.strip()
    date = _read(typed)
    if date is None:
        raise _mistyped(typed)
    return date


def _read(text: str) -> ApproximateDate | None:
    if text == _UNKNOWN:
        return ApproximateDate(text, DateKind.UNKNOWN, None, None)
    if "/" in text:
        return _read_ends(text, DateKind.SPAN, separator="/", open_end="..")
    if ".." in text:
        return _read_ends(text, DateKind.WINDOW, separator="..", open_end="")
    moment = moments.read(text)
    return ApproximateDate(text, DateKind.POINT, moment, moment) if moment else None


def _read_ends(
    text: str, kind: DateKind, *, separator: str, open_end: str
) -> ApproximateDate | None:
    first, _, last = text.partition(separator)
    start, end = moments.read(first), moments.read(last)
    start_fits = start is not None or first == open_end
    end_fits = end is not None or last == open_end
    if not (start_fits and end_fits and (start or end)):
        return None
    if start and end and end.latest < start.earliest:
        raise DateError(
            "E131",
            "the date ends before it begins",
            f"Type the earlier date first, {last}{separator}{first}, or correct the wrong one.",
        )
    return ApproximateDate(text, kind, start, end)


def _as_interval(start: Moment | None, end: Moment | None) -> str:
    # An interval's end is somewhere within its date anyhow, and parsers trip over XX in intervals.
    return "/".join(
        moment.specified + moment.qualifier if moment else ".." for moment in (start, end)
    )


def _as_set(start: Moment | None, end: Moment | None) -> str:
    precisions = {moment.precision for moment in (start, end) if moment}
    if len(precisions) == 1 and Precision.DECADE not in precisions:
        return f"[{start.specified if start else ''}..{end.specified if end else ''}]"
    return f"[{start.earliest if start else ''}..{end.latest if end else ''}]"


def _mistyped(typed: str) -> DateError:
    """What to say of a text that is no date; where a reading of it has a fault, that fault."""
    guess = mistyped.guess(typed)
    try:
        readings = _readings(guess)
    except DateError as error:
        return error
    meant = " or ".join(f"{date.text} (which means “{date.in_words}”)" for date in readings)
    return DateError("E130", guess.message, f"Type {meant}." if meant else guess.advice)


def _readings(guess: Guess) -> list[ApproximateDate]:
    """The dates among the texts that may have been meant. Raises DateError."""
    return [date for text in guess.readings if (date := _read(text))]
