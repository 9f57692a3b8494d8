"""The day that counts as now: told, or read from outside once, and from here on an argument."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime

_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
SOURCE_DATE_EPOCH = "SOURCE_DATE_EPOCH"


class BadDay(ValueError):
    """A day that is not written as one."""


def as_of(given: str | None, environment: Mapping[str, str]) -> date:
    """`given` as YYYY-MM-DD, else the day of SOURCE_DATE_EPOCH (seconds, UTC), else today.

    Follows reproducible-builds.org. Raises BadDay.
    """
    if given is not None:
        return _day(given)
    seconds = environment.get(SOURCE_DATE_EPOCH)
    if seconds is None:
        return date.today()
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"{SOURCE_DATE_EPOCH} is “{seconds}”, not a number of seconds since 1970"
        raise BadDay(message) from None


def _day(text: str) -> date:
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise BadDay(f"“{text}” is not a day; type it as YYYY-MM-DD, for example 2025-10-14")
