"""`briefings new`: an entry that is valid as it is, and nothing overwritten."""

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator import pipeline
from generator.contribute import scaffold
from generator.model.items import MODELS
from generator.pipeline import Project
from tests.conftest import AS_OF, EVENT

Call = Callable[..., Result]
MakeProject = Callable[..., Project]

GOLDEN = Path(__file__).with_name("golden_new")
KINDS = [kind.singular for kind in scaffold.KINDS]
TITLE = "title=It happened again"
ENOUGH = (
    *("--set", TITLE, "--set", "date=2025-06-30", "--set", "status=occurred"),
    *("--set", "summary=It happened again, a paper says.", "--set", "sources=a-report#p2"),
)


@pytest.mark.parametrize("kind", KINDS)
class TestEveryKind:
    def test_is_valid_as_it_is(self, call: Call, make_project: MakeProject, kind: str) -> None:
        project = make_project()
        result = call("new", kind, "brand-new", project=project)
        assert result.exit_code == 0
        assert f"content/{kind}s/brand-new.yaml is there to be filled in" in result.output
        checked = call("check", "--all", project=project)
        assert checked.exit_code == 0
        assert "0 errors" in checked.output

    def test_says_where_something_is_to_be_written(
        self, call: Call, make_project: MakeProject, kind: str
    ) -> None:
        project = make_project()
        call("new", kind, "brand-new", project=project)
        text = (project.content / f"{kind}s/brand-new.yaml").read_text(encoding="utf-8")
        output = call("check", "--all", project=project).output
        assert output.count("brand-new.yaml") >= text.count("To be written") > 0
        assert "W410" in output

    def test_explains_every_field(self, call: Call, make_project: MakeProject, kind: str) -> None:
        project = make_project()
        call("new", kind, "brand-new", project=project)
        text = (project.content / f"{kind}s/brand-new.yaml").read_text(encoding="utf-8")
        [model] = [model for model in MODELS.values() if model.kind.singular == kind]
        for name, field in model.model_fields.items():
            if name != "id":
                lines = text.splitlines()
                typed = field.alias or name
                [line] = [
                    index
                    for index, line in enumerate(lines)
                    if line.removeprefix("# ").startswith(f"{typed}:")
                ]
                assert lines[line - 1].startswith("#")
        assert max(map(len, text.splitlines())) <= 110

    def test_without_an_id_gets_a_free_one(
        self, call: Call, make_project: MakeProject, kind: str
    ) -> None:
        project = make_project()
        for _ in range(3):
            assert call("new", kind, project=project).exit_code == 0
        names = {path.name for path in (project.content / f"{kind}s").glob("new-*")}
        assert names == {f"new-{kind}.yaml", f"new-{kind}-2.yaml", f"new-{kind}-3.yaml"}
        assert call("check", project=project).exit_code == 0

    def test_tells_editors_its_schema(
        self, call: Call, make_project: MakeProject, kind: str
    ) -> None:
        project = make_project()
        call("new", kind, "brand-new", project=project)
        text = (project.content / f"{kind}s/brand-new.yaml").read_text(encoding="utf-8")
        first = text.splitlines()[0]
        assert first == f"# yaml-language-server: $schema=../../build/schemas/{kind}.schema.json"

    def test_the_examples_of_fields_with_fields_of_their_own_can_be_used(
        self, call: Call, make_project: MakeProject, kind: str
    ) -> None:
        project = make_project()
        call("new", kind, "brand-new", "--as-of", "2026-11-24", project=project)
        path = project.content / f"{kind}s/brand-new.yaml"
        text = path.read_text(encoding="utf-8")
        examples = re.findall(r"(?m)^# (\w+:\n(?:#   .*\n)+)", text)
        assert examples or kind == "source"
        used = "".join(example.replace("#   ", "  ") for example in examples)
        path.write_text(f"{text}\n{used}", encoding="utf-8")
        output = call("check", "--all", "--as-of", "2026-11-24", project=project).output
        # What they name is made up, and quoted words have to have a translation.
        assert set(re.findall(r"error (E\d+)", output)) <= {"E120", "E217", "E240"}


@pytest.mark.parametrize("kind", ["statement", "actor"])
def test_the_file_to_fill_in_word_for_word(
    call: Call, make_project: MakeProject, kind: str
) -> None:
    project = make_project()
    call("new", kind, "brand-new", "--as-of", "2026-11-23", project=project)
    text = (project.content / f"{kind}s/brand-new.yaml").read_text(encoding="utf-8")
    golden = GOLDEN / f"{kind}.yaml"
    if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_once_its_texts_are_written_it_is_shown(call: Call, make_project: MakeProject) -> None:
    project = make_project()
    call("new", "event", "brand-new", project=project)
    path = project.content / "events/brand-new.yaml"
    text = path.read_text(encoding="utf-8")
    written = text.replace("To be written", "It is written now")
    assert is_shown(project, path, without_remarks(written))


