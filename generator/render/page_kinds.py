"""The kinds of pages: each is a function from the archive to the pages of its kind, in pieces."""

from collections.abc import Callable, Iterable

from generator.relate.archive import Archive
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
from generator.render.piece import Piece, one
from generator.render.view import View

PageKind = Callable[[Archive], Iterable[Piece[View]]]

PAGE_KINDS: dict[str, PageKind] = {
    "home": one("home", home.pages),
    "explore": one("explore", explore.pages),
    "briefing": briefing.pages,
    "as_of": as_of.pages,
    "positions": positions.pages,
    "event": entry.event_pages,
    "statement": entry.statement_pages,
    "response": entry.response_pages,
    "source": source.pages,
    "actor": actor.pages,
    "topic": topic.pages,
    "questions": one("questions", questions.pages),
    "index": index.pages,
    "timeline": timeline.pages,
    "watch": watch.pages,
    "changes": changes.pages,
    "follow": one("follow", follow.pages),
    "tracker": tracker.pages,
    "countries": one("countries", countries.pages),
    "data": one("data", data.pages),
    "written": one("written", written.pages),
    "contribute": one("contribute", contribute.pages),
    "reference": one("reference", reference.pages),
    "dates": one("dates", dates.pages),
    "texts": one("texts", texts.pages),
    "rules": one("rules", rules.pages),
}
"""Page kinds by the name of their template."""


def template_of(kind: str) -> str:
    """The template of a kind of page."""
    return f"pages/{kind}.md.jinja"
