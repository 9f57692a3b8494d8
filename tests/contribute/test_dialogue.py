"""`briefings new` without arguments: what it asks, what it says, and what comes of the answers."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conversations import CLEAR, CTRL_C, CTRL_D, answering

from generator import pipeline
from generator.contribute import new_entry
from generator.contribute.asking import dialogue
from generator.contribute.asking.dialogue import Outcome
from generator.contribute.asking.interview import AlreadyFiled
from generator.load import content_folder
from generator.model.problems import Severity
from generator.pipeline import Project
from tests.conftest import AS_OF, SOURCE

GOLDEN = Path(__file__).with_name("golden_new")

MakeProject = Callable[..., Project]

MINISTRY = "name: Foreign Ministry of North Korea\ntype: government\ncountry: kp\n"
WITH_ADDRESS = f"{SOURCE}url: https://paper.example/report\naccessed: 2025-06-02\n"

DENIAL = (
    *("statement", "Ministry denies the report", "2025-06-02", "denies", "", "north korea"),
    *("something-happened", "a groundless story", "transl", "", ""),
)
SOURCE_ON_THE_WAY = (
    *("https://daily.example/denial", "Ministry rejects story", "The Daily", "news"),
    *("2025-06-02", "", "en", "copy", ""),
)
LIKE_IT = ("", "write it")


class Conversation:
    """One conversation about the content of a project."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.told: list[str] = []
        self.content = content_folder.read(project.content)

    def hold(self, *typed: str, last: str = CTRL_C) -> Outcome:
        return answering(typed, lambda: dialogue.hold(self.content, AS_OF, self.told.append), last)

    @property
    def said(self) -> str:
        return "\n".join(self.told)

    def written(self, *typed: str) -> dict[str, str]:
        """The files that came of it, after the check found no error in them."""
        try:
            outcome = self.hold(*typed)
        except KeyboardInterrupt:
            pytest.fail(f"it goes on asking: {self.said}")
        new_entry.write(self.project.content, outcome.entries)
        problems = pipeline.examine(self.project, AS_OF).problems
        assert [found for found in problems if found.severity is Severity.ERROR] == []
        return {entry.inside: entry.text for entry in outcome.entries}


def compare(name: str, text: str) -> None:
    golden = GOLDEN / name
    if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def test_a_denial_with_a_source_that_is_not_here_yet(make_project: MakeProject) -> None:
    conversation = Conversation(make_project({"actors/foreign-ministry.yaml": MINISTRY}))
    files = conversation.written(*DENIAL, *SOURCE_ON_THE_WAY, *LIKE_IT)
    assert list(files) == [
        "sources/the-daily-2025-06-02-ministry-rejects-story.yaml",
        "statements/ministry-denies-the-report.yaml",
    ]
    statement = files["statements/ministry-denies-the-report.yaml"]
    assert "act: denies\n" in statement
    assert "about: something-happened\n" in statement
    assert "speaker: kp\n" in statement
    assert "sources: the-daily-2025-06-02-ministry-rejects-story\n" in statement
    compare("denial.txt", f"{conversation.said}\n")


def test_mistakes_are_told_in_the_words_of_the_check_and_can_be_mended(
    make_project: MakeProject,
) -> None:
    conversation = Conversation(make_project({"actors/foreign-ministry.yaml": MINISTRY}))
    files = conversation.written(
        "event",
        *("", "It happened again.", CLEAR + "It happened again"),
        *("last week", CLEAR + "2025-06-31", CLEAR + "2025-06-30"),
        *("occurred", "", ""),
        *("x" * 601, CLEAR + "It happened, a paper says."),
        *("foreign minstry", "", "drones", CLEAR),
        *(
            "a-reprt",
            "",
            CLEAR + "kp",
            CLEAR + "It happened",
            CLEAR + "it-happened-again",
            "write it",
        ),
    )
    assert "actors: foreign-ministry\n" in files["events/it-happened-again.yaml"]
    compare("mistakes.txt", f"{conversation.said}\n")


def test_what_a_rule_finds_at_the_end_is_mended_before_anything_is_written(
    make_project: MakeProject,
) -> None:
    conversation = Conversation(make_project())
    files = conversation.written(
        *("event", "It will happen", "2027-01-01", "occurred", "", "", "A paper says so.", ""),
        *("", "a-report", "", "change", "status", "expected", "write it"),
    )
    assert "\nstatus: expected\n" in files["events/it-will-happen.yaml"]
    assert "E201" in conversation.said
    assert conversation.said.count("# content/events/it-will-happen.yaml") == 2