def is_shown(project: Project, path: Path, text: str) -> bool:
    """Whether an entry has a page once its file has this text."""
    path.write_text(text, encoding="utf-8")
    content = pipeline.examine(project, AS_OF).content
    assert content is not None
    pages = {file.path for file in pipeline.render(project, content, AS_OF).pages}
    return f"{path.parent.name}/{path.stem}.md" in pages


def without_remarks(text: str) -> str:
    return re.sub(r"(?m)^# \(“.*” is only an example.*\n", "", text)


class TestExamples:
    """What a new entry begins with is not published because nobody looked at it."""

    @pytest.fixture
    def project(self, call: Call, make_project: MakeProject) -> Project:
        project = make_project()
        call("new", "statement", "brand-new", project=project)
        path = project.content / "statements/brand-new.yaml"
        text = path.read_text(encoding="utf-8").replace("To be written", "It is written now")
        path.write_text(text, encoding="utf-8")
        return project

    def test_left_as_they_are_are_reported_and_not_shown(
        self, call: Call, project: Project
    ) -> None:
        path = project.content / "statements/brand-new.yaml"
        output = call("check", "--all", project=project).output
        left = re.findall("W410: “(.*)” still has the example that every new entry", output)
        assert left == ["date", "act", "attribution", "speaker", "sources"]
        assert "| act: asserts\n    |      ^\n    Put your own in its place, or take " in output
        assert not is_shown(project, path, path.read_text(encoding="utf-8"))

    def test_others_in_their_place_are_taken(self, call: Call, project: Project) -> None:
        path = project.content / "statements/brand-new.yaml"
        text = path.read_text(encoding="utf-8")
        for name, own in {"date": "2026-11", "act": "warns", "speaker": "kp"}.items():
            text = re.sub(rf"(?m)^{name}: .*", f"{name}: {own}", text)
        path.write_text(text, encoding="utf-8")
        output = call("check", "--all", project=project).output
        assert re.findall("W410: “(.*)” still", output) == ["attribution", "sources"]
        assert is_shown(project, path, without_remarks(text))

    def test_survive_being_put_in_order(self, call: Call, project: Project) -> None:
        before = call("check", "--all", project=project).output.count("W410: ")
        assert call("fmt", project=project).exit_code == 0
        assert call("check", "--all", project=project).output.count("W410: ") == before == 5

    def test_nothing_published_can_refer_to_them(self, call: Call, project: Project) -> None:
        event = project.content / "events/something-happened.yaml"
        event.write_text(f"{event.read_text(encoding='utf-8')}related: brand-new\n", "utf-8")
        output = call("check", "--all", project=project).output
        assert "error E410: “act” still has the example" in output
        assert "refer to this statement, as “something-happened” does." in output


