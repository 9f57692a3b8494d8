"""Dates as readers see them: British order, names of months from CLDR.

The words stand in a sentence: nothing but a month's name begins with a capital.
"""

from datetime import date
from functools import lru_cache

from babel import Locale
from babel.dates import format_date

from generator.model.dates.moments import Moment, Precision

UNKNOWN = "date unknown"

_BRITISH = Locale("en", "GB")

_DOUBT = {"": "", "?": "possibly ", "~": "about ", "%": "possibly about "}
_PATTERNS = {Precision.DAY: "d MMMM y", Precision.MONTH: "MMMM y", Precision.YEAR: "y"}


@lru_cache(maxsize=4096)
def day_in_words(day: date) -> str:
    """`14 October 2025`."""
    return format_date(day, _PATTERNS[Precision.DAY], locale=_BRITISH)


def point(moment: Moment) -> str:
    """`14 October 2025`, `about 2024`, `the 2020s`."""
    return _words(moment)


def span(start: Moment | None, end: Moment | None) -> str:
    """`from 3 to 7 June 2025`, `since June 2025`, `until June 2025`; one end may be open."""
    if start is None:
        return f"until {_words(end)}" if end else UNKNOWN
    if end is None:
        return f"since {_words(start)}"
    if start == end and "XX" not in (start.month, start.day):
        return _words(start)
    return f"from {_words(start, _repeated(start, end))} to {_words(end)}"


def window(start: Moment | None, end: Moment | None) -> str:
    """`between June and December 2025`, `by June 2025`, `June 2025 or later`."""
    if start is None:
        return f"by {_words(end)}" if end else UNKNOWN
    if end is None:
        return f"{_words(start)} or later"
    if start == end:
        return _words(start)
    return f"between {_words(start, _repeated(start, end))} and {_words(end)}"


def _repeated(start: Moment, end: Moment) -> str:
    """The tail of the start's pattern that the end says again."""
    if start.year != end.year or not (start.month.isdigit() and end.month.isdigit()):
        return ""
    if start.month != end.month or "XX" in (start.day, end.day):
        return " y"
    # “From 5 June to June 2025” and “from 1 to about 1 June 2025” would read like mistakes.
    is_like_a_mistake = start.day == end.day or not (start.day and end.day)
    return "" if is_like_a_mistake else " MMMM y"


@lru_cache(maxsize=4096)
def _words(moment: Moment, left_out: str = "") -> str:
    doubt = _DOUBT[moment.qualifier]
    if moment.precision is Precision.DECADE:
        return f"{doubt}the {moment.earliest.year}s"
    pattern = _PATTERNS[moment.precision].removesuffix(left_out)
    return doubt + _unspecified(moment) + format_date(moment.earliest, pattern, locale=_BRITISH)


def _unspecified(moment: Moment) -> str:
    if moment.day == "XX":
        return "some day in "
    return "some month of " if moment.month == "XX" else ""
