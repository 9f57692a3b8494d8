"""All facts as tables, their columns read off the guide to the fields.

What an item has one of is a column of the table of its kind; what it has several of is a table of
its own (a link table), a row for each, numbered by `position` in the order typed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.field_guide import FieldGuide, Form, guides, guides_of_derived, meaning_of
from generator.model.items import Entry
from generator.model.references import ENTRY_KINDS, Citation, Reference
from generator.model.vocabulary import Kind
from generator.render.exports.derived_facts import DerivedFacts
from generator.render.exports.stored_facts import Json, Record
from generator.render.exports.tables import Column, ForeignKey, Row, Table

ENTRIES = "entries"
DERIVED = "derived"
POSITION = "position"
LOCATOR = "locator"

_POSITION = Column(POSITION, "The place in the list, counted from 1.", is_number=True)


@dataclass(frozen=True, slots=True)
class _Records:
    """What a table is made from: its fields, and each record under its key."""

    name: str
    meaning: str
    fields: tuple[FieldGuide, ...]
    key: tuple[Column, ...]
    rows: tuple[tuple[Row, Record], ...]
    belonging: ForeignKey | None = None


def tables(
    entries: Iterable[Entry],
    stored: Mapping[Kind, Iterable[Record]],
    derived: Iterable[Record],
) -> tuple[Table, ...]:
    """Every table in which something stands, without the columns in which nothing does.

    `stored` is what all items hold, and `derived` what follows of each of the `entries`.
    """
    made: dict[str, Table] = {}
    for table in (_entries(entries), *_of_kinds(stored), *_of_derived(derived)):
        before = made.get(table.name)
        made[table.name] = replace(table, rows=before.rows + table.rows) if before else table
    return tuple(_without_empty_columns(table) for table in made.values() if table.rows)


def _without_empty_columns(table: Table) -> Table:
    filled = {name for row in table.rows for name, value in row.items() if value}
    return replace(table, columns=tuple(c for c in table.columns if c.name in filled))


def _of_kinds(stored: Mapping[Kind, Iterable[Record]]) -> Iterator[Table]:
    for kind, held in stored.items():
        records = _Records(
            kind.value,
            meaning_of(kind),
            guides(kind),
            (_id(refers_to=ENTRIES if kind in ENTRY_KINDS else ""),),
            tuple(({"id": str(each["id"])}, each) for each in held),
        )
        yield _table(records)
        for field in _listed(records.fields):
            is_common = kind in ENTRY_KINDS and field.name in Entry.model_fields
            owner, parent = ("entry", ENTRIES) if is_common else (kind.singular, kind.value)
            yield from _links(records, field, owner, parent)


def _of_derived(derived: Iterable[Record]) -> Iterator[Table]:
    records = _Records(
        DERIVED,
        DerivedFacts.__doc__ or "",
        guides_of_derived(DerivedFacts),
        (_id(refers_to=ENTRIES),),
        tuple(({"id": str(each["id"])}, each) for each in derived),
    )
    yield _table(records)
    for field in _listed(records.fields):
        yield from _links(records, field, DERIVED, ENTRIES)


def _entries(entries: Iterable[Entry]) -> Table:
    """The one table that a reference to any entry leads to."""
    columns = (
        _id(),
        Column("kind", "The table that holds the rest of it.", is_required=True),
        Column("title", "Its headline.", is_required=True),
    )
    rows = tuple(
        {"id": entry.id, "kind": entry.kind.value, "title": entry.title} for entry in entries
    )
    meaning = "All events, statements and regulatory responses, so that one id leads to any."
    return Table(ENTRIES, meaning, ("id",), columns, rows)


def _id(refers_to: str = "") -> Column:
    return Column("id", "The id.", Form.REFERENCE, is_required=True, refers_to=refers_to)


def _table(records: _Records) -> Table:
    columns = (*records.key, *_columns(records.fields))
    rows = tuple({**key, **_cells(records.fields, record)} for key, record in records.rows)
    key = tuple(column.name for column in records.key)
    return Table(records.name, records.meaning, key, columns, rows, records.belonging)


def _listed(fields: Sequence[FieldGuide]) -> Iterator[FieldGuide]:
    return (field for field in fields if field.is_list or field.form is Form.NAMES)


def _links(records: _Records, field: FieldGuide, owner: str, parent: str) -> Iterator[Table]:
    """The table of a field that holds several values, and those of the lists within them."""
    *kept, last = records.key
    outer = (*kept, last if last.name != POSITION else _renamed(last, owner))
    link = _Records(
        f"{owner}_{field.name}",
        field.meaning,
        _fields_of_one(field),
        (*(replace(column, refers_to="") for column in outer), replace(_POSITION)),
        tuple(_numbered(records, field, outer)),
        ForeignKey(
            tuple(column.name for column in outer),
            parent,
            tuple(column.name for column in records.key),
        ),
    )
    yield _table(link)
    for inner in _listed(link.fields):
        if field.form is Form.FIELDS:
            yield from _links(link, inner, link.name, link.name)


def _renamed(position: Column, table: str) -> Column:
    return replace(position, name=f"{table}_{POSITION}", meaning=f"The position in {table}.")


def _fields_of_one(field: FieldGuide) -> tuple[FieldGuide, ...]:
    """What one member of a list consists of."""
    if field.form is Form.FIELDS:
        return field.fields
    one = replace(field, is_list=False, is_required=True)
    if field.form is not Form.NAMES:
        return (one,)
    language = replace(one, name="lang", meaning="The language, a BCP 47 tag.", form=Form.LINE)
    return language, replace(one, name="name", meaning="The name in it.", form=Form.LINE)


def _numbered(
    records: _Records, field: FieldGuide, key: Sequence[Column]
) -> Iterator[tuple[Row, Record]]:
    for of_record, record in records.rows:
        if field.name not in record:
            continue
        outer = {column.name: value for column, value in zip(key, of_record.values(), strict=True)}
        for number, member in enumerate(_members(field, record[field.name]), 1):
            yield {**outer, POSITION: str(number)}, member


def _members(field: FieldGuide, value: Json) -> Iterator[Record]:
    if isinstance(value, dict):
        yield from ({"lang": language, "name": name} for language, name in value.items())
    elif isinstance(value, list):
        for member in value:
            yield member if isinstance(member, dict) else {field.name: member}


def _columns(fields: Sequence[FieldGuide], within: str = "") -> Iterator[Column]:
    """The columns of what there is one of; fields within a field stand beside the others."""
    for field in fields:
        if field.is_list or field.form is Form.NAMES:
            continue
        if field.form is Form.FIELDS:
            yield from _columns(field.fields, f"{within}{field.name}_")
            continue
        yield Column(
            name=f"{within}{field.name}",
            meaning=field.meaning,
            form=field.form,
            is_required=field.is_required and not within,
            terms=field.terms,
            # Others would be as long as the list of all languages; the JSON Schemas have them.
            pattern=(field.pattern or "") if field.form is Form.DATE else "",
            refers_to=_target(field.reference),
        )
        if _has_place(field):
            yield Column(f"{within}{LOCATOR}", "The place in the source: a page or paragraph.")


def _target(reference: Reference | None) -> str:
    """The table that holds all that may be referred to; none where a plain name may stand."""
    if reference is None or reference.or_name or reference.or_word:
        return ""
    return ENTRIES if len(reference.kinds) > 1 else reference.kinds[0].value


def _has_place(field: FieldGuide) -> bool:
    return field.reference is not None and field.reference.with_place


def _cells(fields: Sequence[FieldGuide], record: Record, within: str = "") -> dict[str, str]:
    cells: dict[str, str] = {}
    for field in fields:
        value, name = record.get(field.name), f"{within}{field.name}"
        if isinstance(value, dict) and field.form is Form.FIELDS:
            cells |= _cells(field.fields, value, f"{name}_")
        elif _has_place(field) and isinstance(value, str):
            citation = Citation.parse(value)
            cells |= {name: citation.source, f"{within}{LOCATOR}": citation.locator}
        elif isinstance(value, bool):
            cells[name] = "true" if value else "false"
        elif isinstance(value, str):
            cells[name] = value
    return cells
