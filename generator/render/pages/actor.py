"""Pages of actors, those of states included."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.items import Actor, Entry, Source
from generator.relate.archive import Archive
from generator.relate.tracker import StateRecord, state_records
from generator.render.addresses import data_of, feed_of, page_path
from generator.render.drawing.timeline import Timeline, timeline_worth_drawing
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View

PUBLICATIONS_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView(View):
    """An actor, and where it appears; `record` is on the first page of a state only."""

    item: Actor
    names: tuple[tuple[str, str], ...]
    members: tuple[Actor, ...]
    published: tuple[Source, ...]
    listing: Listing[Entry]
    timeline: Timeline | None
    record: StateRecord | None


def pages(archive: Archive) -> Iterator[Piece[ActorView]]:
    """The pages of each actor: one, and more where it appears in very much."""
    for actor in archive.actors.values():
        members = _members(actor, archive)
        published = _published(actor, archive)[:PUBLICATIONS_SHOWN]
        for listing in listings(archive.entries_naming(actor.id), page_path(actor)):
            yield Piece(listing.path, _page, (actor, members, published, listing))


def _page(
    archive: Archive,
    actor: Actor,
    members: tuple[Actor, ...],
    published: tuple[Source, ...],
    listing: Listing[Entry],
) -> Iterator[ActorView]:
    yield ActorView(
        path=listing.path,
        title=listing.titled(actor.name),
        description=f"{actor.name}: what it did and said, and what is said about it.",
        source=archive.paths.get(actor.id, ""),
        data=data_of(actor),
        feed=feed_of(actor) if listing.items else "",
        item=actor,
        names=tuple(actor.names.items()),
        members=members,
        published=published,
        listing=listing,
        timeline=timeline_worth_drawing(listing.items, archive.as_of),
        record=state_records(archive).get(actor.id) if listing.number == 1 else None,
    )


def _members(actor: Actor, archive: Archive) -> tuple[Actor, ...]:
    """The actors that are part of an actor."""
    mentions = archive.mentions.get(actor.id, ())
    parts = (mention.by for mention in mentions if mention.role == "part_of")
    return tuple(part for part in parts if isinstance(part, Actor))


def _published(actor: Actor, archive: Archive) -> tuple[Source, ...]:
    """The sources that an actor published or is behind, each once."""
    naming = (mention.by for mention in archive.mentions.get(actor.id, ()))
    return tuple({item.id: item for item in naming if isinstance(item, Source)}.values())
