"""What edits mean: every case in `change_cases/`."""

from datetime import date
from pathlib import Path

import pytest

from generator.load import content_folder
from generator.review.changes.archive_changes import changes
from generator.review.changes.change import ChangeKind
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


SAID_AGAIN = """\
title: Ministry {act} the second flight, on {date}
date: {date}
added: 2025-09-02
act: {act}
attribution: named
speaker: ministry
about: other-flight
quote: it was ours
sources: wire-report
"""


@pytest.mark.parametrize(
    ("act", "date", "is_reversed"),
    [
        ("confirms", "2025-09-01", False),
        ("denies", "2025-09-01", True),
        ("confirms", "2025-07-15", True),
    ],
)
def test_a_position_is_reversed_against_what_was_said_last(
    tmp_path: Path, act: str, date: str, is_reversed: bool
) -> None:
    """On file: a denial of 2 July and a confirmation of 1 August."""
    before, after = tmp_path / "before/content", tmp_path / "after/content"
    ChangeCase("").write(before, after)
    on_file = SAID_AGAIN.format(act="confirms", date="2025-08-01")
    for content in (before, after):
        (content / "statements/ministry-admits-second.yaml").write_text(on_file, "utf-8")
    new = SAID_AGAIN.format(act=act, date=date)
    (after / "statements/ministry-speaks-again.yaml").write_text(new, "utf-8")
    kinds = {change.kind for change in changes(side_of(before), side_of(after))}
    assert (ChangeKind.POSITION_REVERSED in kinds) is is_reversed
