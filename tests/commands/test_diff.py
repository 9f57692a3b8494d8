"""`briefings diff`: sides, formats, pages, exit codes, and what cannot be compared."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from generator.pipeline import Project
from tests.conftest import EVENT, SOURCE, write

Call = Callable[..., Result]
MakeProject = Callable[..., Project]


@pytest.fixture
def former(make_project: MakeProject, tmp_path: Path) -> tuple[Project, str]:
    """A project, and a copy of its content as it was."""
    project = make_project()
    shutil.copytree(project.content, tmp_path / "former/content")
    return project, str(tmp_path / "former")


def as_json(call: Call, project: Project, base: str, *options: str) -> Any:
    result = call("diff", base, "--format", "json", *options, project=project)
    assert result.exit_code == 0
    return json.loads(result.output)


def test_says_what_a_change_means(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    write(
        project.content / "events/something-happened.yaml", EVENT.replace("2025-06-01", "2025-06")
    )
    result = call("diff", base, project=project)
    assert result.exit_code == 0
    assert "! Changed without a correction note: date" in result.output
    assert "Date widened: 1 June 2025 → June 2025" in result.output


def test_names_the_pages_that_change(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    write(project.content / "events/another.yaml", EVENT.replace("Something", "Another thing"))
    (project.content / "briefings/what-is-known.yaml").unlink()
    pages = as_json(call, project, base)["outputs"]["pages"]
    assert pages["added"] == ["events/another.md"]
    assert pages["removed"][0] == "briefings/what-is-known.md"
    parts = {path.rpartition("/")[0] for path in pages["removed"][1:]}
    assert parts == {"briefings/what-is-known"}, "its other pages go with it"
    assert "index.md" in pages["changed"]
    assert "sources/a-report.md" in pages["changed"]


def test_a_comment_changes_no_page(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    write(project.content / "events/something-happened.yaml", "# a remark\n" + EVENT)
    found = as_json(call, project, base)
    assert [change["kind"] for change in found["changes"]] == ["nothing"]
    assert found["outputs"]["pages"] == {"added": [], "removed": [], "changed": []}


def test_without_pages(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    assert as_json(call, project, base, "--without-pages")["outputs"] is None


def test_every_output_a_person_reads_is_compared(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    assert "pages" in as_json(call, project, base)["outputs"]
    assert "records" not in as_json(call, project, base)["outputs"]


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_errors_on_either_side_are_no_failure(
    call: Call, former: tuple[Project, str], form: str
) -> None:
    project, base = former
    write(Path(base) / "content/events/something-happened.yaml", "title: [")
    write(project.content / "sources/a-report.yaml", "nonsense")
    write(project.content / "sources/b-report.yaml", SOURCE)
    result = call("diff", base, "--format", form, project=project)
    assert result.exit_code == 0
    assert "b-report" in result.output
    assert "something-happened" in result.output


def test_errors_are_counted(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    write(project.content / "sources/a-report.yaml", "nonsense")
    found = as_json(call, project, base)
    assert (found["base"]["errors"], found["head"]["errors"]) == (0, 1)
    assert found["outputs"] is None


def test_the_day_counts_for_both_sides(call: Call, former: tuple[Project, str]) -> None:
    project, base = former
    under_embargo = EVENT + "embargo_until: 2026-12-01\n"
    for content in (project.content, Path(base) / "content"):
        write(content / "events/secret.yaml", under_embargo)
    write(project.content / "events/secret.yaml", under_embargo.replace("occurred", "ongoing"))
    for day, pages_change in (("2026-11-23", False), ("2026-12-01", True)):
        found = as_json(call, project, base, "--as-of", day)
        assert found["as_of"] == day
        assert ("events/secret.md" in found["outputs"]["pages"]["changed"]) is pages_change


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        ((), 2, "Missing argument 'BASE'"),
        (("HEAD", "HEAD", "HEAD"), 2, "unexpected extra argument"),
        ((".", "--format", "xml"), 2, "Invalid value for '--format'"),
        (("nowhere",), 1, "“nowhere” is not a folder"),
    ],
)
def test_what_cannot_be_compared(
    call: Call, arguments: tuple[str, ...], code: int, words: str
) -> None:
    result = call("diff", *arguments)
    assert result.exit_code == code
    assert words in result.output
