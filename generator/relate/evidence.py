"""How well an entry is evidenced: origins counted, and a label with its rule; never a score."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.items import Entry, Event, Response, Source, Statement
from generator.model.provenance import cited_sources, is_primary, origin_of, origins_of
from generator.model.vocabulary import Term
from generator.relate.affiliation import with_parents
from generator.relate.archive import Archive


class EvidenceLabel(Term):
    """What the evidence for an entry amounts to; the meaning is the rule that gives the label."""

    OFFICIAL_RECORD = (
        "official_record",
        "Official record",
        "a cited primary document comes from a body that is responsible for it",
    )
    CORROBORATED = (
        "corroborated",
        "Corroborated",
        "its sources go back to two or more distinct origins",
    )
    SINGLE_ORIGIN = (
        "single_origin",
        "Single origin",
        "all its sources go back to one origin, or to none that is known",
    )
    CONTESTED = "contested", "Contested", "a statement on file denies or disputes it"
    RETRACTED = "retracted", "Retracted", "the editors have withdrawn it"

    @property
    def would_change(self) -> str:
        """What would change the label, beside a denial of what nobody denies yet."""
        return _WOULD_CHANGE[self]


_WOULD_CHANGE = {
    EvidenceLabel.OFFICIAL_RECORD: "the document’s being withdrawn",
    EvidenceLabel.CORROBORATED: "the record of a responsible body",
    EvidenceLabel.SINGLE_ORIGIN: "an independent second origin; the record of a responsible body",
    EvidenceLabel.CONTESTED: "the denial’s being taken back; the label does not say who is right",
    EvidenceLabel.RETRACTED: "nothing; it stays on file so that the change can be seen",
}


@dataclass(frozen=True, slots=True)
class Backing:
    """The cited sources that go back to one origin; `origin` is empty for those of none known.

    An unseen source stands with the one that carries it.
    """

    origin: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The label of an entry, and what it was derived from.

    `ground` is what the label would be if nobody contested the entry. `backings` are the sources
    by origin, in the order of `origins`; those of no known origin come last. `can_be_contested`:
    whether a denial would change the label, or has changed it.
    """

    label: EvidenceLabel
    ground: EvidenceLabel
    sources: tuple[Source, ...]
    origins: tuple[str, ...]
    backings: tuple[Backing, ...]
    contested_by: tuple[Statement, ...]
    can_be_contested: bool

    @property
    def labels(self) -> tuple[EvidenceLabel, ...]:
        """The label, and behind it the ground where that is another."""
        return tuple(dict.fromkeys((self.label, self.ground)))

    @property
    def would_change(self) -> tuple[tuple[EvidenceLabel, str], ...]:
        """Each of the labels with what would change it."""
        if self.label is self.ground and self.can_be_contested:
            return ((self.label, f"{self.label.would_change}; a denial or dispute"),)
        return tuple((label, label.would_change) for label in self.labels)


def evidence_of(entry: Entry, archive: Archive) -> Evidence:
    """Derive the evidence label of one entry."""

    def found() -> Evidence:
        sources = cited_sources(entry, archive.sources)
        return evidence_from(entry, sources, archive.statements_about.get(entry.id, ()), archive)

    return archive.once("evidence", entry.id, found)


def evidence_from(
    entry: Entry, sources: tuple[Source, ...], said: Iterable[Statement], archive: Archive
) -> Evidence:
    """The evidence for an entry if it had only these sources, and only this were said about it."""
    contested_by = tuple(statement for statement in said if statement.contests)
    origins = origins_of(sources, archive.sources)
    on_record = _is_on_record(entry, archive, sources)
    ground = _ground(on_record, origins)
    # A rule on record exists even where somebody rejects it; what is contested is its merit.
    can_be_contested = not entry.is_retracted and not (on_record and isinstance(entry, Response))
    label = EvidenceLabel.CONTESTED if contested_by and can_be_contested else ground
    if entry.is_retracted:
        label = ground = EvidenceLabel.RETRACTED
    backings = tuple(_backings(sources, origins, archive))
    return Evidence(label, ground, sources, origins, backings, contested_by, can_be_contested)


def _backings(
    cited: Iterable[Source], origins: Iterable[str], archive: Archive
) -> Iterator[Backing]:
    by_origin: dict[str, list[Source]] = {origin: [] for origin in origins}
    for source in cited:
        by_origin.setdefault(origin_of(source, archive.sources) or "", []).append(source)
    return (Backing(origin, tuple(sources)) for origin, sources in by_origin.items())


def _ground(on_record: bool, origins: tuple[str, ...]) -> EvidenceLabel:
    if on_record:
        return EvidenceLabel.OFFICIAL_RECORD
    return EvidenceLabel.CORROBORATED if len(origins) > 1 else EvidenceLabel.SINGLE_ORIGIN


def _is_on_record(entry: Entry, archive: Archive, sources: Iterable[Source]) -> bool:
    responsible = {
        body for actor in _responsible(entry) for body in with_parents(actor, archive.actors)
    }
    return any(
        is_primary(source)
        and not responsible.isdisjoint(
            with_parents(origin_of(source, archive.sources) or "", archive.actors)
        )
        for source in sources
    )


def _responsible(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Event):
        return entry.actors
    if isinstance(entry, Response):
        return entry.issuers
    if isinstance(entry, Statement) and entry.speaker:
        return (entry.speaker,)
    return ()
