"""Who says what, claim by claim: what each voice says now, what it said before, who is silent."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.model.items import Briefing, Entry, Event, Statement
from generator.model.provenance import cited_sources, origins_of
from generator.model.vocabulary import Act, Attribution
from generator.relate.affiliation import tie_of, with_parents
from generator.relate.archive import Archive, derived

_SUPPORTING = (Act.ASSERTS, Act.CONFIRMS)


class VoiceKind(StrEnum):
    """How far it is known who speaks."""

    NAMED = "named"
    UNNAMED_PERSON = "unnamed person"
    UNNAMED_GROUP = "unnamed group"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody who speaks.

    `actor` is the state for its own bodies, else the actor that spoke; for an unnamed person the
    body they belong to, empty where that is not known. `described` is what the source calls them.
    """

    kind: VoiceKind
    actor: str = ""
    described: str = ""


@dataclass(frozen=True, slots=True)
class Stance:
    """What one voice says about one claim: at least one statement, the newest first.

    A judgement, a warning or a call takes no side, and so does not take back a denial.
    """

    voice: Voice
    statements: tuple[Statement, ...]

    @property
    def position(self) -> Statement:
        """Where it stands: what it said last for or against the claim, else what it said last.

        Where it is not known which came last, a denial or a dispute is not passed over.
        """
        return next((one for one in self._last if one.contests), (*self._last, *self.statements)[0])

    @property
    def since(self) -> tuple[Statement, ...]:
        """What it said later without taking another side, the newest first."""
        position = self.position
        return tuple(one for one in self.statements if _is_after(one, position))

    @property
    def before(self) -> tuple[Statement, ...]:
        """What it said before, or nobody knows whether before or later, the newest first."""
        position = self.position
        rest = (one for one in self.statements if one is not position)
        return tuple(one for one in rest if not _is_after(one, position))

    @property
    def contests(self) -> bool:
        """Whether its position is that the claim is denied or disputed."""
        return self.position.contests

    @property
    def is_reversed(self) -> bool:
        """Whether it took the other side before.

        An unnamed person may be another one each time, and reverses nothing.
        """
        position = self.position
        return self.voice.kind is VoiceKind.NAMED and any(
            _side_of(one) not in (None, _side_of(position)) and _is_after(position, one)
            for one in self.statements
        )

    @property
    def is_undecided(self) -> bool:
        """Whether it took both sides and it is not known which it took last."""
        is_one = self.voice.kind is VoiceKind.NAMED
        return is_one and len(set(map(_side_of, self._last))) > 1

    @property
    def _last(self) -> tuple[Statement, ...]:
        """The statements for or against the claim after which certainly no other such came."""
        sided = [one for one in self.statements if _side_of(one) is not None]
        newest = max(sided, key=lambda one: one.date.earliest or date.min, default=None)
        return tuple(one for one in sided if newest and not _is_after(newest, one))


