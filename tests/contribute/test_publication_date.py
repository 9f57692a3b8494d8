"""Dates of pages and of CSL-JSON become dates of ours, or nothing; never a wrong one."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.contribute.sources import publication_date
from generator.model import dates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026-11-20T23:30:00-05:00", "2026-11-20"),
        ("2026-11-20 10:11", "2026-11-20"),
        ("Fri, 20 Nov 2026 10:00:00 GMT", "2026-11-20"),
        ("20 November 2026", "2026-11-20"),
        ("2024/05/01", "2024-05-01"),
        ("2026年11月20日", "2026-11-20"),
        ("2026. 11. 20.", "2026-11-20"),
        ("2026-11", "2026-11"),
        ("2026", "2026"),
        ("05/04/2024", ""),
        ("unknown", ""),
        ("0000-00-00", ""),
        ("Updated yesterday", ""),
        ("9" * 5000, ""),
        (None, ""),
        (20261120, ""),
    ],
)
def test_a_date_in_any_notation_is_read_if_it_means_one_thing(text: object, date: str) -> None:
    assert publication_date.of_text(text) == date


@pytest.mark.parametrize(
    ("variable", "date"),
    [
        ({"date-parts": [["1999", 12, 31]]}, "1999-12-31"),
        ({"date-parts": [[2000, 1]]}, "2000-01"),
        ({"date-parts": [[2000, "1", 0]]}, "2000-01"),
        ({"date-parts": [[2000.0]]}, "2000"),
        ({"date-parts": [[2000, 11], [2001, 2]]}, "2000-11/2001-02"),
        ({"date-parts": [[2000], [0, 0, 0]]}, "2000/.."),
        ({"date-parts": [[2000, 1, 1], [2000, 1, 1]]}, "2000-01-01"),
        ({"date-parts": [[2000]], "circa": True}, "2000~"),
        ({"date-parts": [[2000]], "circa": "false"}, "2000"),
        ({"date-parts": [[2000]], "season": 1}, "2000-03..2000-05"),
        ({"date-parts": [[2000]], "season": "Autumn"}, "2000-09..2000-11"),
        ({"date-parts": [[2000]], "season": "4"}, "2000"),
        ({"edtf": "2000-01-01/2010-10-10"}, "2000-01-01/2010-10-10"),
        ("2020-07/2020-08", "2020-07/2020-08"),
        ("2020-21", "2020-03..2020-05"),
        ({"raw": "1st January 2000"}, "2000-01-01"),
        ({"literal": "n.d."}, ""),
        ({"date-parts": [[2000, 2, 31]]}, ""),
        ({"date-parts": [[2001], [2000]]}, ""),
        ({"date-parts": [[-44]]}, ""),
        ({"date-parts": [[True]]}, ""),
        ({"date-parts": "2000"}, ""),
        ([2000], ""),
        (None, ""),
    ],
)
def test_a_date_of_csl_is_read(variable: object, date: str) -> None:
    assert publication_date.of_csl(variable) == date


whole = some.integers(-5, 3000)
part = some.one_of(whole, whole.map(str), some.floats(), some.none(), some.booleans(), some.text())
likely_part = some.integers(1900, 2100) | some.integers(0, 32)
ends = some.lists(some.lists(likely_part | part, max_size=4), max_size=3)
date_variables = some.fixed_dictionaries(
    {"date-parts": ends},
    optional={
        "season": part,
        "circa": part,
        "raw": some.text(),
        "literal": part,
        "edtf": some.text("0123456789-/.X?~%"),
    },
)


@given(date_variables | some.text("0123456789-/.X?~%") | part)
def test_whatever_csl_says_is_a_date_of_ours_or_nothing(variable: object) -> None:
    found = publication_date.of_csl(variable)
    assert found == "" or dates.parse(found).kind is not dates.DateKind.UNKNOWN


@given(some.dates(dates.parse("1900").earliest, dates.parse("2100").latest), some.integers(1, 3))
def test_date_parts_keep_their_precision(day: object, length: int) -> None:
    parts = [int(part) for part in str(day).split("-")][:length]
    assert publication_date.of_csl({"date-parts": [parts]}) == "-".join(
        str(day).split("-")[:length]
    )


@given(some.text())
def test_no_text_raises(text: str) -> None:
    found = publication_date.of_text(text)
    assert found == "" or dates.parse(found)
