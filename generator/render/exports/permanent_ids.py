"""Ids for feeds and calendars that hold for ever: name-based UUIDs (RFC 9562, version 5).

They rest on the first id that an item had, so neither a rename nor a move of the site changes one:
a reader program that has shown something does not show it again as new.
"""

from uuid import UUID, uuid5

from generator.model.items import Briefing, Entry
from generator.relate.changes import Change

NAMESPACE = UUID("b7e4f75e-04cf-4e7b-8c61-d925f77e69ba")
"""Never to be changed: every id would be another."""


def of_feed(path: str) -> str:
    """The id of the feed at `path` (without its ending) as a URN."""
    return _named("feed", path).urn


def of_item(item: Entry | Briefing) -> str:
    """The id of an entry or briefing, as a bare UUID."""
    return str(_named(item.kind.value, first_id(item)))


def of_change(change: Change) -> str:
    """The id of one change, as a URN.

    An update is known by its day and its turn on that day, so that one filed late moves no other;
    an addition by nothing but its item, so that `added` may be put right.
    """
    item = change.item
    before = [update for update in item.updates[: change.number] if update.date == change.on]
    when = f"{change.on.isoformat()}/{len(before)}" if change.update else "added"
    return _named(item.kind.value, first_id(item), when).urn


def first_id(item: Entry | Briefing) -> str:
    """The id under which an item joined the archive: the oldest alias, which is typed first."""
    return next(iter(item.aliases), item.id) if isinstance(item, Entry) else item.id


def _named(*parts: str) -> UUID:
    return uuid5(NAMESPACE, "/".join(parts))
