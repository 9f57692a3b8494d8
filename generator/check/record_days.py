"""Whether the days on which things were published, opened, filed and changed can be true."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.check.examination import Examination
from generator.model.items import Briefing, Entry, Source
from generator.model.problems import Problem

# In the east a day begins while the machine that checks still has the day before.
A_DAY = timedelta(days=1)


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
    for item in _updated(examination):
        for index, update in enumerate(item.updates):
            if update.date > examination.as_of:
                yield examination.problem(
                    "E136",
                    item,
                    ("updates", index, "date"),
                    f"this update is dated {update.date}, after {examination.as_of}",
                    "Type the day on which the change is made.",
                )


def _updated(examination: Examination) -> tuple[Entry | Briefing, ...]:
    return (*examination.items(Entry), *examination.items(Briefing))


def nothing_is_filed_before_its_day(examination: Examination) -> Iterator[Problem]:
    """E137: what is on file is out, opened and filed by now, or is kept back until then."""
    for about, field, day, shown, hint in _days_on_file(examination):
        is_ahead = day > examination.as_of + A_DAY
        if is_ahead and (field == "accessed" or day > _kept_back_until(examination, about)):
            yield examination.problem(
                "E137",
                about,
                (field,),
                f"“{field}” lies in the future: {shown} is after {examination.as_of}",
                hint,
            )


def _days_on_file(
    examination: Examination,
) -> Iterator[tuple[Entry | Briefing | Source, str, date, str, str]]:
    """Each day that is past once something is filed: its field, how it is shown, what to type."""
    for item in _updated(examination):
        hint = f"Type the day on which this {item.kind.label.lower()} joins the archive."
        yield item, "added", item.added, str(item.added), hint
    for briefing in examination.items(Briefing):
        hint = "Type the day up to which you looked."
        yield briefing, "as_of", briefing.as_of, str(briefing.as_of), hint
    for source in examination.items(Source):
        published = source.published
        if source.accessed:
            hint = "Type the day on which you opened the address."
            yield source, "accessed", source.accessed, str(source.accessed), hint
        if published.earliest:
            hint = "Type when it came out; the day printed on it may be a later one."
            yield source, "published", published.earliest, published.in_words, hint


def _kept_back_until(examination: Examination, about: Entry | Briefing | Source) -> date:
    """The day on which an embargo ends, of a source that of the first entry that cites it."""
    if isinstance(about, Source):
        named = examination.references
        citing = (one for one, _, _, identifier in named if identifier == about.id)
        return min((_embargo(one) for one in citing if isinstance(one, Entry)), default=date.min)
    return _embargo(about)


def _embargo(item: Entry | Briefing) -> date:
    return (item.embargo_until if isinstance(item, Entry) else None) or date.min


def nothing_is_changed_before_it_is_filed(examination: Examination) -> Iterator[Problem]:
    """E138: only what readers have seen can change under their eyes."""
    for item in _updated(examination):
        for index, update in enumerate(item.updates):
            if update.date < item.added:
                yield examination.problem(
                    "E138",
                    item,
                    ("updates", index, "date"),
                    f"this update is dated {update.date}, before “added”, {item.added}",
                    "Correct whichever day is wrong. What changed before it was added needs no "
                    "update.",
                )
