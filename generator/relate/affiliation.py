"""Whom an actor belongs to: the bodies above it, and the state that it is of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model import states
from generator.model.items import Actor
from generator.model.vocabulary import ActorType


@dataclass(frozen=True, slots=True)
class Tie:
    """The state that an actor belongs to.

    `is_its_own` for the state itself and its bodies; not for persons, groups, media and firms
    that merely are of its country: what they do, say or suffer is not thereby the state's.
    """

    state: str
    is_its_own: bool


def with_parents(actor: str, actors: Mapping[str, Actor]) -> Iterator[str]:
    """The actor and the bodies it belongs to, up to the state."""
    current: str | None = actor
    while current:
        yield current
        found = actors.get(current)
        current = found.part_of or state_of_government(found) if found else None


def state_of_government(actor: Actor) -> str | None:
    """The state of a government body, whether it names another body above it or not."""
    return actor.country if actor.type is ActorType.GOVERNMENT else None


def tie_of(actor: Actor, actors: Mapping[str, Actor]) -> Tie | None:
    """The state that an actor belongs to: by what it is part of, else by its country."""
    chain = tuple(with_parents(actor.id, actors))
    highest = chain[-1]
    if states.is_state(highest) or actors[highest].type is ActorType.STATE:
        return Tie(highest, is_its_own=True)
    country = next((actors[body].country for body in chain if actors[body].country), None)
    return Tie(country, is_its_own=False) if country else None
