"""The report of changes, as reviewers get it, in every format.

The example is `change_golden/rich.txt`. After a change of wording: BRIEFINGS_UPDATE_GOLDEN=1
python -m pytest tests/review; then read the difference as a reviewer would.
"""

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.load import content_folder
from generator.review.changes import report
from generator.review.changes.archive_changes import changes
from generator.review.changes.change import Change, ChangeKind, Subject, Weight
from generator.review.changes.comparison import Compared, Comparison
from generator.review.changes.contrast import LONGEST, contrast
from generator.review.changes.outline import MOST_CHANGES
from generator.review.changes.outputs import OutputChanges
from generator.review.changes.side import Side
from tests.review.change_case_files import HERE, cases_in

AS_OF = date(2026, 11, 23)
GOLDEN = HERE / "change_golden"
NAMES = {"text": "report.txt", "markdown": "report.md", "json": "report.json"}
PAGES = OutputChanges("pages", ("events/new.md",), ("events/old.md",), ("index.md", "kp.md"))
FEEDS = OutputChanges("feeds", (), (), ())

NOTHING = Comparison(
    Compared("HEAD~1", 0, ()), Compared("HEAD", 0, ()), AS_OF, (), (FEEDS,), with_outputs=True
)


@pytest.fixture
def rich(tmp_path: Path) -> Comparison:
    [case] = cases_in(GOLDEN / "rich.txt")
    case.write(tmp_path / "before/content", tmp_path / "after/content")
    was, now = (
        Side(name, content_folder.read(tmp_path / name / "content"), AS_OF)
        for name in ("before", "after")
    )
    return replace(NOTHING, changes=changes(was, now), outputs=(PAGES, FEEDS))


def many(number: int, text: str = "A title") -> Comparison:
    made = (
        Change(
            ChangeKind.WORDING,
            Subject("event", f"event-{index:04}", text, f"content/events/event-{index:04}.yaml"),
            "summary",
            (f"{text} before",),
            (f"{text} after",),
        )
        for index in range(number)
    )
    return replace(NOTHING, changes=tuple(made))


@pytest.mark.parametrize("form", NAMES)
def test_the_rich_example(rich: Comparison, form: str) -> None:
    written = report.FORMATS[form](rich, False) + "\n"
    golden = GOLDEN / NAMES[form]
    if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
        golden.write_text(written, encoding="utf-8")
    assert written == golden.read_text(encoding="utf-8")


def test_every_format_has_a_golden_file() -> None:
    assert set(NAMES) == set(report.FORMATS)
    assert {path.name for path in GOLDEN.iterdir()} == {"rich.txt", *NAMES.values()}


class TestOrder:
    def test_what_alters_the_record_comes_first_and_wording_last(self, rich: Comparison) -> None:
        shown = report.text(rich, False)
        positions = [shown.find(f"\n{weight.label}\n") for weight in Weight]
        assert positions == sorted(positions)
        assert -1 not in positions

    def test_nothing(self) -> None:
        for form in ("text", "markdown"):
            assert "Nothing changed." in report.FORMATS[form](NOTHING, False)


