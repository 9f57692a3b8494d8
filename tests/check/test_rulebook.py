"""Every rule is explained, and its examples are true: one breaks it, the other does not.

What the check says of each broken example stands in the rule's file, word for word. After a change
of wording: BRIEFINGS_UPDATE_GOLDEN=1 python -m pytest tests/check; then read the difference as a
newcomer would.
"""

import os
import re
from datetime import date
from pathlib import Path

import pytest
from case_files import Case, CaseFile
from hypothesis import given
from hypothesis import strategies as st

from generator import reports
from generator.check import rulebook
from generator.check.rulebook import FOLDER, Example, NoSuchRule, Rule
from generator.model.problems import Problem, Severity
from generator.pipeline import Project, examine

AS_OF = date(2026, 11, 23)
GENERATOR = Path(__file__).parents[2] / "generator"
BY_CODE = {rule.code: rule for rule in rulebook.rules()}


def problems_of(example: Example, root: Path) -> tuple[Problem, ...]:
    files = [
        CaseFile(file.path, file.link or None, file.is_part, file.text.splitlines())
        for file in example.files
    ]
    Case("example", files, without=["*"] if example.is_alone else []).write(root / "content")
    return examine(Project(root), AS_OF).problems


@pytest.mark.parametrize("rule", BY_CODE.values(), ids=BY_CODE)
class TestExamples:
    def test_the_broken_one_breaks_this_rule_in_one_of_its_files(
        self, rule: Rule, tmp_path: Path
    ) -> None:
        problems = problems_of(rule.broken, tmp_path)
        assert {problem.code for problem in problems} == {rule.code}
        shown = {f"content/{file.path}" for file in rule.broken.files} or {"content"}
        assert {problem.place.path for problem in problems} <= shown

    def test_the_mended_one_breaks_none(self, rule: Rule, tmp_path: Path) -> None:
        assert problems_of(rule.mended, tmp_path) == ()

    def test_what_is_said_of_the_broken_one(self, rule: Rule, tmp_path: Path) -> None:
        said = reports.paragraphs(problems_of(rule.broken, tmp_path))
        if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
            path = FOLDER / f"{rule.code}.txt"
            text, _, _ = path.read_text(encoding="utf-8").partition("=== said\n")
            path.write_text(f"{text}=== said\n{said}", encoding="utf-8")
            rule = rulebook.parse(rule.code, path.read_text(encoding="utf-8"))
        assert said == rule.said

    def test_it_is_told_in_a_few_plain_sentences(self, rule: Rule) -> None:
        assert re.fullmatch(r"[A-Z].*[^.]", rule.title)
        assert len(rule.title) <= 72
        assert 1 <= len(re.findall(r"[.?](?: |$)", rule.why)) <= 4
        assert 60 <= len(rule.why) <= 360


def test_every_code_has_a_rule_and_every_rule_a_code() -> None:
    used = {
        code
        for path in GENERATOR.rglob("*.py")
        for code in re.findall(r"(?<!noqa: )\b[EW][0-9]{3}\b", path.read_text(encoding="utf-8"))
    }
    assert set(BY_CODE) == used


def test_the_order_is_that_of_the_numbers_and_groups_stay_together() -> None:
    numbers = [rule.code[1:] for rule in rulebook.rules()]
    assert numbers == sorted(numbers)
    names = [name for name, _ in rulebook.groups()]
    assert len(names) == len(set(names)) < 10
    assert {rule for _, held in rulebook.groups() for rule in held} == set(rulebook.rules())


class TestFinding:
    @pytest.mark.parametrize("typed", ["E110", "e110", " E110 "])
    def test_by_its_code(self, typed: str) -> None:
        assert rulebook.rule(typed).code == "E110"
        assert rulebook.rule(typed).severity is Severity.ERROR

    @pytest.mark.parametrize(
        ("typed", "meant"), [("E11O", "E110"), ("W110", "E110"), ("E402", "W402"), ("110", "E110")]
    )
    def test_a_near_miss(self, typed: str, meant: str) -> None:
        with pytest.raises(NoSuchRule, match=f"there is no rule “{typed}”. Did you mean “{meant}”"):
            rulebook.rule(typed)

    def test_something_else(self) -> None:
        with pytest.raises(NoSuchRule, match=r"^there is no rule “status”$"):
            rulebook.rule("status")


SOUND_RULE = """\
Fields: A title

Because it is so.

=== broken
+++ events/test-flight.yaml
title: x
--- method.md
---
title: y
---
--- events/a.yaml -> b
=== mended
--- events/test-flight.yaml
title: z
"""


class TestForm:
    def test_parts_files_and_links(self) -> None:
        rule = rulebook.parse("E999", SOUND_RULE)
        assert (rule.group, rule.title, rule.why) == ("Fields", "A title", "Because it is so.")
        part, page, link = rule.broken.files
        assert (part.path, part.text, part.is_part) == (
            "events/test-flight.yaml",
            "title: x\n",
            True,
        )
        assert (page.path, page.text, page.is_part) == ("method.md", "---\ntitle: y\n---\n", False)
        assert (link.path, link.text, link.link) == ("events/a.yaml", "", "b")
        assert rule.said == ""

    @pytest.mark.parametrize(
        "line", ["Fields: A title\n", "Because it is so.\n", "=== broken\n", "=== mended\n"]
    )
    def test_a_part_that_is_missing_is_noticed(self, line: str) -> None:
        with pytest.raises(ValueError, match=r"E999|begins with"):
            rulebook.parse("E999", SOUND_RULE.replace(line, ""))

    @given(st.text())
    def test_whatever_stands_there_it_is_a_rule_or_refused(self, text: str) -> None:
        try:
            parsed = rulebook.parse("E999", SOUND_RULE + text)
        except ValueError:
            assert "===" in text
        else:
            assert parsed.broken == rulebook.parse("E999", SOUND_RULE).broken
