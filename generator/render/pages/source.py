"""Pages of sources."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.items import Entry, Source
from generator.model.provenance import origin_of
from generator.relate.archive import Archive
from generator.render.addresses import data_of, page_path
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView(View):
    """A source, and what rests on it."""

    item: Source
    origin: str
    carries: tuple[Source, ...]
    listing: Listing[Entry]


def pages(archive: Archive) -> Iterator[Piece[SourceView]]:
    """The pages of each source: one, and more where very much rests on it."""
    for source in archive.sources.values():
        for listing in listings(archive.entries_naming(source.id), page_path(source)):
            yield Piece(listing.path, _page, (source, listing))


def _page(archive: Archive, source: Source, listing: Listing[Entry]) -> Iterator[SourceView]:
    yield SourceView(
        path=listing.path,
        title=listing.titled(source.title),
        description=f"Source: {source.title}, {archive.actor_name(source.publisher)}",
        source=archive.paths[source.id],
        data=data_of(source),
        item=source,
        origin=origin_of(source, archive.sources) or "",
        carries=_carries(source, archive),
        listing=listing,
    )


def _carries(source: Source, archive: Archive) -> tuple[Source, ...]:
    return tuple(
        mention.by
        for mention in archive.mentions.get(source.id, ())
        if mention.role == "cited_via" and isinstance(mention.by, Source)
    )
