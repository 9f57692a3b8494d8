"""What each page tells the programs that find, cite and preview it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.model import dates
from generator.model.items import Briefing, Entry, Item
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render import cards
from generator.render.addresses import page_path
from generator.render.linked_data import pages
from generator.render.view import View


@dataclass(frozen=True, slots=True)
class Sharing:
    """JSON-LD, and what Open Graph (ogp.me) has names for.

    `linked_data` is empty where there is none. `published` and `modified` are None on pages that
    are no article; `version` says in words which state of an article this is. `image` is a full
    address and `image_alt` says what it shows; both are empty where the site's is not known.
    """

    linked_data: str
    is_article: bool
    published: date | None
    modified: date | None
    version: str
    image: str
    image_alt: str


def sharing(view: View, items: Mapping[str, Item], archive: Archive, site: Site) -> Sharing:
    """What is told of one page; `items` are those that have a page, as `items_by_path` has them."""
    item = items.get(view.path)
    article = item if isinstance(item, (Entry, Briefing)) else None
    card = cards.of_site(site) if item is None else cards.of_item(item, archive, site)
    return Sharing(
        linked_data=pages.linked_data(view, item, archive, site),
        is_article=article is not None,
        published=article.added if article else None,
        modified=pages.modified(article) if article else None,
        version=_version(article),
        image=site.at(card.path) if site.address else "",
        image_alt=card.in_words if site.address else "",
    )


def _version(article: Entry | Briefing | None) -> str:
    if isinstance(article, Briefing):
        return f"As of {dates.day_in_words(article.as_of)}"
    return f"Version of {dates.day_in_words(pages.modified(article))}" if article else ""


def items_by_path(archive: Archive) -> dict[str, Item]:
    """Everything that has a page of its own, by the path of that page."""
    return {page_path(item): item for item in archive.items.values()}
