"""All feeds, each in both formats."""

from collections.abc import Iterator

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.channels import channels
from generator.render.exports.atom import atom
from generator.render.exports.feed import feed_of_channel
from generator.render.exports.feed_items import FeedItems
from generator.render.exports.json_feed import json_feed


def files(archive: Archive, site: Site) -> Iterator[OutputFile]:
    """An Atom file and a JSON Feed file for every channel."""
    items = FeedItems(archive)
    for channel in channels(archive):
        feed = feed_of_channel(channel, items, site, archive.as_of)
        yield OutputFile(f"{channel.path}.xml", atom(feed))
        yield OutputFile(f"{channel.path}.json", json_feed(feed))
