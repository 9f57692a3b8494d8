"""What a page is, for programs that read schema.org: search engines, archives, citation tools."""

from datetime import date

from generator.model.items import Actor, Briefing, Entry, Item, Source, Topic
from generator.model.site import LANGUAGE, Site
from generator.relate.archive import Archive
from generator.relate.changes import last_changed
from generator.render.addresses import DATA, index_path, page_address, page_path
from generator.render.linked_data import actors, entries, works
from generator.render.linked_data.naming import term, website
from generator.render.linked_data.node import Node, node, script
from generator.render.plain_words import plain
from generator.render.view import View

HOME = "index.md"


def linked_data(view: View, item: Item | None, archive: Archive, site: Site) -> str:
    """The JSON text of a page; `item` is what the page belongs to, None where it is made of many.

    Empty where there is nothing to say that is not in the page's own words already.
    """
    if item is not None:
        return script(_page(view, item, archive, site), *_trail(item, site))
    if view.path == HOME:
        return script(_home(site))
    return script(_dataset(view, archive, site)) if view.path == DATA else ""


def modified(item: Entry | Briefing) -> date:
    """The day of its newest change; a briefing is also as new as the day its editors looked."""
    changed = last_changed(item)
    return max(changed, item.as_of) if isinstance(item, Briefing) else changed


def _page(view: View, item: Item, archive: Archive, site: Site) -> Node:
    address = page_address(view.path, site)
    article = item if isinstance(item, (Entry, Briefing)) else None
    return node(
        "Report" if isinstance(item, Briefing) else "WebPage",
        id=address,
        url=address,
        name=item.name,
        description=view.description,
        abstract=plain(item.bottom_line, archive) if isinstance(item, Briefing) else "",
        datePublished=article.added.isoformat() if article else "",
        dateModified=modified(article).isoformat() if article else "",
        inLanguage=LANGUAGE,
        isPartOf=website(site),
        editor=item.editors if isinstance(item, Briefing) else (),
        about=_topics(item, archive, site),
        citation=_sources(item, archive, site),
        mainEntity=_subject(item, archive, site),
    )


def _subject(item: Item, archive: Archive, site: Site) -> Node | None:
    if isinstance(item, Entry):
        return entries.subject(item, archive, site)
    if isinstance(item, Actor):
        return actors.described(item, archive, site)
    if isinstance(item, Source):
        return works.work(item, archive, site)
    if isinstance(item, Topic):
        return {**term(item, site), "description": plain(item.definition, archive)}
    return None


def _topics(item: Item, archive: Archive, site: Site) -> tuple[Node, ...]:
    if not isinstance(item, (Entry, Briefing)):
        return ()
    return tuple(term(archive.topics[name], site) for name in item.topics)


def _sources(item: Item, archive: Archive, site: Site) -> tuple[Node, ...]:
    if isinstance(item, Entry):
        return works.cited(item, archive, site)
    return works.of_briefing(item, archive, site) if isinstance(item, Briefing) else ()


def _trail(item: Item, site: Site) -> tuple[Node, ...]:
    """The way to a page from the front page; steps without addresses would lead nowhere."""
    if not site.address:
        return ()
    steps = (
        (site.name, HOME),
        (item.kind.value.capitalize(), index_path(item.kind)),
        (item.name, page_path(item)),
    )
    items = tuple(
        node("ListItem", position=number, name=name, item=page_address(path, site))
        for number, (name, path) in enumerate(steps, 1)
    )
    return (node("BreadcrumbList", itemListElement=items),)


def _home(site: Site) -> Node:
    return node(
        "WebSite",
        id=site.address,
        url=site.address,
        name=site.name,
        description=site.description,
        inLanguage=LANGUAGE,
    )


def _dataset(view: View, archive: Archive, site: Site) -> Node:
    address = page_address(view.path, site)
    return node(
        "Dataset",
        id=f"{address}#subject" if address else "",
        url=address,
        name=f"{site.name}: {view.title}",
        description=view.description,
        dateModified=archive.as_of.isoformat(),
        isAccessibleForFree=True,
        inLanguage=LANGUAGE,
        isPartOf=website(site),
    )
