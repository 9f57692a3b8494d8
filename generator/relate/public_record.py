"""What was publicly known when: the day each entry became known, and the labels it has had.

The dates are those of the sources, not of the archive: what was published counts from its
publication, whoever read it when. What the editors withdrew counts as withdrawn on every day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.model.items import Entry, Event, Response, Source, Statement
from generator.model.provenance import carrier_of, cited_sources
from generator.model.vocabulary import EventStatus, Kind
from generator.relate.archive import Archive
from generator.relate.evidence import Evidence, evidence_from

_NOT_BEGUN = (EventStatus.EXPECTED, EventStatus.CANCELLED, EventStatus.NOT_OBSERVED)


@dataclass(frozen=True, slots=True)
class LabelStep:
    """From the day `on` the public evidence for an entry was this; `denials` came on that day."""

    on: date
    evidence: Evidence
    denials: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """Since when an entry is public, and what its evidence amounted to since.

    From `known` on it was certainly known; before `possible` it cannot have been, where that is
    None nobody can say. Where `is_dated` is false, no publication has a last possible day, and
    `known` is only the day a source was read.
    """

    entry: Entry
    known: date
    possible: date | None
    is_dated: bool
    labels: tuple[LabelStep, ...]

    @property
    def is_contesting(self) -> bool:
        """Whether it is itself a denial or a dispute."""
        return isinstance(self.entry, Statement) and self.entry.contests

    @property
    def overdue(self) -> date | None:
        """The first day after the window of an expected event; None where it names no end."""
        return self.entry.overdue_since if isinstance(self.entry, Event) else None

    @property
    def may_be_older(self) -> bool:
        """Whether it may have been known before the day from which it counts."""
        return self.possible != self.known


def public_records(entries: Iterable[Entry], archive: Archive) -> tuple[PublicRecord, ...]:
    """The records of some entries, in the order in which these became known.

    Of what became known on one day, events come before what is said about them.
    """
    records = [public_record(entry, archive) for entry in entries]
    return tuple(sorted(records, key=_order))


def _order(record: PublicRecord) -> tuple[object, ...]:
    entry = record.entry
    return (record.known, list(Kind).index(entry.kind), entry.date.sort_key, entry.id)


def public_record(entry: Entry, archive: Archive) -> PublicRecord:
    """When an entry became known and what label it had since; looks at nothing unconnected."""
    known = known_since(entry, archive)
    return PublicRecord(
        entry=entry,
        known=known,
        possible=_possible_since(entry, archive, known),
        is_dated=any(_is_dated(source, archive) for source in _first(entry, archive)),
        labels=_labels(entry, archive, known),
    )


def certainly_out(source: Source, archive: Archive) -> date:
    """The first day on which a source was certainly public.

    A publication dated to a month or a year counts from its last day, one without an end from the
    day it was read; an unseen one counts as the one that carries it.
    """
    carrier = carrier_of(source, archive.sources)
    bounds = (carrier.published.latest, carrier.accessed, archive.as_of)
    return min(bound for bound in bounds if bound is not None)


def known_since(entry: Entry, archive: Archive) -> date:
    """The day on which its first source was certainly out, yet not before the thing itself began.

    A source that is older than what it supports says something about its background.
    """
    first = min(certainly_out(source, archive) for source in cited_sources(entry, archive.sources))
    return min(max(first, _begun(entry, archive) or first), archive.as_of)


def _possible_since(entry: Entry, archive: Archive, known: date) -> date | None:
    sources = cited_sources(entry, archive.sources)
    earliest = [carrier_of(source, archive.sources).published.earliest for source in sources]
    bounds = [day for day in earliest if day is not None]
    first = min(bounds) if len(bounds) == len(earliest) else None
    begun = _begun(entry, archive)
    possible = max(first, begun) if first and begun else first or begun
    return min(possible, known) if possible else None


def _begun(entry: Entry, archive: Archive) -> date | None:
    """The first day on which it can have happened, been said or decided; None for what has not."""
    if isinstance(entry, Event) and entry.status in _NOT_BEGUN:
        return None
    begun = entry.date.earliest
    if begun and isinstance(entry, Response) and not entry.status.is_decided:
        # A call can be dated to the day for which it asks something: all its sources are older.
        sources = cited_sources(entry, archive.sources)
        return begun if begun <= max(certainly_out(each, archive) for each in sources) else None
    return begun


def _first(entry: Entry, archive: Archive) -> tuple[Source, ...]:
    """The sources that were certainly out on the first day that any was."""
    sources = cited_sources(entry, archive.sources)
    days = [certainly_out(source, archive) for source in sources]
    return tuple(source for source, day in zip(sources, days, strict=True) if day == min(days))


def _is_dated(source: Source, archive: Archive) -> bool:
    latest = carrier_of(source, archive.sources).published.latest
    return latest is not None and latest <= certainly_out(source, archive)


def _labels(entry: Entry, archive: Archive, known: date) -> tuple[LabelStep, ...]:
    """A step for each day from which another label held or a denial was public."""
    cited = cited_sources(entry, archive.sources)
    out = {source.id: max(certainly_out(source, archive), known) for source in cited}
    said = archive.statements_about.get(entry.id, ())
    heard = {statement.id: max(known_since(statement, archive), known) for statement in said}
    steps: list[LabelStep] = []
    for day in sorted({*out.values(), *heard.values()}):
        evidence = evidence_from(
            entry,
            tuple(source for source in cited if out[source.id] <= day),
            (statement for statement in said if heard[statement.id] <= day),
            archive,
        )
        denials = tuple(found for found in evidence.contested_by if heard[found.id] == day)
        if denials or not steps or _differ(evidence, steps[-1].evidence):
            steps.append(LabelStep(day, evidence, denials))
    return tuple(steps)


def _differ(one: Evidence, other: Evidence) -> bool:
    return (one.label, one.ground) != (other.label, other.ground)
