"""`briefings from-issue`: a submitted form becomes files, and problems in words."""

import html
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import pipeline
from generator.cli import main
from generator.contribute.forms.questions import FORM_KINDS, option, questions
from generator.model.field_guide import Form
from generator.model.problems import Severity
from generator.model.vocabulary import Kind
from generator.pipeline import Project
from tests.conftest import AS_OF
from tests.github.submitted import STATEMENT, body

MakeProject = Callable[..., Project]
Submit = Callable[..., Result]
MENDED = 0
NOTHING_WRITTEN = 1
TO_BE_MENDED = 3

DRONES = "content/statements/ministry-denies-a-report-on-drones.yaml"
SOURCE = "content/sources/the-daily-2026-11-20-ministry-rejects-drone.yaml"
ACTOR = "name: Foreign Ministry of North Korea\ntype: government\ncountry: kp\naliases: MFA DPRK\n"


def tree(project: Project) -> dict[str, str]:
    files = (path for path in project.root.rglob("*") if path.is_file())
    return {path.relative_to(project.root).as_posix(): path.read_text("utf-8") for path in files}


def written(project: Project, before: dict[str, str]) -> dict[str, str]:
    after = tree(project)
    assert {name: after[name] for name in before} == before
    return {name: text for name, text in after.items() if name not in before}


