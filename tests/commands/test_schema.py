"""`briefings schema`: what editors complete and underline."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main
from generator.contribute.schemas import of_kinds
from generator.model.vocabulary import Kind
from tests.conftest import MakeProject

Call = Callable[..., Result]


def test_all_are_printed_with_the_ids_there_are(call: Call) -> None:
    result = call("schema")
    assert result.exit_code == 0
    printed = json.loads(result.output)
    assert list(printed) == [kind.singular for kind in Kind]
    assert "A report (News, 1 June 2025)" in str(printed["event"]["definitions"])


def test_a_file_a_kind_is_written(call: Call, make_project: MakeProject) -> None:
    project = make_project()
    folder = project.root / "schemas"
    result = call("schema", str(folder), project=project)
    assert result.exit_code == 0
    written = {path.name: json.loads(path.read_text("utf-8")) for path in folder.iterdir()}
    assert set(written) == {f"{kind.singular}.schema.json" for kind in Kind}
    assert written["event.schema.json"]["title"] == "Event"


def test_content_with_mistakes_has_ids_all_the_same(call: Call) -> None:
    broken = {"actors/a-paper.yaml": "name: [x\n", "actors/b-paper.yaml": "nam: x\n"}
    result = call("schema", files=broken)
    assert result.exit_code == 0
    choices = json.loads(result.output)["event"]["definitions"]["actor"]["anyOf"][0]
    assert {"a-paper", "b-paper", "kp"} <= set(choices["enum"])


def test_without_content_any_id_may_be_the_next(call: Call, make_project: MakeProject) -> None:
    result = call("schema", project=make_project(empty=True))
    assert result.exit_code == 0
    assert json.loads(result.output) == of_kinds.all_kinds()


def test_outside_of_a_project_there_is_a_schema_too(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["--project", str(tmp_path / "nowhere"), "schema"])
    assert result.exit_code == 0
    assert json.loads(result.output) == of_kinds.all_kinds()
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_written_among_the_entries(call: Call, make_project: MakeProject) -> None:
    project = make_project()
    before = sorted(project.content.rglob("*"))
    result = call("schema", str(project.content / "events/schemas"), project=project)
    assert result.exit_code == 2
    assert "the content folder holds entries only; name another folder" in result.output
    assert sorted(project.content.rglob("*")) == before


def test_a_file_in_the_way_is_said_in_words(call: Call, make_project: MakeProject) -> None:
    project = make_project()
    (project.root / "file").write_text("not a folder")
    result = call("schema", str(project.root / "file"), project=project)
    assert result.exit_code == 2
    assert "is a file" in result.output
