"""What changed in the archive, the newest first; corrections apart from all other changes."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.relate.changes import Change, all_changes
from generator.render.addresses import CHANGES, CORRECTED, CORRECTIONS_MADE
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View

CORRECTIONS_SHOWN = 10

_KINDS = (Kind.BRIEFING, Kind.EVENT, Kind.STATEMENT, Kind.RESPONSE)


@dataclass(frozen=True, slots=True)
class Day:
    """What changed on one day."""

    on: date
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView(View):
    """A page of changes; `corrections` are the newest ones, on the first page of all changes.

    `of_corrections` is the page of all corrections, empty on that page itself.
    """

    days: tuple[Day, ...]
    corrections: tuple[Change, ...]
    of_corrections: str
    listing: Listing[Change]


def pages(archive: Archive) -> Iterator[Piece[ChangesView]]:
    """What was added and updated, with the newest corrections before it; then all corrections."""
    found = all_changes(archive)
    corrections = tuple(change for change in found if change.is_correction)
    others = sorted((change for change in found if not change.is_correction), key=_turn)
    for listing in listings(others, CHANGES):
        newest = corrections[:CORRECTIONS_SHOWN] if listing.number == 1 else ()
        yield Piece(listing.path, _of_changes, (listing, newest))
    for listing in listings(corrections, CORRECTIONS_MADE):
        yield Piece(listing.path, _of_corrections, (listing,))


def _turn(change: Change) -> tuple[int, int, int]:
    """The newest first; of one day, updates before additions, and these by kind."""
    return -change.on.toordinal(), -change.weight, _KINDS.index(change.item.kind)


def _of_changes(
    archive: Archive, listing: Listing[Change], corrections: tuple[Change, ...]
) -> Iterator[ChangesView]:
    yield ChangesView(
        path=listing.path,
        title=listing.titled("What changed"),
        description="What was corrected, updated and added on this site, the newest first.",
        days=_days(listing.items),
        corrections=corrections,
        of_corrections=CORRECTIONS_MADE,
        listing=listing,
    )


def _of_corrections(archive: Archive, listing: Listing[Change]) -> Iterator[ChangesView]:
    yield ChangesView(
        path=listing.path,
        title=listing.titled("Corrections made"),
        description="What was wrong on this site and was put right or withdrawn, newest first.",
        feed=CORRECTED,
        days=_days(listing.items),
        corrections=(),
        of_corrections="",
        listing=listing,
    )


def _days(found: Iterable[Change]) -> tuple[Day, ...]:
    by_day = groupby(found, lambda change: change.on)
    return tuple(Day(on, tuple(each)) for on, each in by_day)