class TestSize:
    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_a_thousand_changes_are_cut_with_a_count(self, form: str) -> None:
        shown = report.FORMATS[form](many(1000), False)
        assert len(re.findall(r"event-\d{4}\.yaml", shown)) == MOST_CHANGES
        assert f"{1000 - MOST_CHANGES} more changes" in shown

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_all_shows_all(self, form: str) -> None:
        shown = report.FORMATS[form](many(1000), True)
        assert len(re.findall(r"event-\d{4}\.yaml", shown)) == 1000
        assert "more change" not in shown

    def test_json_has_them_all(self) -> None:
        assert len(json.loads(report.as_json(many(1000), False))["changes"]) == 1000

    def test_a_comment_fits_into_what_github_takes(self) -> None:
        shown = report.markdown(many(90, "<@#:" * 75), False)
        assert len(shown) < 65_536
        left_out = re.search(r"(\d+) more changes", shown)
        assert left_out is not None
        assert shown.count("Wording") + int(left_out[1]) == 90

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_files_without_a_change_in_meaning_are_counted(self, form: str) -> None:
        paths = (f"content/events/event-{index:03}.yaml" for index in range(194))
        untouched = (
            Change(ChangeKind.NOTHING, Subject("file", path, path, path)) for path in paths
        )
        both = replace(NOTHING, changes=(*many(1).changes, *untouched))
        shown = report.FORMATS[form](both, False)
        assert "1 editorial only, 194 without a change in meaning." in shown
        assert len(re.findall(r"event-\d{3}\.yaml", shown)) == 3
        assert "… and 191 more files; “--all” names them." in shown
        assert len(re.findall(r"event-\d{3}\.yaml", report.FORMATS[form](both, True))) == 194

    def test_nobody_can_push_a_change_out_of_a_comment(self) -> None:
        """By long names, long values, or long names of links."""
        subject = many(1).changes[0].subject
        quote = Change(ChangeKind.QUOTE, subject, "quote", ("@" * 90_000,), ("#" * 90_000,))
        last = Change(ChangeKind.WITHDRAWN, replace(subject, path="z.yaml", name="@" * 90_000))
        links = tuple("@" * 4000 for _ in range(9))
        head = Compared("HEAD", 0, links)
        shown = report.markdown(replace(NOTHING, head=head, changes=(quote, last)), False)
        assert "Quote changed: too long to be shown here" in shown
        assert "z.yaml" in shown
        assert "Withdrawn" in shown
        assert len(shown) < 65_536

    def test_many_things_to_look_at_first_are_counted_by_kind(self) -> None:
        subjects = (replace(many(1).changes[0].subject, path=f"{index}") for index in range(150))
        made = [Change(ChangeKind.UNREADABLE, subject) for subject in subjects]
        reversed_one = Change(ChangeKind.STANCE_REVERSED, many(1).changes[0].subject, "act")
        shown = report.text(replace(NOTHING, changes=(*made, reversed_one)), False)
        assert "To look at first: 150 × Cannot be read, 1 × Stance reversed." in shown

    def test_one_thing_with_very_many_changes(self) -> None:
        subject = many(1).changes[0].subject
        made = tuple(
            Change(ChangeKind.FACT, subject, f"field-{index}", ("a",), ("b",))
            for index in range(MOST_CHANGES + 7)
        )
        assert "… and 7 more changes" in report.text(replace(NOTHING, changes=made), False)

    def test_a_list_of_very_many_members(self) -> None:
        subject = many(1).changes[0].subject
        made = Change(ChangeKind.SOURCES, subject, "sources", tuple(map(str, range(50))))
        shown = report.text(replace(NOTHING, changes=(made,)), False)
        assert "… and 42 more" in shown

    def test_very_many_pages(self) -> None:
        pages = replace(PAGES, changed=tuple(f"page-{index}.md" for index in range(500)))
        for form in ("text", "markdown"):
            shown = report.FORMATS[form](replace(NOTHING, outputs=(pages,)), False)
            assert "1 new, 1 gone, 500 changed" in shown
            assert "… and 482 more" in shown
            assert "page-499.md" in report.FORMATS[form](replace(NOTHING, outputs=(pages,)), True)


class TestFaults:
    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_errors_are_counted_and_pages_missed(self, form: str) -> None:
        faulty = replace(
            NOTHING, base=Compared("main", 1, ()), head=Compared("HEAD", 3, ()), outputs=None
        )
        shown = report.FORMATS[form](faulty, False)
        assert "In main the check finds 1 error (" in shown
        assert "In HEAD the check finds 3 errors (" in shown
        assert "Which pages change was not compared" in shown

    def test_pages_that_nobody_asked_for_are_not_missed(self) -> None:
        asked = replace(NOTHING, outputs=None, with_outputs=False)
        assert "pages" not in report.text(asked, False).lower()

    @pytest.mark.parametrize("form", ["text", "markdown"])
    def test_what_was_not_read_is_named(self, form: str) -> None:
        links = tuple(f"content/events/link{index}" for index in range(10))
        shown = report.FORMATS[form](replace(NOTHING, head=Compared("HEAD", 0, links)), False)
        assert "content/events/link7 and 2 more." in shown


