"""`briefings check`: exit codes, formats, the day that counts as now, files that cannot be read."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from generator.pipeline import Project
from generator.review.git import NoRevision, changed_files
from tests.conftest import write

Call = Callable[..., Result]
MakeProject = Callable[..., Project]

WRONG_STATUS = """\
title: Something happened
date: 2025-06-01
added: 2026-11-23
status: happened
summary: It happened, a paper says.
sources: a-report
"""
SECOND_SOURCE = """\
title: Another report
publisher: Another paper
type: news
published: 2025-06-01
"""
CLEAN = {
    "sources/another-report.yaml": SECOND_SOURCE,
    "events/something-happened.yaml": WRONG_STATUS.replace(
        "status: happened", "status: occurred"
    ).replace("sources: a-report", "sources: [a-report, another-report]"),
}
EXPECTED = {
    **CLEAN,
    "events/something-happened.yaml": CLEAN["events/something-happened.yaml"]
    .replace("2025-06-01", "2026-12-15")
    .replace("occurred", "expected"),
}


class TestExitCode:
    def test_clean_is_0(self, call: Call) -> None:
        result = call("check", files=CLEAN)
        assert (result.exit_code, result.output) == (0, "No problems.\n")

    def test_warnings_only_is_0(self, call: Call) -> None:
        result = call("check")
        assert result.exit_code == 0
        assert "warning W403" in result.output
        assert result.output.endswith("0 errors, 1 warning\n")

    @pytest.mark.parametrize("form", ["text", "json", "github"])
    def test_an_error_is_1(self, call: Call, form: str) -> None:
        files = {"events/something-happened.yaml": WRONG_STATUS}
        result = call("check", "--format", form, files=files)
        assert result.exit_code == 1
        assert "E112" in result.output

    @pytest.mark.parametrize(
        "arguments",
        [
            ["check", "--format", "xml"],
            ["check", "--nothing"],
            ["chekc"],
            ["new"],
            ["new", "topic"],
            ["export"],
        ],
        ids=" ".join,
    )
    def test_a_mistake_in_the_command_is_2(self, call: Call, arguments: list[str]) -> None:
        result = call(*arguments)
        assert result.exit_code == 2
        assert "Error: " in result.output


class TestFormats:
    def test_json_is_a_list_of_problems(self, call: Call) -> None:
        files = {"events/something-happened.yaml": WRONG_STATUS}
        [found] = json.loads(call("check", "--format", "json", files=files).output)
        assert found == {
            "path": "content/events/something-happened.yaml",
            "line": 4,
            "column": 9,
            "severity": "error",
            "code": "E112",
            "message": "“happened” is not a value of “status”",
            "hint": "One of: expected, ongoing, occurred, cancelled, not_observed.",
            "excerpt": "status: happened",
            "explain": "contribute/rules/#e112",
        }

    def test_json_of_no_problems_is_an_empty_list(self, call: Call) -> None:
        assert json.loads(call("check", "--format", "json", files=CLEAN).output) == []

    def test_github_annotates_the_line(self, call: Call) -> None:
        files = {"events/something-happened.yaml": WRONG_STATUS}
        [line] = call("check", "--format", "github", files=files).output.splitlines()
        assert line == (
            "::error file=content/events/something-happened.yaml,line=4,col=9,"
            "title=E112%3A “happened” is not a value of “status”::“happened” is not a value of "
            "“status”. One of: expected, ongoing, occurred, cancelled, not_observed."
            "%0AWhy: briefings explain E112"
        )

    @pytest.mark.parametrize(
        "site", ["https://briefings.example/korea", "https://briefings.example/korea/"]
    )
    def test_problems_lead_to_the_published_rules(
        self, call: Call, make_project: MakeProject, site: str
    ) -> None:
        project = make_project({"events/something-happened.yaml": WRONG_STATUS})
        with project.configuration.open("a") as configuration:
            configuration.write(f"site_url: {site}\n")
        address = "https://briefings.example/korea/contribute/rules/#e112"
        [found] = json.loads(call("check", "--format", "json", project=project).output)
        assert found["explain"] == address
        [line] = call("check", "--format", "github", project=project).output.splitlines()
        assert line.endswith(f"%0AWhy: {address}")

    @pytest.mark.parametrize(
        "configuration",
        [
            "",
            "site_url: [a, b]\n",
            "site_url: javascript:alert(1)\n",
            "x: !!python/name:os.system\n",
        ],
    )
    def test_a_configuration_without_an_address_leaves_it_relative(
        self, call: Call, make_project: MakeProject, configuration: str
    ) -> None:
        project = make_project({"events/something-happened.yaml": WRONG_STATUS})
        project.configuration.write_text(configuration)
        [found] = json.loads(call("check", "--format", "json", project=project).output)
        assert found["explain"] == "contribute/rules/#e112"

    def test_text_ends_with_the_command_that_explains_and_the_count(self, call: Call) -> None:
        files = {"events/something-happened.yaml": WRONG_STATUS + "sumary: It happened.\n"}
        lines = call("check", files=files).output.splitlines()
        assert lines[-3:] == [
            "Why, and how each is mended: briefings explain E111 E112",
            "",
            "2 errors",
        ]

    def test_github_escapes_what_would_end_an_annotation(self, call: Call) -> None:
        status = '"50 %, so\\n::warning:: of it"'
        files = {
            "events/something-happened.yaml": WRONG_STATUS.replace(
                "happened\nsum", f"{status}\nsum"
            )
        }
        [line] = call("check", "--format", "github", files=files).output.splitlines()
        assert "title=E112%3A “50 %25%2C so%0A%3A%3Awarning%3A%3A of it”" in line

    def test_text_points_at_the_column(self, call: Call) -> None:
        files = {"events/something-happened.yaml": WRONG_STATUS}
        lines = call("check", files=files).output.splitlines()
        assert lines[1:3] == ["    | status: happened", "    |         ^"]

    def test_a_long_line_is_shown_around_the_column(self, call: Call) -> None:
        typed = f"status: [{'occurred, ' * 30}happened]"
        text = WRONG_STATUS.replace(
            "status: happened", f"{typed}\nnothing: {{a: {'b' * 300}, a: c}}"
        )
        result = call("check", files={"events/something-happened.yaml": text})
        pointed = result.output.splitlines()
        [caret] = [
            index
            for index, line in enumerate(pointed)
            if line.strip(" |") == "^" and pointed[index - 1].strip(" |").endswith("a: c}")
        ]
        assert pointed[caret - 1][pointed[caret].index("^") :] == "a: c}"
        assert all(len(line) < 200 for line in pointed[:3])

    def test_nothing_in_a_file_can_act_on_a_terminal(self, call: Call) -> None:
        text = (
            WRONG_STATUS.replace("happened\nsum", '"\\e[2J\\u202e"\nsum').encode()
            + b"note: \x1b[2J\n"
        )
        result = call("check", files={"events/something-happened.yaml": text})
        assert result.exit_code == 1
        assert "�[2J" in result.output
        assert not {"\x1b", "\u202e"} & set(result.output)


class TestAll:
    MANY = {f"actors/actor-{number:02}.yaml": "name: A\ntype: group\n" for number in range(30)}
    BROKEN = {path: text.replace("group", "grup") for path, text in MANY.items()}

    def test_of_many_warnings_some_are_shown_and_the_rest_counted(self, call: Call) -> None:
        output = call("check", files=self.MANY).output
        assert output.count("warning W401") == 3
        assert "… and 27 more warnings W401; “briefings check --all” shows all." in output
        assert output.endswith("0 errors, 31 warnings\n")

    def test_of_many_errors_some_are_shown_and_the_rest_counted(self, call: Call) -> None:
        output = call("check", files=self.BROKEN).output
        assert output.count("error E112") == 20
        assert "… and 10 more errors; “briefings check --all” shows all." in output
        assert output.endswith("30 errors, 1 warning\n")

    @pytest.mark.parametrize("files", [MANY, BROKEN], ids=["warnings", "errors"])
    def test_all_shows_all(self, call: Call, files: dict[str, Any]) -> None:
        output = call("check", "--all", files=files).output
        assert output.count("content/actors/actor-") == 30
        assert "more" not in output

    @pytest.mark.parametrize("form", ["json", "github"])
    def test_programs_are_shown_all_anyhow(self, call: Call, form: str) -> None:
        output = call("check", "--format", form, files=self.BROKEN).output
        assert output.count("content/actors/actor-") == 30


class TestAsOf:
    """An event expected by 15 December 2026 is overdue (W201) from the next day on."""

    def is_overdue(self, result: Result) -> bool:
        assert result.exit_code == 0
        return "W201" in result.output

    def test_a_day_on_the_command_line(self, call: Call, make_project: MakeProject) -> None:
        project = make_project(EXPECTED)
        assert not self.is_overdue(call("check", "--as-of", "2026-12-15", project=project))
        assert self.is_overdue(call("check", "--as-of", "2026-12-16", project=project))

    def test_source_date_epoch_in_utc(self, call: Call, make_project: MakeProject) -> None:
        project = make_project(EXPECTED)
        last_second, next_second = (
            {"SOURCE_DATE_EPOCH": "1797379199"},
            {"SOURCE_DATE_EPOCH": "1797379200"},
        )
        assert not self.is_overdue(call("check", project=project, environment=last_second))
        assert self.is_overdue(call("check", project=project, environment=next_second))

    def test_the_command_line_goes_before_the_environment(self, call: Call) -> None:
        environment = {"SOURCE_DATE_EPOCH": "nonsense"}
        arguments = ["check", "--as-of", "2026-12-15"]
        assert not self.is_overdue(call(*arguments, files=EXPECTED, environment=environment))

    def test_today_is_the_default(self, call: Call) -> None:
        long_past = {
            **EXPECTED,
            "events/something-happened.yaml": EXPECTED["events/something-happened.yaml"].replace(
                "2026-12-15", "2020-06-15"
            ),
        }
        assert self.is_overdue(call("check", files=long_past))

    @pytest.mark.parametrize(
        "typed",
        [
            "today",
            "2026",
            "2026-6-1",
            "2026-02-30",
            "20260601",
            "2026-W24-1",
            "01.06.2026",
            "",
            "２０２６-06-01",
        ],
    )
    def test_what_is_no_day_is_a_mistake_in_the_command(self, call: Call, typed: str) -> None:
        result = call("check", "--as-of", typed)
        assert result.exit_code == 2
        assert "type it as YYYY-MM-DD, for example 2025-10-14" in result.output

    @pytest.mark.parametrize("typed", ["", "today", "1e9", "9" * 30, "-" + "9" * 30])
    def test_what_are_no_seconds_is_a_mistake_in_the_command(self, call: Call, typed: str) -> None:
        result = call("check", environment={"SOURCE_DATE_EPOCH": typed})
        assert result.exit_code == 2
        assert "SOURCE_DATE_EPOCH" in result.output
        assert "not a number of seconds since 1970" in result.output


class TestContentFolder:
    def test_a_missing_one(self, call: Call, tmp_path: Path) -> None:
        result = call("check", project=Project(tmp_path))
        assert result.exit_code == 1
        assert "the content folder “content” does not exist" in result.output

    def test_an_empty_one(self, call: Call, make_project: MakeProject) -> None:
        result = call("check", project=make_project(empty=True))
        assert result.exit_code == 1
        assert "the content folder “content” holds no entries" in result.output

    def test_one_with_pages_only(self, call: Call, make_project: MakeProject) -> None:
        page = "---\ntitle: About\ndescription: What this is.\n---\n"
        result = call("check", project=make_project({"about.md": page}, empty=True))
        assert result.exit_code == 1
        assert "holds no entries" in result.output

    def test_a_file_in_its_place(self, call: Call, tmp_path: Path) -> None:
        (tmp_path / "content").write_text("title: A title\n")
        result = call("check", project=Project(tmp_path))
        assert result.exit_code == 1
        assert "E008" in result.output

    def test_a_link_in_its_place(
        self, call: Call, make_project: MakeProject, tmp_path: Path
    ) -> None:
        elsewhere = make_project()
        (tmp_path / "content").symlink_to(elsewhere.content)
        result = call("check", project=Project(tmp_path))
        assert result.exit_code == 1
        assert "E007: this is not a file but a link or a device" in result.output

    def test_a_project_that_is_not_there(self, call: Call, tmp_path: Path) -> None:
        assert call("check", project=Project(tmp_path / "nowhere")).exit_code == 1


class TestUnreadableFiles:
    def test_a_file_that_may_not_be_read(
        self, call: Call, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project, open_file = make_project(), os.open

        def refuse(path: str, *arguments: Any, **named: Any) -> int:
            if str(path).endswith("something-happened.yaml"):
                raise PermissionError(13, "Permission denied")
            return open_file(path, *arguments, **named)

        monkeypatch.setattr(os, "open", refuse)
        result = call("check", project=project)
        assert result.exit_code == 1
        assert (
            "content/events/something-happened.yaml:1:1: error E007: "
            "this cannot be read (Permission denied)"
        ) in result.output

    def test_a_folder_that_may_not_be_listed(
        self, call: Call, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project, scan = make_project(), os.scandir

        def refuse(path: str) -> Any:
            if str(path).endswith("events"):
                raise PermissionError(13, "Permission denied")
            return scan(path)

        monkeypatch.setattr(os, "scandir", refuse)
        result = call("check", project=project)
        assert result.exit_code == 1
        assert "content/events:1:1: error E007: this cannot be read" in result.output

    def test_a_file_that_is_gone_when_it_is_opened(
        self, call: Call, make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project, open_file = make_project(), os.open

        def remove_first(path: str, *arguments: Any, **named: Any) -> int:
            if str(path).endswith("a-report.yaml"):
                Path(path).unlink()
            return open_file(path, *arguments, **named)

        monkeypatch.setattr(os, "open", remove_first)
        assert "No such file or directory" in call("check", project=project).output

    @pytest.mark.parametrize("target", ["/etc/hostname", "../../outside.yaml", "nowhere", "."])
    def test_a_symbolic_link_is_not_followed(
        self, call: Call, make_project: MakeProject, target: str
    ) -> None:
        project = make_project()
        (project.root / "outside.yaml").write_text("title: Outside\n")
        (project.content / "events/link.yaml").symlink_to(target)
        result = call("check", project=project)
        assert result.exit_code == 1
        assert "content/events/link.yaml:1:1: error E007" in result.output
        assert "Outside" not in result.output

    def test_a_folder_behind_a_link_is_not_read(
        self, call: Call, make_project: MakeProject, tmp_path: Path
    ) -> None:
        project = make_project()
        outside = tmp_path / "outside"
        outside.mkdir()
        (outside / "secret.yaml").write_text("title: Outside\n")
        (project.content / "statements").symlink_to(outside)
        result = call("check", project=project)
        assert result.exit_code == 1
        assert "content/statements:1:1: error E007" in result.output
        assert "secret" not in result.output

    def test_a_named_pipe_is_not_waited_for(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        os.mkfifo(project.content / "events/pipe.yaml")
        result = call("check", project=project)
        assert result.exit_code == 1
        assert "content/events/pipe.yaml:1:1: error E007" in result.output

    def test_a_name_that_cannot_be_shown(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        for name in (b"\xff.yaml", b"\x1b[2J.yaml", "\u202eevil.yaml".encode(), b"a\nb.yaml"):
            Path(os.fsdecode(os.fsencode(project.content) + b"/events/" + name)).write_text(
                "x: y\n"
            )
        result = call("check", "--all", project=project)
        assert result.exit_code == 1
        assert "content/events/�.yaml:1:1: error E101" in result.output
        assert "content/events/a�b.yaml:1:1: error E101" in result.output
        assert not {"\x1b", "\u202e"} & set(result.output)

    def test_hidden_files_belong_to_others(self, call: Call) -> None:
        files = {**CLEAN, ".DS_Store": b"\x00", "events/.something.swp": b"\xff", ".git/x": "x"}
        assert call("check", files=files).output == "No problems.\n"


class TestPaths:
    FILES = {
        "events/something-happened.yaml": WRONG_STATUS,
        "sources/another-report.yaml": SECOND_SOURCE.replace("news", "newspaper"),
    }

    @pytest.mark.parametrize("path", ["content/events/something-happened.yaml", "content/events"])
    def test_only_what_is_found_there_is_said(self, call: Call, path: str) -> None:
        result = call("check", path, files=self.FILES)
        assert result.exit_code == 1
        assert "something-happened.yaml" in result.output
        assert "another-report.yaml" not in result.output

    def test_several_paths(self, call: Call) -> None:
        result = call("check", "content/events", "content/sources", files=self.FILES)
        assert "something-happened.yaml" in result.output
        assert "another-report.yaml" in result.output

    def test_errors_elsewhere_are_not_counted(self, call: Call) -> None:
        result = call("check", "content/briefings", files=self.FILES)
        assert (result.exit_code, result.output) == (0, "No problems.\n")

    def test_a_path_may_be_given_in_full(self, call: Call, make_project: MakeProject) -> None:
        project = make_project(self.FILES)
        result = call("check", str(project.content / "events"), project=project)
        assert "something-happened.yaml" in result.output

    @pytest.mark.parametrize("path", [".", "content", "content/events/..", "content/../"])
    def test_the_project_or_its_content_are_everything(self, call: Call, path: str) -> None:
        result = call("check", path, files=self.FILES)
        assert result.exit_code == 1
        assert "something-happened.yaml" in result.output
        assert "another-report.yaml" in result.output

    def test_a_folder_may_be_reached_by_a_link(
        self, call: Call, make_project: MakeProject, tmp_path: Path
    ) -> None:
        project = make_project(self.FILES)
        (tmp_path / "link").symlink_to(project.root)
        (project.root / "events").symlink_to(project.content / "events")
        for path in (tmp_path / "link/content/events", tmp_path / "link/events", "events"):
            assert "something-happened.yaml" in call("check", str(path), project=project).output

    @pytest.mark.parametrize("target", ["nowhere", "something-happened.yaml"])
    def test_a_link_in_the_content_is_found_at_its_own_place(
        self, call: Call, make_project: MakeProject, target: str
    ) -> None:
        project = make_project(self.FILES)
        (project.content / "events/linked.yaml").symlink_to(target)
        output = call("check", "content/events/linked.yaml", project=project).output
        assert "content/events/linked.yaml:1:1: error E007" in output
        assert "something-happened.yaml" not in output

    @pytest.mark.parametrize("path", ["content/evnts", "/etc/passwd", "../", "mkdocs.yml"])
    def test_one_that_is_not_of_the_content_is_refused(self, call: Call, path: str) -> None:
        result = call("check", path, files=self.FILES)
        assert result.exit_code == 2
        assert f"there is no “{path.rstrip('/')}” in the content folder" in result.output


class TestChanged:
    def test_what_differs_from_the_last_commit(self, repository: Project, call: Call) -> None:
        write(repository.content / "events/something-happened.yaml", WRONG_STATUS)
        write(repository.content / "sources/new-report.yaml", SECOND_SOURCE.replace("news", "new"))
        result = call("check", "--changed", project=repository)
        assert result.exit_code == 1
        assert "events/something-happened.yaml:4:9: error E112" in result.output
        assert "sources/new-report.yaml:3:7: error E112" in result.output
        assert "W403" not in result.output

    def test_what_a_removed_file_leaves_behind(self, repository: Project, call: Call) -> None:
        (repository.content / "sources/a-report.yaml").unlink()
        result = call("check", "--changed", project=repository)
        assert result.exit_code == 1
        assert "something-happened.yaml:6:10: error E120" in result.output

    def test_nothing(self, repository: Project, call: Call) -> None:
        result = call("check", "--changed", project=repository)
        assert (result.exit_code, result.output) == (0, "No problems.\n")

    def test_since_an_earlier_revision(self, repository: Project, call: Call) -> None:
        write(repository.content / "events/something-happened.yaml", WRONG_STATUS)
        git(repository.root, "add", ".")
        git(repository.root, "commit", "--quiet", "--message", "second")
        assert call("check", "--changed", project=repository).exit_code == 0
        assert call("check", "--changed", "HEAD~1", project=repository).exit_code == 1

    @pytest.mark.parametrize("revision", ["nonsense", "HEAD~7", "HEAD:content"])
    def test_a_revision_that_there_is_not(
        self, repository: Project, call: Call, revision: str
    ) -> None:
        result = call("check", f"--changed={revision}", project=repository)
        assert result.exit_code == 1
        assert "git cannot say what changed (" in result.output
        assert "Name a revision that exists, or check everything." in result.output

    def test_a_path_in_place_of_a_revision(
        self, repository: Project, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(repository.root)
        result = call("check", "--changed", "content/events", project=repository)
        assert result.exit_code == 1
        assert "“content/events” is a path; type it before --changed." in result.output

    def test_files_of_another_repository_within(self, repository: Project, call: Call) -> None:
        write(repository.content / "events/other/other-event.yaml", WRONG_STATUS)
        git(repository.content / "events/other", "init", "--quiet")
        result = call("check", "--changed", project=repository)
        assert "events/other/other-event.yaml:4:9: error E112" in result.output

    def test_what_git_ignores_is_built_all_the_same(self, repository: Project, call: Call) -> None:
        write(repository.root / ".gitignore", "other-*\n")
        write(repository.content / "events/other-event.yaml", WRONG_STATUS)
        result = call("check", "--changed", project=repository)
        assert "events/other-event.yaml:4:9: error E112" in result.output

    @pytest.mark.parametrize("name", ["a\tb", "Ünter-uns", "a\nb", "\u202eabc"])
    def test_a_name_that_git_would_quote(self, repository: Project, call: Call, name: str) -> None:
        write(repository.content / f"events/{name}.yaml", WRONG_STATUS)
        result = call("check", "--changed", project=repository)
        assert "error E101: the file's name" in result.output
        assert "error E112" in result.output

    def test_a_renamed_file(self, repository: Project, call: Call) -> None:
        event = repository.content / "events/something-happened.yaml"
        git(repository.root, "mv", event, event.with_name("something-else.yaml"))
        output = call("check", "--changed", project=repository).output
        assert "briefings/what-is-known.yaml:5:10: error E120" in output

    def test_a_content_folder_that_is_gone(self, repository: Project, call: Call) -> None:
        shutil.rmtree(repository.content)
        result = call("check", "--changed", project=repository)
        assert result.exit_code == 1
        assert "the content folder “content” does not exist" in result.output

    def test_a_revision_is_never_an_option_of_git(self, repository: Project) -> None:
        with pytest.raises(NoRevision):
            changed_files(repository.content, "--output=stolen")
        assert list(repository.root.rglob("stolen")) == []

    def test_outside_of_git(self, call: Call, make_project: MakeProject) -> None:
        environment = {"GIT_CEILING_DIRECTORIES": str(make_project().root.parent)}
        project = Project(Path(environment["GIT_CEILING_DIRECTORIES"]) / "project")
        result = call("check", "--changed", project=project, environment=environment)
        assert result.exit_code == 1
        assert "git cannot say what changed (" in result.output


@pytest.fixture
def repository(make_project: MakeProject) -> Project:
    """A project under git, with everything committed."""
    project = make_project()
    git(project.root, "init", "--quiet")
    git(project.root, "add", ".")
    git(project.root, "commit", "--quiet", "--message", "first")
    return project


def git(folder: Path, *arguments: str | Path) -> None:
    identity = ("-c", "user.name=An analyst", "-c", "user.email=analyst@news.example")
    subprocess.run(["git", "-C", folder, *identity, *arguments], check=True)