class TestAFormThatIsRight:
    def test_becomes_an_entry_and_the_source_it_rests_on(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        project = make_project()
        before = tree(project)
        result = submit(project, body(Kind.STATEMENT, STATEMENT))
        assert result.exit_code == MENDED
        assert "Nothing has to be mended." in result.output
        assert written(project, before) == {
            DRONES: (
                "# yaml-language-server: $schema=../../build/schemas/statement.schema.json\n"
                "title: Ministry denies a report on drones\n"
                "date: 2026-11-20\n"
                "added: 2026-11-23\n"
                "act: denies\n"
                "attribution: named\n"
                "speaker: kp\n"
                "about: something-happened\n"
                "quote: a groundless story\n"
                "quote_lang: en\n"
                "sources: the-daily-2026-11-20-ministry-rejects-drone\n"
            ),
            SOURCE: (
                "# yaml-language-server: $schema=../../build/schemas/source.schema.json\n"
                "title: Ministry rejects drone story\n"
                "publisher: The Daily\n"
                "type: news\n"
                "published: 2026-11-20\n"
                "url: https://daily.example/drones\n"
                "accessed: 2026-11-23\n"
            ),
        }

    def test_passes_the_check(self, make_project: MakeProject, submit: Submit) -> None:
        project = make_project()
        assert submit(project, body(Kind.STATEMENT, STATEMENT)).exit_code == MENDED
        problems = pipeline.examine(project, AS_OF).problems
        assert [one for one in problems if one.severity is Severity.ERROR] == []

    def test_is_in_order_already(self, make_project: MakeProject, submit: Submit) -> None:
        project = make_project()
        submit(project, body(Kind.STATEMENT, STATEMENT))
        arguments = ["--project", str(project.root), "fmt", "--check"]
        paths = [str(project.root / path) for path in (DRONES, SOURCE)]
        assert CliRunner().invoke(main, [*arguments, *paths]).exit_code == 0

    def test_from_windows_is_the_same(self, make_project: MakeProject, submit: Submit) -> None:
        project = make_project()
        submit(project, body(Kind.STATEMENT, STATEMENT, line_end="\r\n"))
        assert "\r" not in (project.root / DRONES).read_bytes().decode()

    @pytest.mark.parametrize("kind", FORM_KINDS)
    def test_tells_its_kind_by_its_questions(
        self, make_project: MakeProject, submit: Submit, kind: Kind
    ) -> None:
        project = make_project()
        before = tree(project)
        submit(project, body(kind, {"Title": "A brand new thing", "Name": "A brand new thing"}))
        [path] = written(project, before)
        assert path == f"content/{kind.value}/a-brand-new-thing.yaml"

    def test_a_second_one_gets_an_id_of_its_own(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        project = make_project()
        submit(project, body(Kind.STATEMENT, STATEMENT))
        submit(project, body(Kind.STATEMENT, STATEMENT))
        assert (project.root / DRONES.replace(".yaml", "-2.yaml")).is_file()
        assert list(project.content.glob("sources/the-daily*-2.yaml")) == []

    def test_can_be_read_from_standard_input(self, make_project: MakeProject) -> None:
        project = make_project()
        arguments = ["--project", str(project.root), "from-issue", "-", "--as-of", "2026-11-23"]
        result = CliRunner().invoke(main, arguments, input=body(Kind.STATEMENT, STATEMENT))
        assert result.exit_code == MENDED
        assert (project.root / DRONES).is_file()

    def test_is_only_shown_in_a_dry_run(self, make_project: MakeProject, submit: Submit) -> None:
        project = make_project()
        before = tree(project)
        result = submit(project, body(Kind.STATEMENT, STATEMENT), "--dry-run")
        assert f"# {DRONES}\n" in result.output
        assert "\ntitle: Ministry denies" in result.output
        assert written(project, before) == {}


class TestWhatSomebodyMayCallThings:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("kp", "kp"),
            ("North Korea", "kp"),
            ("foreign ministry of north korea", "foreign-ministry"),
            ("MFA DPRK", "foreign-ministry"),
            ("foreign-ministry", "foreign-ministry"),
        ],
    )
    def test_an_actor(
        self, make_project: MakeProject, submit: Submit, typed: str, meant: str
    ) -> None:
        project = make_project({"actors/foreign-ministry.yaml": ACTOR})
        submit(project, body(Kind.STATEMENT, {**STATEMENT, "Speaker": typed}))
        assert f"\nspeaker: {meant}\n" in (project.root / DRONES).read_text("utf-8")

    def test_several_actors(self, make_project: MakeProject, submit: Submit) -> None:
        project = make_project({"actors/foreign-ministry.yaml": ACTOR})
        form = body(Kind.EVENT, {"Title": "A new test", "Actors": "- MFA DPRK\n- us, kr"})
        submit(project, form)
        text = (project.content / "events/a-new-test.yaml").read_text("utf-8")
        assert text.count("foreign-ministry") == text.count("us") == text.count("kr") == 1

    def test_a_source_by_its_address(self, make_project: MakeProject, submit: Submit) -> None:
        filed = "title: A\npublisher: B\ntype: news\npublished: 2026-11-20\n"
        filed += "url: https://www.daily.example/drones/?utm_source=x\naccessed: 2026-11-23\n"
        project = make_project({"sources/filed-before.yaml": filed})
        before = tree(project)
        result = submit(project, body(Kind.STATEMENT, STATEMENT))
        [(_, text)] = written(project, before).items()
        assert "\nsources: filed-before\n" in text
        assert "Source: address: the source is filed already as “filed-before”" in result.output

    def test_a_source_that_is_filed_already(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        project = make_project()
        answers = {
            name.removeprefix("Source: ").capitalize(): answer
            for name, answer in STATEMENT.items()
            if name.startswith("Source: ")
        }
        assert submit(project, body(Kind.SOURCE, answers)).exit_code == MENDED
        again = submit(project, body(Kind.SOURCE, answers))
        assert again.exit_code == TO_BE_MENDED
        assert "this source is filed already as “the-daily-2026" in again.output

    def test_an_id_is_made_of_what_can_be_one(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        project = make_project()
        for title in ("무인기 보도를 부인", "../../etc/passwd", "con", "kp"):
            submit(project, body(Kind.STATEMENT, {**STATEMENT, "Title": title}))
        names = sorted(path.name for path in project.content.glob("statements/*"))
        assert names == [
            *("etc-passwd.yaml", "new-statement-2.yaml"),
            *("new-statement-3.yaml", "new-statement.yaml"),
        ]


class TestWhatIsWrong:
    def test_is_said_of_the_questions(self, make_project: MakeProject, submit: Submit) -> None:
        wrong = {
            **STATEMENT,
            "Title": "Ministry denies a report on drones.",
            "Date": "sometime",
            "Act": "",
            "Source: published": "",
        }
        project = make_project()
        before = tree(project)
        result = submit(project, body(Kind.STATEMENT, wrong))
        assert result.exit_code == TO_BE_MENDED
        assert DRONES in written(project, before)
        for begins in (
            "Title: a title has no full stop at its end.",
            "Date: “sometime” is not a date",
            "Act: the field “Act” is missing. Answer “Act”.",
            "Source: published: the field “Source: published” is missing.",
        ):
            assert f"\n{begins}" in f"\n{result.output}"
        assert ".yaml:" not in result.output

    def test_an_entry_without_a_source_says_how_to_give_one(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        answers = {name: text for name, text in STATEMENT.items() if not name.startswith("Source")}
        result = submit(make_project(), body(Kind.STATEMENT, answers))
        assert "Sources: the field “Sources” is missing. Answer “Sources”." in result.output

    def test_unknown_names_are_left_as_they_were_typed(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        project = make_project()
        result = submit(project, body(Kind.STATEMENT, {**STATEMENT, "Speaker": "Mr Nobody"}))
        assert result.exit_code == TO_BE_MENDED
        assert "\nSpeaker: nothing here has the id “Mr Nobody”." in f"\n{result.output}"
        assert "\nspeaker: Mr Nobody\n" in (project.root / DRONES).read_text("utf-8")

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("", "this is not a submitted form"),
            ("Please add this.", "this is not a submitted form"),
            ("### Title\n\nA title\n", "this could be the form for event or statement or"),
            (b"\xff\xfe", "the text is not UTF-8"),
            (b"a" * 600_000, "the text is larger than 512 KiB"),
        ],
    )
    def test_what_is_no_form_writes_nothing(
        self, make_project: MakeProject, submit: Submit, text: str | bytes, words: str
    ) -> None:
        project = make_project()
        before = tree(project)
        result = submit(project, text)
        assert result.exit_code == NOTHING_WRITTEN
        assert words in result.output
        assert "Nothing was written." in result.output
        assert written(project, before) == {}

    def test_a_form_of_another_kind_is_not_taken_for_the_one_named(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        result = submit(make_project(), "### Hello\n\nyes\n", "--kind", "actor")
        assert result.exit_code == NOTHING_WRITTEN
        assert "such as “### Name”" in result.output


class TestHostileText:
    def test_is_inert_in_a_comment(self, make_project: MakeProject, submit: Submit) -> None:
        hostile = (
            "@octocat #1 <img src=x onerror=alert(1)> [x](https://evil.example) www.evil.example"
        )
        form = body(Kind.STATEMENT, {**STATEMENT, "Act": hostile, "Speaker": "`@octocat` **x**"})
        comment = submit(make_project(), form, "--format", "markdown").output
        assert "octocat" in comment
        for live in ("@octocat", "#1", "<img", "](", "www.evil", "**x**", "https://evil"):
            assert live not in comment

    def test_cannot_leave_the_content_folder(
        self, make_project: MakeProject, submit: Submit, tmp_path: Path
    ) -> None:
        project = make_project()
        before = tree(project)
        for title in ("../../../x", "/etc/passwd", "a\x00b", "..\\..\\x", "content/../../x"):
            submit(project, body(Kind.EVENT, {"Title": title}))
        for path in written(project, before):
            folder, kind, _ = path.split("/")
            assert (folder, kind) == ("content", "events")
        assert {path.name for path in tmp_path.iterdir()} == {"project", "issue.md"}

    def test_a_value_that_looks_like_a_later_question_stays_where_it_is(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        smuggled = "What was said.\n\n### Source: publisher\n\nSomebody else"
        project = make_project()
        result = submit(project, body(Kind.STATEMENT, {**STATEMENT, "Summary": smuggled}))
        assert "publisher: The Daily\n" in (project.root / SOURCE).read_text("utf-8")
        assert "Somebody else" in (project.root / DRONES).read_text("utf-8")
        assert "Source: publisher: the line “### Source: publisher” stands" in result.output

    def test_a_value_that_looks_like_the_next_question_loses_nothing(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        smuggled = "What was said.\n\n### Sources\n\na-report"
        project = make_project()
        result = submit(project, body(Kind.STATEMENT, {**STATEMENT, "Summary": smuggled}))
        text = (project.root / DRONES).read_text("utf-8")
        assert "a-report" in text
        assert "Sources: the line “### Sources” stands in the form more than once" in result.output

    def test_what_nobody_sees_is_taken_out_and_said(
        self, make_project: MakeProject, submit: Submit
    ) -> None:
        project = make_project()
        form = body(Kind.STATEMENT, {**STATEMENT, "Quote": "a\u200bgroundless\u202e story"})
        result = submit(project, form)
        assert result.exit_code == MENDED
        assert "Quote: an invisible character was taken out" in result.output
        assert "quote: agroundless story\n" in (project.root / DRONES).read_text("utf-8")


def test_every_question_reaches_its_field(make_project: MakeProject, submit: Submit) -> None:
    """Whatever is asked is found again in the files, for every kind of form."""
    project = make_project()
    for kind in FORM_KINDS:
        answers = {question.label: "x" for question in questions(kind)}
        for question in questions(kind):
            if question.field.form is Form.TERM:
                answers[question.label] = option(question.field.terms[0])
        shown = submit(project, body(kind, answers), "--dry-run").output
        for question in questions(kind):
            assert f"\n{question.field.name}: " in f"\n{shown}"


def test_a_comment_fits_into_what_github_takes(make_project: MakeProject, submit: Submit) -> None:
    """However many names it holds that nothing has: else no pull request could be opened."""
    names = "\n".join(f"nobody-{number}" for number in range(800))
    form = body(Kind.EVENT, {"Title": "A new test", "Actors": names})
    comment = submit(make_project(), form, "--format", "markdown").output
    assert len(comment) < 65_536
    said = comment.count("nothing here has the id")
    left_out = re.search(r"… and (\d+) more; “briefings check” shows them\.", comment)
    assert left_out is not None
    assert said + int(left_out[1]) >= 800


@pytest.mark.parametrize("live", ["GH-12", "gh-12", ":tada:", "$x$", "mail@nobody.example"])
def test_github_recognises_nothing_in_a_comment(
    make_project: MakeProject, submit: Submit, live: str
) -> None:
    form = body(Kind.STATEMENT, {**STATEMENT, "Speaker": f"Mr {live}"})
    comment = submit(make_project(), form, "--format", "markdown").output
    assert "nothing here has the id “Mr " in comment
    assert live not in html.unescape(comment).replace("<span>$</span>", "")
