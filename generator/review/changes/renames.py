"""Entries that go by another id now: their former id stands in `aliases`."""

import re
from collections.abc import Mapping

from pydantic import BaseModel

from generator.model.field_guide import FieldGuide, Form
from generator.model.items import Entry, Item
from generator.review.changes.meaning import guides_by_name
from generator.review.changes.side import Side

Renames = Mapping[str, str]
"""The id after by the id before."""


def renames(before: Side, after: Side) -> dict[str, str]:
    """Every entry that has gone under its former id, and is there under another.

    An entry that takes the place of several is one of them, if possible of its kind; the others
    are withdrawn.
    """
    found: dict[str, str] = {}
    for entry in after.items.values():
        if isinstance(entry, Entry) and entry.id not in before.content.filed:
            gone = [former for former in entry.aliases if former not in after.content.filed]
            formers = [before.items[former] for former in gone if former in before.items]
            formers.sort(key=lambda former: former.kind is not entry.kind)
            found.update({former.id: entry.id for former in formers[:1]})
    return found


def heirs(side: Side) -> Mapping[str, str]:
    """The id of the entry to which each former id leads."""
    entries = (item for item in side.items.values() if isinstance(item, Entry))
    return {former: entry.id for entry in entries for former in entry.aliases}


def followed(item: Item, renamed: Renames) -> Item:
    """An earlier item with present ids wherever it names an entry, and for itself."""
    if not renamed:
        return item
    guides = guides_by_name(item.kind)
    changed = {
        name: _followed(getattr(item, name), guides[field.alias or name], renamed)
        for name, field in type(item).model_fields.items()
        if name != "id"
    }
    if isinstance(item, Entry) and item.id in renamed:
        changed["aliases"] = (*item.aliases, item.id)
    return item.model_copy(update={**changed, "id": renamed.get(item.id, item.id)})


def _followed(value: object, guide: FieldGuide, renamed: Renames) -> object:
    if isinstance(value, tuple):
        return tuple(_followed(member, guide, renamed) for member in value)
    if isinstance(value, BaseModel):
        inner = {
            field.name: _followed(getattr(value, field.name), field, renamed)
            for field in guide.fields
        }
        return value.model_copy(update=inner)
    if isinstance(value, str) and guide.form is Form.REFERENCE:
        return renamed.get(value, value)
    if isinstance(value, str) and guide.form is Form.PROSE and "[[" in value:
        return re.sub(
            r"\[\[([^]]*)\]\]", lambda link: f"[[{renamed.get(link[1], link[1])}]]", value
        )
    return value
