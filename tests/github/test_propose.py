"""The script behind the workflow for forms, with a remote repository on disk and a feigned `gh`."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

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
