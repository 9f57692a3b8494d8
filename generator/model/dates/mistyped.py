"""What to say of a text that is no date: what is wrong, and what may have been meant."""

import re
from dataclasses import dataclass

from generator.model.dates import loosely
from generator.model.dates.loosely import MONTH_NAME

_LONGEST = 80
_LONGEST_SHOWN = 40

_FORMS = (
    "Type for example 2025, 2025-10 or 2025-10-14; 2025-06/2025-12 for what lasted from one to "
    "the other; 2025-06..2025-12 for one moment somewhere between; or unknown."
)


@dataclass(frozen=True, slots=True)
class Guess:
    """What is wrong, the texts that may have been meant, and what to do where there are none.

    The caller still has to read the readings: a day may not exist, or a text may be no date.
    """

    message: str
    readings: tuple[str, ...] = ()
    advice: str = _FORMS


def guess(typed: str) -> Guess:
    """The best guess at a text that is not a date; never raises."""
    if not typed:
        return Guess("there is no date here")
    shown = f"“{_shown(typed)}”"
    if len(typed) > _LONGEST:
        return Guess(f"{shown} is longer than any date")
    text = loosely.tidied(typed)
    for pattern, message, advice in _REASONS:
        if pattern.search(text):
            return Guess(f"{shown} {message}", loosely.readings(text), advice)
    return Guess(f"{shown} is not a date in the form used here", loosely.readings(text))


def _shown(typed: str) -> str:
    printable = "".join(letter if letter.isprintable() else "�" for letter in typed)
    if len(printable) <= _LONGEST_SHOWN:
        return printable
    return printable[: _LONGEST_SHOWN - 1] + "…"


_REASONS = tuple(
    (re.compile(expression), message, advice)
    for expression, message, advice in (
        (
            r"^(the )?(today|tonight|tomorrow|yesterday|now|currently|recent|soon|this|last|next"
            r"|later|earlier|upcoming|coming|past|previous)\b|\bago$",
            "means another date whenever it is read",
            "Type the date that was meant, and the source's own words in date_text: “later this "
            "year”, said in June 2025, is 2025-06..2025-12.",
        ),
        (
            r"[0-9](t| |, ?| at )[0-9]{1,2}[:h][0-9]{2}",
            "holds a time of day, which dates do not have here",
            "Type the day only, for example 2025-10-14.",
        ),
        (
            r"^[0-9]{1,2}[/-][0-9]{1,2}[/-][0-9]{4}$",
            "has day and month in an order that differs from country to country",
            _FORMS,
        ),
        (
            r"^[0-9]{1,2}([-/.][0-9]{1,2}){1,2}$",
            "lacks a year of four digits",
            "Type the whole year, and type it first, for example 2025-10-14.",
        ),
        (
            rf"^(?!.*[0-9]{{4}}).*\b{MONTH_NAME}",
            "lacks the year",
            "Add the year: 14 October of the year 2025 is typed 2025-10-14.",
        ),
        (
            r"\b(spring|summer|autumn|fall|winter)\b",
            "names a season, and south of the equator seasons fall in other months",
            "Type the months, for example 2025-06..2025-08.",
        ),
        (
            r"^(after|before)\b|^[<>][^=]",
            "leaves open which date is the first, or the last, that it can be",
            "Type the first possible date and two dots, 2025-07.., or two dots and the last "
            "possible date, ..2025-05.",
        ),
    )
)
