"""The front page."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Event
from generator.model.vocabulary import Kind, Verification
from generator.relate.archive import Archive
from generator.relate.outlook import outlook
from generator.render.view import View

SHOWN = 8
METHOD = "method.md"


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The front page."""

    briefings: tuple[Briefing, ...]
    latest: tuple[Entry, ...]
    expected: tuple[Event, ...]
    counts: tuple[tuple[Kind, int], ...]
    verification: tuple[Verification, ...]
    method: str


def pages(archive: Archive) -> Iterator[HomeView]:
    """The front page: newest briefings, newest entries, what is expected."""
    yield HomeView(
        path="index.md",
        title="Briefings",
        description="What happened, who says so, who denies it, which rules apply, what is next.",
        briefings=archive.newest_briefings[:SHOWN],
        latest=_latest(archive),
        expected=outlook(archive.entries.values(), archive.as_of)[:SHOWN],
        counts=(
            (Kind.EVENT, len(archive.events)),
            (Kind.STATEMENT, len(archive.statements)),
            (Kind.RESPONSE, len(archive.responses)),
            (Kind.SOURCE, len(archive.sources)),
        ),
        verification=tuple(Verification),
        method=next((page.path for page in archive.pages if page.path == METHOD), ""),
    )


def _latest(archive: Archive) -> tuple[Entry, ...]:
    """The entries that joined last; what is expected has a place of its own."""
    past = [entry for entry in archive.entries.values() if not entry.is_expected]
    return tuple(sorted(past, key=lambda entry: entry.added, reverse=True)[:SHOWN])
