"""What all commands have in common, and `generate` and `export` as far as they refuse."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import click
import pytest
from click.testing import Result

from generator.cli import COMMANDS, main
from generator.pipeline import Project
from tests.conftest import write

Call = Callable[..., Result]
MakeProject = Callable[..., Project]

REPOSITORY = Path(__file__).parents[2]
CONTEXT = click.Context(main)


def command_called(name: str) -> click.Command:
    command = main.get_command(CONTEXT, name)
    assert command is not None
    return command


class TestHelp:
    @pytest.mark.parametrize("command", ["", *COMMANDS])
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def test_every_command_has_help_with_an_example(
        self, call: Call, command: str, option: str
    ) -> None:
        result = call(*filter(None, [command, option]))
        assert result.exit_code == 0
        example = result.output.split("Example:\n", 1)[1].splitlines()[0].strip()
        assert example.startswith(f"briefings {command}".strip())

    def test_the_examples_can_be_called(self, tmp_path: Path) -> None:
        for name in COMMANDS:
            help_text = command_called(name).help or ""
            _, *arguments = shlex.split(help_text.split("Example:\n", 1)[1].split("\n", 1)[0])
            context = main.make_context("briefings", [*arguments], resilient_parsing=True)
            command_name, command, rest = main.resolve_command(context, arguments)
            assert (command_name, command) == (name, command_called(name))
            assert isinstance(command, click.Command)
            assert not command.make_parser(click.Context(command)).parse_args(rest)[1]

    def test_every_option_is_explained(self) -> None:
        options = [
            (name, option)
            for name in COMMANDS
            for option in command_called(name).params
            if isinstance(option, click.Option)
        ]
        assert options
        assert [name for name, option in options if not option.help] == []

    def test_the_version(self, call: Call) -> None:
        result = call("--version")
        assert (result.exit_code, result.output) == (
            0,
            f"briefings, version {version('briefings')}\n",
        )

    def test_the_command_is_installed(self) -> None:
        command = [sys.executable, "-c", "from generator.cli import main; main()", "--version"]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd="/")
        assert done.stdout == f"briefings, version {version('briefings')}\n"


class TestQuiet:
    """In a pipe, nothing but what was asked for."""

    @pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
    def test_check_in_a_pipe(self, make_project: MakeProject, locale: str) -> None:
        root = make_project({"events/something-happened.yaml": "title: ’\n"}).root
        program = "from generator.cli import main; main(prog_name='briefings')"
        done = subprocess.run(
            [sys.executable, "-c", program, "--project", str(root), "check"],
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": locale},
        )
        assert done.returncode == 1
        assert done.stderr == b""
        assert b"\x1b" not in done.stdout
        assert "the field “date” is missing" in done.stdout.decode()


class TestRefused:
    """Content with errors, and folders that cannot be written: words, exit code 1, no harm done."""

    BROKEN = {"events/something-happened.yaml": "title: A title\n"}

    @pytest.mark.parametrize(
        "arguments", [["generate"], ["build"], ["export", "{root}/exported"]], ids=lambda a: a[0]
    )
    def test_content_with_errors(
        self, call: Call, make_project: MakeProject, arguments: list[str]
    ) -> None:
        project = make_project(self.BROKEN)
        write(project.root / "site/explore/index.html", "the site of yesterday")
        before = _contents(project.root)
        filled = [argument.format(root=project.root) for argument in arguments]
        result = call(*filled, project=project)
        assert result.exit_code == 1
        assert "E110: the field “date” is missing" in result.output
        assert "Nothing was written." in result.output
        assert _contents(project.root) == before

    @pytest.mark.parametrize(
        "arguments",
        [["generate", "{root}/file/docs"], ["schema", "{root}/file/schemas"]],
        ids=lambda a: a[0],
    )
    def test_a_folder_that_cannot_be_made(
        self, call: Call, make_project: MakeProject, arguments: list[str]
    ) -> None:
        project = make_project()
        (project.root / "file").write_text("not a folder")
        filled = [argument.format(root=project.root) for argument in arguments]
        result = call(*filled, project=project)
        assert result.exit_code == 1
        assert "Not a directory" in result.output
        assert "Errno" not in result.output

    @pytest.mark.parametrize("command", ["generate", "build"])
    def test_a_broken_template(self, call: Call, make_project: MakeProject, command: str) -> None:
        project = make_project()
        write(project.root / "site/explore/index.html", "the site of yesterday")
        (project.templates / "pages/home.md.jinja").write_text("{% if %}\n")
        before = _contents(project.root)
        result = call(command, project=project)
        assert result.exit_code == 1
        assert "home.md.jinja, line 1" in result.output
        assert _contents(project.root) == before

    def test_an_export_over_something_else(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        (project.root / "mine").mkdir()
        (project.root / "mine/thesis.txt").write_text("years of work")
        result = call("export", str(project.root / "mine"), project=project)
        assert result.exit_code == 1
        assert "holds something else and is left alone" in result.output
        assert [path.name for path in (project.root / "mine").iterdir()] == ["thesis.txt"]


def _contents(root: Path) -> dict[str, bytes]:
    """Every file but those of the memory, which is nobody's work."""
    files = (path for path in root.rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {str(path): path.read_bytes() for path in files}
