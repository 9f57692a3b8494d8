"""Pages of topics."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Topic
from generator.relate.archive import Archive
from generator.render.addresses import data_of, feed_of, page_path
from generator.render.description import description
from generator.render.drawing.timeline import Timeline, timeline_worth_drawing
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(View):
    """A topic, and what is filed under it."""

    item: Topic
    briefings: tuple[Briefing, ...]
    listing: Listing[Entry]
    timeline: Timeline | None


def pages(archive: Archive) -> Iterator[Piece[TopicView]]:
    """The pages of each topic: one, and more where very much is filed under it."""
    for topic in archive.topics.values():
        entries = archive.entries_naming(topic.id)
        including = {
            briefing.id
            for entry in entries
            for briefing in archive.briefings_including.get(entry.id, ())
        }
        briefings = tuple(item for item in archive.newest_briefings if item.id in including)
        for listing in listings(entries, page_path(topic)):
            yield Piece(listing.path, _page, (topic, briefings, listing))


def _page(
    archive: Archive, topic: Topic, briefings: tuple[Briefing, ...], listing: Listing[Entry]
) -> Iterator[TopicView]:
    yield TopicView(
        path=listing.path,
        title=listing.titled(topic.label),
        description=description(topic.definition, archive),
        source=archive.paths[topic.id],
        data=data_of(topic),
        feed=feed_of(topic) if listing.items else "",
        item=topic,
        briefings=briefings,
        listing=listing,
        timeline=timeline_worth_drawing(listing.items, archive.as_of),
    )
