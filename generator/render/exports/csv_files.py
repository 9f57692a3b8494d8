"""Tables as CSV (RFC 4180), in UTF-8, their cells safe to be opened in a spreadsheet."""

import csv
import io

from generator.model.output import OutputFile
from generator.render.exports.spreadsheet_cells import defused
from generator.render.exports.tables import Table

LINE_END = "\r\n"


def path_of(table: Table) -> str:
    """The file of a table: `data/events.csv`."""
    return f"data/{table.name}.csv"


def file_of(table: Table) -> OutputFile:
    """A table as a file: a line of names, then a line a row."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator=LINE_END)
    names = [column.name for column in table.columns]
    writer.writerow(names)
    for row in table.rows:
        writer.writerow([defused(row.get(name, "")) for name in names])
    return OutputFile(path_of(table), written.getvalue())
