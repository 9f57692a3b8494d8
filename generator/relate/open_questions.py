"""What the archive does not know: claims on one origin, allegations, silence, what is overdue."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Event, Statement
from generator.model.provenance import origins_of, sources_of_all
from generator.relate.affiliation import with_parents
from generator.relate.archive import Archive
from generator.relate.evidence import Evidence, EvidenceLabel, evidence_of
from generator.relate.outlook import outlook
from generator.relate.stances import Silence, claim_on, concerned_by_entry


@dataclass(frozen=True, slots=True)
class OnOneOrigin:
    """Claims that rest on one origin alone; `origin` is empty where none is known.

    `claims` are events and responses, newest first; `statements` is how many statements are known
    from nobody else. `denials` are, by the id of a claim, what the origin itself says against
    it, where the claim is known from nothing else.
    """

    origin: str
    claims: tuple[Entry, ...]
    statements: int
    denials: Mapping[str, Statement]


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Something alleged or examined, and whom it names without a word of theirs on file."""

    event: Event
    silences: tuple[Silence, ...]


@dataclass(frozen=True, slots=True)
class BriefingOnOneOrigin:
    """A briefing all of whose entries go back to one origin."""

    briefing: Briefing
    origin: str


@dataclass(frozen=True, slots=True)
class OpenQuestions:
    """Everything open in the archive; origins on which most rests come first."""

    origins: tuple[OnOneOrigin, ...]
    unestablished: tuple[Event, ...]
    unanswered: tuple[Unanswered, ...]
    overdue: tuple[Event, ...]
    briefings: tuple[BriefingOnOneOrigin, ...]


def open_questions(archive: Archive) -> OpenQuestions:
    """What nobody has settled yet, as far as it is on file."""
    expected = outlook(archive.events, archive.as_of)
    return OpenQuestions(
        origins=_on_one_origin(archive),
        unestablished=tuple(event for event in archive.events if event.is_unestablished),
        unanswered=tuple(_unanswered(archive)),
        overdue=tuple(event for event in expected if event.is_overdue(archive.as_of)),
        briefings=tuple(_briefings(archive)),
    )


def _on_one_origin(archive: Archive) -> tuple[OnOneOrigin, ...]:
    resting: dict[str, list[Entry]] = defaultdict(list)
    denials: dict[str, Statement] = {}
    for entry in archive.entries.values():
        found = evidence_of(entry, archive)
        if found.ground is EvidenceLabel.SINGLE_ORIGIN and not _is_settled(entry):
            resting[found.origins[0] if found.origins else ""].append(entry)
            denials.update((entry.id, denial) for denial in _own_denials(found, archive))
    groups = (_group(origin, entries, denials) for origin, entries in resting.items())
    return tuple(sorted(groups, key=lambda group: (-len(group.claims), not group.origin)))


def _own_denials(found: Evidence, archive: Archive) -> Iterator[Statement]:
    """What the origin itself says against an entry, where no other page tells of the entry."""
    speaking = {body for origin in found.origins for body in with_parents(origin, archive.actors)}
    for statement in found.contested_by:
        carrying = {citation.source for citation in statement.sources}
        is_its_own = not speaking.isdisjoint({statement.speaker, statement.via})
        if is_its_own and carrying.issuperset(source.id for source in found.sources):
            yield statement


def _group(origin: str, entries: Iterable[Entry], denials: Mapping[str, Statement]) -> OnOneOrigin:
    claims = tuple(entry for entry in entries if not isinstance(entry, Statement))
    statements = sum(isinstance(entry, Statement) for entry in entries)
    return OnOneOrigin(origin, claims, statements, denials)


def _is_settled(entry: Entry) -> bool:
    """Whether it was called off, refuted or withdrawn, so that no other origin is missed."""
    return entry.is_retracted or (isinstance(entry, Event) and entry.did_not_happen)


def _unanswered(archive: Archive) -> Iterator[Unanswered]:
    for identifier, actors in concerned_by_entry(archive).items():
        event = archive.entries[identifier]
        claim = claim_on(event, archive, actors)
        if isinstance(event, Event) and claim.silences:
            yield Unanswered(event, claim.silences)


def _briefings(archive: Archive) -> Iterator[BriefingOnOneOrigin]:
    for briefing in archive.briefings.values():
        members = archive.members(briefing)
        origins = origins_of(sources_of_all(members, archive.sources), archive.sources)
        if members and len(origins) == 1:
            yield BriefingOnOneOrigin(briefing, origins[0])
