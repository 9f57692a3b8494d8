"""One DATE of our profile of EDTF (ISO 8601-2:2019): a day, a month, a year or a decade."""

import datetime
import re
from calendar import monthrange
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

FIRST_YEAR = 1900
LAST_YEAR = 2100

_PATTERN = (
    r"(?:([0-9]{3}X)|([0-9]{4})(?:-(?:(XX)(?:-(XX))?|([0-9]{2})(?:-([0-9]{2}|XX))?))?)([?~%]?)"
)

_DATE = re.compile(_PATTERN)

# For editors (ECMA-262), which cannot count the days of a month.
_YEAR_FORM = "(?:19[0-9]{2}|20[0-9]{2}|2100)"
_MONTH_FORM = "(?:0[1-9]|1[0-2])"
_DAY_FORM = "(?:0[1-9]|[12][0-9]|3[01])"
FULL_FORM = f"{_YEAR_FORM}-{_MONTH_FORM}-{_DAY_FORM}"
FORM = (
    f"(?:(?:19|20)[0-9]X|{_YEAR_FORM}"
    f"(?:-(?:XX(?:-XX)?|{_MONTH_FORM}(?:-(?:{_DAY_FORM}|XX))?))?)[?~%]?"
)

_MONTHS = frozenset(f"{number:02}" for number in range(1, 13))


class Precision(StrEnum):
    """How finely a date is known, coarsest first; compare by `rank`, not as text."""

    DECADE = "decade"
    YEAR = "year"
    MONTH = "month"
    DAY = "day"

    @property
    def rank(self) -> int:
        """0 for the coarsest."""
        return tuple(Precision).index(self)


DateFault = Literal["E130", "E131", "E133"]
"""Codes of problems: a bad date, one that ends before it begins, a year outside 1900-2100."""


class DateError(ValueError):
    """A text that is not a date: a problem's permanent code, what is wrong, what to type."""

    def __init__(self, code: DateFault, message: str, hint: str) -> None:
        super().__init__(code, message, hint)
        self.code = code
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of the calendar that counts as one date.

    `year`, `month` and `day` are as typed: digits, `XX` (`202X`) where unspecified, empty where
    left out. `qualifier` is EDTF's: `?` uncertain, `~` approximate, `%` both, or empty. `earliest`
    and `latest` are the first and last day it can mean; a qualifier does not widen them.
    """

    year: str
    month: str
    day: str
    qualifier: str
    earliest: datetime.date
    latest: datetime.date

    @property
    def precision(self) -> Precision:
        """The finest part that is specified: `2025-XX` is precise to the year."""
        if self.day.isdigit():
            return Precision.DAY
        if self.month.isdigit():
            return Precision.MONTH
        return Precision.YEAR if self.year.isdigit() else Precision.DECADE

    @property
    def specified(self) -> str:
        """Without `XX` and qualifier, in EDTF: `2025-06` for `2025-06-XX?`; same bounds."""
        parts = (self.year, self.month, self.day)
        return "-".join(part for part in parts if part not in ("", "XX"))


def read(text: str) -> Moment | None:
    """The DATE that `text` is in our profile of EDTF (ISO 8601-2:2019), None where it is not one.

    Raises DateError where the form is right but the calendar has no such day (E130) or the year
    is outside 1900-2100 (E133).
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    decade, year, any_month, any_day, month, day, qualifier = match.groups("")
    year, month, day = year or decade, month or any_month, day or any_day
    return Moment(year, month, day, qualifier, *_bounds(year, month, day))


def _bounds(year: str, month: str, day: str) -> tuple[datetime.date, datetime.date]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if first < FIRST_YEAR or last > LAST_YEAR:
        raise _year_out_of_range(year)
    if not month.isdigit():
        return datetime.date(first, 1, 1), datetime.date(last, 12, 31)
    if month not in _MONTHS:
        raise _no_such_month(year, month, day)
    length = monthrange(first, int(month))[1]
    if not day.isdigit():
        return datetime.date(first, int(month), 1), datetime.date(first, int(month), length)
    if not 1 <= int(day) <= length:
        raise _no_such_day(year, month, day, length)
    exact = datetime.date(first, int(month), int(day))
    return exact, exact


def _year_out_of_range(year: str) -> DateError:
    return DateError(
        "E133",
        f"the year {year} is not between {FIRST_YEAR} and {LAST_YEAR}",
        "Correct the year; this archive holds no earlier or later dates.",
    )


def _no_such_month(year: str, month: str, day: str) -> DateError:
    if day in _MONTHS and 1 <= int(month) <= monthrange(int(year), int(day))[1]:
        hint = f"The month comes before the day: did you mean {year}-{day}-{month}?"
    else:
        hint = f"Type a month from 01 to 12, or {year} if only the year is known."
    return DateError("E130", f"there is no month {month}", hint)


def _no_such_day(year: str, month: str, day: str, length: int) -> DateError:
    return DateError(
        "E130",
        f"there is no day {day} in {year}-{month}",
        f"Type a day from 01 to {length}, or {year}-{month} if only the month is known.",
    )
