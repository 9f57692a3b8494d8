"""Values are written so that every reader reads the same again, and people like to read them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from typed_values import anything, values_of

from generator.load import strict_yaml
from generator.load.document import plain
from generator.load.yaml_writing import Comments, text, written
from generator.model.field_guide import guides
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES, Typed

UNHURRIED = settings(deadline=None)
OF_A_KIND = st.sampled_from(list(Kind)).flatmap(
    lambda kind: st.tuples(st.just(kind), st.one_of(values_of(kind), anything()))
)


def read(written_text: str) -> Any:
    document = strict_yaml.read("content/x.yaml", written_text.encode())
    assert document.problems == ()
    assert document.root is not None
    return plain(document.root)


def value_lines(value: Typed, name: str = "title") -> list[str]:
    return text(Kind.EVENT, {name: value}).splitlines()


class TestRoundTrip:
    @UNHURRIED
    @given(OF_A_KIND)
    def test_the_strict_reader_reads_what_was_written(
        self, typed: tuple[Kind, dict[str, Typed]]
    ) -> None:
        kind, values = typed
        assert read(text(kind, values)) == values

    @UNHURRIED
    @given(OF_A_KIND)
    def test_so_does_another_reader_of_yaml(self, typed: tuple[Kind, dict[str, Typed]]) -> None:
        kind, values = typed
        assert YAML(typ="base", pure=True).load(text(kind, values)) == values

    @given(
        st.lists(st.sampled_from(["a", "word", "long-" * 9, "“quoted”", "- ", "so: "]), min_size=1)
    )
    def test_no_line_is_longer_than_it_has_to_be(self, words: list[str]) -> None:
        prose = " ".join(words).strip()
        assert all(len(line) <= 100 for line in value_lines(prose, "summary"))

    def test_unseen_characters_are_written_as_codes_where_check_finds_them(self) -> None:
        assert value_lines("a\u200bb\u2028\ud800\U000e0001") == [
            'title: "a\\u200bb\\u2028\\ud800\\U000e0001"'
        ]


class TestTexts:
    @pytest.mark.parametrize(
        "plainly",
        [
            *("2026-11-20", "3", "true", "no", "..2025-06", "2025-06~", "a#b", "it's “so”"),
            *("https://a.example/#x", 'the "fascist" charges', "88 FR 75191", "S/RES/1718 (2006)"),
        ],
    )
    def test_what_is_safe_needs_no_quotes(self, plainly: str) -> None:
        assert value_lines(plainly) == [f"title: {plainly}"]

    @pytest.mark.parametrize(
        ("value", "typed"),
        [
            ("", '""'),
            ("null", '"null"'),
            ("~", '"~"'),
            ("a: b", '"a: b"'),
            ("ends with:", '"ends with:"'),
            ("- a", '"- a"'),
            ("@home", '"@home"'),
            (" a", '" a"'),
            ("a ", '"a "'),
            ("\xa0a", '"\xa0a"'),
            ("a\tb", '"a\\tb"'),
            ("*", '"*"'),
            ("… a", "… a"),
            ("... a", '"... a"'),
            ('he said: "no"', "'he said: \"no\"'"),
            ('it\'s: "no"', '"it\'s: \\"no\\""'),
            ("a #b", '"a #b"'),
            ("C:\\ #1", "'C:\\ #1'"),
            ("a\r\nb", '"a\\r\\nb"'),
        ],
    )
    def test_what_is_not_is_quoted(self, value: str, typed: str) -> None:
        assert value_lines(value) == [f"title: {typed}"]

    def test_a_long_paragraph_is_wrapped(self) -> None:
        lines = value_lines("word " * 50 + "end: here", "summary")
        assert lines[0] == "summary: >-"
        assert lines[1] == "  " + " ".join(["word"] * 19)
        assert lines[-1].endswith("word end: here")

    def test_a_long_address_stays_in_one_piece(self) -> None:
        address = "https://a.example/" + "b" * 120
        assert value_lines(address, "url") == [f"url: {address}"]

    def test_paragraphs_and_lists_keep_their_lines(self) -> None:
        markdown = "One\nparagraph.\n\n- an item\n  that goes on\n- another"
        assert value_lines(markdown, "analysis") == [
            "analysis: |-",
            "  One",
            "  paragraph.",
            "",
            "  - an item",
            "    that goes on",
            "  - another",
        ]

    def test_paragraphs_that_were_never_broken_are_wrapped(self) -> None:
        lines = value_lines("\n\n".join(["word " * 59 + "end"] * 2), "analysis")
        assert lines[0] == "analysis: >-"
        assert max(map(len, lines)) <= 100
        assert lines.count("") == 2

    def test_a_last_line_end_stays(self) -> None:
        assert value_lines("One\nTwo\n", "note") == ["note: |", "  One", "  Two"]
        assert value_lines("One\n", "note") == ["note: >", "  One"]


class TestListsAndFields:
    def test_ids_stand_in_one_line_where_they_fit(self) -> None:
        assert value_lines(["kp", "us#p1"], "actors") == ["actors: [kp, us#p1]"]
        many = [f"some-actor-{number}" for number in range(9)]
        assert value_lines(many, "actors") == ["actors:", *(f"  - {name}" for name in many)]

    def test_names_of_several_words_have_a_line_each(self) -> None:
        assert value_lines(["One name", "b: c"], "actors") == [
            "actors:",
            "  - One name",
            '  - "b: c"',
        ]

    def test_one_value_needs_no_list_where_a_field_may_have_it_so(self) -> None:
        values = {"actors": ["kp"], "title": ["kp"], "elsewhere": ["kp"]}
        assert written(Kind.EVENT, values) == "title: [kp]\nactors: kp\nelsewhere: [kp]\n"

    def test_nor_within_a_field(self) -> None:
        values = {"judgements": [{"basis": ["an-event"], "text": "So it is."}]}
        assert written(Kind.BRIEFING, values) == (
            "judgements:\n  - text: So it is.\n    basis: an-event\n"
        )

    def test_nothing_at_all(self) -> None:
        assert value_lines([], "actors") == ["actors: []"]
        assert value_lines({}, "names") == ["names: {}"]

    def test_a_long_text_in_a_list_of_fields(self) -> None:
        values = {"judgements": [{"text": "word " * 30 + "end", "basis": ["a-b", "c-d"]}]}
        assert written(Kind.BRIEFING, values).splitlines() == [
            "judgements:",
            "  - text: >-",
            "      " + " ".join(["word"] * 19),
            "      " + " ".join([*["word"] * 11, "end"]),
            "    basis: [a-b, c-d]",
        ]


class TestOrder:
    @pytest.mark.parametrize("kind", Kind)
    def test_fields_stand_in_the_order_of_the_guide(self, kind: Kind) -> None:
        backwards = dict(reversed(WORKED_EXAMPLES[kind].items()))
        names = list(read(written(kind, {"unknown": "x", **backwards})))
        assert names == [*(guide.name for guide in guides(kind)), "unknown"]

    def test_topics_keep_theirs(self) -> None:
        topics = {
            "zebras": {"definition": "All of them.", "label": "Zebras"},
            "label": {"definition": "A topic of this name.", "label": "Labels"},
        }
        assert written(Kind.TOPIC, topics) == (
            "zebras:\n  label: Zebras\n  definition: All of them.\n"
            "label:\n  label: Labels\n  definition: A topic of this name.\n"
        )


def test_comments_stand_where_they_are_told_to() -> None:
    comments = Comments(
        above={(): ["# top", None], ("actors", 1): ["# us"], ("title",): ["# one", None, None]},
        below={("actors",): [None, "# - cn"], (): ["# end", None]},
    )
    values = {"actors": ["kp", "us"], "title": "x"}
    assert text(Kind.EVENT, values, comments).splitlines() == [
        "# top",
        "",
        "# one",
        "",
        "title: x",
        "actors:",
        "  - kp",
        "  # us",
        "  - us",
        "",
        "  # - cn",
        "# end",
    ]
