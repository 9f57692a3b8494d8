"""Looking at a change only: it says of the changed files what looking at everything says.

Every case of `cases/` is taken as a change of the sound content that it begins from.
"""

from datetime import date
from pathlib import Path

import pytest
from case_files import SOUND, Case, cases

from generator.model.problems import Problem, Severity
from generator.pipeline import Project, examine, examine_change

AS_OF = date(2026, 11, 23)

EVENT = """\
title: Another flight
date: 2026-03
added: 2026-11-23
status: occurred
summary: It flew.
sources: paper-report
"""


def changed_files(content: Path) -> frozenset[str]:
    before = {path.relative_to(SOUND): path.read_bytes() for path in files_of(SOUND)}
    after = {path.relative_to(content): path.read_bytes() for path in files_of(content)}
    differing = {
        path for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }
    links = {path.relative_to(content) for path in content.rglob("*") if path.is_symlink()}
    return frozenset(f"content/{path.as_posix()}" for path in differing | links)


def files_of(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_it_says_what_the_whole_check_says(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path / "content")
    changed = changed_files(tmp_path / "content")
    whole = examine(Project(tmp_path), AS_OF).problems
    assert examine_change(Project(tmp_path), AS_OF, changed) == tuple(
        problem for problem in whole if concerns(problem, changed)
    )


def concerns(problem: Problem, changed: frozenset[str]) -> bool:
    """Whether it is in a changed file, or an error in another; but for E204, as is documented."""
    is_error = problem.severity is Severity.ERROR and problem.code != "E204"
    return problem.place.path in changed or is_error


def test_only_what_the_change_concerns_is_read(tmp_path: Path) -> None:
    Case("sound").write(tmp_path / "content")
    (tmp_path / "content/events/another-flight.yaml").write_text(EVENT, encoding="utf-8")
    (tmp_path / "content/responses/flight-ban.yaml").write_text("title: [", encoding="utf-8")
    changed = frozenset(["content/events/another-flight.yaml"])
    problems = examine_change(Project(tmp_path), AS_OF, changed)
    assert [problem.code for problem in problems] == ["W402"]


@pytest.mark.parametrize(
    "typed",
    ["http://www.paper.example/drone/", "https://paper.example/drone?utm_source=x", "http://["],
)
def test_what_is_filed_at_an_address_is_found(tmp_path: Path, typed: str) -> None:
    Case("sound").write(tmp_path / "content")
    text = EVENT.replace("sources: paper-report", f'sources: "{typed}"')
    (tmp_path / "content/events/another-flight.yaml").write_text(text, encoding="utf-8")
    changed = frozenset(["content/events/another-flight.yaml"])
    found = examine_change(Project(tmp_path), AS_OF, changed)
    assert "E120" in {problem.code for problem in found}
    whole = examine(Project(tmp_path), AS_OF).problems
    assert found == tuple(problem for problem in whole if concerns(problem, changed))


@pytest.mark.parametrize(
    ("path", "old", "new", "codes"),
    [
        ("sources/paper-report.yaml", "type: news", "type: newspaper", ["E112"]),
        (
            "statements/neighbour-denies-flight.yaml",
            "speaker: kr",
            "speaker: Office of Rain",
            ["E120"],
        ),
    ],
    ids=["an address", "a name in place of an id"],
)
def test_words_in_common_are_no_concern(
    tmp_path: Path, path: str, old: str, new: str, codes: list[str]
) -> None:
    Case("sound").write(tmp_path / "content")
    file = tmp_path / "content" / path
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    broken = "title: [ the drone of a paper, for example in the rain"
    (tmp_path / "content/responses/flight-ban.yaml").write_text(broken, encoding="utf-8")
    problems = examine_change(Project(tmp_path), AS_OF, frozenset([f"content/{path}"]))
    assert [problem.code for problem in problems] == codes


def test_nothing_changed_is_nothing_to_say(tmp_path: Path) -> None:
    Case("sound").write(tmp_path / "content")
    assert examine_change(Project(tmp_path), AS_OF, frozenset()) == ()
