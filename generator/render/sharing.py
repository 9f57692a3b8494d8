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
    card = cards.of_site(site) if item is None else cards.of_item(item, archive, site)
    return Sharing(
        linked_data=pages.linked_data(view, item, archive, site),
        is_article=isinstance(item, (Entry, Briefing)),
        published=pages.published(item) if item else None,
        modified=pages.modified(item) if item else None,
        version=_version(item),
        image=site.at(card.path) if site.address else "",
        image_alt=card.in_words if site.address else "",
    )


def _version(item: Item | None) -> str:
    if isinstance(item, Briefing):
        return f"As of {_day(item.as_of)}"
    changed = pages.modified(item) if item else None
    return f"Version of {_day(changed)}" if changed else ""


def _day(day: date) -> str:
    return dates.parse(day.isoformat()).in_words


def items_by_path(archive: Archive) -> dict[str, Item]:
    """Everything that has a page of its own, by the path of that page."""
    shelves: tuple[Mapping[str, Item], ...] = (
        archive.entries,
        archive.sources,
        archive.actors,
        archive.topics,
        archive.briefings,
    )
    return {page_path(item): item for shelf in shelves for item in shelf.values()}
