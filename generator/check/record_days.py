"""Whether the days on which things were published, opened, filed and changed can be true."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.check.examination import Examination
from generator.model.items import Briefing, Entry, Source
from generator.model.problems import Problem
from generator.model.references import Location

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
    for item, location, day in _updates(examination):
        if day > examination.as_of:
            yield examination.problem(
                "E136",
                item,
                location,
                f"this update is dated {day}, after {examination.as_of}",
                "Type the day on which the change is made.",
            )


def _updates(examination: Examination) -> Iterator[tuple[Entry | Briefing, Location, date]]:
    """Each update: what was changed, where its day stands, and the day."""
    for item in _updated(examination):
        for index, update in enumerate(item.updates):
            yield item, ("updates", index, "date"), update.date


def _updated(examination: Examination) -> tuple[Entry | Briefing, ...]:
    return (*examination.items(Entry), *examination.items(Briefing))


def nothing_is_filed_before_its_day(examination: Examination) -> Iterator[Problem]:
    """E137: what is on file is out, opened and filed by now, or is kept back until then."""
    kept_back = _kept_back(examination)
    for about, field, day, shown, hint in _days_on_file(examination):
        is_ahead = day > examination.as_of + A_DAY
        if is_ahead and (field == "accessed" or day > kept_back.get(about.id, date.min)):
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


def _kept_back(examination: Examination) -> Mapping[str, date]:
    """The days on which embargoes end, by id; of a source that of the first entry that cites it."""
    until = {entry.id: _embargo(entry) for entry in examination.items(Entry)}
    sources = {source.id for source in examination.items(Source)}
    cited: dict[str, date] = {}
    for citing, _, _, identifier in examination.references:
        if identifier in sources and isinstance(citing, Entry):
            cited[identifier] = min(_embargo(citing), cited.get(identifier, date.max))
    return until | cited


def _embargo(entry: Entry) -> date:
    return entry.embargo_until or date.min


def nothing_is_changed_before_it_is_filed(examination: Examination) -> Iterator[Problem]:
    """E138: only what readers have seen can change under their eyes."""
    for item, location, day in _updates(examination):
        if day < item.added:
            yield examination.problem(
                "E138",
                item,
                location,
                f"this update is dated {day}, before “added”, {item.added}",
                "Correct whichever day is wrong. What changed before it was added needs no update.",
            )
