"""`briefings new`: an entry that is valid as it is, and nothing overwritten."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from generator import pipeline
from generator.contribute import scaffold
from generator.model.items import MODELS
from generator.pipeline import Project
from tests.conftest import AS_OF

Call = Callable[..., Result]
MakeProject = Callable[..., Project]

KINDS = [kind.singular for kind in scaffold.KINDS]


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

    def test_an_entry_is_under_embargo_until_somebody_lifts_it(
        self, call: Call, make_project: MakeProject, kind: str
    ) -> None:
        project = make_project()
        call("new", kind, "brand-new", project=project)
        is_entry = kind in ("event", "statement", "response")
        text = (project.content / f"{kind}s/brand-new.yaml").read_text(encoding="utf-8")
        assert ("embargo_until: 2100-01-01" in text) is is_entry


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
    for file in (*rendered.pages, *rendered.records):
        assert "To be written" not in file.content, file.path
        assert "new-" not in file.path
