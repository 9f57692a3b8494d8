"""What each state called for and what it did, what is directed at it and what it said."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.model.items import Actor, Entry, Event, Response, Statement
from generator.model.vocabulary import (
    Attribution,
    EventType,
    ResponseStatus,
)
from generator.relate.affiliation import Tie, tie_of
from generator.relate.archive import Archive, derived


class Role(Enum):
    """In what way an entry involves a state."""

    CALLED_FOR = "called_for"
    MADE = "made"
    ENDED = "ended"
    VOTED = "voted"
    DIRECTED = "directed"
    SAID = "said"
    CONCERNED = "concerned"


_OF_STATUS = {
    ResponseStatus.CALLED_FOR: Role.CALLED_FOR,
    ResponseStatus.PROPOSED: Role.CALLED_FOR,
    ResponseStatus.UNDER_CONSIDERATION: Role.CALLED_FOR,
    ResponseStatus.ADOPTED: Role.MADE,
    ResponseStatus.IN_FORCE: Role.MADE,
}

# What others of a country are told of for; that an event names them says nothing of the state.
_TOLD_OF_OTHERS = (Role.CALLED_FOR, Role.MADE, Role.ENDED, Role.DIRECTED, Role.SAID)


@dataclass(frozen=True, slots=True)
class Involvement:
    """An entry that involves a state, and the ids of those through whom; none for the state."""

    entry: Entry
    through: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRecord:
    """All that involves one state, itself or through its bodies; each part newest first.

    `called_for` are responses that nobody has decided yet, `made` those adopted or in force,
    `ended` those lifted, expired, suspended, rejected or withdrawn, `votes` the votes held that
    name it; `of_its_country` is told of persons, groups and media of the country.
    """

    state: Actor
    called_for: tuple[Involvement, ...]
    made: tuple[Involvement, ...]
    ended: tuple[Involvement, ...]
    votes: tuple[Involvement, ...]
    directed: tuple[Involvement, ...]
    said: tuple[Involvement, ...]
    concerned: tuple[Involvement, ...]
    of_its_country: tuple[Involvement, ...]

    @property
    def issued(self) -> tuple[Involvement, ...]:
        """Every response of which it is an issuer: first what it made, then calls, then ended."""
        return (*self.made, *self.called_for, *self.ended)

    @property
    def is_involved(self) -> bool:
        """Whether an entry involves the state itself or its bodies, not only others of it."""
        return bool(self.issued or self.directed or self.said or self.concerned)

    @property
    def has_acted(self) -> bool:
        """Whether it called for something, decided something or took part in a vote."""
        return bool(self.issued or self.votes)


def status_counts(archive: Archive) -> tuple[tuple[ResponseStatus, int], ...]:
    """How many responses that stand have each status, in the order of the vocabulary."""
    standing = (response for response in archive.responses if not response.is_retracted)
    count = Counter(response.status for response in standing)
    return tuple((status, count[status]) for status in ResponseStatus)


@derived
def state_records(archive: Archive) -> Mapping[str, StateRecord]:
    """The record of each state that anything involves, by its id, in the order of their names."""
    ties = {actor.id: tie_of(actor, archive.actors) for actor in archive.actors.values()}
    own: dict[tuple[str, Role], list[Involvement]] = defaultdict(list)
    others: dict[str, list[Involvement]] = defaultdict(list)
    for entry in archive.entries.values():
        if not entry.is_retracted:
            _sort_in(entry, ties, own, others)
    involved = {state for state, _ in own} | set(others)
    return {
        state.id: _record(state, own, others)
        for state in archive.actors.values()
        if state.id in involved
    }


def _sort_in(
    entry: Entry,
    ties: Mapping[str, Tie | None],
    own: dict[tuple[str, Role], list[Involvement]],
    others: dict[str, list[Involvement]],
) -> None:
    by_own: dict[tuple[str, Role], list[str]] = defaultdict(list)
    by_others: dict[str, list[str]] = defaultdict(list)
    for role, actor, speaks_for_state in _roles(entry):
        tie = ties[actor]
        if tie and (tie.is_its_own or speaks_for_state):
            by_own[tie.state, role].append(actor)
        elif tie and role in _TOLD_OF_OTHERS:
            by_others[tie.state].append(actor)
    for (state, role), through in by_own.items():
        itself = state in through
        own[state, role].append(Involvement(entry, () if itself else tuple(through)))
    told_already = {state for state, role in by_own if role in _TOLD_OF_OTHERS}
    for state, through in by_others.items():
        if state not in told_already:
            others[state].append(Involvement(entry, tuple(dict.fromkeys(through))))


def _roles(entry: Entry) -> Iterator[tuple[Role, str, bool]]:
    """Each role an entry gives to an actor, and whether the actor has it on behalf of a state."""
    if isinstance(entry, Response):
        issued = _OF_STATUS.get(entry.status, Role.ENDED)
        yield from ((issued, actor, False) for actor in entry.issuers)
        yield from ((Role.DIRECTED, actor, False) for actor in entry.targets)
    elif isinstance(entry, Statement):
        # What state media carry is published by media that speak for the state.
        is_of_state = entry.attribution is Attribution.STATE_MEDIA
        speaker = entry.speaker or entry.via
        if speaker:
            yield Role.SAID, speaker, is_of_state
    elif isinstance(entry, Event):
        named = dict.fromkeys((*entry.actors, *entry.countries))
        yield from ((Role.CONCERNED, actor, False) for actor in named)
        if _is_vote_held(entry):
            yield from ((Role.VOTED, actor, False) for actor in entry.actors)


def _is_vote_held(event: Event) -> bool:
    is_over = not (event.is_expected or event.did_not_happen)
    return event.type is EventType.VOTE and is_over


def _record(
    state: Actor,
    own: Mapping[tuple[str, Role], list[Involvement]],
    others: Mapping[str, list[Involvement]],
) -> StateRecord:
    def part(role: Role) -> tuple[Involvement, ...]:
        return tuple(own.get((state.id, role), ()))

    return StateRecord(
        state=state,
        called_for=part(Role.CALLED_FOR),
        made=part(Role.MADE),
        ended=part(Role.ENDED),
        votes=part(Role.VOTED),
        directed=part(Role.DIRECTED),
        said=part(Role.SAID),
        concerned=part(Role.CONCERNED),
        of_its_country=tuple(others.get(state.id, ())),
    )
