"""Pages that say what was publicly known of a briefing's entries, and since when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.items import Briefing
from generator.relate.archive import Archive
from generator.relate.dossier import SourceBase, source_base
from generator.relate.public_record import PublicRecord, public_records
from generator.render.addresses import known_when_of
from generator.render.piece import Piece
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class AsOfView(View):
    """The entries of a briefing in the order in which they became publicly known.

    `as_of` is the last day that can be looked at; `first_added` and `last_added` are the days on
    which the first and the last of the entries joined the archive.
    """

    briefing: Briefing
    records: tuple[PublicRecord, ...]
    base: SourceBase
    as_of: date
    first_added: date
    last_added: date


def pages(archive: Archive) -> Iterator[Piece[AsOfView]]:
    """One page a briefing that has entries."""
    for briefing in archive.briefings.values():
        yield Piece(known_when_of(briefing), _page, (briefing,))


def _page(archive: Archive, briefing: Briefing) -> Iterator[AsOfView]:
    records = public_records(archive.members(briefing), archive)
    if not records:
        return
    added = [record.entry.added for record in records]
    yield AsOfView(
        path=known_when_of(briefing),
        title=f"What was known when: {briefing.title}",
        description=f"Since when each entry is publicly known, of: {briefing.title}",
        source=archive.paths[briefing.id],
        briefing=briefing,
        records=records,
        base=source_base(archive.members(briefing), archive),
        as_of=archive.as_of,
        first_added=min(added),
        last_added=max(added),
    )
