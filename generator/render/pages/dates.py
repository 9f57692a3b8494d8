"""The page on how dates are typed, read off the parser that checks them."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import dates
from generator.model.dates import ApproximateDate, DateError
from generator.relate.archive import Archive
from generator.render.addresses import DATES
from generator.render.view import View

TYPED = {
    "One date, as exact as it is known": ("2025-10-14", "2025-10", "2025", "202X"),
    "Less than certain": ("2025-10?", "2025-10~", "2025-10%"),
    "It lasted from one to the other": ("2025-06/2025-09", "2025-06-13/..", "../2025-09"),
    "One moment, somewhere between": ("2025-06..2025-12", "..2025-06", "2025-06.."),
    "Not known": ("unknown",),
}
MISTYPED = ("14 October 2025", "3/4/2025", "later this year", "2025-06-31", "summer 2025")


@dataclass(frozen=True, slots=True)
class MistypedDate:
    """A text that is no date, and what is said of it."""

    typed: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView(View):
    """How dates are typed: dates by what they say, and some that are none."""

    typed: tuple[tuple[str, tuple[ApproximateDate, ...]], ...]
    mistyped: tuple[MistypedDate, ...]


def pages(archive: Archive) -> Iterator[DatesView]:
    """The one page."""
    yield DatesView(
        path=DATES,
        title="How dates are typed",
        description="Dates as far as they are known: days, months, spans, windows and doubt.",
        typed=tuple((name, tuple(map(dates.parse, held))) for name, held in TYPED.items()),
        mistyped=tuple(_mistyped(text) for text in MISTYPED),
    )


def _mistyped(text: str) -> MistypedDate:
    try:
        dates.parse(text)
    except DateError as error:
        return MistypedDate(text, error.message, error.hint)
    raise ValueError(f"{text!r} is shown as no date, but it is one")
