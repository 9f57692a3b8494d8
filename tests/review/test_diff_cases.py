"""What edits mean: every case in `change_cases/`."""

from datetime import date
from pathlib import Path

import pytest

from generator.load import content_folder
from generator.review.changes.change import ChangeKind
from generator.review.changes.compare import changes
from generator.review.changes.side import Side
from tests.review.change_case_files import ARCHIVE, ChangeCase, as_lines, change_cases

AS_OF = date(2026, 11, 23)
CASES = list(change_cases())


def side_of(folder: Path) -> Side:
    return Side(folder.parent.name, content_folder.read(folder), AS_OF)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_meaning(case: ChangeCase, tmp_path: Path) -> None:
    before, after = tmp_path / "before/content", tmp_path / "after/content"
    case.write(before, after)
    assert as_lines(changes(side_of(before), side_of(after))) == case.expected


def test_the_archive_is_sound() -> None:
    assert side_of(ARCHIVE).errors == 0


def test_the_archive_and_itself_do_not_differ() -> None:
    assert changes(side_of(ARCHIVE), side_of(ARCHIVE)) == ()


def test_every_kind_of_change_has_a_case() -> None:
    told = {line.partition(":")[0] for case in CASES for line in case.expected}
    assert told == set(ChangeKind)
