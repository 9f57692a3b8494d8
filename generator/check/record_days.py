"""Whether the days on which things were published, opened, filed and changed can be true."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from generator.check.examination import Examination
from generator.model.dates import ApproximateDate
from generator.model.items import Briefing, Entry, Source
from generator.model.problems import Problem
from generator.model.references import Location

# In the east a day begins while the machine that checks still has the day before.
A_DAY = timedelta(days=1)

_HINTS = {
    "added": "Type the day on which this {} joins the archive.",
    "as_of": "Type the day up to which you looked.",
    "accessed": "Type the day on which you opened the address.",
    "published": "Type when it came out; the day printed on it may be a later one.",
}


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
    tomorrow = examination.as_of + A_DAY
    ahead = [found for found in _days_on_file(examination) if found[2] > tomorrow]
    kept_back = _kept_back(examination) if ahead else {}
    for about, field, day in ahead:
        if field == "accessed" or day > kept_back.get(about.id, date.min):
            typed = getattr(about, field)
            shown = typed.in_words if isinstance(typed, ApproximateDate) else typed
            yield examination.problem(
                "E137",
                about,
                (field,),
                f"“{field}” lies in the future: {shown} is after {examination.as_of}",
                _HINTS[field].format(about.kind.label.lower()),
            )


def _days_on_file(
    examination: Examination,
) -> Iterator[tuple[Entry | Briefing | Source, str, date]]:
    """Each day that is past once something is filed, with its field."""
    for item in _updated(examination):
        yield item, "added", item.added
    for briefing in examination.items(Briefing):
        yield briefing, "as_of", briefing.as_of
    for source in examination.items(Source):
        if source.accessed:
            yield source, "accessed", source.accessed
        if published := source.published.earliest:
            yield source, "published", published


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
