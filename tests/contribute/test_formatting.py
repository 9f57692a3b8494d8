"""Formatting puts a file in order and changes nothing that it says."""

from pathlib import Path
from random import Random

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from typed_values import values_of

from generator.contribute.canonical import comments as remarks
from generator.contribute.canonical.formatting import CannotFormat, formatted
from generator.load import strict_yaml
from generator.load import yaml_writing as writing
from generator.load.document import Document, plain
from generator.load.yaml_writing import Comments, text
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES

GOLDEN = Path(__file__).parent / "golden"
CASES = sorted(GOLDEN.glob("*.before.yaml"), key=lambda path: path.name)
COMMENTS = st.sampled_from(
    [
        "# a remark",
        "#",
        "# - item",
        "# note: x",
        "#: “{[",
        "# 한국",
        "",
        "  ",
        "# a # b",
        '# "',
        "#\ttab",
    ]
)


def document(typed: str | bytes) -> Document:
    data = typed.encode() if isinstance(typed, str) else typed
    return strict_yaml.read("content/events/x.yaml", data)


def tidy(typed: str, kind: Kind = Kind.EVENT) -> str:
    found = document(typed)
    assert found.problems == ()
    return formatted(kind, found)


def comments_of(found: Document) -> list[str]:
    return sorted(found.lines[number - 1].strip() for number in found.comments)


@st.composite
def messy_files(draw: st.DrawFn) -> tuple[Kind, str]:
    """A file of any kind in any style of YAML, with comments and blank lines anywhere."""
    kind = draw(st.sampled_from(list(Kind)))
    values = draw(values_of(kind))
    if kind is Kind.TOPIC:
        values = {"some-topic": values, "another-topic": draw(values_of(kind))}
    typed = yaml.dump(
        values,
        default_flow_style=draw(st.sampled_from([True, False, None])),
        default_style=draw(st.sampled_from([None, '"', "'", "|", ">"])),
        width=draw(st.integers(20, 200)),
        indent=draw(st.integers(2, 6)),
        explicit_start=draw(st.booleans()),
        allow_unicode=True,
        sort_keys=False,
    )
    return kind, _with_comments(typed, draw(st.lists(COMMENTS, max_size=12)), draw(st.randoms()))


def _with_comments(typed: str, comments: list[str], random: Random) -> str:
    for comment in comments:
        lines = typed.split("\n")
        margin = " " * random.randrange(7)
        lines.insert(random.randrange(len(lines)), (margin + comment).rstrip())
        with_comment = "\n".join(lines)
        if not document(with_comment).problems:
            typed = with_comment
    return typed


class TestEveryFile:
    @settings(deadline=None, max_examples=200)
    @given(messy_files())
    def test_says_the_same_afterwards_and_stays_as_it_is_then(self, file: tuple[Kind, str]) -> None:
        kind, typed = file
        before = document(typed)
        if before.problems:
            return
        once = formatted(kind, before)
        after = document(once)
        assert after.problems == ()
        assert before.root is not None
        assert after.root is not None
        assert plain(after.root) == plain(before.root)
        assert comments_of(after) == comments_of(before)
        assert formatted(kind, after) == once

    @pytest.mark.parametrize("kind", Kind)
    def test_of_which_every_field_is_written_backwards(self, kind: Kind) -> None:
        values = WORKED_EXAMPLES[kind]
        backwards = dict(reversed(values.items()))
        typed = yaml.dump(backwards, sort_keys=False, allow_unicode=True)
        assert tidy(typed, kind) == text(kind, values)

    @pytest.mark.parametrize("before", CASES, ids=lambda path: path.name.split(".")[0])
    def test_that_is_valid_and_messy(self, before: Path) -> None:
        singular = before.name.split("-")[0]
        kind = next(kind for kind in Kind if kind.singular == singular)
        after = before.with_name(before.name.replace(".before.", ".after."))
        expected = after.read_text(encoding="utf-8")
        assert tidy(before.read_text(encoding="utf-8"), kind) == expected
        assert tidy(expected, kind) == expected