@pytest.mark.parametrize("kind", ["response", "actor", "briefing", "source"])
def test_every_kind_ends_with_files_that_pass(make_project: MakeProject, kind: str) -> None:
    answers = {
        "response": (
            *("Order on drones", "2025-06", "in_force", "export_control", "us", "kp", ""),
            *("88 FR 75191", "indirect", "Software stays outside.", "It forbids sales."),
            *("", "a-report"),
        ),
        "actor": ("Ministry of Drones", "government", "North Korea", "MoD, the ministry"),
        "briefing": ("What is known now", "Nothing new.", "something-happened", ""),
        "source": ("", "Another report", "A paper", "news", "2025-06-01", "", ""),
    }
    conversation = Conversation(make_project())
    [(path, text)] = conversation.written(kind, *answers[kind], "", "write it").items()
    assert path.startswith(f"{kind}s/")
    compare(f"{kind}.txt", text)


DENIED = ("statement", "Ministry denies it", "2025-06-02", "denies", "", "north korea")
ASSERTED = ("statement", "Ministry says so", "2025-06-02", "asserts", "", "north korea")


class TestWhatCannotBeLeftOut:
    def test_is_asked_until_it_is_answered(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project())
        [text] = conversation.written(
            *(*DENIED, "", "something-happened", "", "It denies it.", ""),
            *("a-report", "", "write it"),
        ).values()
        assert "\nabout: something-happened\n" in text
        assert "✗ The field “about” is empty." in conversation.said

    def test_is_asked_once_another_answer_makes_it_so(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project())
        [text] = conversation.written(
            *(*ASSERTED, "", "", "It says so.", "", "a-report", ""),
            *("change", "act", "denies", "something-happened", "write it"),
        ).values()
        assert "\nact: denies\n" in text
        assert "\nabout: something-happened\n" in text
        assert "E210" not in conversation.said


class TestWhatIsFiledAlready:
    def test_its_address_stands_for_a_source_with_errors(self, make_project: MakeProject) -> None:
        broken = f"{WITH_ADDRESS}typ: news\n"
        conversation = Conversation(make_project({"sources/b-report.yaml": broken}))
        with pytest.raises(AlreadyFiled, match=r"content/sources/b-report\.yaml has this address"):
            conversation.hold("source", "https://paper.example/report")

    def test_its_address_stands_for_a_source(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project({"sources/a-report.yaml": WITH_ADDRESS}))
        address = "http://www.paper.example/report/?utm_source=x"
        [text] = conversation.written(*DENIAL, address, *LIKE_IT).values()
        assert "\nsources: a-report\n" in text

    def test_a_new_source_with_its_address_is_the_one_that_is_there(
        self, make_project: MakeProject
    ) -> None:
        conversation = Conversation(make_project({"sources/a-report.yaml": WITH_ADDRESS}))
        [text] = conversation.written(
            *DENIAL, "new", "https://paper.example/report", *LIKE_IT
        ).values()
        assert "\nsources: a-report\n" in text
        assert "It is a-report." in conversation.said

    def test_no_second_source_is_made_of_it(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project({"sources/a-report.yaml": WITH_ADDRESS}))
        with pytest.raises(AlreadyFiled, match=r"content/sources/a-report\.yaml has this address"):
            conversation.hold("source", "https://paper.example/report#top")

    def test_what_is_much_like_it_is_shown_with_its_score(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project())
        conversation.written(
            *("event", "Something did happen", "2025-06", "occurred", "", "", "It did.", "", ""),
            *("a-report", "", "write it"),
        )
        assert (
            " 90  something-happened\n"
            "     event, 2025-06-01: Something happened\n"
            "     content/events/something-happened.yaml (title 84, dates overlap, same source)\n"
        ) in conversation.said


class TestStopping:
    @pytest.mark.parametrize("answered", range(0, len(DENIAL) + len(SOURCE_ON_THE_WAY) + 2, 4))
    def test_with_ctrl_c_at_any_question(self, make_project: MakeProject, answered: int) -> None:
        conversation = Conversation(make_project())
        with pytest.raises(KeyboardInterrupt):
            conversation.hold(*(*DENIAL, *SOURCE_ON_THE_WAY, "")[:answered])

    def test_with_ctrl_d(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project())
        with pytest.raises(EOFError):
            conversation.hold("event", last=CTRL_D)

    def test_by_saying_so_at_the_end(self, make_project: MakeProject) -> None:
        conversation = Conversation(make_project())
        with pytest.raises(KeyboardInterrupt):
            conversation.hold(*DENIAL, "a-report", "", "write nothing")


def test_an_actor_on_the_way_can_be_named_from_then_on(make_project: MakeProject) -> None:
    conversation = Conversation(make_project())
    files = conversation.written(
        *("event", "Two bodies met", "2025-06", "occurred", "", "meeting", "They met."),
        *("new, North Korea", "Ministry of Drones", "government", "", "", ""),
        *("", "a-report", "", "write it"),
    )
    assert "actors: [ministry-of-drones, kp]\n" in files["events/two-bodies-met.yaml"]
