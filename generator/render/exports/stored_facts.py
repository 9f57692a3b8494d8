"""The facts as they are stored, in JSON: the names are those of the fields, nothing is derived."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from pydantic import BaseModel

from generator.model.field_guide import typed_fields
from generator.model.items import Item
from generator.model.output import OutputFile
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.render.addresses import data_of_kind
from generator.render.exports.json_text import part, written

Json: TypeAlias = "str | bool | int | list[Json] | dict[str, Json]"
EVERYTHING_JSON = "data/everything.json"

Record: TypeAlias = dict[str, Json]
"""An item: its id, then what its file holds; a list is a list even of one, dates are as typed."""


def stored(item: Item) -> Record:
    """All that an item holds, in the order in which it is written; empty fields are left out.

    `type(item).model_validate` of it is equal to `item`.
    """
    return {"id": item.id, **filled(item)}


def filled(facts: BaseModel) -> Record:
    """The fields of a model by the names that are typed, those with nothing in them left out."""
    values = facts.model_dump(mode="json", by_alias=True, exclude_none=True)
    in_order = ((name, values.get(name)) for name, _ in typed_fields(type(facts)))
    return {name: value for name, value in in_order if value not in (None, [], {})}


def records_by_kind(archive: Archive) -> Mapping[Kind, tuple[Record, ...]]:
    """What all items hold, by kind, like `items_by_kind`."""
    return {kind: tuple(map(stored, items)) for kind, items in items_by_kind(archive).items()}


def items_by_kind(archive: Archive) -> Mapping[Kind, tuple[Item, ...]]:
    """Everything published by its kind; kinds of which there is nothing are left out.

    Among the actors are the states that anything names.
    """
    shelves: Mapping[Kind, tuple[Item, ...]] = {
        Kind.EVENT: archive.events,
        Kind.STATEMENT: archive.statements,
        Kind.RESPONSE: archive.responses,
        Kind.SOURCE: tuple(archive.sources.values()),
        Kind.ACTOR: tuple(archive.actors.values()),
        Kind.BRIEFING: tuple(archive.briefings.values()),
        Kind.TOPIC: tuple(archive.topics.values()),
    }
    return {kind: items for kind, items in shelves.items() if items}


def files_of_kinds(records: Mapping[Kind, Iterable[Record]]) -> Iterator[OutputFile]:
    """A file with a list of all items of a kind, for each, and one with all these lists."""
    lists = {kind: part([*held]) for kind, held in records.items()}
    for kind, held in lists.items():
        yield OutputFile(data_of_kind(kind), written(held))
    everything = {kind.value: held for kind, held in lists.items()}
    yield OutputFile(EVERYTHING_JSON, written(everything))
