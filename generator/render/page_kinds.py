"""The kinds of pages: each is a function from the archive to the pages of its kind."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render import filters
from generator.render.pages import (
    actor,
    as_of,
    briefing,
    changes,
    contribute,
    countries,
    data,
    dates,
    entry,
    explore,
    follow,
    home,
    index,
    moved,
    positions,
    questions,
    reference,
    rules,
    source,
    texts,
    timeline,
    topic,
    tracker,
    watch,
    written,
)
from generator.render.sharing import items_by_path, sharing
from generator.render.templates import Templates
from generator.render.view import View

PageKind = Callable[[Archive], Iterable[View]]

PAGE_KINDS: dict[str, PageKind] = {
    "home": home.pages,
    "explore": explore.pages,
    "briefing": briefing.pages,
    "as_of": as_of.pages,
    "positions": positions.pages,
    "event": entry.event_pages,
    "statement": entry.statement_pages,
    "response": entry.response_pages,
    "source": source.pages,
    "actor": actor.pages,
    "topic": topic.pages,
    "questions": questions.pages,
    "index": index.pages,
    "timeline": timeline.pages,
    "watch": watch.pages,
    "changes": changes.pages,
    "follow": follow.pages,
    "tracker": tracker.pages,
    "countries": countries.pages,
    "data": data.pages,
    "written": written.pages,
    "contribute": contribute.pages,
    "reference": reference.pages,
    "dates": dates.pages,
    "texts": texts.pages,
    "rules": rules.pages,
}
"""Page kinds by the name of their template."""


def pages(archive: Archive, site: Site, folder: Path) -> Iterator[OutputFile]:
    """Every page of the site, filled into the templates below `folder`. Raises BrokenTemplate."""
    templates = Templates(folder, filters.filters(archive))
    items = items_by_path(archive)
    for name, views in PAGE_KINDS.items():
        for view in views(archive):
            told = sharing(view, items, archive, site)
            content = templates.fill(f"pages/{name}.md.jinja", page=view, site=site, sharing=told)
            yield OutputFile(view.path, content, view.source)
    for path, target in moved.addresses(archive):
        content = templates.fill("pages/moved.html.jinja", target=target)
        yield OutputFile(path, content)
