"""What all commands have in common, and `schema`, `generate` and `export` as far as they refuse."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from click.testing import Result
from json_schema import faults

from generator.cli import COMMANDS, main
from generator.model.items import MODELS
from generator.model.vocabulary import Kind, Term
from generator.pipeline import Project

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
            _, *arguments = help_text.split("Example:\n", 1)[1].split("\n", 1)[0].split()
            context = main.make_context("briefings", [*arguments], resilient_parsing=True)
            command_name, command, rest = main.resolve_command(context, arguments)
            assert (command_name, command) == (name, command_called(name))
            assert isinstance(command, click.Command)
            assert not command.make_parser(context).parse_args(rest)[1]

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
        (project.root / "site").mkdir()
        (project.root / "site/index.html").write_text("the site of yesterday")
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
        (project.root / "site").mkdir()
        (project.root / "site/index.html").write_text("the site of yesterday")
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
        assert "is not empty" in result.output
        assert [path.name for path in (project.root / "mine").iterdir()] == ["thesis.txt"]


def _contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


class TestSchema:
    @pytest.fixture
    def schemas(self, call: Call) -> dict[str, Any]:
        result = call("schema")
        assert result.exit_code == 0
        schemas: dict[str, Any] = json.loads(result.output)
        return schemas

    def test_there_is_one_for_every_kind(self, schemas: dict[str, Any]) -> None:
        assert set(schemas) == {kind.singular for kind in Kind}
        for schema in schemas.values():
            assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"

    def test_every_field_is_described_as_in_the_model(self, schemas: dict[str, Any]) -> None:
        for kind, model in MODELS.items():
            schema = schemas[kind.singular]
            schema = schema if kind is not Kind.TOPIC else schema["additionalProperties"]
            fields = {
                field.alias or name: field.description
                for name, field in model.model_fields.items()
                if name != "id"
            }
            described = {
                name: field.get("description") or _meant(schema, field)["description"]
                for name, field in schema["properties"].items()
            }
            assert described == fields
            assert schema["additionalProperties"] is False

    def test_the_id_is_in_none(self, schemas: dict[str, Any]) -> None:
        for part in _parts(schemas):
            assert "id" not in part.get("properties", {})
            assert "id" not in part.get("required", [])

    @pytest.mark.parametrize("vocabulary", Term.__subclasses__())
    def test_the_vocabularies_are_in_it(
        self, schemas: dict[str, Any], vocabulary: type[Term]
    ) -> None:
        in_schemas = [part["enum"] for part in _parts(schemas) if "enum" in part]
        is_derived = vocabulary.__module__ != "generator.model.vocabulary"
        assert (list(vocabulary) in in_schemas) is not is_derived

    def test_a_file_a_kind_is_written(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        folder = project.root / "schemas"
        result = call("schema", str(folder), project=project)
        assert result.exit_code == 0
        written = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
        assert set(written) == {f"{kind.singular}.schema.json" for kind in Kind}
        assert written["event.schema.json"]["title"] == "Event"

    @pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.TOPIC])
    def test_the_real_content_is_valid(self, schemas: dict[str, Any], kind: Kind) -> None:
        schema = schemas[kind.singular]
        files = sorted((REPOSITORY / "content" / kind.value).rglob("*.yaml"))
        assert files
        for path in files:
            typed = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
            assert list(faults(typed, schema, schema)) == [], path

    def test_the_real_topics_are_valid(self, schemas: dict[str, Any]) -> None:
        typed = yaml.load((REPOSITORY / "content/topics.yaml").read_text("utf-8"), yaml.BaseLoader)
        assert list(faults(typed, schemas["topic"], schemas["topic"])) == []

    @pytest.mark.parametrize(
        "change",
        [
            {"status": "happened"},
            {"date": "in June"},
            {"added": "2026"},
            {"sources": []},
            {"titel": "A title"},
            {"title": ""},
            {"title": ["A", "B"]},
            {"title": "x" * 121},
            {"updates": {"date": "2026-01-01", "kind": "news", "text": "x"}},
        ],
        ids=lambda change: next(iter(change)),
    )
    def test_what_check_refuses_is_not_valid(
        self, schemas: dict[str, Any], change: dict[str, Any]
    ) -> None:
        path = next((REPOSITORY / "content/events").glob("*.yaml"))
        typed = yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)
        schema = schemas["event"]
        assert list(faults(typed, schema, schema)) == []
        assert list(faults({**typed, **change}, schema, schema)) != []

    def test_a_missing_field_is_not_valid(self, schemas: dict[str, Any]) -> None:
        found = list(faults({"title": "A title"}, schemas["event"], schemas["event"]))
        assert "date is missing" in found


def _parts(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from _parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _parts(part)


def _meant(schema: dict[str, Any], field: dict[str, Any]) -> Any:
    """What the field refers to; pydantic leaves out a description that is the same there."""
    return schema["$defs"][field["$ref"].removeprefix("#/$defs/")]
