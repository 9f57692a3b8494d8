"""The reports that a newcomer gets for typical first tries, word for word.

Each file in `first_tries/` joins the sound content, and what is said of it is in `golden/`. After a
change of wording: BRIEFINGS_UPDATE_GOLDEN=1 python -m pytest tests/check; then read the difference
as a newcomer would.
"""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest

from generator import reports
from generator.model.problems import Problem
from generator.pipeline import Project, examine

HERE = Path(__file__).parent
TRIES = HERE / "first_tries"
GOLDEN = HERE / "golden"
AS_OF = date(2026, 11, 23)

REPORTS = {f"{path.stem}.txt": (path, "text") for path in sorted(TRIES.rglob("*.*"))}
REPORTS["second-briefing.json"] = (TRIES / "briefings/second-briefing.yaml", "json")
REPORTS["second-briefing.github"] = (TRIES / "briefings/second-briefing.yaml", "github")


def problems_of(first_try: Path, root: Path) -> tuple[Problem, ...]:
    shutil.copytree(HERE / "sound", root / "content")
    shutil.copy(first_try, root / "content" / first_try.relative_to(TRIES))
    return examine(Project(root), AS_OF).problems


@pytest.mark.parametrize("name", REPORTS)
def test_report(name: str, tmp_path: Path) -> None:
    first_try, form = REPORTS[name]
    report = reports.FORMATS[form](problems_of(first_try, tmp_path), False) + "\n"
    golden = GOLDEN / name
    if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
        golden.write_text(report, encoding="utf-8")
    assert report == golden.read_text(encoding="utf-8")


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(REPORTS)
