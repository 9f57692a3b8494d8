"""What is expected, and what is overdue."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.items import Entry, Event
from generator.model.vocabulary import EventStatus


@dataclass(frozen=True, slots=True)
class Expectation:
    """An expected event; overdue when its window closed before the day of the build."""

    event: Event
    overdue: bool


def outlook(entries: Iterable[Entry], as_of: date) -> tuple[Expectation, ...]:
    """Expected events: those still to come by their window, then the overdue ones."""
    expected = [
        Expectation(entry, is_overdue(entry, as_of))
        for entry in entries
        if isinstance(entry, Event) and entry.status is EventStatus.EXPECTED
    ]
    return tuple(sorted(expected, key=_order))


def is_overdue(event: Event, as_of: date) -> bool:
    """Whether an event is still expected although its window has closed."""
    latest = event.date.latest
    return event.status is EventStatus.EXPECTED and latest is not None and latest < as_of


def _order(expectation: Expectation) -> tuple[object, ...]:
    latest = expectation.event.date.latest or date.max
    return (expectation.overdue, latest, expectation.event.id)
