"""Feeds in the JSON Feed format, version 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from generator.model.site import LANGUAGE
from generator.render.exports.feed import Feed
from generator.render.exports.feed_items import FeedItem
from generator.render.exports.json_text import written


def json_feed(feed: Feed) -> str:
    """The JSON document of a feed."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.address(".json"),
        "description": feed.description,
        "language": LANGUAGE,
        "authors": [{"name": feed.author}],
        "items": [_item(item, feed) for item in feed.items],
    }
    return written(document)


def _item(item: FeedItem, feed: Feed) -> dict[str, object]:
    return {
        "id": item.id,
        "url": feed.page(item),
        "title": item.title,
        "summary": item.words,
        "content_html": item.html,
        "date_published": f"{item.on.isoformat()}T00:00:00Z",
        "tags": list(item.tags),
    }
