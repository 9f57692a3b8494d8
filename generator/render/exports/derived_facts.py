"""What the site concludes about each entry, apart from what is stored: two types, two files."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BaseModel, ConfigDict

from generator.model.items import Entry, Event
from generator.model.references import Reference
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.relate.evidence import EvidenceLabel, evidence_of
from generator.render.addresses import page_path, public_address
from generator.render.exports.stored_facts import Record, filled


class DerivedFacts(BaseModel):
    """What follows from the entries and the day of the build; computed, never typed."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    evidence: EvidenceLabel
    """What the evidence for the entry amounts to."""
    ground: EvidenceLabel
    """What the evidence label would be if nobody contested the entry."""
    origins: tuple[Annotated[str, Reference((Kind.ACTOR,), or_name=True)], ...]
    """Who stands behind its sources, each once: an actor's id, or a plain name."""
    contested_by: tuple[Annotated[str, Reference((Kind.STATEMENT,))], ...]
    """Ids of the statements that deny or dispute it and still stand."""
    overdue: bool | None = None
    """Of an event: whether it is still expected although its window has closed."""
    date_kind: str
    """Whether the date is a point, a span, a window (one moment somewhere in it) or unknown."""
    edtf: str
    """The date in the Extended Date/Time Format (ISO 8601-2:2019)."""
    earliest: date | None = None
    """The first day the date can mean; empty where open or unknown."""
    latest: date | None = None
    """The last day the date can mean; empty where open or unknown."""
    date_in_words: str
    """The date as readers see it."""
    briefings: tuple[Annotated[str, Reference((Kind.BRIEFING,))], ...]
    """Ids of the briefings that the entry is part of."""
    page: str
    """The address of its page, relative to the address of the site."""


def derived(entry: Entry, archive: Archive) -> DerivedFacts:
    """What follows about one entry."""
    evidence = evidence_of(entry, archive)
    return DerivedFacts(
        evidence=evidence.label,
        ground=evidence.ground,
        origins=evidence.origins,
        contested_by=tuple(statement.id for statement in evidence.contested_by),
        overdue=entry.is_overdue(archive.as_of) if isinstance(entry, Event) else None,
        date_kind=entry.date.kind,
        edtf=entry.date.edtf,
        earliest=entry.date.earliest,
        latest=entry.date.latest,
        date_in_words=entry.date.in_words,
        briefings=tuple(found.id for found in archive.briefings_including.get(entry.id, ())),
        page=public_address(page_path(entry)),
    )


def records(archive: Archive) -> Iterator[Record]:
    """The derived facts of every entry with its id; empty fields are left out."""
    for entry in archive.entries.values():
        yield {"id": entry.id, **filled(derived(entry, archive))}
