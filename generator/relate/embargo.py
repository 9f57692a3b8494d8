"""Leave out what may not be published yet, or is not written yet, before anything sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

from generator.model.content import SoundContent
from generator.model.items import Briefing, Entry, Item
from generator.model.references import references_of

I = TypeVar("I", bound=Item)  # noqa: E741


def publishable(content: SoundContent, as_of: date) -> SoundContent:
    """The content without entries under embargo on `as_of`, and without what only they name.

    A source, actor or topic that nothing published names would give the entry away.
    """
    withheld = {name for name, entry in content.entries.items() if _is_withheld(entry, as_of)}
    withheld |= content.unfinished
    if not withheld:
        return content
    named = _named(content.items.values())
    while True:
        remaining = _without(content, withheld)
        orphans = named - _named(remaining.items.values())
        orphans &= {*remaining.sources, *remaining.actors, *remaining.topics}
        if not orphans:
            return remaining
        withheld |= orphans


def _is_withheld(entry: Entry, as_of: date) -> bool:
    return entry.embargo_until is not None and entry.embargo_until > as_of


def _named(items: Iterable[Item]) -> set[str]:
    return {identifier for item in items for _, _, identifier in references_of(item)}


def _without(content: SoundContent, withheld: set[str]) -> SoundContent:
    briefings = {
        name: briefing.model_copy(
            update={"include": tuple(item for item in briefing.include if item not in withheld)}
        )
        for name, briefing in content.briefings.items()
        if name not in withheld and _has_members(briefing, content, withheld)
    }
    return replace(
        content,
        events=_kept(content.events, withheld),
        statements=_kept(content.statements, withheld),
        responses=_kept(content.responses, withheld),
        sources=_kept(content.sources, withheld),
        actors=_kept(content.actors, withheld),
        topics=_kept(content.topics, withheld),
        briefings=briefings,
        paths={name: path for name, path in content.paths.items() if name not in withheld},
    )


def _has_members(briefing: Briefing, content: SoundContent, withheld: set[str]) -> bool:
    """Whether anything is left of a briefing; its words would give away what is withheld."""
    return any(
        briefing.includes(entry) for name, entry in content.entries.items() if name not in withheld
    )


def _kept(items: Mapping[str, I], withheld: set[str]) -> dict[str, I]:
    return {name: item for name, item in items.items() if name not in withheld}
