"""The workflows: right by the published schemas, pinned, and of no use to whoever attacks them."""

import re
import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import COMMANDS
from tests.conftest import REPOSITORY

GITHUB = REPOSITORY / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
# What whoever opens an issue or a pull request can choose freely.
CHOSEN_BY_STRANGERS = re.compile(r"title|body|label|ref|head|user|login|name|email|message|branch")


def read(workflow: Path) -> Any:
    # YAML 1.1 reads the key “on” as true.
    return yaml.safe_load(workflow.read_text(encoding="utf-8"))


def jobs(workflow: Path) -> Iterator[Any]:
    yield from read(workflow)["jobs"].values()


def steps(workflow: Path) -> Iterator[Any]:
    for job in jobs(workflow):
        yield from job["steps"]


def run(program: str, *arguments: str) -> str:
    command = [Path(sysconfig.get_path("scripts")) / program, *arguments]
    result = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPOSITORY)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout + result.stderr


@pytest.mark.parametrize(
    "schema", ["vendor.github-workflows", "custom.github-workflows-require-timeout"]
)
def test_they_fit_the_published_schema(schema: str) -> None:
    run("check-jsonschema", "--builtin-schema", schema, *map(str, WORKFLOWS))


def test_dependabot_is_configured_by_its_schema() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.dependabot", str(GITHUB / "dependabot.yml"))


def test_an_audit_finds_nothing() -> None:
    audited = run("zizmor", "--offline", "--pedantic", "--no-progress", ".github")
    assert "No findings to report" in audited


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
class TestEveryWorkflow:
    def test_pins_every_action_by_commit(self, workflow: Path) -> None:
        used = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
        assert used
        assert [one for one in used if not PINNED.fullmatch(one)] == []

    def test_has_no_rights_but_those_a_job_asks_for(self, workflow: Path) -> None:
        assert read(workflow)["permissions"] == {}
        assert all("permissions" in job for job in jobs(workflow))

    def test_puts_no_expression_into_a_command(self, workflow: Path) -> None:
        for step in steps(workflow):
            assert "${{" not in step.get("run", "")

    def test_reads_nothing_that_strangers_choose(self, workflow: Path) -> None:
        for step in steps(workflow):
            for value in step.get("env", {}).values():
                for expression in re.findall(r"\$\{\{ (.*?) \}\}", str(value)):
                    if expression != "github.event.repository.default_branch":
                        assert not CHOSEN_BY_STRANGERS.search(expression.removeprefix("github."))

    def test_keeps_no_token_for_later_steps(self, workflow: Path) -> None:
        for step in steps(workflow):
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False

    def test_calls_commands_that_there_are(self, workflow: Path) -> None:
        script = "\n".join(step.get("run", "") for step in steps(workflow))
        for command in re.findall(r"\.venv/bin/briefings ([a-z-]+)", script):
            assert command in COMMANDS

    def test_calls_targets_that_there_are(self, workflow: Path) -> None:
        makefile = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
        for step in steps(workflow):
            for target in re.findall(r"^make (\S+)$", step.get("run", ""), re.MULTILINE):
                assert f"\n{target}:" in makefile


def workflow(name: str) -> Path:
    return GITHUB / "workflows" / f"{name}.yml"


@pytest.mark.parametrize("name", ["check", "preview"])
def test_what_strangers_propose_is_handled_without_rights(name: str) -> None:
    text = workflow(name).read_text(encoding="utf-8")
    assert list(read(workflow(name))[True]) == ["pull_request"]
    assert "secrets." not in text
    assert [job["permissions"] for job in jobs(workflow(name))] == [{"contents": "read"}]


def test_a_preview_runs_our_code_and_takes_entries_only() -> None:
    [checkout, *_] = steps(workflow("preview"))
    assert checkout["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    commands = [step.get("run", "") for step in steps(workflow("preview"))]
    assert not any(re.search("git (checkout|switch|merge|pull|reset)", one) for one in commands)
    in_order = [one.split()[0:2] for one in commands if one]
    assert in_order == [
        ["make", ".venv/site"],
        ["git", "fetch"],
        [".venv/bin/briefings", "take-entries"],
        ["make", "site"],
    ]


def test_a_form_is_taken_up_at_the_word_of_a_maintainer() -> None:
    [job] = jobs(workflow("form"))
    assert job["if"] == "github.event.label.name == 'accepted'"
    for form in (GITHUB / "ISSUE_TEMPLATE").glob("*.yml"):
        assert "accepted" not in read(form).get("labels", [])


def test_the_token_that_writes_is_given_to_the_last_step_alone() -> None:
    holders = [
        step["name"] for step in steps(workflow("form")) if "GH_TOKEN" in step.get("env", {})
    ]
    assert holders == [list(steps(workflow("form")))[-1]["name"]]


def test_the_hooks_of_pre_commit_call_commands_that_there_are() -> None:
    hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [hook["id"] for hook in hooks] == ["briefings-check", "briefings-fmt"]
    for hook in hooks:
        program, command = hook["entry"].split()
        assert program == "briefings"
        assert command in COMMANDS
        assert re.search(hook["files"], "content/events/x.yaml")
        assert not re.search(hook["files"], "mkdocs.yml")
