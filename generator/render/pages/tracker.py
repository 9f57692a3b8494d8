"""The tracker: all regulatory responses in one table, and what each state called for and did."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.items import Response
from generator.model.vocabulary import Coverage, ResponseStatus
from generator.relate.archive import Archive
from generator.relate.tracker import StateRecord, state_records, status_counts
from generator.render.addresses import TRACKER
from generator.render.drawing.step_track import STAGES, Track, track
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View

ROWS = 200
SHOWN = 5
"""How many responses stand beside a state; its own page has the others."""

_STATUSES, _COVERAGES = list(ResponseStatus), list(Coverage)


@dataclass(frozen=True, slots=True)
class Row:
    """A response, the steps it took, and the texts by which the table is sorted."""

    response: Response
    track: Track
    by_status: str
    by_binding: str
    by_reach: str
    by_date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackerView(View):
    """One page of the table; `counts` and `states` are on the first page only.

    `unseen` are the statuses that no response has.
    """

    listing: Listing[Row]
    stages: tuple[ResponseStatus, ...]
    counts: tuple[tuple[ResponseStatus, int], ...]
    unseen: tuple[ResponseStatus, ...]
    states: tuple[StateRecord, ...]
    shown: int = SHOWN


def pages(archive: Archive) -> Iterator[Piece[TrackerView]]:
    """The pages of the tracker, responses newest first."""
    rows = tuple(_row(response) for response in archive.responses)
    unseen = tuple(status for status, count in status_counts(archive) if not count)
    for listing in listings(rows, TRACKER, ROWS):
        yield Piece(listing.path, _page, (listing, unseen))


def _page(
    archive: Archive, listing: Listing[Row], unseen: tuple[ResponseStatus, ...]
) -> Iterator[TrackerView]:
    is_first = listing.number == 1
    yield TrackerView(
        path=listing.path,
        title=listing.titled("Response tracker"),
        description="Every regulatory response on file: how far it came, what it does not "
        "reach, and what each state called for and did.",
        listing=listing,
        stages=STAGES,
        counts=status_counts(archive) if is_first else (),
        unseen=unseen,
        states=_acted(archive) if is_first else (),
    )


def _acted(archive: Archive) -> tuple[StateRecord, ...]:
    return tuple(record for record in state_records(archive).values() if record.has_acted)


def _row(response: Response) -> Row:
    coverage = response.coverage
    return Row(
        response=response,
        track=track(response),
        by_status=f"{_STATUSES.index(response.status):02}",
        by_binding={True: "1", False: "2", None: "3"}[response.binding],
        by_reach=str(_COVERAGES.index(coverage) if coverage else len(_COVERAGES)),
        by_date=" ".join(day.isoformat() for day in response.date.sort_key),
    )
