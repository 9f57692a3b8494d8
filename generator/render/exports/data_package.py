"""Everything to be computed with, as a Data Package v2 (https://datapackage.org/standard)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.model.field_guide import Form
from generator.model.items import Item
from generator.model.output import OutputFile
from generator.model.site import Site
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.render.addresses import data_of
from generator.render.exports import csv_files, derived_facts, entry_schemas, fact_tables
from generator.render.exports.json_text import written
from generator.render.exports.stored_facts import (
    Json,
    Record,
    files_of_kinds,
    items_by_kind,
    records_by_kind,
    stored,
)
from generator.render.exports.tables import Column, Table
from generator.render.piece import Piece

DESCRIPTOR = "data/datapackage.json"
DERIVED_JSON = "data/derived.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"

_DESCRIPTION = """\
Events, statements and regulatory responses, each with its sources. What a source says is not
thereby shown to be true: see the columns about evidence in “derived”, which is computed; all else
is stored as it was typed.

Cells of the CSV files that a spreadsheet would run as a formula begin with an apostrophe (').
To undo it, take away the first character of every cell that begins with one. The JSON files have
the texts as they are.

No licence is declared for the data.
"""

_TYPES = {Form.FULL_DATE: "date", Form.TRUTH: "boolean"}


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table, and the file that it is in."""

    table: Table
    file: OutputFile


@dataclass(frozen=True, slots=True)
class Resources:
    """The files that a package is made of."""

    tables: tuple[TableFile, ...]
    json: tuple[OutputFile, ...]


def files(archive: Archive, site: Site) -> Iterator[Piece[OutputFile]]:
    """One JSON file an item, the resources of the package, what describes them."""
    for items in items_by_kind(archive).values():
        for item in items:
            yield Piece(data_of(item), _file_of_item, (item,))
    yield Piece("data/schemas", _schemas, (site,))
    yield Piece(DESCRIPTOR, _package, (site,))


def _file_of_item(archive: Archive, item: Item) -> Iterator[OutputFile]:
    yield OutputFile(data_of(item), written(stored(item)))


def _schemas(archive: Archive, site: Site) -> Iterator[OutputFile]:
    yield from entry_schemas.files(site)


def _package(archive: Archive, site: Site) -> Iterator[OutputFile]:
    found = resources(archive)
    yield from (*(held.file for held in found.tables), *found.json)
    yield OutputFile(DESCRIPTOR, written(_descriptor(archive, site, found)))


def resources(archive: Archive) -> Resources:
    """The resources of the package; the page that offers them tells how large they are."""
    return archive.from_everything("resources", _resources)


def _resources(archive: Archive) -> Resources:
    stored, derived = records_by_kind(archive), tuple(derived_facts.records(archive))
    tables = fact_tables.tables(archive.entries.values(), stored, derived)
    return Resources(
        tables=tuple(TableFile(table, csv_files.file_of(table)) for table in tables),
        json=tuple(_json_files(stored, derived)),
    )


def _json_files(
    stored: Mapping[Kind, Iterable[Record]], derived: Sequence[Record]
) -> Iterator[OutputFile]:
    """All items of each kind in one file, all of them together, and all that is derived."""
    yield from files_of_kinds(stored)
    if derived:
        yield OutputFile(DERIVED_JSON, written(derived))


def version(archive: Archive) -> str:
    """The version of the data: of the fields, then the day, in the form of semantic versioning."""
    return f"{entry_schemas.VERSION}.{archive.as_of:%Y%m%d}.0"


def _descriptor(archive: Archive, site: Site, found: Resources) -> dict[str, Json]:
    return {
        "$schema": PROFILE,
        "name": "briefings",
        "title": site.name,
        "description": _DESCRIPTION,
        **({"homepage": site.address} if site.address else {}),
        "version": version(archive),
        "created": f"{archive.as_of}T00:00:00Z",
        "resources": [*map(_table_resource, found.tables), *map(_json_resource, found.json)],
    }


def _table_resource(held: TableFile) -> Json:
    table = held.table
    return {
        **_resource(table.name, held.file, "csv", "text/csv"),
        "type": "table",
        "title": table.name.replace("_", " ").capitalize(),
        "description": table.meaning,
        "dialect": {
            "delimiter": ",",
            "lineTerminator": csv_files.LINE_END,
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
        },
        "schema": _table_schema(table),
    }


def _json_resource(file: OutputFile) -> Json:
    name = f"{file.path.removeprefix('data/').removesuffix('.json')}-json"
    return _resource(name, file, "json", "application/json")


def _resource(name: str, file: OutputFile, form: str, media_type: str) -> dict[str, Json]:
    content = file.content.encode()
    return {
        "name": name,
        "path": file.path.removeprefix("data/"),
        "format": form,
        "mediatype": media_type,
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }


def _table_schema(table: Table) -> dict[str, Json]:
    return {
        "fields": [_field(column, table.key) for column in table.columns],
        "missingValues": [""],
        "primaryKey": [*table.key],
        **_foreign_keys(table),
    }


def _foreign_keys(table: Table) -> dict[str, Json]:
    keys: list[Json] = [
        {
            "fields": [*key.columns],
            "reference": {"resource": key.table, "fields": [*key.key]},
        }
        for key in table.foreign_keys
    ]
    return {"foreignKeys": keys} if keys else {}


def _field(column: Column, key: Iterable[str]) -> Json:
    constraints: dict[str, Json] = {
        **({"required": True} if column.is_required or column.name in key else {}),
        **({"enum": [*column.terms]} if column.terms else {}),
        **({"pattern": column.pattern} if column.pattern else {}),
    }
    return {
        "name": column.name,
        "type": "integer" if column.is_number else _TYPES.get(column.form, "string"),
        "title": column.name.replace("_", " ").capitalize(),
        "description": column.meaning,
        **({"trueValues": ["true"], "falseValues": ["false"]} if _is_truth(column) else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def _is_truth(column: Column) -> bool:
    return column.form is Form.TRUTH
