"""What is expected, what is overdue, and how fresh the news is of what goes on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from generator.model.dates import ApproximateDate, DateKind
from generator.model.items import Entry, Event
from generator.model.provenance import carrier_of, cited_sources
from generator.model.vocabulary import EventStatus
from generator.relate.archive import Archive

A_YEAR = 365
"""Days, as in the rule W202."""


class Horizon(Enum):
    """How far off the end of what is watched is, in the order in which a reader needs it."""

    OVERDUE = "Overdue"
    MONTH = "Within 30 days"
    QUARTER = "Within 90 days"
    YEAR = "Within a year"
    LATER = "Later"
    OPEN = "No end named"
    STALE = "Ongoing, last heard of more than a year ago"
    ONGOING = "Ongoing"

    @property
    def rank(self) -> int:
        """0 for what a reader needs first."""
        return tuple(Horizon).index(self)


_WATCHED = (EventStatus.EXPECTED, EventStatus.ONGOING)
_LIMITS = ((30, Horizon.MONTH), (90, Horizon.QUARTER), (A_YEAR, Horizon.YEAR))


@dataclass(frozen=True, slots=True)
class Watched:
    """An event that is expected or goes on, and how far off its end is."""

    event: Event
    horizon: Horizon


def watched(archive: Archive) -> tuple[Watched, ...]:
    """All that is expected or ongoing, by horizon; what is refuted or withdrawn is left out.

    Within one, what is overdue is in the order in which windows closed, the last first; what is
    expected in the order in which they close; what is ongoing as it was last heard of, the newest
    first.
    """
    found = [
        (Watched(event, horizon_of(event, archive)), _turn(event, archive))
        for event in archive.events
        if event.status in _WATCHED and not event.did_not_happen
    ]
    found.sort(key=lambda each: (each[0].horizon.rank, each[1], each[0].event.id))
    return tuple(each for each, _ in found)


def _turn(event: Event, archive: Archive) -> int:
    """Where an event stands among those of its horizon: the smallest number first."""
    if event.status is EventStatus.ONGOING:
        return -(_last_heard_on(event, archive) or date.min).toordinal()
    day = event.date.latest or event.date.earliest or date.max
    return -day.toordinal() if event.is_overdue(archive.as_of) else day.toordinal()


def horizon_of(event: Event, archive: Archive) -> Horizon:
    """How far off the end of an expected or ongoing event is on the day of the archive."""
    if event.status is EventStatus.ONGOING:
        return Horizon.STALE if _is_stale(event, archive) else Horizon.ONGOING
    if event.is_overdue(archive.as_of):
        return Horizon.OVERDUE
    if event.date.latest is None:
        return Horizon.OPEN
    days = (event.date.latest - archive.as_of).days
    return next((horizon for limit, horizon in _LIMITS if days <= limit), Horizon.LATER)


def _is_stale(event: Event, archive: Archive) -> bool:
    heard = _last_heard_on(event, archive)
    return heard is not None and (archive.as_of - heard).days > A_YEAR


def _last_heard_on(event: Event, archive: Archive) -> date | None:
    published = _last_heard_of(event, archive)
    return published.latest or published.earliest


def outlook(entries: Iterable[Entry], as_of: date) -> tuple[Event, ...]:
    """Expected events: those still to come by their window, then the overdue ones.

    What is refuted or withdrawn is nobody's to wait for.
    """
    expected = [entry for entry in entries if isinstance(entry, Event) and entry.is_expected]
    return tuple(
        sorted(
            expected,
            key=lambda event: (event.is_overdue(as_of), event.date.latest or date.max, event.id),
        )
    )


def last_reported(event: Event, archive: Archive) -> str:
    """When the newest source of an event was published, in words: `June 2025`; empty if unknown.

    What is ongoing was so then. Of a source published between two dates, the later counts.
    """
    published = _last_heard_of(event, archive)
    return "" if published.kind is DateKind.UNKNOWN else published.end_in_words


def _last_heard_of(event: Event, archive: Archive) -> ApproximateDate:
    cited = cited_sources(event, archive.sources)
    dates = [carrier_of(source, archive.sources).published for source in cited]
    return max(dates, key=lambda published: published.recency)
