"""What to watch: what is expected, what is overdue, and what was going on when last heard of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model.items import Briefing, Event
from generator.relate.archive import Archive
from generator.relate.outlook import Horizon, Watched, watched
from generator.render.addresses import WATCH
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View


@dataclass(frozen=True, slots=True)
class WatchedEvent:
    """An event with the briefings that look out for it."""

    event: Event
    briefings: tuple[Briefing, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """What is as far off as its horizon."""

    horizon: Horizon
    events: tuple[WatchedEvent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchView(View):
    """A page of what to watch."""

    as_of: date
    groups: tuple[Group, ...]
    counts: tuple[tuple[Horizon, int], ...]
    listing: Listing[Watched]


def pages(archive: Archive) -> Iterator[Piece[WatchView]]:
    """All that is expected or goes on, the overdue first."""
    found = watched(archive)
    counts = tuple((horizon, len(tuple(each))) for horizon, each in _by_horizon(found))
    for listing in listings(found, WATCH):
        yield Piece(listing.path, _page, (listing, counts))


def _page(
    archive: Archive, listing: Listing[Watched], counts: tuple[tuple[Horizon, int], ...]
) -> Iterator[WatchView]:
    yield WatchView(
        path=listing.path,
        title=listing.titled("What to watch"),
        description="What is expected and by when, what is overdue, what was still going on.",
        as_of=archive.as_of,
        groups=tuple(_groups(listing.items, archive)),
        counts=counts,
        listing=listing,
    )


def _by_horizon(found: Iterable[Watched]) -> Iterator[tuple[Horizon, Iterator[Watched]]]:
    return groupby(found, lambda each: each.horizon)


def _groups(found: Iterable[Watched], archive: Archive) -> Iterator[Group]:
    for horizon, each in _by_horizon(found):
        events = (
            WatchedEvent(item.event, archive.briefings_including.get(item.event.id, ()))
            for item in each
        )
        yield Group(horizon, tuple(events))
