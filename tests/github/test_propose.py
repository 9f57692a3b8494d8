"""The scripts of the workflow for forms: a remote repository on disk, feigned programs."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.pipeline import Project
from tests.conftest import EVENT, REPOSITORY
from tests.github.repository import ENVIRONMENT, commit_all, git

MakeProject = Callable[..., Project]

FEIGNED = """\
#!/usr/bin/env bash
{ printf '%s\\n' "$*"; for word; do [[ -f "$word" ]] && cat "$word"; done; true; } >> "$CALLS"
[[ "$1 $2" == "pr create" ]] && echo "the address of the pull request"
exit 0
"""


class Desk:
    """A clone that a form was filed in, its remote, and what `gh` was called with."""

    def __init__(self, project: Project, folder: Path) -> None:
        self.root, self.remote = project.root, folder / "remote.git"
        self.report, self.calls = folder / "report.md", folder / "calls.txt"
        self.programs = folder / "bin"
        self.programs.mkdir()
        (self.programs / "gh").write_text(FEIGNED, encoding="utf-8")
        (self.programs / "gh").chmod(0o755)
        self.report.write_text("What is wrong.", encoding="utf-8")
        self.calls.touch()
        git(folder, "init", "--quiet", "--bare", str(self.remote))
        git(self.root, "init", "--quiet", "--initial-branch", "main")
        git(self.root, "remote", "add", "origin", str(self.remote))
        commit_all(self.root, "ours")
        git(self.root, "push", "--quiet", "origin", "main")

    def propose(self, *, written: bool = True) -> int:
        environment = {
            **ENVIRONMENT,
            "PATH": f"{self.programs}:{ENVIRONMENT['PATH']}",
            "CALLS": str(self.calls),
            "NUMBER": "12",
            "BASE": "main",
            "WRITTEN": "true" if written else "false",
        }
        command = ["bash", str(REPOSITORY / ".github/propose.sh"), str(self.report)]
        return subprocess.run(command, cwd=self.root, env=environment, check=False).returncode


@pytest.fixture
def desk(make_project: MakeProject, tmp_path: Path) -> Desk:
    return Desk(make_project(), tmp_path)


def test_the_files_become_a_pull_request(desk: Desk) -> None:
    (desk.root / "content/events/brand-new.yaml").write_text(EVENT, encoding="utf-8")
    (desk.root / "elsewhere.txt").write_text("not to be proposed", encoding="utf-8")
    assert desk.propose() == 0
    assert git(desk.remote, "diff", "--name-only", "main", "form-12") == (
        "content/events/brand-new.yaml"
    )
    calls = desk.calls.read_text("utf-8")
    assert "pr create --base main --head form-12 --title Form #12 --body-file" in calls
    assert "What is wrong.\n\nCloses #12." in calls
    assert (
        "issue comment 12 --body Thank you. It is to be read and finished in the address" in calls
    )


def test_where_nothing_was_written_the_issue_is_answered(desk: Desk) -> None:
    assert desk.propose(written=False) == 0
    calls = desk.calls.read_text("utf-8")
    assert calls.startswith("issue comment 12 --body-file ")
    assert "What is wrong." in calls
    assert git(desk.remote, "branch", "--format=%(refname:short)") == "main"


def test_somebody_s_work_on_the_branch_is_not_overwritten(desk: Desk) -> None:
    git(desk.root, "push", "--quiet", "origin", "main:form-12")
    (desk.root / "content/events/brand-new.yaml").write_text(EVENT, encoding="utf-8")
    assert desk.propose() == 1
    assert git(desk.remote, "rev-parse", "form-12") == git(desk.remote, "rev-parse", "main")
    assert "There is a branch form-12 already" in desk.calls.read_text("utf-8")


def test_a_branch_of_somebody_whose_name_ends_alike_is_another_one(desk: Desk) -> None:
    git(desk.root, "push", "--quiet", "origin", "main:refs/heads/somebody/form-12")
    (desk.root / "content/events/brand-new.yaml").write_text(EVENT, encoding="utf-8")
    assert desk.propose() == 0
    assert "pr create" in desk.calls.read_text("utf-8")


@pytest.mark.parametrize(
    ("status", "report", "outcome"),
    [
        (0, "Nothing has to be mended.", "written=true"),
        (3, "It cannot be published yet.", "written=true"),
        (1, "this is not a submitted form\nNothing was written.", "written=false"),
        (1, "Traceback\n::add-mask::x\nValueError: @octocat", ""),
        (2, "Usage: briefings", ""),
    ],
)
def test_a_program_that_broke_down_answers_nobody(
    tmp_path: Path, status: int, report: str, outcome: str
) -> None:
    workflow = yaml.safe_load((REPOSITORY / ".github/workflows/form.yml").read_text("utf-8"))
    [script] = [one["run"] for one in workflow["jobs"]["propose"]["steps"] if "id" in one]
    program = tmp_path / ".venv/bin/briefings"
    program.parent.mkdir(parents=True)
    program.write_text(f'#!/bin/sh\nprintf %s "$REPORT"; echo; exit {status}\n', "utf-8")
    program.chmod(0o755)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/jq").write_text("#!/bin/sh\n", "utf-8")
    (tmp_path / "bin/jq").chmod(0o755)
    (tmp_path / "event.json").write_text(json.dumps({"issue": {"body": "x"}}), "utf-8")
    environment = {
        **ENVIRONMENT,
        "PATH": f"{tmp_path}/bin:{ENVIRONMENT['PATH']}",
        "REPORT": report,
        "RUNNER_TEMP": str(tmp_path),
        "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
    }
    command = ["bash", "-e", "-c", script]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    said = (tmp_path / "output").read_text("utf-8").strip() if outcome else ""
    assert (ran.returncode == 0, said) == (bool(outcome), outcome)
    assert (tmp_path / "summary").exists() == bool(outcome)
    assert b"\n::" not in ran.stdout
