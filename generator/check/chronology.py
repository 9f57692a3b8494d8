"""Whether dates can be true together, and with the day of the build."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.check.examination import Examination
from generator.model.dates import ApproximateDate, DateKind
from generator.model.items import Entry, Event, Response, Source, Statement
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


def windows_are_closed_before_they_are_given_up(examination: Examination) -> Iterator[Problem]:
    """E203: nobody can have found no sign of what may still come."""
    for event in examination.items(Event):
        is_given_up = event.status is EventStatus.NOT_OBSERVED
        if is_given_up and _is_open(event, examination.as_of):
            yield examination.problem(
                "E203",
                event,
                ("status",),
                f"the time in which this may be observed is not over on {examination.as_of} "
                f"({event.date.in_words})",
                "Type expected as long as it may still come, or correct the date.",
            )


def _is_open(event: Event, as_of: date) -> bool:
    """Whether its time has begun, or may have, and has not ended; what is to come is E201's."""
    if event.date.kind is DateKind.UNKNOWN or _is_future(event, as_of):
        return False
    return event.date.latest is None or event.date.latest >= as_of


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
    """E230: the steps of a response stand in order, and led to its present status."""
    for response in examination.items(Response):
        taken: list[ApproximateDate] = []
        for index, step in enumerate(response.history):
            fault = _fault_of_step(step.date, taken, response, examination.as_of)
            if fault is None:
                taken.append(step.date)
            else:
                location = ("history", index, "date")
                yield examination.problem("E230", response, location, *fault)


def _fault_of_step(
    step: ApproximateDate, taken: Iterable[ApproximateDate], response: Response, as_of: date
) -> tuple[str, str] | None:
    """What is wrong with the date of a step behind these, and the mend."""
    if response.date.is_certainly_before(step):
        return (
            f"this step is dated after the response itself ({response.date.in_words})",
            "Correct whichever is wrong; “date” says when it reached its present status.",
        )
    if step.earliest is not None and step.earliest > as_of:
        return f"this step is dated after {as_of}", "Type only steps that have been taken."
    later = next((one for one in taken if step.is_certainly_before(one)), None)
    if later is not None:
        message = f"this step is dated before one above it ({later.in_words})"
        return message, "Put the oldest step first."
    return None


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
    is_to_come = isinstance(entry, Event) and entry.status is EventStatus.EXPECTED
    return None if is_to_come else entry.date.earliest
