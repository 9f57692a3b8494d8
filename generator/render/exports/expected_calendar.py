"""What is expected as a calendar (RFC 5545, with the names and refresh interval of RFC 7986)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

import icalendar

from generator.model.dates import ApproximateDate, DateKind, Precision
from generator.model.items import Event
from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.relate.changes import last_changed
from generator.relate.evidence import evidence_of
from generator.relate.outlook import outlook
from generator.render.addresses import CALENDAR, page_address, page_path
from generator.render.exports import permanent_ids
from generator.render.piece import Piece
from generator.render.plain_words import plain

REFRESHED = timedelta(days=1)


def files(archive: Archive, site: Site) -> Iterator[Piece[OutputFile]]:
    """One calendar of every expected event whose window has an end."""
    yield Piece(CALENDAR, _file, (site,))


def _file(archive: Archive, site: Site) -> Iterator[OutputFile]:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//briefings//expected events//EN")
    calendar.add("version", "2.0")
    name = f"{site.name}: what to watch"
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
    for event in outlook(archive.events, archive.as_of):
        if event.date.latest is not None:
            calendar.add_component(_entry(event, archive, site))
    yield OutputFile(CALENDAR, calendar.to_ical().decode())


def _entry(event: Event, archive: Archive, site: Site) -> icalendar.Event:
    """An all-day entry that covers the window and leaves its days free."""
    assert event.date.latest is not None
    entry = icalendar.Event()
    entry.add("uid", permanent_ids.of_item(event))
    entry.add("dtstamp", datetime.combine(_last_changed(event, archive.as_of), time(), UTC))
    # Of a window without a beginning, what is known is the last day.
    entry.add("dtstart", event.date.earliest or event.date.latest)
    entry.add("dtend", event.date.latest + timedelta(days=1))
    entry.add("summary", f"{expectation(event, archive.as_of)}: {event.title}")
    entry.add("description", _description(event, archive, site))
    entry.add("status", "TENTATIVE")
    entry.add("transp", "TRANSPARENT")
    entry.add("sequence", len(event.updates))
    if address := page_address(page_path(event), site):
        entry.add("url", address)
    return entry


def _last_changed(event: Event, as_of: date) -> date:
    """The day since which the entry reads as it does, which is also when it became overdue."""
    changed = last_changed(event)
    if event.overdue_since and event.is_overdue(as_of):
        return max(changed, event.overdue_since)
    return changed


def _description(event: Event, archive: Archive, site: Site) -> str:
    overdue = (
        "The window has closed, and nothing is on file here about what came of it."
        if event.is_overdue(archive.as_of)
        else "Expected is not certain: the whole window is marked, not the days of the event."
    )
    labels = evidence_of(event, archive).labels
    evidence = "; ".join(f"{label.label}: {label.meaning}" for label in labels)
    address = page_address(page_path(event), site)
    parts = (plain(event.summary, archive), overdue, f"{evidence}.", address)
    return "\n\n".join(filter(None, parts))


def expectation(event: Event, as_of: date) -> str:
    """How sure the time is, in words: `Expected, some time between June and December 2025`."""
    words = f"Expected{_when(event.date)}"
    return f"Overdue. {words}" if event.is_overdue(as_of) else words


def _when(when: ApproximateDate) -> str:
    start = when.start
    is_plain = start and not start.qualifier and "XX" not in (start.month, start.day)
    if start == when.end and is_plain:
        preposition = " on" if when.precision is Precision.DAY else ", some time in"
        return f"{preposition} {when.in_words}"
    if start is None or when.kind is DateKind.SPAN:
        return f" {when.in_words}"
    is_stretch = when.kind is DateKind.WINDOW and start != when.end
    return f", some time {when.in_words}" if is_stretch else f", {when.in_words}"
