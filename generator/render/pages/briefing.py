"""Pages of briefings."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.items import Briefing, Event
from generator.relate.archive import Archive
from generator.relate.dossier import Dossier, dossier
from generator.relate.positions import Position
from generator.relate.stances import claims
from generator.render.addresses import (
    POSITIONS,
    data_of,
    feed_of,
    known_when_of,
    page_path,
    part_path,
)
from generator.render.description import description
from generator.render.drawing.timeline import Timeline, timeline_worth_drawing
from generator.render.listing import PAGE_LENGTH
from generator.render.piece import Piece
from generator.render.view import View

POSITIONS_SHOWN = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView(View):
    """A briefing; `known_when` is the page of what was public when, empty without entries.

    `numbers` are those of its sources in the list of sources, by their ids; `told` are the events
    of which it gives the summary. `voices` is the page of who says what, empty where nobody says
    anything; `positions` are the matters shown here, `more_positions` how many there are besides.
    """

    dossier: Dossier
    timeline: Timeline | None
    timeline_path: str
    known_when: str
    voices: str
    positions: tuple[Position, ...]
    more_positions: int
    numbers: Mapping[str, int]
    told: frozenset[str]


def pages(archive: Archive) -> Iterator[Piece[BriefingView]]:
    """One page a briefing."""
    for briefing in archive.briefings.values():
        yield Piece(page_path(briefing), _page, (briefing,))


def _page(archive: Archive, briefing: Briefing) -> Iterator[BriefingView]:
    found = dossier(briefing, archive)
    latest = archive.members(briefing)[-PAGE_LENGTH:]
    yield BriefingView(
        path=page_path(briefing),
        title=briefing.title,
        description=description(briefing.bottom_line, archive),
        source=archive.paths[briefing.id],
        data=data_of(briefing),
        feed=feed_of(briefing),
        dossier=found,
        timeline=timeline_worth_drawing(latest, archive.as_of),
        timeline_path=part_path(briefing, "timeline"),
        known_when=known_when_of(briefing) if found.base.entries else "",
        voices=part_path(briefing, POSITIONS) if claims(briefing, archive) else "",
        positions=_shown(found.positions),
        more_positions=len(found.positions) - len(_shown(found.positions)),
        numbers={cited.source.id: n for n, cited in enumerate(found.sources, 1)},
        told=frozenset(event.id for event in _told(found)),
    )


def _told(found: Dossier) -> tuple[Event, ...]:
    return (*found.happened, *found.unestablished, *found.did_not_happen, *found.expected)


def _shown(positions: Sequence[Position]) -> tuple[Position, ...]:
    """The first positions, and the last, of what is about nothing in particular."""
    general = [position for position in positions[POSITIONS_SHOWN:] if position.subject is None]
    return (*positions[:POSITIONS_SHOWN], *general)
