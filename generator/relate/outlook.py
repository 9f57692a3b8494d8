"""What is expected, what is overdue, and how fresh the news is of what goes on."""

from collections.abc import Iterable
from datetime import date

from generator.model.items import Entry, Event
from generator.model.provenance import carrier_of, cited_sources
from generator.model.vocabulary import EventStatus
from generator.relate.archive import Archive


def outlook(entries: Iterable[Entry], as_of: date) -> tuple[Event, ...]:
    """Expected events: those still to come by their window, then the overdue ones."""
    expected = [
        entry
        for entry in entries
        if isinstance(entry, Event) and entry.status is EventStatus.EXPECTED
    ]
    return tuple(
        sorted(
            expected,
            key=lambda event: (event.is_overdue(as_of), event.date.latest or date.max, event.id),
        )
    )


def last_reported(event: Event, archive: Archive) -> str:
    """When the newest source of an event was published, in words: `June 2025`.

    What is ongoing was so then. Of a source published between two dates, the later counts.
    """
    cited = cited_sources(event, archive.sources)
    dates = [carrier_of(source, archive.sources).published for source in cited]
    return max(dates, key=lambda published: published.recency).end_in_words