@dataclass(frozen=True, slots=True)
class Silence:
    """An actor that a claim is about, and of which nothing on file is about the claim.

    That nothing is on file does not say that it did not answer. `on_whole` is what it said last
    about what the claim is a part of, None where nothing of that is on file either.
    """

    actor: str
    on_whole: Statement | None


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry, what is said about it, and whom it concerns without anything of theirs on file.

    Voices that contest it come first. `withdrawn` are statements that the editors took back.
    """

    entry: Entry
    stances: tuple[Stance, ...]
    silences: tuple[Silence, ...]
    withdrawn: tuple[Statement, ...]


Concerned = Mapping[str, tuple[str, ...]]
"""The actors that an allegation or examination names, by the id of its event."""


def claims(briefing: Briefing, archive: Archive) -> tuple[Claim, ...]:
    """The entries of a briefing that are spoken about or left unanswered, contested ones first.

    All that is on file about them counts, whether it is part of the briefing or not.
    """
    members, concerned = archive.members(briefing), concerned_by_entry(archive)
    found = [claim_on(entry, archive, concerned.get(entry.id, ())) for entry in members]
    telling = [claim for claim in found if claim.stances or claim.silences]
    return tuple(sorted(telling, key=_contested_first))


def claim_on(entry: Entry, archive: Archive, concerned: Iterable[str]) -> Claim:
    """What is said about one entry, and who of the actors it concerns is not on file about it.

    Statements come newest first, as the archive has them.
    """
    about = archive.statements_about.get(entry.id, ())
    standing = [statement for statement in about if not statement.is_retracted]
    return Claim(
        entry=entry,
        stances=_stances(standing, archive),
        silences=tuple(_silences(entry, concerned, standing, archive)),
        withdrawn=tuple(statement for statement in about if statement.is_retracted),
    )


@derived
def concerned_by_entry(archive: Archive) -> Concerned:
    """Whom everything that is alleged or under examination concerns.

    These are the actors of the event itself, and the targets of the responses that answer it.
    Where the event says which countries it concerns, a body that only looked into it is left out,
    and so is whoever claims the event of itself.
    """
    found: dict[str, dict[str, None]] = {
        event.id: dict.fromkeys(_named_in(event, archive))
        for event in archive.events
        if event.is_unestablished
    }
    for response in archive.responses:
        for answered in response.responds_to:
            if answered in found:
                found[answered].update(dict.fromkeys(response.targets))
    return {identifier: tuple(actors) for identifier, actors in found.items()}


def _named_in(event: Event, archive: Archive) -> Iterator[str]:
    of_countries = tuple(
        actor for actor in event.actors if archive.actors[actor].country in event.countries
    )
    authors = _authors(event, archive)
    for actor in of_countries or event.countries or event.actors:
        if authors.isdisjoint(_counting_for(actor, archive)):
            yield actor


def _authors(event: Event, archive: Archive) -> set[str]:
    """Who alone says that an event took place, with the bodies above them: it is their claim."""
    origins = origins_of(cited_sources(event, archive.sources), archive.sources)
    chains = [set(with_parents(origin, archive.actors)) for origin in origins]
    return set.intersection(*chains) if chains else set()


def voice_of(statement: Statement, archive: Archive) -> Voice:
    """Who speaks in a statement; bodies of a state speak for it, unnamed people for nobody."""
    described, speaker = statement.speaker_as or "", statement.speaker or ""
    if statement.attribution is Attribution.ANONYMOUS:
        return Voice(VoiceKind.UNNAMED_PERSON, speaker, described)
    if statement.attribution is Attribution.COLLECTIVE:
        return Voice(VoiceKind.UNNAMED_GROUP, speaker, described)
    if actor := speaker or statement.via:
        return Voice(VoiceKind.NAMED, _body(actor, archive))
    return Voice(VoiceKind.DOCUMENT)


def _body(actor: str, archive: Archive) -> str:
    """The state that an actor speaks for; else the actor itself."""
    tie = tie_of(archive.actors[actor], archive.actors)
    return tie.state if tie and tie.is_its_own else actor


def _stances(statements: Iterable[Statement], archive: Archive) -> tuple[Stance, ...]:
    by_voice: dict[tuple[Voice, frozenset[str]], list[Statement]] = {}
    for statement in statements:
        voice = voice_of(statement, archive)
        # What two texts call “experts” are not the same people.
        cited = {citation.source for citation in statement.sources}
        within = frozenset(cited if voice.kind is not VoiceKind.NAMED else ())
        by_voice.setdefault((voice, within), []).append(statement)
    stances = [Stance(voice, tuple(said)) for (voice, _), said in by_voice.items()]
    return tuple(sorted(stances, key=lambda stance: not stance.contests))


def _silences(
    entry: Entry, concerned: Iterable[str], standing: Iterable[Statement], archive: Archive
) -> Iterator[Silence]:
    heard = {body for statement in standing for body in _speaking(statement, archive)}
    for actor in concerned:
        if heard.isdisjoint(_counting_for(actor, archive)):
            yield Silence(actor, _on_whole(entry, actor, archive))


def _on_whole(entry: Entry, actor: str, archive: Archive) -> Statement | None:
    """What an actor said last about the nearest whole that an entry is part of."""
    own = _counting_for(actor, archive)
    while isinstance(entry, Event) and entry.part_of:
        entry = archive.entries[entry.part_of]
        # Entries are newest first, and so are the statements about each.
        for statement in archive.statements_about.get(entry.id, ()):
            is_own = not own.isdisjoint(_speaking(statement, archive))
            if is_own and not statement.is_retracted:
                return statement
    return None


def _speaking(statement: Statement, archive: Archive) -> Iterable[str]:
    """The actors that a statement speaks for: its speaker, and the bodies above it."""
    if voice_of(statement, archive).kind is not VoiceKind.NAMED:
        return ()
    return with_parents(statement.speaker or statement.via or "", archive.actors)


def _counting_for(actor: str, archive: Archive) -> set[str]:
    """The actors whose words count as an actor's own: its own, and those of its state."""
    return {actor, _body(actor, archive)}


def _contested_first(claim: Claim) -> tuple[bool, bool]:
    is_contested = any(stance.contests for stance in claim.stances)
    return (not is_contested, not claim.stances)


def _is_after(one: Statement, other: Statement) -> bool:
    return other.date.is_certainly_before(one.date)


def _side_of(statement: Statement) -> bool | None:
    """True for the claim, False against it, None where a statement takes no side."""
    if statement.act.is_contesting:
        return False
    return True if statement.act in _SUPPORTING else None