class TestId:
    @pytest.mark.parametrize(
        ("typed", "suggested"),
        [
            ("Minister Denies Report", "minister-denies-report"),
            ("événement", "evenement"),
            ("two--hyphens", "two-hyphens"),
            ("../../outside", "outside"),
            ("/etc/passwd", "etc-passwd"),
            ("x" * 65, "x" * 64),
        ],
    )
    def test_a_bad_one_is_explained_and_a_good_one_suggested(
        self, call: Call, make_project: MakeProject, typed: str, suggested: str
    ) -> None:
        project = make_project()
        before = sorted(project.root.rglob("*"))
        result = call("new", "event", "--", typed, project=project)
        assert result.exit_code == 1
        assert f"For example: “{suggested}”." in result.output
        assert "Nothing was written." in result.output
        assert sorted(project.root.rglob("*")) == before

    @pytest.mark.parametrize("typed", ["kp", "index", "con", "---", "2025", "核", "a"])
    def test_what_nothing_can_be_made_of_is_refused(
        self, call: Call, make_project: MakeProject, typed: str
    ) -> None:
        result = call("new", "event", "--", typed, project=make_project())
        assert result.exit_code == 1
        assert f"“{typed}” cannot be an id." in result.output
        assert "For example" not in result.output

    def test_a_source_may_begin_with_a_digit(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        assert call("new", "source", "38north-2025", project=project).exit_code == 0
        assert call("new", "event", "38north-2026", project=project).exit_code == 1

    @pytest.mark.parametrize("kind", KINDS)
    def test_one_that_is_taken_is_not_overwritten(
        self, call: Call, make_project: MakeProject, kind: str
    ) -> None:
        project = make_project()
        event = project.content / "events/something-happened.yaml"
        before = event.read_bytes()
        result = call("new", kind, "something-happened", project=project)
        assert result.exit_code == 1
        assert "content/events/something-happened.yaml has it" in result.output
        assert event.read_bytes() == before

    def test_one_that_a_broken_file_has_is_taken(
        self, call: Call, make_project: MakeProject
    ) -> None:
        project = make_project({"events/broken-one.yaml": "title: [\n"})
        assert call("new", "event", "broken-one", project=project).exit_code == 1
        assert (project.content / "events/broken-one.yaml").read_text() == "title: [\n"

    @pytest.mark.parametrize("settings", [(), ENOUGH])
    def test_a_former_id_of_an_entry_is_taken(
        self, call: Call, make_project: MakeProject, settings: tuple[str, ...]
    ) -> None:
        project = make_project({"events/renamed.yaml": f"{EVENT}aliases: it-happened-again\n"})
        result = call("new", "event", "it-happened-again", *settings, project=project)
        assert result.exit_code == 1
        assert "content/events/renamed.yaml has it" in result.output
        assert call("new", "event", *ENOUGH, project=project).exit_code == 0
        assert (project.content / "events/it-happened-again-2.yaml").exists()

    @pytest.mark.parametrize("settings", [(), ENOUGH])
    def test_a_link_in_place_of_its_folder_is_not_written_through(
        self, call: Call, make_project: MakeProject, tmp_path: Path, settings: tuple[str, ...]
    ) -> None:
        project, outside = make_project(), tmp_path / "outside"
        outside.mkdir()
        shutil.rmtree(project.content / "events")
        (project.content / "events").symlink_to(outside)
        result = call("new", "event", "brand-new", *settings, project=project)
        assert result.exit_code == 1
        assert "“content/events” is a link or a file" in result.output
        assert list(outside.iterdir()) == []

    def test_a_link_in_place_of_the_content_is_not_written_through(
        self, call: Call, make_project: MakeProject, tmp_path: Path
    ) -> None:
        project, outside = make_project(), tmp_path / "outside"
        project.content.rename(outside)
        project.content.symlink_to(outside)
        before = sorted(outside.rglob("*"))
        result = call("new", "event", "brand-new", project=project)
        assert result.exit_code == 1
        assert "“content” is a link, and links are not followed" in result.output
        assert sorted(outside.rglob("*")) == before

    def test_what_a_terminal_would_obey_is_not_printed(
        self, call: Call, make_project: MakeProject
    ) -> None:
        result = call("new", "event", "\x1b]0;title\x07", project=make_project())
        assert "“�]0;title�” cannot be an id" in result.output

    def test_a_link_in_its_place_is_not_written_through(
        self, call: Call, make_project: MakeProject, tmp_path: Path
    ) -> None:
        project, outside = make_project(), tmp_path / "outside.yaml"
        (project.content / "events/brand-new.yaml").symlink_to(outside)
        result = call("new", "event", "brand-new", project=project)
        assert result.exit_code == 1
        assert "File exists" in result.output
        assert not outside.exists()


class TestFirstSteps:
    def test_an_archive_begins_with_a_source(self, call: Call, make_project: MakeProject) -> None:
        """The way that the message about an empty content folder shows leads to a sound archive."""
        project = make_project(empty=True)
        said = call("check", project=project).output
        for kind in ("source", "event"):
            assert f"“briefings new {kind}”" in said
            assert call("new", kind, project=project).exit_code == 0
        assert call("check", project=project).exit_code == 0

    def test_the_day_it_was_added_is_filled_in(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        call("new", "event", "brand-new", "--as-of", "2026-02-03", project=project)
        text = (project.content / "events/brand-new.yaml").read_text(encoding="utf-8")
        assert "\nadded: 2026-02-03\n" in text


def test_nothing_unfinished_is_published(call: Call, make_project: MakeProject) -> None:
    project = make_project()
    for kind in scaffold.KINDS:
        assert call("new", kind.singular, project=project).exit_code == 0
    content = pipeline.examine(project, AS_OF).content
    assert content is not None
    rendered = pipeline.render(project, content, AS_OF)
    for file in (*rendered.pages, *rendered.downloads, *rendered.records):
        # The pages for contributors tell what a new entry begins with.
        if not file.path.startswith("contribute/"):
            assert "To be written" not in file.content, file.path
            assert "new-" not in file.path


class TestGivenValues:
    def test_become_a_finished_entry(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        result = call(
            *("new", "event", *ENOUGH, "--set", "actors=kp", "--set", "actors=us"),
            *("--as-of", "2026-11-23"),
            project=project,
        )
        assert result.exit_code == 0
        assert "0 errors, 1 warning" in result.output
        assert "briefings serve, then events/it-happened-again/ at the address" in result.output
        path = project.content / "events/it-happened-again.yaml"
        assert path.read_text(encoding="utf-8") == (
            "# yaml-language-server: $schema=../../build/schemas/event.schema.json\n"
            "title: It happened again\n"
            "date: 2025-06-30\n"
            "added: 2026-11-23\n"
            "status: occurred\n"
            "summary: It happened again, a paper says.\n"
            "actors: [kp, us]\n"
            "sources: a-report#p2\n"
        )

    def test_what_is_like_it_is_noted(self, call: Call, make_project: MakeProject) -> None:
        result = call("new", "event", *ENOUGH, project=make_project())
        assert "Most like it-happened-again, from 0 to 100:\n" in result.stderr
        assert "\n     content/events/something-happened.yaml (text " in result.stderr

    @pytest.mark.parametrize(
        ("settings", "said"),
        [
            (ENOUGH[2:], "the field “title” is missing"),
            ((*ENOUGH, "--set", "stauts=ongoing"), "there is no field called “stauts” here"),
            ((*ENOUGH, "--set", "status=ongoing"), "“status” takes"),
            ((*ENOUGH, "--set", "topics=drones"), "there is no topic “drones”"),
            ((*ENOUGH, "--set", "part_of=something-hapened"), "Did you mean “something-happened”?"),
            ((*ENOUGH, "--set", "updates=none"), "“updates” takes fields of its own"),
            ((*ENOUGH, "--set", "note="), "the field “note” is empty"),
            ((*ENOUGH, "--set", "id=another"), "the id is not typed inside the file"),
        ],
    )
    def test_with_something_wrong_nothing_is_written(
        self, call: Call, make_project: MakeProject, settings: tuple[str, ...], said: str
    ) -> None:
        project = make_project()
        before = sorted(project.root.rglob("*"))
        result = call("new", "event", "again-it-happened", *settings, project=project)
        assert result.exit_code == 1
        assert said in result.stderr
        assert "content/events/again-it-happened.yaml:" in result.stderr
        assert "Nothing was written." in result.stderr
        assert sorted(project.root.rglob("*")) == before

    @pytest.mark.parametrize("setting", ["title", "=A title", ""])
    def test_what_is_no_setting_is_explained(
        self, call: Call, make_project: MakeProject, setting: str
    ) -> None:
        result = call("new", "event", "--set", setting, project=make_project())
        assert result.exit_code == 1
        assert f"“{setting}” is not FIELD=VALUE; type for example: --set" in result.stderr

    def test_a_title_that_no_id_can_be_made_of(self, call: Call, make_project: MakeProject) -> None:
        project = make_project()
        assert call("new", "event", *ENOUGH, "--set", TITLE, project=project).exit_code == 1
        korean = ("--set", "title=드론 시험", *ENOUGH[2:])
        assert call("new", "event", *korean, project=project).exit_code == 0
        assert (project.content / "events/new-event.yaml").exists()

    def test_two_of_one_title_get_different_ids(
        self, call: Call, make_project: MakeProject
    ) -> None:
        project = make_project()
        for _ in range(2):
            assert call("new", "event", *ENOUGH, project=project).exit_code == 0
        assert (project.content / "events/it-happened-again-2.yaml").exists()

    @pytest.mark.parametrize("kind", KINDS)
    def test_nothing_is_ever_asked(self, call: Call, make_project: MakeProject, kind: str) -> None:
        """Where the tests run, there is no terminal, and reading from it would end the command."""
        result = call("new", kind, "--set", "note=Only a note", project=make_project())
        assert result.exit_code == 1
        assert "is missing" in result.stderr


class TestWithoutATerminal:
    @pytest.mark.parametrize("arguments", [(), ENOUGH])
    def test_it_says_how_to_call_it(
        self, call: Call, make_project: MakeProject, arguments: tuple[str, ...]
    ) -> None:
        result = call("new", *arguments, project=make_project())
        assert result.exit_code == 2
        assert "needs a terminal" in result.stderr
        assert "briefings new event --set 'title=…'" in result.stderr
