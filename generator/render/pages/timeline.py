"""Timelines: of everything, year by year, and of a briefing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.items import Briefing, Entry
from generator.relate.archive import Archive
from generator.relate.years import Tally, Year, years
from generator.render.addresses import TIMELINE, part_path, timeline_of
from generator.render.drawing.timeline import Timeline, timeline
from generator.render.listing import PAGE_LENGTH, Listing, listings
from generator.render.piece import Piece
from generator.render.view import View

UNDATED = "Date unknown"


@dataclass(frozen=True, slots=True)
class Bar:
    """A tally as a part of its year's bar, in shares of the longest, 0 to 1."""

    tally: Tally
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year in the list of all: what it is called, where its page is, how much there is."""

    label: str
    path: str
    total: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineView(View):
    """Entries in the order of the calendar, drawn and as a list.

    `years` stands above them on the page of everything; `briefing` is what the page belongs to,
    if any; `before` and `after` are the years beside the one that the page is about.
    """

    timeline: Timeline
    listing: Listing[Entry]
    years: tuple[YearLine, ...] = ()
    briefing: Briefing | None = None
    before: YearLine | None = None
    after: YearLine | None = None

    @property
    def happened(self) -> tuple[Entry, ...]:
        """What has a date and is more than expected."""
        return tuple(entry for entry in self.timeline.entries if not entry.is_expected)

    @property
    def expected(self) -> tuple[Entry, ...]:
        """Expected events that have a date."""
        return tuple(entry for entry in self.timeline.entries if entry.is_expected)


def pages(archive: Archive) -> Iterator[Piece[TimelineView]]:
    """The page of everything, those of each year and those of each briefing."""
    all_years = years(archive.entries.values())
    lines = _lines(all_years)
    latest = tuple(archive.entries.values())[:PAGE_LENGTH]
    yield Piece(TIMELINE, _of_everything, (latest, lines))
    neighbours = zip((None, *lines), lines, (*lines[1:], None), all_years, strict=False)
    for before, line, after, year in neighbours:
        for listing in listings(year.entries, line.path):
            yield Piece(listing.path, _of_year, (listing, line, before, after))
    for briefing in archive.briefings.values():
        for part in listings(archive.members(briefing), part_path(briefing, "timeline")):
            yield Piece(part.path, _of_briefing, (briefing, part))


def _lines(all_years: Sequence[Year]) -> tuple[YearLine, ...]:
    longest = max((len(year.entries) for year in all_years), default=1)
    return tuple(
        YearLine(
            label=UNDATED if year.number is None else str(year.number),
            path=timeline_of(year.number),
            total=len(year.entries),
            bars=tuple(_bars(year.tallies, longest)),
        )
        for year in all_years
    )


def _bars(tallies: Sequence[Tally], longest: int) -> Iterator[Bar]:
    start = 0
    for tally in tallies:
        yield Bar(tally, start / longest, tally.count / longest)
        start += tally.count


def _of_everything(
    archive: Archive, entries: tuple[Entry, ...], lines: tuple[YearLine, ...]
) -> Iterator[TimelineView]:
    latest = timeline(entries, archive.as_of)
    yield TimelineView(
        path=TIMELINE,
        title="Timeline",
        description="When things happened, as far as that is known, and what is expected.",
        timeline=latest,
        listing=listings((*latest.entries, *latest.undated), TIMELINE)[0],
        years=lines,
    )


def _of_year(
    archive: Archive,
    listing: Listing[Entry],
    line: YearLine,
    before: YearLine | None,
    after: YearLine | None,
) -> Iterator[TimelineView]:
    yield TimelineView(
        path=listing.path,
        title=listing.titled(f"Timeline: {line.label}"),
        description=f"What is on file, in the order of the calendar: {line.label}.",
        timeline=timeline(listing.items, archive.as_of),
        listing=listing,
        before=before,
        after=after,
    )


def _of_briefing(
    archive: Archive, briefing: Briefing, listing: Listing[Entry]
) -> Iterator[TimelineView]:
    yield TimelineView(
        path=listing.path,
        title=listing.titled(f"Timeline: {briefing.title}"),
        description=f"The entries of a briefing by date: {briefing.title}.",
        source=archive.paths[briefing.id],
        timeline=timeline(listing.items, archive.as_of),
        listing=listing,
        briefing=briefing,
    )