class TestComments:
    def test_above_a_field_moves_with_it(self) -> None:
        assert tidy("# said on Monday\ndate: 2026\n# a headline\ntitle: x\n") == (
            "# a headline\ntitle: x\n# said on Monday\ndate: 2026\n"
        )

    @pytest.mark.parametrize(
        "opening",
        [
            "# yaml-language-server: $schema=../x.json\n",
            "# SPDX-License-Identifier: CC-BY-4.0\n",
            "# Of the whole file.\n\n",
            "# Of the whole file.\n# And more.\n\n",
        ],
    )
    def test_at_the_top_stays_there(self, opening: str) -> None:
        assert tidy(f"{opening}date: 2026\ntitle: x\n") == f"{opening}title: x\ndate: 2026\n"

    def test_at_the_end_stays_there(self) -> None:
        assert tidy("date: 2026\ntitle: x\n# the end\n") == "title: x\ndate: 2026\n# the end\n"

    def test_between_the_name_and_the_text_of_a_field(self) -> None:
        assert tidy("title:\n  # why\n  so\ndate: 2026\n") == "# why\ntitle: so\ndate: 2026\n"

    def test_in_a_list_stays_by_its_item(self) -> None:
        typed = "sources:\n# first\n- a\n  # second\n- b\ntitle: x\n"
        assert tidy(typed) == "title: x\nsources:\n  # first\n  - a\n  # second\n  - b\n"

    def test_an_item_made_a_comment_stays_in_its_list(self) -> None:
        assert tidy("sources:\n- a\n# - b\ntitle: x\n") == ("title: x\nsources:\n  - a\n  # - b\n")
        assert tidy("sources: [\n  a,\n  # - b\n]\ntitle: x\n") == (
            "title: x\nsources:\n  - a\n  # - b\n"
        )

    def test_within_an_item_that_is_put_in_order(self) -> None:
        typed = "updates:\n- date: 2026\n  # why\n  text: x\n# of the title\ntitle: y\n"
        assert tidy(typed) == (
            "# of the title\ntitle: y\nupdates:\n  - date: 2026\n    # why\n    text: x\n"
        )

    def test_above_what_becomes_the_first_field_of_an_item(self) -> None:
        typed = "judgements:\n  - basis: x\n    # why\n    text: y\n"
        assert tidy(typed, Kind.BRIEFING) == ("judgements:\n  # why\n  - text: y\n    basis: x\n")

    def test_blank_lines_stay_beside_them_and_nowhere_else(self) -> None:
        typed = "title: x\n\n\ndate: 2026\n\n\n\n# a\n\n# b\n\nstatus: y\n\n"
        assert tidy(typed) == "title: x\ndate: 2026\n\n# a\n\n# b\n\nstatus: y\n"

    def test_of_hostile_words_stay_comments(self) -> None:
        hostile = ["#!!python/object:os.system", "#: - [{", '# "', "#%TAG ! x", "# --- &a *a <<: |"]
        typed = "\n".join([*hostile, "status: y", *hostile, "title: x", *hostile]) + "\n"
        found = document(tidy(typed))
        assert found.root is not None
        assert plain(found.root) == {"title": "x", "status": "y"}
        assert comments_of(found) == sorted(hostile * 3)


class TestWhatIsTyped:
    def test_windows_line_ends_a_mark_at_the_top_and_no_last_line_end(self) -> None:
        typed = b"\xef\xbb\xbf# top\r\ntitle: x\r\nnote: |\r\n  a\r\n  b\r\nstatus: y"
        assert formatted(Kind.EVENT, document(typed)) == (
            "# top\ntitle: x\nstatus: y\nnote: |\n  a\n  b\n"
        )

    def test_one_value_in_a_list_stays_in_it(self) -> None:
        assert tidy("topics:\n  - drones\n") == "topics: [drones]\n"

    def test_fields_that_nobody_knows_stay_at_the_end(self) -> None:
        assert tidy("zebra: 1\nactor: 2\ntitle: x\n") == "title: x\nzebra: 1\nactor: 2\n"


class TestRefusal:
    """Whatever goes wrong on the way, no file is given another meaning."""

    def test_where_a_name_is_too_long_to_stand_before_its_colon(self) -> None:
        with pytest.raises(CannotFormat, match="is left as it is"):
            tidy(f"? {'n' * 1100}\n: x\ntitle: y\n")

    def test_where_a_comment_would_be_lost(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(remarks, "comments", lambda _: Comments())
        with pytest.raises(CannotFormat, match="would no longer say the same"):
            tidy("date: 2026\n# why\ntitle: x\n")

    @pytest.mark.parametrize("wrong", ["title: y\n", "title: x\ntitle: x\n", "- x\n", "title: 'x"])
    def test_where_a_value_would_change(self, monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
        monkeypatch.setattr(writing, "text", lambda *_: wrong)
        with pytest.raises(CannotFormat, match="would no longer say the same"):
            tidy("title: x\n")


def test_a_very_long_comment_stays_where_it_is() -> None:
    """Many lines, as a whole file may be: work that grows with their square would be noticed."""
    long = "#\n" * 80_000 + "title: A flight\n"
    assert tidy(long) == long
