"""`briefings new` as somebody at a terminal gets it, keyboard, screen and all."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from generator.pipeline import Project

MakeProject = Callable[..., Project]

CTRL_C = "\x03"
CLEAR = "\x15"
KEYS = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")

DENIAL = (
    ("want to add:", "statement"),
    ("title:", "Ministry denies the report"),
    ("date:", "2025-06-02"),
    ("act:", "denies"),
    ("attribution:", ""),
    ("speaker:", "North Korea"),
    ("about:", "something-hapened"),
    ("Enter takes something-happened", ""),
    ("quote:", "a groundless story"),
    ("quote_is:", "translated"),
    ("summary:", ""),
    ("topics:", ""),
    ("sources:", "https://daily.example/denial"),
    ("The new source", "Ministry rejects story"),
    ("publisher:", "The Daily"),
    ("type:", "news"),
    ("published:", "2025-06-02"),
    ("accessed:", ""),
    ("lang:", ""),
    ("seen:", "copy"),
    ("id:", ""),
    ("Back to what you were writing", ""),
    ("All is well so far:", "write it"),
)


@contextmanager
def started(project: Project) -> Iterator[pexpect.spawn]:
    """The command on a terminal of usual size, ended afterwards whatever happened."""
    called = "from generator.cli import main; main()"
    surroundings = {"TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "LC_ALL": "C.UTF-8"}
    child = pexpect.spawn(
        sys.executable,
        ["-c", called, "--project", str(project.root), "new", "--as-of", "2026-11-23"],
        env={**os.environ, **surroundings},
        encoding="utf-8",
        timeout=60,
        dimensions=(30, 90),
    )
    try:
        yield child
    finally:
        child.close(force=True)


def answer(child: pexpect.spawn, prompt: str, typed: str) -> None:
    child.expect_exact(prompt)
    child.send(f"{typed}\r")


def ended(child: pexpect.spawn) -> str:
    """What was shown up to the end."""
    child.expect(pexpect.EOF)
    child.close()
    return KEYS.sub("", str(child.before))


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_denial_and_its_source_are_written_and_pass_the_check(
    make_project: MakeProject, call: Callable[..., object]
) -> None:
    project = make_project()
    before = files(project.content)
    with started(project) as child:
        for prompt, typed in DENIAL:
            answer(child, prompt, typed)
        shown = ended(child)
    assert child.exitstatus == 0
    assert files(project.content) - before == {
        "sources/the-daily-2025-06-02-ministry-rejects-story.yaml",
        "statements/ministry-denies-the-report.yaml",
    }
    assert "0 errors" in shown
    assert "statements/ministry-denies-the-report/ at the address that it names." in shown
    checked = call("check", project=project)
    assert checked.exit_code == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("answered", [0, 6, 14, len(DENIAL) - 1])
def test_ctrl_c_leaves_everything_as_it_was(make_project: MakeProject, answered: int) -> None:
    project = make_project()
    before = files(project.root)
    with started(project) as child:
        for prompt, typed in DENIAL[:answered]:
            answer(child, prompt, typed)
        child.expect_exact(DENIAL[answered][0])
        child.send(CTRL_C)
        shown = ended(child)
    assert child.exitstatus == 130
    assert shown.rstrip().endswith("Nothing was written.")
    assert "Traceback" not in shown
    assert files(project.root) == before


def test_a_terminal_does_not_make_it_ask_when_it_was_told(make_project: MakeProject) -> None:
    project = make_project()
    called = "from generator.cli import main; main()"
    arguments = ["--project", str(project.root), "new", "event", "--set", "title=Not enough"]
    child = pexpect.spawn(sys.executable, ["-c", called, *arguments], encoding="utf-8", timeout=60)
    shown = ended(child)
    assert child.exitstatus == 1
    assert "the field “date” is missing" in shown
