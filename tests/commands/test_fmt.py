"""`briefings fmt`: what it writes, what it leaves alone, and what it says about both."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from generator.contribute import filing
from generator.contribute.canonical import tidying
from generator.contribute.canonical.tidying import Survey
from generator.pipeline import Project

Call = Callable[..., Result]
MakeProject = Callable[..., Project]

SOURCE = "sources/a-report.yaml"
EVENT = "events/something-happened.yaml"
MESSY_SOURCE = """\
publisher: A paper
title: 'A report'
type: news
published: 2025-06-01
"""
TIDY_SOURCE = """\
title: A report
publisher: A paper
type: news
published: 2025-06-01
"""
UNREADABLE_EVENT = "title: 'Something happened\ndate: 2025\n"


@pytest.fixture
def messy(make_project: MakeProject) -> Project:
    """Two files that are not in order, and one that is."""
    return make_project(
        {SOURCE: MESSY_SOURCE, "topics.yaml": "a-topic: {label: A, definition: b}\n"}
    )


def held(project: Project) -> dict[str, bytes]:
    files = (path for path in sorted(project.content.rglob("*")) if path.is_file())
    return {path.relative_to(project.content).as_posix(): path.read_bytes() for path in files}


class TestWriting:
    def test_files_are_put_in_order_and_named(self, call: Call, messy: Project) -> None:
        result = call("fmt", project=messy)
        assert result.stdout == (
            "content/topics.yaml\n"
            "content/sources/a-report.yaml\n"
            "2 files put in order; 2 are already.\n"
        )
        assert result.exit_code == 0
        assert held(messy)[SOURCE].decode() == TIDY_SOURCE

    def test_a_second_time_nothing_is_written(self, call: Call, messy: Project) -> None:
        call("fmt", project=messy)
        before = {path: path.stat().st_mtime_ns for path in messy.content.rglob("*")}
        result = call("fmt", project=messy)
        assert result.stdout == "Nothing to put in order; 4 are already.\n"
        assert {path: path.stat().st_mtime_ns for path in messy.content.rglob("*")} == before

    def test_the_check_says_the_same_afterwards(self, call: Call, messy: Project) -> None:
        before = call("check", "--format", "json", project=messy).stdout
        call("fmt", project=messy)
        after = call("check", "--format", "json", project=messy).stdout
        assert '"code"' in after
        assert after.count('"code"') == before.count('"code"')

    @pytest.mark.parametrize("path", ["content/sources", "content/sources/a-report.yaml"])
    def test_only_what_is_asked_for(
        self, call: Call, messy: Project, path: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        result = call("fmt", path, project=messy)
        assert (
            result.stdout == "content/sources/a-report.yaml\n1 file put in order; 0 are already.\n"
        )
        monkeypatch.chdir(messy.content / "sources")
        assert call("fmt", ".", project=messy).stdout == "Nothing to put in order; 1 is already.\n"

    def test_the_mode_of_a_file_stays(self, call: Call, messy: Project) -> None:
        (messy.content / SOURCE).chmod(0o640)
        call("fmt", project=messy)
        assert (messy.content / SOURCE).stat().st_mode & 0o777 == 0o640


class TestOnlyChecking:
    def test_the_first_line_that_changes_is_shown(self, call: Call, messy: Project) -> None:
        before = held(messy)
        result = call("fmt", "--check", project=messy)
        assert result.stdout == (
            "content/topics.yaml:1\n"
            "    - a-topic: {label: A, definition: b}\n"
            "    + a-topic:\n"
            "content/sources/a-report.yaml:1\n"
            "    - publisher: A paper\n"
            "    + title: A report\n"
            "2 files to put in order with “briefings fmt”; 2 are already.\n"
        )
        assert result.exit_code == 1
        assert held(messy) == before

    def test_nothing_to_do(self, call: Call) -> None:
        result = call("fmt", "--check")
        assert result.stdout == "Nothing to put in order; 3 are already.\n"
        assert result.exit_code == 0

    @pytest.mark.parametrize(
        "typed",
        [
            "\ufeff" + TIDY_SOURCE,
            TIDY_SOURCE.replace("\n", "\r\n"),
            TIDY_SOURCE.rstrip("\n"),
            TIDY_SOURCE + "\n\n",
        ],
    )
    def test_what_nobody_sees(self, call: Call, typed: str) -> None:
        result = call("fmt", "--check", files={SOURCE: typed.encode()})
        assert result.stdout == (
            "content/sources/a-report.yaml: only how its lines or the file end\n"
            "1 file to put in order with “briefings fmt”; 2 are already.\n"
        )

    def test_a_line_that_goes_away(self, call: Call) -> None:
        typed = TIDY_SOURCE + "\n...\n"
        result = call("fmt", "--check", files={SOURCE: typed})
        assert result.stdout.startswith("content/sources/a-report.yaml:5\n    - \n1 file")

    def test_a_terminal_obeys_nothing_that_is_shown(self, call: Call) -> None:
        result = call("fmt", "--check", files={SOURCE: f'author: "a\tb"\n{TIDY_SOURCE}'})
        assert '    - author: "a b"\n' in result.stdout


class TestWhatIsLeftAlone:
    def test_a_file_that_cannot_be_read(self, call: Call, make_project: MakeProject) -> None:
        project = make_project({EVENT: UNREADABLE_EVENT, SOURCE: MESSY_SOURCE})
        result = call("fmt", project=project)
        assert result.exit_code == 1
        assert (
            "content/sources/a-report.yaml\n1 file put in order; 1 is already.\n" in result.stdout
        )
        assert "something-happened.yaml:1:8: error E001: the quotation mark ' that" in result.stderr
        assert result.stderr.endswith("Files with problems are left as they are.\n")
        assert held(project)[EVENT].decode() == UNREADABLE_EVENT

    def test_a_file_that_is_only_wrong_is_put_in_order(
        self, call: Call, make_project: MakeProject
    ) -> None:
        project = make_project({SOURCE: "zebra: 1\ntitle: A report\n"})
        assert call("fmt", project=project).exit_code == 0
        assert held(project)[SOURCE] == b"title: A report\nzebra: 1\n"

    def test_a_file_that_would_say_something_else(
        self, call: Call, make_project: MakeProject
    ) -> None:
        odd = f"? {'n' * 1100}\n: x\ntitle: y\n"
        project = make_project({SOURCE: odd})
        result = call("fmt", project=project)
        assert result.stderr.startswith(
            "content/sources/a-report.yaml is left as it is: put in order"
        )
        assert result.exit_code == 1
        assert held(project)[SOURCE].decode() == odd

    def test_what_is_no_entry(self, call: Call, make_project: MakeProject) -> None:
        others = {"about.md": "title:  x\n", "events/notes.yml": "a:  b\n", "odd/x.yaml": "b:  c\n"}
        project = make_project(others)
        before = held(project)
        call("fmt", project=project)
        assert held(project) == before
        result = call("fmt", "content/about.md", project=project)
        assert result.stderr == (
            "Error: there are no entry files in content/about.md; entries are .yaml files in the "
            "folders of their kinds\n"
        )
        assert result.exit_code == 1

    def test_what_a_link_leads_to(self, call: Call, messy: Project, tmp_path: Path) -> None:
        outside = tmp_path / "outside.yaml"
        outside.write_text(MESSY_SOURCE, encoding="utf-8")
        (messy.content / "sources" / "linked.yaml").symlink_to(outside)
        result = call("fmt", project=messy)
        assert "content/sources/linked.yaml:1:1: error E007" in result.stderr
        assert outside.read_text(encoding="utf-8") == MESSY_SOURCE

    @pytest.mark.parametrize("path", ["/etc/passwd", "..", "content/nowhere.yaml", "mkdocs.yml"])
    def test_what_is_not_in_the_content_folder(self, call: Call, messy: Project, path: str) -> None:
        before = held(messy)
        result = call("fmt", path, project=messy)
        assert f"there is no “{path}” in the content folder" in result.stderr
        assert result.exit_code == 2
        assert held(messy) == before

    def test_a_folder_without_content(self, call: Call, tmp_path: Path) -> None:
        result = call("fmt", project=Project(tmp_path))
        assert result.stderr == (
            "there is no folder “content” here; go to the project's own folder\n"
            "Nothing was written.\n"
        )
        assert result.exit_code == 1


class TestInterruption:
    @pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
    def test_leaves_every_file_whole(
        self, call: Call, messy: Project, monkeypatch: pytest.MonkeyPatch, step: str
    ) -> None:
        before = held(messy)
        _interrupt(monkeypatch, step, at_call=2)
        result = call("fmt", project=messy)
        assert result.exit_code == 1
        assert result.stdout == "content/topics.yaml\n"
        assert held(messy) == {
            **before,
            "topics.yaml": b"a-topic:\n  label: A\n  definition: b\n",
        }

    def test_a_full_disk_is_said_in_words(
        self, call: Call, messy: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refuse(path: Path, text: str) -> None:
            raise OSError(28, "No space left on device", str(path))

        before = held(messy)
        monkeypatch.setattr(filing, "replace", refuse)
        result = call("fmt", project=messy)
        assert "topics.yaml: No space left on device" in result.stderr
        assert result.exit_code == 1
        assert held(messy) == before

    def test_what_somebody_saves_meanwhile_is_not_lost(
        self, call: Call, messy: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        survey = tidying.survey

        def surveyed_before_it_was_saved(*arguments: Any) -> Survey:
            found = survey(*arguments)
            (messy.content / "topics.yaml").write_text("a-topic: {label: Saved}\n")
            return found

        monkeypatch.setattr(tidying, "survey", surveyed_before_it_was_saved)
        result = call("fmt", project=messy)
        assert result.exit_code == 1
        assert "topics.yaml has just been changed; run the command again." in result.stderr
        assert held(messy)["topics.yaml"] == b"a-topic: {label: Saved}\n"


def _interrupt(monkeypatch: pytest.MonkeyPatch, step: str, at_call: int) -> None:
    """Press Ctrl-C while a file is written: in the middle of it, or just before it is done."""
    owner: Any = os if step == "fsync" else Path
    proceed = getattr(owner, step)
    calls = []

    def interrupted(*arguments: Any) -> Any:
        calls.append(arguments)
        if len(calls) == at_call:
            raise KeyboardInterrupt
        return proceed(*arguments)

    monkeypatch.setattr(owner, step, interrupted)
