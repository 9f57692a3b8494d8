"""Whether dates can be true together, and with the day of the build."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from generator.check.examination import Examination
from generator.model.dates import DateKind
from generator.model.items import Briefing, Entry, Event, Response, Source, Statement
from generator.model.problems import Problem
from generator.model.vocabulary import EventStatus

A_YEAR = timedelta(days=365)


def unknown_dates_are_worded(examination: Examination) -> Iterator[Problem]:
    """E132: who does not know the date gives the source's own words for it."""
    for entry in examination.items(Entry):
        if entry.date.kind is DateKind.UNKNOWN and entry.date_text is None:
            yield examination.problem(
                "E132",
                entry,
                ("date",),
                "the date is unknown, and nothing is said about it",
                "Add a line “date_text: …” with the source's own words for the date.",
            )


def sources_are_opened_after_publication(examination: Examination) -> Iterator[Problem]:
    """E135: nobody reads a page before it is published."""
    for source in examination.items(Source):
        published = source.published.earliest
        if source.accessed and published and source.accessed < published:
            yield examination.problem(
                "E135",
                source,
                ("accessed",),
                f"this was opened on {source.accessed}, before it was published",
                "Correct whichever of “accessed” and “published” is wrong.",
            )


def updates_are_not_in_the_future(examination: Examination) -> Iterator[Problem]:
    """E136: a change is dated on the day it is made."""
    items: tuple[Entry | Briefing, ...] = (
        *examination.items(Entry),
        *examination.items(Briefing),
    )
    for item in items:
        for index, update in enumerate(item.updates):
            if update.date > examination.as_of:
                yield examination.problem(
                    "E136",
                    item,
                    ("updates", index, "date"),
                    f"this update is dated {update.date}, after {examination.as_of}",
                    "Type the day on which the change is made.",
                )


def future_events_are_expected(examination: Examination) -> Iterator[Problem]:
    """E201: what lies wholly in the future has not happened."""
    allowed = (EventStatus.EXPECTED, EventStatus.CANCELLED)
    for event in examination.items(Event):
        if _is_future(event, examination.as_of) and event.status not in allowed:
            yield examination.problem(
                "E201",
                event,
                ("status",),
                f"the event lies in the future, yet its status is “{event.status}”",
                "Type expected or cancelled, or correct the date.",
            )


def _is_future(entry: Entry, as_of: date) -> bool:
    return entry.date.earliest is not None and entry.date.earliest > as_of


def closed_windows_are_noticed(examination: Examination) -> Iterator[Problem]:
    """W201: an expected event whose window has closed is overdue."""
    for event in examination.items(Event):
        if event.is_overdue(examination.as_of):
            yield examination.problem(
                "W201",
                event,
                ("status",),
                f"the time in which this was expected is over ({event.date.in_words}): "
                "it is shown as overdue",
                "If it happened, type occurred; if you looked and found no sign, not_observed; "
                "if nobody has looked, leave it.",
            )


def ongoing_events_are_fresh(examination: Examination) -> Iterator[Problem]:
    """W202: what a year-old source calls ongoing may have ended since."""
    for event in examination.items(Event):
        open_ended = event.date.kind is DateKind.SPAN and event.date.end is None
        if event.status is not EventStatus.ONGOING and not open_ended:
            continue
        published = [_published(source) for source in examination.cited(event)]
        newest = max((day for day in published if day), default=None)
        if examination.cites_unread(event) or newest is None:
            continue
        if examination.as_of - newest > A_YEAR:
            yield examination.problem(
                "W202",
                event,
                ("status",),
                f"the newest source that calls this ongoing is from {newest:%B %Y}",
                "Cite a newer source, or leave it: readers see as of when it was ongoing.",
            )


def _published(source: Source) -> date | None:
    return source.published.latest or source.published.earliest


def nothing_is_said_in_the_future(examination: Examination) -> Iterator[Problem]:
    """E205: statements are made and rules adopted before one can file them."""
    for entry in (*examination.items(Statement), *examination.items(Response)):
        if isinstance(entry, Response) and not entry.status.is_decided:
            continue
        if _is_future(entry, examination.as_of):
            what = "statement" if isinstance(entry, Statement) else "decided response"
            yield examination.problem(
                "E205",
                entry,
                ("date",),
                f"a {what} cannot be dated in the future",
                "Correct the date; what is only foreseen is an event with the status expected.",
            )


def history_is_in_order(examination: Examination) -> Iterator[Problem]:
    """E230: the steps of a response stand in the order in which they were taken."""
    for response in examination.items(Response):
        dates = [step.date for step in response.history]
        for index, (earlier, later) in enumerate(pairwise(dates)):
            if earlier.earliest and later.latest and later.latest < earlier.earliest:
                yield examination.problem(
                    "E230",
                    response,
                    ("history", index + 1, "date"),
                    "this step is dated before the one above it",
                    "Put the oldest step first.",
                )


def answers_follow_what_they_answer(examination: Examination) -> Iterator[Problem]:
    """W221: an answer dated before everything that it is about is probably misdated.

    One can warn of what is to come, and deny what is expected.
    """
    for statement in examination.items(Statement):
        about = [examination.find(name, Entry) for name in statement.about]
        begun = [day for entry in about if entry and (day := _begun(entry))]
        said = statement.date.latest if statement.act.is_answer else None
        if said and about and len(begun) == len(about) and said < min(begun):
            yield examination.problem(
                "W221",
                statement,
                ("date",),
                "this was said before anything that it is about",
                "Correct whichever date is wrong, this one or that of the entry in “about”.",
            )


def _begun(entry: Entry) -> date | None:
    return None if entry.is_expected else entry.date.earliest
