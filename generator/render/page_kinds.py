"""The kinds of pages: each is a function from the archive to the pages of its kind."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render import filters
from generator.render.pages import (
    actor,
    briefing,
    contribute,
    dates,
    entry,
    explore,
    home,
    index,
    moved,
    reference,
    rules,
    source,
    texts,
    topic,
    written,
)
from generator.render.templates import Templates
from generator.render.view import View

PageKind = Callable[[Archive], Iterable[View]]

PAGE_KINDS: dict[str, PageKind] = {
    "home": home.pages,
    "explore": explore.pages,
    "briefing": briefing.pages,
    "event": entry.event_pages,
    "statement": entry.statement_pages,
    "response": entry.response_pages,
    "source": source.pages,
    "actor": actor.pages,
    "topic": topic.pages,
    "index": index.pages,
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
    for name, views in PAGE_KINDS.items():
        for view in views(archive):
            content = templates.fill(f"pages/{name}.md.jinja", page=view, site=site)
            yield OutputFile(view.path, content, view.source)
    for path, target in moved.addresses(archive):
        content = templates.fill("pages/moved.html.jinja", target=target)
        yield OutputFile(path, content)
