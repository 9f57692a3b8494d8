"""Pages of actors, those of states included."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.items import Actor, Entry, Source
from generator.relate.archive import Archive
from generator.render.addresses import page_path
from generator.render.listing import Listing, listings
from generator.render.view import View

PUBLICATIONS_SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView(View):
    """An actor, and where it appears."""

    item: Actor
    names: tuple[tuple[str, str], ...]
    members: tuple[Actor, ...]
    published: tuple[Source, ...]
    listing: Listing[Entry]


def pages(archive: Archive) -> Iterator[ActorView]:
    """The pages of each actor: one, and more where it appears in very much."""
    for actor in archive.actors.values():
        mentions = archive.mentions.get(actor.id, ())
        members = [
            mention.by
            for mention in mentions
            if mention.role == "part_of" and isinstance(mention.by, Actor)
        ]
        published = {
            mention.by.id: mention.by for mention in mentions if isinstance(mention.by, Source)
        }
        for listing in listings(archive.entries_naming(actor.id), page_path(actor)):
            yield ActorView(
                path=listing.path,
                title=listing.titled(actor.name),
                description=f"{actor.name}: what it did and said, and what is said about it.",
                source=archive.paths.get(actor.id, ""),
                item=actor,
                names=tuple(actor.names.items()),
                members=tuple(members),
                published=tuple(published.values())[:PUBLICATIONS_SHOWN],
                listing=listing,
            )
