"""The page from which data are taken away: every file, and what each column means."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.output import OutputFile
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.render.addresses import DATA
from generator.render.exports import data_package, entry_schemas
from generator.render.exports.tables import Table
from generator.render.view import View

_KILOBYTE = 1000
_MEGABYTE = 1000 * _KILOBYTE


@dataclass(frozen=True, slots=True)
class FileView:
    """A file to take away, and how much it is, in words."""

    path: str
    size: str


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its file; `anchor` is where its columns are explained."""

    table: Table
    file: FileView

    @property
    def anchor(self) -> str:
        """The id of its heading."""
        return anchor_of(self.table.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class DataView(View):
    """All data: `package` describes them, `schemas` the JSON files by kind."""

    package: str
    version: str
    tables: tuple[TableView, ...]
    json: tuple[FileView, ...]
    schemas: tuple[tuple[Kind, str], ...]
    size: str


def pages(archive: Archive) -> Iterator[DataView]:
    """The one page."""
    found = data_package.resources(archive)
    yield DataView(
        path=DATA,
        title="Data",
        description="Everything on this site as CSV and JSON, with what each column means.",
        package=data_package.DESCRIPTOR,
        version=data_package.version(archive),
        tables=tuple(TableView(held.table, _file(held.file)) for held in found.tables),
        json=tuple(map(_file, found.json)),
        schemas=tuple((kind, entry_schemas.path_of(kind)) for kind in Kind),
        size=in_words(sum(_bytes(held.file) for held in found.tables)),
    )


def anchor_of(table: str) -> str:
    """The id of the heading under which the columns of a table stand."""
    return f"table-{table.replace('_', '-')}"


def in_words(number: int) -> str:
    """A number of bytes as readers see it: `18 kB`, `1.4 MB`."""
    if number < _MEGABYTE:
        return f"{max(1, round(number / _KILOBYTE))} kB"
    return f"{number / _MEGABYTE:.1f} MB"


def _file(file: OutputFile) -> FileView:
    return FileView(file.path, in_words(_bytes(file)))


def _bytes(file: OutputFile) -> int:
    return len(file.content.encode())
