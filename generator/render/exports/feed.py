"""A feed before it is written in any format."""

from dataclasses import dataclass
from datetime import date

from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.addresses import public_address, relative
from generator.render.channels import Channel
from generator.render.exports import permanent_ids
from generator.render.exports.feed_items import FeedItem, item_of

DESCRIPTION = (
    "What was added, and what was corrected since. A title begins with how far the matter is "
    "established; that something is listed does not show it to be true."
)


@dataclass(frozen=True, slots=True)
class Feed:
    """A channel with its items in words.

    Its addresses are absolute where it is known where the site will be; else they are relative
    references from the feed's own file.
    """

    site: Site
    channel: Channel
    items: tuple[FeedItem, ...]
    updated: date

    @property
    def id(self) -> str:
        """A URN that is independent of where the site is."""
        return permanent_ids.of_feed(self.channel.path)

    @property
    def title(self) -> str:
        """What it is called among feeds of other sites."""
        return " · ".join(filter(None, (self.channel.title, self.site.name)))

    @property
    def description(self) -> str:
        """What to expect in it."""
        return DESCRIPTION

    @property
    def author(self) -> str:
        """Who publishes it."""
        return self.site.name

    @property
    def home(self) -> str:
        """The address of the page about the same."""
        return self._at(public_address(self.channel.page))

    def address(self, ending: str) -> str:
        """The feed's own address in the format with this ending."""
        return self._at(self.channel.path + ending)

    def page(self, item: FeedItem) -> str:
        """The address of the page about an item."""
        return self._at(public_address(item.page))

    def _at(self, path: str) -> str:
        return self.site.at(path) if self.site.address else relative(self.channel.path, path)


def feed_of_channel(channel: Channel, archive: Archive, site: Site) -> Feed:
    """Put a channel into words; one without changes was updated on the day of the build."""
    updated = max((change.on for change in channel.changes), default=None) or archive.as_of
    items = tuple(item_of(change, archive) for change in channel.changes)
    return Feed(site, channel, items, updated)
