"""The countries, on a map and in a table: who makes rules, for whom, and who speaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.items import Actor
from generator.model.vocabulary import Term
from generator.relate.archive import Archive
from generator.relate.tracker import StateRecord, state_records
from generator.render.addresses import COUNTRIES, page_path, public_address
from generator.render.drawing.world.shapes import Shape, World, world
from generator.render.view import View

SHOWN = 3
"""How many entries stand in a cell; the page of the state has the others."""


class Standing(Term):
    """How a state is drawn: by its part in rules, else the next one; that of most weight first."""

    BOTH = "both", "Calls for or makes rules, and rules are directed at it"
    TARGET = "target", "Rules are directed at it"
    ISSUER = "issuer", "Calls for rules or makes them"
    SPEAKER = "speaker", "Neither, but it spoke, or a vote names it"
    CONCERNED = "concerned", "Only events concern it"


_STANDINGS = list(Standing)


@dataclass(frozen=True, slots=True)
class DrawnState:
    """A state on the map; `address` leads to its page, from the address of this one."""

    state: Actor
    shape: Shape
    standing: Standing
    roles: tuple[tuple[str, int], ...]
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CountriesView(View):
    """All states that anything involves; `undrawn` are those the map has no place for.

    `standings` are those that occur, for the key of the map.
    """

    world: World
    standings: tuple[Standing, ...]
    drawn: tuple[DrawnState, ...]
    undrawn: tuple[Actor, ...]
    records: tuple[StateRecord, ...]
    shown: int = SHOWN


def pages(archive: Archive) -> Iterator[CountriesView]:
    """The one page."""
    involved = [record for record in state_records(archive).values() if record.is_involved]
    records = tuple(sorted(involved, key=lambda record: _STANDINGS.index(standing(record))))
    shapes = world().states
    yield CountriesView(
        path=COUNTRIES,
        title="Countries",
        description="Which states call for rules and make them, whom these are directed at, "
        "who spoke, and whom events concern.",
        world=world(),
        standings=tuple(name for name in Standing if name in map(standing, records)),
        drawn=tuple(sorted(_drawn(records, shapes), key=lambda drawn: not drawn.shape.path)),
        undrawn=tuple(record.state for record in records if record.state.id not in shapes),
        records=records,
    )


def _drawn(records: tuple[StateRecord, ...], shapes: Mapping[str, Shape]) -> Iterator[DrawnState]:
    """The states that have a place on the map, in the order of their names."""
    for record in records:
        if shape := shapes.get(record.state.id):
            yield DrawnState(
                state=record.state,
                shape=shape,
                standing=standing(record),
                roles=_roles(record),
                address="../" + public_address(page_path(record.state)),
            )


def standing(record: StateRecord) -> Standing:
    """How a state is drawn."""
    if record.directed:
        return Standing.BOTH if record.issued else Standing.TARGET
    if record.issued:
        return Standing.ISSUER
    return Standing.SPEAKER if record.said or record.votes else Standing.CONCERNED


def _roles(record: StateRecord) -> tuple[tuple[str, int], ...]:
    """The roles of a state that has them, each with the number of entries."""
    roles = (
        ("as issuer", len(record.issued)),
        ("as target", len(record.directed)),
        ("as speaker", len(record.said)),
        ("in votes", len(record.votes)),
        ("in events", len(record.concerned)),
    )
    return tuple((role, number) for role, number in roles if number)
