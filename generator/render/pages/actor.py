"""Pages of actors, those of states included."""

from collections.abc import Iterator

from generator.model.items import Actor, Source
from generator.relate.archive import Archive
from generator.render.addresses import page_path
from generator.render.listing import listings
from generator.render.views import ActorView

PUBLICATIONS_SHOWN = 30


def pages(archive: Archive) -> Iterator[ActorView]:
    """The pages of each actor: one, and more where it appears in very much."""
    for actor in archive.actors.values():
        named_by = [mention.by for mention in archive.mentions.get(actor.id, ())]
        members = {item.id: item for item in named_by if isinstance(item, Actor)}
        published = {item.id: item for item in named_by if isinstance(item, Source)}
        for listing in listings(archive.entries_naming(actor.id), page_path(actor)):
            yield ActorView(
                path=listing.path,
                title=actor.name,
                description=f"{actor.name}: what it did and said, and what is said about it.",
                source=archive.paths.get(actor.id, ""),
                item=actor,
                names=tuple(actor.names.items()),
                members=tuple(members.values()),
                published=tuple(published.values())[:PUBLICATIONS_SHOWN],
                listing=listing,
            )
