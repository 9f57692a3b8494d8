"""Dates of publications as pages and CSL-JSON give them, in our profile of EDTF.

Nothing raises here: what cannot be read, or may be read in two ways, is empty.
"""

import re
from collections.abc import Mapping
from datetime import date

from generator.model import dates
from generator.model.dates import DateKind, loosely

_LONGEST = 80
_DAY_OF_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ].*", re.DOTALL)
_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON_OF_YEAR = re.compile(r"(\d{4})-(2[1-4])")


def of_text(found: object) -> str:
    """A date from text in any notation, as long as it can be read in one way only."""
    text = found.strip() if isinstance(found, str) else ""
    if not text or len(text) > _LONGEST:
        return ""
    if time := _DAY_OF_TIME.fullmatch(text):
        text = time[1]
    if date := _sound(text):
        return date
    readings = loosely.readings(loosely.tidied(text))
    sound = [date for reading in readings if (date := _sound(reading))]
    return sound[0] if len(readings) == len(sound) == 1 else ""


def of_csl(variable: object) -> str:
    """A CSL date variable: EDTF, or an object of `date-parts`, `season`, `circa`, `raw`, `literal`.

    See csl-data.json of the Citation Style Language, 1.0.2. An interval stays one.
    """
    if isinstance(variable, str):
        return _of_edtf(variable)
    if not isinstance(variable, Mapping):
        return ""
    return (
        _of_edtf(variable.get("edtf"))
        or _of_date_parts(variable)
        or of_text(variable.get("raw"))
        or of_text(variable.get("literal"))
    )


def full_day(text: str) -> date | None:
    """The one certain day that a date in our profile of EDTF is; else None."""
    try:
        day = dates.parse(text)
    except dates.DateError:
        return None
    return day.earliest if day.is_full_date else None


def begins_after(published: str, day: date) -> bool:
    """Whether what has this date in our profile of EDTF certainly came after a day."""
    try:
        earliest = dates.parse(published).earliest
    except dates.DateError:
        return False
    return earliest is not None and earliest > day


def _sound(text: str) -> str:
    try:
        found = dates.parse(text)
    except dates.DateError:
        return ""
    return "" if found.kind is DateKind.UNKNOWN else found.text


def _of_edtf(found: object) -> str:
    if isinstance(found, str) and (season := _SEASON_OF_YEAR.fullmatch(found.strip())):
        return _of_season(season[1], int(season[2]) - 20)
    return of_text(found)


def _of_date_parts(variable: Mapping[object, object]) -> str:
    parts = variable.get("date-parts")
    ends = [_joined(end) for end in parts] if isinstance(parts, list) and len(parts) <= 2 else []
    if not ends or not ends[0]:
        return ""
    if len(ends) == 1 and len(ends[0]) == 4 and (season := _number(variable.get("season"))):
        return _of_season(ends[0], season) or ends[0]
    about = "~" if _is_so(variable.get("circa")) else ""
    # An end of zeros is one that is still open.
    text = "/".join(f"{end}{about}" if end else ".." for end in dict.fromkeys(ends))
    return _sound(text)


def _joined(parts: object) -> str:
    """Year, month and day as far as they are given; empty where there is no year."""
    numbers = [_number(part) for part in parts] if isinstance(parts, list) else []
    year, month, day = (*numbers, 0, 0, 0)[:3]
    if not year:
        return ""
    tail = f"-{month:02}-{day:02}" if month and day else f"-{month:02}" if month else ""
    return f"{year:04}{tail}"


def _number(found: object) -> int:
    """A whole number that JSON has as a number or as text; 0 for all else."""
    if isinstance(found, float) and found.is_integer():
        return int(found)
    if isinstance(found, int) and not isinstance(found, bool):
        return found
    text = found.strip() if isinstance(found, str) else ""
    if text.lower() in _SEASONS:
        return _SEASONS.index(text.lower()) + 1
    return int(text) if re.fullmatch("[0-9]{1,4}", text) else 0


def _is_so(found: object) -> bool:
    return bool(found) and str(found).strip().lower() not in ("false", "0", "no", "")


def _of_season(year: str, season: int) -> str:
    """The three months of a season in the north; the year where winter could be either of two."""
    return of_text(f"{_SEASONS[season - 1]} {year}" if 1 <= season <= 4 else year) or _sound(year)
