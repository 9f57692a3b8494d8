"""Pages of events, statements and regulatory responses."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Event, Statement
from generator.relate.archive import Archive, Mention, calendar_order
from generator.relate.evidence import Evidence, evidence_of
from generator.relate.positions import Position, position_on, positions
from generator.render.addresses import data_of, page_path
from generator.render.description import cut
from generator.render.piece import Piece
from generator.render.plain_words import summary
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView(View):
    """An event, statement or regulatory response."""

    entry: Entry
    evidence: Evidence
    position: Position
    parts: tuple[Entry, ...]
    subjects: tuple[Position, ...]
    related: tuple[Entry, ...]
    briefings: tuple[Briefing, ...]


def event_pages(archive: Archive) -> Iterator[Piece[EntryView]]:
    """One page an event."""
    return _pieces(archive.events)


def statement_pages(archive: Archive) -> Iterator[Piece[EntryView]]:
    """One page a statement."""
    return _pieces(archive.statements)


def response_pages(archive: Archive) -> Iterator[Piece[EntryView]]:
    """One page a regulatory response."""
    return _pieces(archive.responses)


def _pieces(entries: Sequence[Entry]) -> Iterator[Piece[EntryView]]:
    for entry in entries:
        yield Piece(page_path(entry), _page, (entry,))


def _page(archive: Archive, entry: Entry) -> Iterator[EntryView]:
    mentions = archive.mentions.get(entry.id, ())
    yield EntryView(
        path=page_path(entry),
        title=entry.title,
        description=_description(entry, archive),
        source=archive.paths[entry.id],
        data=data_of(entry),
        entry=entry,
        evidence=evidence_of(entry, archive),
        position=position_on(entry, archive),
        parts=_parts(mentions),
        subjects=_subjects(entry, archive),
        related=_related(entry, mentions, archive),
        briefings=archive.briefings_including.get(entry.id, ()),
    )


def _description(entry: Entry, archive: Archive) -> str:
    return cut(summary(entry, archive) or entry.title)


def _parts(mentions: Sequence[Mention]) -> tuple[Entry, ...]:
    """The events that say they are part of an entry, in the order of the calendar."""
    parts = [
        mention.by
        for mention in mentions
        if mention.role == "part_of" and isinstance(mention.by, Event)
    ]
    return tuple(sorted(parts, key=calendar_order))


def _subjects(entry: Entry, archive: Archive) -> tuple[Position, ...]:
    """What a statement is about, each with this statement beside it."""
    if not isinstance(entry, Statement):
        return ()
    return tuple(
        position for position in positions((entry,), archive) if position.subject is not None
    )


def _related(entry: Entry, mentions: Sequence[Mention], archive: Archive) -> tuple[Entry, ...]:
    """What the entry calls related, and what names it in ways that have no section of their own."""
    named_by = [
        mention.by
        for mention in mentions
        if mention.role not in ("part_of", "about") and isinstance(mention.by, Entry)
    ]
    related = {identifier: archive.entries[identifier] for identifier in entry.related}
    return tuple({**related, **{other.id: other for other in named_by}}.values())
