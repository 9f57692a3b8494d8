"""Every rule, with content that breaks it: which problem is reported, where, and what to type.

The cases are text files in `cases/`; `case_files.py` says how to write one.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from case_files import Case, cases

from generator.model.problems import Problem
from generator.pipeline import Findings, Project, examine

AS_OF = date(2026, 11, 23)
GENERATOR = Path(__file__).parents[2] / "generator"
CASES = list(cases())


class Examined(NamedTuple):
    case: Case
    root: Path
    findings: Findings


def examined(case: Case, root: Path) -> Examined:
    case.write(root / "content")
    return Examined(case, root, examine(Project(root), AS_OF))


@pytest.fixture(scope="module", params=CASES, ids=lambda case: case.name)
def tried(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Examined:
    return examined(request.param, tmp_path_factory.mktemp("case"))


def test_exactly_these_problems_are_reported_there(tried: Examined) -> None:
    wanted = [(one.path, one.line, one.column, one.code) for one in tried.case.expected]
    assert sorted(map(key, tried.findings.problems)) == sorted(wanted), "\n".join(
        f"{one.place} {one.code} {one.message}" for one in tried.findings.problems
    )


def test_the_hints_say_what_to_type(tried: Examined) -> None:
    hints = {key(problem): problem.hint for problem in tried.findings.problems}
    for wanted in tried.case.expected:
        hint = hints[wanted.path, wanted.line, wanted.column, wanted.code]
        assert wanted.words in hint


def test_errors_and_only_errors_stop_the_build(tried: Examined) -> None:
    has_errors = any(wanted.code.startswith("E") for wanted in tried.case.expected)
    assert (tried.findings.content is None) == has_errors


def test_hints_are_sentences_and_messages_are_parts_of_one(tried: Examined) -> None:
    for problem in tried.findings.problems:
        assert re.fullmatch(r"[^\n]+[^.\n]", problem.message)
        assert re.fullmatch(r"[A-Z“].*[^ ]", problem.hint)


def test_the_line_at_fault_is_shown_as_it_is(tried: Examined) -> None:
    for problem in tried.findings.problems:
        for line in _line_at_fault(problem, tried.root):
            assert problem.excerpt == line
            assert 1 <= problem.place.column <= len(line) + 1


def key(problem: Problem) -> tuple[str, int, int, str]:
    return problem.place.path, problem.place.line, problem.place.column, problem.code


def _line_at_fault(problem: Problem, root: Path) -> Iterator[str]:
    """None where not the content of a file is at fault, but the file."""
    if problem.excerpt:
        text = (root / problem.place.path).read_text(encoding="utf-8")
        yield text.split("\n")[problem.place.line - 1]


def test_sound_content_has_no_problem(tmp_path: Path) -> None:
    findings = examined(Case("sound"), tmp_path).findings
    assert findings.problems == ()
    assert findings.content is not None


def test_every_rule_has_a_case_and_every_case_a_rule() -> None:
    written = {
        code
        for path in GENERATOR.rglob("*.py")
        for code in re.findall(r"(?<!noqa: )\b[EW][0-9]{3}\b", path.read_text(encoding="utf-8"))
    }
    assert {wanted.code for case in CASES for wanted in case.expected} == written


def test_cases_have_problems_except_those_that_say_what_is_fine() -> None:
    for case in CASES:
        assert bool(case.expected) is not case.name.startswith("0-fine: "), case.name


def test_every_case_has_a_name_of_its_own() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
