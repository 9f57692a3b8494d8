"""Cells of CSV files: nothing that a spreadsheet would run, and no text lost."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.model.field_guide import Form
from generator.render.exports.csv_files import file_of
from generator.render.exports.spreadsheet_cells import TRIGGERS, as_written, defused
from generator.render.exports.tables import Column, Table

TEXTS = st.text() | st.builds(
    lambda first, rest: first + rest, st.sampled_from((*TRIGGERS, "'")), st.text()
)


@given(TEXTS)
@example("'=1+1")
@example("''")
def test_no_cell_begins_a_formula_and_every_text_comes_back(text: str) -> None:
    cell = defused(text)
    assert not cell.startswith(TRIGGERS)
    assert as_written(cell) == text


@pytest.mark.parametrize(
    "text", ['=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "＝1＋1", "＠A"]
)
def test_what_spreadsheets_run_is_preceded_by_an_apostrophe(text: str) -> None:
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "1 = 1", "A-1", "…", "..2025-06"])
def test_other_texts_are_left_alone(text: str) -> None:
    assert defused(text) == text


@given(st.lists(TEXTS, min_size=1).filter(any))
def test_a_csv_file_gives_every_text_back(texts: list[str]) -> None:
    rows = tuple({"id": str(number), "text": text} for number, text in enumerate(texts))
    columns = (Column("id", "The id.", Form.REFERENCE), Column("text", "A text."))
    written = file_of(Table("texts", "Some texts.", ("id",), columns, rows)).content
    header, *read = csv.reader(io.StringIO(written, newline=""), strict=True)
    assert header == ["id", "text"]
    assert [as_written(text) for _, text in read] == texts
