"""The list of everything of a kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model.items import Item, Source
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive, alphabetical
from generator.render import channels
from generator.render.addresses import feed_of_kind, index_path
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View

_TITLES = {
    Kind.EVENT: ("Events", "What happened, is happening or is expected, newest first."),
    Kind.STATEMENT: ("Statements", "Who said what, newest first."),
    Kind.RESPONSE: ("Regulatory responses", "Rules, measures and calls for them, newest first."),
    Kind.SOURCE: ("Sources", "What the entries rest on, newest first."),
    Kind.ACTOR: ("Actors", "Who acts and speaks, by name."),
    Kind.BRIEFING: ("Briefings", "Readings of the entries, newest first."),
    Kind.TOPIC: ("Topics", "What the entries are filed under."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView(View):
    """The list of everything of a kind."""

    kind: Kind
    listing: Listing[Item]


def pages(archive: Archive) -> Iterator[Piece[IndexView]]:
    """The pages of the list of each kind."""
    for kind in _TITLES:
        for listing in listings(_items(kind, archive), index_path(kind)):
            yield Piece(listing.path, _page, (kind, listing))


def _page(archive: Archive, kind: Kind, listing: Listing[Item]) -> Iterator[IndexView]:
    title, description = _TITLES[kind]
    yield IndexView(
        path=listing.path,
        title=listing.titled(title),
        description=description,
        feed=feed_of_kind(kind) if listing.items and kind in channels.KINDS else "",
        kind=kind,
        listing=listing,
    )


def _items(kind: Kind, archive: Archive) -> Sequence[Item]:
    by_date = sorted(archive.sources.values(), key=_published, reverse=True)
    by_label = sorted(archive.topics.values(), key=lambda topic: alphabetical(topic.label))
    items: dict[Kind, Sequence[Item]] = {
        Kind.EVENT: archive.events,
        Kind.STATEMENT: archive.statements,
        Kind.RESPONSE: archive.responses,
        Kind.SOURCE: by_date,
        Kind.ACTOR: tuple(archive.actors.values()),
        Kind.BRIEFING: archive.newest_briefings,
        Kind.TOPIC: by_label,
    }
    return items[kind]


def _published(source: Source) -> tuple[object, ...]:
    return (source.published.recency, source.id)
