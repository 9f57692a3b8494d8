"""How nodes refer to the pages of the site and to what these are about.

Addresses are absolute or not there: a relative one would be read against the wrong page by
whoever stores the data elsewhere.
"""

from generator.model.items import Item, Topic
from generator.model.site import Site
from generator.render.addresses import page_address, page_path
from generator.render.linked_data.node import Node, node


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