class TestContrast:
    def test_short_texts_are_whole(self) -> None:
        assert contrast("one two", "one three") == ("one two", "one three")

    def test_long_ones_are_shown_where_they_differ(self) -> None:
        text = " ".join(f"word{number}" for number in range(40))
        assert contrast(text, text.replace("word20 ", "")) == (
            "… word16 word17 word18 word19 word20 word21 word22 word23 word24 …",
            "… word16 word17 word18 word19 word21 word22 word23 word24 …",
        )

    def test_a_word_at_either_end(self) -> None:
        text = " ".join(f"word{number}" for number in range(40))
        assert contrast(f"new {text}", text)[0] == "new word0 word1 word2 word3 …"
        assert contrast(text, f"{text} new")[1] == "… word36 word37 word38 word39 new"

    def test_a_small_difference_hides_no_other(self) -> None:
        text = " ".join(f"word{number}" for number in range(90))
        changed = text.replace("word2 ", "words ").replace("word80", "never word80")
        assert contrast(text, changed)[1] == (
            "word0 word1 words word3 word4 word5 word6 … "
            "word76 word77 word78 word79 never word80 word81 word82 word83 …"
        )

    def test_very_many_differences_are_counted(self) -> None:
        text = " ".join(f"word{number}" for number in range(300))
        changed = text.replace("0 ", "0s ")
        assert contrast(text, changed)[0].endswith("… and in 24 more places")

    def test_a_huge_text_takes_no_longer(self) -> None:
        words = [f"w{number}" for number in range(40_000)]
        old, new = contrast(" ".join(words), " ".join(["x", *reversed(words)]))
        assert old != new

    @given(st.lists(st.sampled_from("abc")), st.lists(st.sampled_from("abc")))
    def test_what_differs_is_never_left_out(self, one: list[str], other: list[str]) -> None:
        common = ["same"] * 20
        before, after = (" ".join([*common, *part, *common]) for part in (one, other))
        shown = contrast(before, after)
        assert before == after or shown[0] != shown[1]

    def test_very_long_ones_are_cut_once(self) -> None:
        old, _ = contrast(" ".join(["a"] * 500 + ["end"] * 9), " ".join(["b"] * 500 + ["end"] * 9))
        assert len(old) <= LONGEST
        assert old.count("…") == 1


HOSTILE = "<script>x</script> | @octocat #12\n\n# Approved ![x](//x) ``` \x1b[31m \u202e"


class TestHostileText:
    def made(self) -> Comparison:
        subject = Subject("event", HOSTILE, HOSTILE, f"content/{HOSTILE}.yaml")
        texts = (HOSTILE, HOSTILE)
        kinds = ChangeKind
        made = tuple(Change(kind, subject, HOSTILE, texts, texts, HOSTILE) for kind in kinds)
        outputs = (OutputChanges("pages", (HOSTILE,), (HOSTILE,), (HOSTILE,)),)
        side = Compared(HOSTILE, 1, (HOSTILE,))
        return Comparison(side, side, AS_OF, made, outputs, with_outputs=True)

    def test_in_markdown_makes_nothing_of_its_own(self) -> None:
        shown = report.markdown(self.made(), True)
        parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
        html = parser.render(shown)
        tags = set(re.findall(r"</?([a-z0-9]+)", html))
        assert tags <= {"h3", "h4", "p", "ul", "li", "strong", "code", "details", "summary"}
        outside_code = re.sub(r"<code>.*?</code>", "", html, flags=re.DOTALL)
        assert re.search(r"@[a-z]|#\d", outside_code) is None
        assert html.count("<h4>") == 1

    def test_in_a_terminal_obeys_nothing(self) -> None:
        shown = report.text(self.made(), True)
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        assert "\n# Approved" not in shown

    def test_in_json_is_kept_to_the_letter(self) -> None:
        [first, *_] = json.loads(report.as_json(self.made(), False))["changes"]
        assert first["detail"] == HOSTILE
