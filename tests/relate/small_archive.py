"""Archives made of a few items, for tests of what is derived from them."""

from datetime import date
from typing import Any

from generator.model.content import SoundContent
from generator.model.items import (
    Actor,
    Briefing,
    Event,
    Item,
    Response,
    Source,
    Statement,
    Topic,
)
from generator.relate.archive import Archive, relate

AS_OF = date(2026, 11, 23)

_ENTRY = {
    "date": "2025-06-01",
    "added": "2026-01-01",
    "summary": "It is so.",
    "sources": "report",
}


def event(identifier: str = "event", **fields: Any) -> Event:
    return _made(Event, identifier, {**_ENTRY, "status": "occurred", **fields})


def statement(identifier: str = "statement", **fields: Any) -> Statement:
    return _made(
        Statement,
        identifier,
        {**_ENTRY, "act": "asserts", "attribution": "named", "speaker": "us", **fields},
    )


def response(identifier: str = "response", **fields: Any) -> Response:
    return _made(
        Response,
        identifier,
        {**_ENTRY, "status": "in_force", "type": "law", "issuers": "us", **fields},
    )


def source(identifier: str = "report", **fields: Any) -> Source:
    written = {"publisher": "A Paper", "type": "news", "published": "2025-06-01", **fields}
    return _made(Source, identifier, written)


def actor(identifier: str, **fields: Any) -> Actor:
    return _made(Actor, identifier, {"name": identifier, "type": "government", **fields})


def topic(identifier: str) -> Topic:
    return _made(Topic, identifier, {"label": identifier, "definition": "What is on it."})


def briefing(identifier: str = "briefing", **fields: Any) -> Briefing:
    written = {"as_of": "2026-11-23", "added": "2026-11-23", "bottom_line": "So it is.", **fields}
    return _made(Briefing, identifier, written)


def _made(model: Any, identifier: str, fields: dict[str, Any]) -> Any:
    title = {"title": identifier} if "title" in model.model_fields else {}
    return model.model_validate({"id": identifier, **title, **fields})


def archive(*items: Item, as_of: date = AS_OF) -> Archive:
    """The archive of these items, and of a source `report` that entries rest on by default."""
    by_id = {item.id: item for item in (source(), *items)}

    def shelf(model: type[Any]) -> dict[str, Any]:
        return {name: item for name, item in by_id.items() if isinstance(item, model)}

    content = SoundContent(
        events=shelf(Event),
        statements=shelf(Statement),
        responses=shelf(Response),
        sources=shelf(Source),
        actors=shelf(Actor),
        briefings=shelf(Briefing),
        topics=shelf(Topic),
        pages=(),
        paths={name: f"content/{item.kind.value}/{name}.yaml" for name, item in by_id.items()},
    )
    return relate(content, as_of)


def ids(items: Any) -> list[str]:
    """The ids of some items, in their order."""
    return [item.id for item in items]
