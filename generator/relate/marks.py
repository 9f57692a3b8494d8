"""The one word beside a title that says how far an entry carries."""

from datetime import date

from generator.model.items import Entry, Event, Response, Statement
from generator.model.vocabulary import EventStatus

OVERDUE = "Overdue"


def mark_of(entry: Entry, as_of: date) -> str:
    """What a reader has to know at once: the status, the verification, or the act."""
    if isinstance(entry, Event):
        return _of_event(entry, as_of)
    if isinstance(entry, Statement):
        return entry.act.label
    return entry.status.label if isinstance(entry, Response) else ""


def _of_event(event: Event, as_of: date) -> str:
    if event.is_overdue(as_of):
        return OVERDUE
    if event.status in (EventStatus.OCCURRED, EventStatus.ONGOING):
        return event.verification.label
    return event.status.label
