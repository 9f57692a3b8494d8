"""Feeds in the Atom Syndication Format (RFC 4287)."""

import re
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from generator.model.site import LANGUAGE
from generator.render.exports.feed import Feed
from generator.render.exports.feed_items import FeedItem

_NAMESPACE = "http://www.w3.org/2005/Atom"

# XML 1.0 has no place for these, escaped or not.
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(feed: Feed) -> str:
    """The Atom document of a feed."""
    root = Element("feed", {"xmlns": _NAMESPACE, "xml:lang": LANGUAGE})
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "updated", _midnight(feed.updated))
    _add(SubElement(root, "author"), "name", feed.author)
    _link(root, "self", "application/atom+xml", feed.address(".xml"))
    _link(root, "alternate", "text/html", feed.home)
    for item in feed.items:
        _entry(SubElement(root, "entry"), item, feed)
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _entry(entry: Element, item: FeedItem, feed: Feed) -> None:
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "published", _midnight(item.on))
    _add(entry, "updated", _midnight(item.on))
    _link(entry, "alternate", "text/html", feed.page(item))
    for tag in item.tags:
        SubElement(entry, "category", term=_legal(tag))
    _add(entry, "content", item.html, type="html")


def _add(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = _legal(text)


def _link(parent: Element, relation: str, media_type: str, address: str) -> None:
    SubElement(parent, "link", rel=relation, type=media_type, href=address)


def _legal(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _midnight(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
