"""How far an entry carries: the one word beside its title, and the status of an event in words."""

from datetime import date

from generator.model.dates import day_in_words
from generator.model.items import Entry, Event, Response, Statement
from generator.model.vocabulary import EventStatus, Verification
from generator.relate.archive import Archive
from generator.relate.outlook import last_reported

OVERDUE = "Overdue"

_SAID = {
    EventStatus.EXPECTED: "Said to be expected",
    EventStatus.ONGOING: "Said to be ongoing",
    EventStatus.OCCURRED: "Said to have occurred",
}


def mark_of(entry: Entry, as_of: date) -> str:
    """What a reader has to know at once: the status, the verification, or the act."""
    if isinstance(entry, Event):
        return _of_event(entry, as_of)
    if isinstance(entry, Statement):
        return entry.act.label
    return entry.status.label if isinstance(entry, Response) else ""


def _of_event(event: Event, as_of: date) -> str:
    if event.verification is Verification.REFUTED:
        return event.verification.label
    if event.is_overdue(as_of):
        return OVERDUE
    if event.status in (EventStatus.OCCURRED, EventStatus.ONGOING):
        return event.verification.label
    return event.status.label


def status_in_words(event: Event, archive: Archive) -> str:
    """How far an event has come: `Said to have occurred`, `Ongoing as of June 2025`.

    What is withdrawn, refuted or not established is never asserted.
    """
    status = event.status
    if event.is_retracted:
        return f"Filed as {status.label.lower()}; the editors have withdrawn it"
    words = _SAID.get(status, status.label) if event.is_only_said else status.label
    if status is EventStatus.ONGOING:
        reported = last_reported(event, archive)
        when = f" as of {reported}" if reported else "; when that was reported is not known"
        return words + when
    if event.overdue_since and event.is_overdue(archive.as_of):
        return f"{words}; overdue since {day_in_words(event.overdue_since)}"
    if words != status.label:
        return words
    latest = event.date.latest
    if status is EventStatus.NOT_OBSERVED and not (latest and latest < archive.as_of):
        return f"{words}: no public sign of it was found"
    return f"{words}: {status.meaning}"
