"""“Did you mean …?” takes its time, and a renamed file may be named by thousands of others."""

from datetime import date
from pathlib import Path

import pytest

from generator.check import check
from generator.check.suggestions import MOST_SEARCHED
from generator.load import content_folder
from generator.model import near_miss

ENTRY = """\
title: Something happened
date: 2025-06-01
added: 2025-06-01
status: occurred
summary: It happened.
sources: {source}
"""
SOURCE = "title: A report\npublisher: A Paper\ntype: news\npublished: 2025-06-01\n"


@pytest.fixture
def searches(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The words that a near miss has been searched for."""
    found: list[str] = []
    search = near_miss.nearest

    def noting(word: str, candidates: list[str]) -> str:
        found.append(word)
        return search(word, candidates)

    monkeypatch.setattr(near_miss, "nearest", noting)
    return found


def hints(folder: Path, *sources: str) -> list[str]:
    for number, source in enumerate(sources):
        path = folder / f"events/event-{number}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(ENTRY.format(source=source), encoding="utf-8")
    (folder / "sources").mkdir()
    (folder / "sources/renamed-report.yaml").write_text(SOURCE, encoding="utf-8")
    problems = check(content_folder.read(folder), date(2026, 11, 23))
    return [problem.hint for problem in problems if problem.code == "E120"]


def test_an_id_is_searched_for_once(tmp_path: Path, searches: list[str]) -> None:
    found = hints(tmp_path / "content", *["renamd-report"] * 50)
    assert len(found) == 50
    assert all(hint.startswith("Did you mean “renamed-report”? ") for hint in found)
    assert searches == ["renamd-report"]


def test_very_many_ids_are_not_all_searched_for(tmp_path: Path, searches: list[str]) -> None:
    unknown = [f"renamed-report{number}" for number in range(MOST_SEARCHED + 50)]
    found = hints(tmp_path / "content", *unknown)
    assert len(found) == len(unknown)
    assert len(searches) == MOST_SEARCHED
    assert sum(hint.startswith("Did you mean") for hint in found) == MOST_SEARCHED
    assert all("the name of its file" in hint for hint in found)
