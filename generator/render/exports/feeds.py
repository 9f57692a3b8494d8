"""All feeds, each in both formats."""

from collections.abc import Iterator

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.channels import Channel, channels
from generator.render.exports.atom import atom
from generator.render.exports.feed import feed_of_channel
from generator.render.exports.json_feed import json_feed
from generator.render.piece import Piece


def files(archive: Archive, site: Site) -> Iterator[Piece[OutputFile]]:
    """An Atom file and a JSON Feed file for every channel."""
    for channel in channels(archive):
        yield Piece(channel.path, _files, (channel, site))


def _files(archive: Archive, channel: Channel, site: Site) -> Iterator[OutputFile]:
    feed = feed_of_channel(channel, archive, site)
    yield OutputFile(f"{channel.path}.xml", atom(feed))
    yield OutputFile(f"{channel.path}.json", json_feed(feed))
