"""How nodes refer to the pages of the site and to what these are about.

Addresses are absolute or not there: a relative one would be read against the wrong page by
whoever stores the data elsewhere.
"""

from generator.model.items import Item, Topic
from generator.model.rich_text import SUMMARY
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render import markdown
from generator.render.addresses import page_path, public_address
from generator.render.linked_data.node import Node, node

LANGUAGE = "en"
"""The language that everything but quotations and names is written in (BCP 47)."""


def page_address(path: str, site: Site) -> str:
    """The full address of the page at `path`; empty where the site's is not known."""
    return site.at(public_address(path)) if site.address else ""


def subject_of(item: Item, site: Site) -> str:
    """The identifier of what an item's page is about, other than the page itself."""
    address = page_address(page_path(item), site)
    return f"{address}#subject" if address else ""


def page_on(item: Item, site: Site) -> Node:
    """The page on an item, as something to refer to."""
    address = page_address(page_path(item), site)
    return node("WebPage", id=address, url=address, name=item.name)


def website(site: Site) -> Node:
    """The site that a page is part of."""
    return node("WebSite", id=site.address, url=site.address, name=site.name)


def term(topic: Topic, site: Site) -> Node:
    """A topic, as what something is about; its own page defines it."""
    return node("DefinedTerm", id=subject_of(topic, site), name=topic.label)


def plain(rich: str | None, archive: Archive) -> str:
    """The words of a rich text, all of them."""
    if not rich:
        return ""
    return markdown.plain(rich, SUMMARY, lambda identifier: archive.item(identifier).name)
