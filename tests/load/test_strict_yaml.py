"""Strict YAML: what passes, what is refused, where the finger points and what it says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.load import strict_yaml, text_file
from generator.load.strict_yaml import Document, Mapping, Mark, Node, Scalar, Sequence, plain, read

PROJECT = Path(__file__).parents[2]
CODES = {"E001", "E002", "E003", "E004", "E005", "E006"}
JARGON = re.compile(r"\b(scalar|mapping|token|block|sequence|node|anchor|alias|parser)s?\b", re.I)

ENTRY = """\
title: Pyongyang denies wrongdoing and calls the probe a smear
date: ..2025-06
added: 2026-11-23
about: un-probe-dprk-military-ai
quote: fabricating another smear campaign to obstruct the North\u2019s right
quote_original: {text: "과학 발전", lang: ko}
topics:
  - military-ai
  - sanctions
summary: >
  No name is given; # is no comment here,
  and neither is "this".
sources: nkif-un-probe#p12
"""


def document(text: str | bytes) -> Document:
    return read("content/x.yaml", text if isinstance(text, bytes) else text.encode())


def data(text: str | bytes) -> Any:
    found = document(text)
    assert found.problems == ()
    assert found.root is not None
    return plain(found.root)


def spots(text: str | bytes) -> list[tuple[str, int, int]]:
    problems = document(text).problems
    return [(found.code, found.place.line, found.place.column) for found in problems]


class TestWhatPasses:
    def test_a_whole_entry(self) -> None:
        assert data(ENTRY) == {
            "title": "Pyongyang denies wrongdoing and calls the probe a smear",
            "date": "..2025-06",
            "added": "2026-11-23",
            "about": "un-probe-dprk-military-ai",
            "quote": "fabricating another smear campaign to obstruct the North\u2019s right",
            "quote_original": {"text": "과학 발전", "lang": "ko"},
            "topics": ["military-ai", "sanctions"],
            "summary": 'No name is given; # is no comment here, and neither is "this".\n',
            "sources": "nkif-un-probe#p12",
        }

    @pytest.mark.parametrize(
        "typed",
        [
            *("yes", "no", "on", "off", "true", "nil", "~5", "012", "0x1F", "1_000", "1e3", "1:30"),
            *("2025-01-01", "2025-01-01T12:00:00Z", ".inf", "=", "<<", "-5", "5 -", "--"),
            *("a#b", "http://x.org/a#b:c", "a:b", "it's", 'say "x"', "50 % & more | >"),
        ],
    )
    def test_every_value_stays_the_text_that_was_typed(self, typed: str) -> None:
        assert data(f"a: {typed}\n") == {"a": typed}

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a:\nb: ''\nc:\n  -\n  - '~'\n", {"a": "", "b": "", "c": ["", "~"]}),
            ("---\na: b\n", {"a": "b"}),
            ("# remark\n\n---\n# remark\na: b\n...\n# remark\n", {"a": "b"}),
            ("a: b\n# remark\n  # remark\nc: d", {"a": "b", "c": "d"}),
            ("a: |\n  one # two\n  # three\n", {"a": "one # two\n# three\n"}),
            ("a: 'one # two'\nb: \"one # two\"\n", {"a": "one # two", "b": "one # two"}),
            ("a: one\n  two\n\n  three\n", {"a": "one two\nthree"}),
            ("a: [b, {c: d}]\ne: {}\nf: []\n", {"a": ["b", {"c": "d"}], "e": {}, "f": []}),
            ('{"a": ["b"]}', {"a": ["b"]}),
            ("\ufeffa: b\n", {"a": "b"}),
            ("a: b\r\nc:\r\n  - d\r\n", {"a": "b", "c": ["d"]}),
            ("a:\tb\n", {"a": "b"}),
            ('a: "\\u00e9\\t\\n\\U0001F600"\n', {"a": "é\t\n😀"}),
        ],
    )
    def test_ordinary_forms(self, text: str, expected: object) -> None:
        assert data(text) == expected

    @pytest.mark.parametrize(
        "text",
        [
            "family 👨‍👩‍👧‍👦, astronaut 👩🏽‍🚀, heart ❤️‍🔥, flags 🏳️‍🌈 🇰🇵, keycap 1️⃣",
            "Persian می‌خواهم, Sinhala ශ්‍රී, Hindi क्‍ष",
            "e\u0301 combining, CJK 漢字\u3000。, Arabic العربية, no-break\xa0space",
            "名前\U000e0100",
        ],
    )
    def test_what_living_scripts_and_emoji_need(self, text: str) -> None:
        assert data(f"title: {text}\n") == {"title": text}


class TestPositions:
    def test_columns_count_characters(self) -> None:
        found = document("a: {👨‍👩‍👧 漢字 e\u0301: x, b: y}\n")
        assert found.place(("a", "b")) == found.place(("a", "b"))
        assert str(found.place(("a", "b"))) == "content/x.yaml:1:24"
        assert found.place(("a", "b"), of_key=True).column == 21

    def test_nodes_know_where_they_begin(self) -> None:
        root = document("# remark\na: 'b'\nc:\n  - d\n").root
        assert root == Mapping(
            (
                (Scalar("a", Mark(2, 1)), Scalar("b", Mark(2, 4))),
                (Scalar("c", Mark(3, 1)), Sequence((Scalar("d", Mark(4, 5)),), Mark(4, 3))),
            ),
            Mark(2, 1),
        )

    TEXT = "# remark\nabout: x\nempty:\nmany:\n  - one\n  - two: 2\n    three: 3\n"

    @pytest.mark.parametrize(
        ("location", "of_key", "line", "column"),
        [
            ((), False, 1, 1),
            (("missing",), False, 1, 1),
            (("missing", "below"), True, 1, 1),
            ((0,), False, 2, 1),
            (("about",), False, 2, 8),
            (("about",), True, 2, 1),
            (("about", 0), False, 2, 8),
            (("about", 0), True, 2, 8),
            (("about", 0, "below"), True, 2, 8),
            (("empty",), False, 3, 7),
            (("many",), False, 5, 3),
            (("many", 0), False, 5, 5),
            (("many", 1), False, 6, 5),
            (("many", 1, "three"), False, 7, 12),
            (("many", 1, "three"), True, 7, 5),
            (("many", 1, "missing"), True, 6, 5),
            (("many", 7), False, 5, 3),
            (("many", "missing"), False, 5, 3),
        ],
    )
    def test_place(
        self, location: tuple[str | int, ...], of_key: bool, line: int, column: int
    ) -> None:
        place = document(self.TEXT).place(location, of_key=of_key)
        assert (place.line, place.column) == (line, column)

    def test_a_problem_shows_its_line_untouched(self) -> None:
        found = document("a: b\r\n  \r\nc:  'd'\t\r\n").problem("E110", ("c",), "what", "do")
        assert (found.place.line, found.excerpt) == (3, "c:  'd'\t")
        assert (found.code, found.message, found.hint) == ("E110", "what", "do")

    def test_a_place_exists_without_a_root(self) -> None:
        assert str(document("").problem("E110", ("a", 0), "", "").place) == "content/x.yaml:1:1"

    def test_the_first_of_two_fields_counts(self) -> None:
        found = document("a: 1\nb: 2\na: 3\n")
        assert found.root is not None
        assert found.place(("a",)).line == 1
        assert list(plain(found.root)) == ["a", "b"]
        assert plain(found.root) == {"a": "1", "b": "2"}


QUOTES = "Put the whole text into double quotes: "

SYNTAX = [
    # A colon in the text.
    ("title: a: b\n", 1, 9, "a colon with a space", QUOTES + 'title: "a: b"'),
    ("x:\n  - title: a: b\n", 2, 13, "a colon with a space", QUOTES + '- title: "a: b"'),
    ("title: 👨‍👩‍👧 e\u0301 漢: b\n", 1, 18, "a colon", 'title: "👨‍👩‍👧 e\u0301 漢: b"'),
    ('title: say "x": y\n', 1, 15, "a colon", 'title: "say \\"x\\": y"'),
    ("summary: " + "long " * 20 + ": x\n", 1, 110, "a colon", 'summary: "…"'),
    # Quotes.
    (
        'title: "abc\ndate: x\n',
        1,
        8,
        'quotation mark " that opens here is not',
        'Type " at the end',
    ),
    ('title: "abc\ndate: "x"\n', 1, 8, "is not closed where the text ends", "a backslash"),
    ("title: 'Tis so\ndate: x\n", 1, 8, "quotation mark ' that", 'title: "\'Tis so"'),
    ("a: 'x\nb: c\nd: don't\ne: f\n", 1, 4, "is not closed", "double quotes"),
    ("title: 'it's'\n", 1, 12, "goes on behind its closing quotation mark", 'title: "it\'s"'),
    ('title: "say "x" y"\n', 1, 14, "closing quotation mark", 'title: "say \\"x\\" y"'),
    ('a: "x" y\n', 1, 8, "closing quotation mark", 'a: "\\"x\\" y"'),
    ('"a": "b": c\n', 1, 9, "closing quotation mark", "double quotes"),
    ('a: "\\q"\n', 1, 5, "backslash", "two of them: \\\\"),
    ('a: "x\\u20"\n', 1, 6, "backslash", "two of them"),
    # Brackets.
    ("a: [x] y\n", 1, 8, "closing bracket", 'a: "[x] y"'),
    ("a: [b]: c\n", 1, 7, "closing bracket", 'a: "[b]: c"'),
    ("a: [x\nb: c\n", 1, 4, "[ opens here is not closed", "Type ] at its end"),
    ("a: [x,\nb: c\n", 1, 4, "[ opens here is not closed", 'a: "[x,"'),
    ("a: {x: y\nb: c\n", 1, 4, "{ opens here is not closed", "Type } at its end"),
    ("a: [x,,y]\n", 1, 4, "a comma is amiss", "one comma between"),
    ('a: [x, "y" z]\n', 1, 12, "closing quotation mark", "from its first line to its last"),
    ("a: {{ x }}\n", 1, 5, "the name of a field is expected", "double quotes"),
    # The first character of a text.
    *(
        (f"title: {sign}x\n", 1, 8, f"begins with {sign} needs quot", f'title: "{sign}x"')
        for sign in "@%`|>}],"
    ),
    ("title: *Breaking* x\n", 1, 8, "begins with * needs", 'title: "*Breaking* x"'),
    ("title: & x\n", 1, 8, "begins with & needs", 'title: "& x"'),
    ("title: ? x\n", 1, 8, "begins with ? needs", 'title: "? x"'),
    ("title: a\n%b\n", 2, 1, "begins with % needs", "double quotes"),
    ("a:\n  - @x\n", 2, 5, "begins with @ needs", '- "@x"'),
    # Tabs and unusual spaces.
    ("\ta: b\n", 1, 1, "a tab", "two spaces"),
    ("a:\n\tb: c\n", 2, 1, "a tab", "two spaces"),
    ("a:\n  \tb: c\n", 2, 3, "a tab", "two spaces"),
    ("a: b\n\tc: d\n", 2, 1, "a tab", "two spaces"),
    ("a: |\n\tx\n", 2, 1, "a tab", "two spaces"),
    ("a:\n\xa0\xa0b: c\n", 2, 1, "an unusual space", "plain spaces"),
    ("title:\xa0x\ndate: y\n", 1, 6, "a plain space is missing behind the colon", "title: x"),
    ("title\uff1ax\ndate: y\n", 1, 6, "not the plain colon", "title: x"),
    # Missing spaces.
    ("title:Foo\ndate: x\n", 1, 6, "space is missing behind the colon", "Type: title: Foo"),
    ("a: x\ndate:2025\nb: c\n", 2, 5, "space is missing behind the colon", "Type: date: 2025"),
    ("a: x\ndate:2025\n", 2, 5, "space is missing behind the colon", "Type: date: 2025"),
    ("title:Foo\n", 1, 6, "space is missing behind the colon", "Type: title: Foo"),
    ("a:\n  -x\n  -y\n", 2, 3, "space is missing behind the dash", "Type: - x"),
    ("a:\n  - x\n  -y\n  - z\n", 3, 3, "space is missing behind the dash", "Type: - y"),
    ("a:\n- x\n-y\n- z\n", 3, 1, "space is missing behind the dash", "Type: - y"),
    ("-x\n-y\n", 1, 1, "space is missing behind the dash", "Type: - x"),
    # Lines in the wrong place.
    ("a: b\n  c: d\n", 2, 3, "begins in column 3", "the line above begins in column 1"),
    ("  a: b\nc: d\n", 2, 1, "begins in column 1", "the line above begins in column 3"),
    ("a:\n  b: c\n d: e\n", 3, 2, "begins in column 2", "the line above begins in column 3"),
    ("a:\n  - x\n - y\n", 3, 2, "begins in column 2", "the line above begins in column 3"),
    ("a:\n  - b: c\n   d: e\n", 3, 4, "begins in column 4", "begins in column 3"),
    ("a: b\n- c\n", 2, 1, "a list item and a field", "with nothing behind its colon"),
    ("a:\n  - b\n  c: d\n", 3, 3, "a list item and a field", "Items of a list"),
    ("a: - b\n", 1, 4, "a list cannot begin on the line", "Press Enter before the dash"),
    ("a: x\n  - b\n", 2, 3, "this dash is read as part of the text", "nothing behind the colon"),
    ("a: b\nspeaker kp\nc: d\n", 2, 1, "this line has no colon", "“name: text”"),
    ("speaker kp\na: b\n", 1, 1, "this line has no colon", "“name: text”"),
    ("a: |\nfoo bar\n", 2, 1, "this line has no colon", "two spaces to the right"),
    # Names.
    (": b\n", 1, 1, "there is no name before this colon", "before the colon"),
    ('"": b\n', 1, 1, "the name of a field is expected", "Type a name"),
    ("[a]: b\n", 1, 1, "the name of a field is expected", "Type a name"),
    ("? {a: b}\n: c\n", 1, 3, "the name of a field is expected", "Type a name"),
    # The ends of a file.
    ("--- a: b\n", 1, 1, "“---”", "Take it away"),
    ("a: b\n...\nc: d\n", 2, 1, "“...”", "Take it away"),
]


@pytest.mark.parametrize(("text", "line", "column", "message", "hint"), SYNTAX)
def test_syntax_error(text: str, line: int, column: int, message: str, hint: str) -> None:
    found = document(text)
    assert spots(text) == [("E001", line, column)]
    assert message in found.problems[0].message
    assert hint in found.problems[0].hint


def test_a_key_too_long_to_be_one_is_some_syntax_error() -> None:
    [found] = document("x" * 1030 + ": a\n").problems
    assert (found.code, found.place.column) == ("E001", 1031)
    assert len(found.hint) < 200


class TestDuplicates:
    def test_each_names_the_line_of_the_first(self) -> None:
        text = "a: 1\nb: {c: 1, c: 2}\na: 2\n'a': 3\n"
        assert spots(text) == [("E002", 2, 11), ("E002", 3, 1), ("E002", 4, 1)]
        messages = [found.message for found in document(text).problems]
        assert messages[0] == "the field “c” stands in line 2 already"
        assert messages[1] == messages[2] == "the field “a” stands in line 1 already"

    def test_they_are_found_even_before_a_syntax_error(self) -> None:
        text = "a: 1\na: 2\nb: {c: 1, c: 2}\nd: @\n"
        assert spots(text) == [("E002", 2, 1), ("E002", 3, 11), ("E001", 4, 4)]

    def test_a_name_cannot_smuggle_anything_into_the_message(self) -> None:
        name = '"' + "long\\n" * 50 + '"'
        message = document(f"? {name}\n: 1\n? {name}\n: 2\n").problems[-1].message
        assert "\n" not in message
        assert len(message) < 120


class TestCharacters:
    @pytest.mark.parametrize(
        "character",
        [
            *("\x00", "\x07", "\x0b", "\x0c", "\x1b", "\x7f", "\x80", "\x9f", "\xad", "\u034f"),
            *("\u061c", "\u115f", "\u180e", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f"),
            *("\u202a", "\u202e", "\u2060", "\u2066", "\u2069", "\u3164", "\ufdd0", "\ufeff"),
            *("\ufff9", "\ufffe", "\uffff", "\U0001d173", "\U000e0001", "\U000e0041"),
            *("\U0001fffe", "\U0010ffff"),
        ],
    )
    def test_unseen_characters(self, character: str) -> None:
        code = f"U+{ord(character):04X}"
        for text in (f"a: b\nc: 한👍{character}d\n", f'a: b\nc: "👍\\U{ord(character):08X}d"\n'):
            [found] = document(text).problems
            assert (found.code, found.place.line, found.place.column) == ("E003", 2, 6)
            assert "an invisible character" in found.message
            assert code in found.message
            assert found.excerpt == text.split("\n")[1]

    @pytest.mark.parametrize("character", ["\r", "\x85", "\u2028", "\u2029"])
    def test_hidden_line_breaks_do_not_begin_fields(self, character: str) -> None:
        text = f"a: b{character}c: d\ne: f\n"
        assert spots(text) == [("E003", 1, 5)]
        assert "an unusual line break" in document(text).problems[0].message

    def test_a_return_too_many(self) -> None:
        assert spots("a: b\r\r\nc: d\r\n") == [("E003", 1, 5)]

    @pytest.mark.parametrize(
        "code", ["\\0", "\\a", "\\b", "\\e", "\\v", "\\f", "\\r", "\\N", "\\L", "\\P", "\\x07"]
    )
    def test_short_codes_between_double_quotes(self, code: str) -> None:
        assert spots(f'a: "\\\\ \\" {code}"\n') == [("E003", 1, 11)]

    def test_codes_mean_nothing_elsewhere(self) -> None:
        assert data("a: '\\x07'\nb: \\x07\n") == {"a": "\\x07", "b": "\\x07"}

    @pytest.mark.parametrize("code", ["\\ud800", "\\ud83d\\ude00", "\\U00110000"])
    def test_codes_of_no_character(self, code: str) -> None:
        [found] = document(f'a: "x{code}"\n').problems
        assert (found.code, found.place.column) == ("E003", 6)
        assert found.hint == "Type the character itself."

    def test_joiners_where_nothing_is_joined(self) -> None:
        assert spots("a: x\u200dy\nb: 👍\u200dy\nc: م\u200c.\n") == [
            ("E003", 1, 5),
            ("E003", 2, 5),
            ("E003", 3, 5),
        ]

    def test_data_hidden_in_variation_selectors(self) -> None:
        assert spots("a: 👍\ufe0f\U000e0141\n") == [("E003", 1, 6)]

    def test_the_rest_of_the_file_is_checked_as_well(self) -> None:
        found = document("a: b\u200bc\na: d #e\n")
        assert [problem.code for problem in found.problems] == ["E003", "E002", "E006"]
        assert found.root is not None

    def test_a_file_full_of_them_says_so_briefly(self) -> None:
        assert len(document("# \u200b\n" * 5000).problems) == text_file.MOST_UNSEEN_LINES

    def test_ordinary_characters_are_never_refused(self) -> None:
        every = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
        assert not [c for c in every if text_file._ORDINARY.fullmatch(c) and refused(c)]

    @given(st.characters(categories=["Cc", "Cf", "Zl", "Zp"]))
    def test_every_control_and_format_character_is_refused_or_visible(self, character: str) -> None:
        # Signs that Arabic, Syriac and Egyptian put around numbers and groups have a shape.
        visible = re.compile(
            "[\t\n\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]"
        )
        shaped = visible.match(character) or "\U00013430" <= character <= "\U0001345f"
        assert refused(character) or shaped


def refused(character: str) -> bool:
    return bool(text_file.REFUSED.search(character))


class TestEncoding:
    @pytest.mark.parametrize(
        ("text", "line", "column", "message"),
        [
            (b"a: caf\xe9\n", 1, 7, "byte E9"),
            ("a: 한👍".encode() + b"\xff", 1, 6, "byte FF"),
            (b"\xef\xbb\xbfa: b\r\nc: \xc3", 2, 4, "byte C3"),
            (b"a: \xed\xa0\x80\n", 1, 4, "byte ED"),
            ("a: b".encode("utf-16"), 1, 1, "UTF-16"),
            (b"\xfe\xff\x00a", 1, 1, "UTF-16"),
        ],
    )
    def test_not_utf8(self, text: bytes, line: int, column: int, message: str) -> None:
        found = document(text)
        assert spots(text) == [("E003", line, column)]
        assert message in found.problems[0].message
        assert "UTF-8" in found.problems[0].hint
        assert found.root is None

    def test_a_file_in_another_language_is_checked_alike(self) -> None:
        assert text_file.TextFile("x.md", b"# Title\r\n\ta: b: c\n").problems == []
        [found] = text_file.TextFile("x.md", "x\n\u202ey".encode()).problems
        assert (found.code, str(found.place)) == ("E003", "x.md:2:1")


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "holds no fields"),
        ("# remark\n", 1, 1, "holds no fields"),
        ("---\n", 2, 1, "holds no fields"),
        ("# remark\n- a\n", 2, 1, "one list"),
        ("[a, b]\n", 1, 1, "one list"),
        ("\nHello world.\nAgain.\n", 2, 1, "one text"),
    ],
)
def test_not_fields(text: str, line: int, column: int, message: str) -> None:
    found = document(text)
    assert spots(text) == [("E003", line, column)]
    assert message in found.problems[0].message
    assert found.root is None


class TestMachinery:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("a: &x b\n", [(1, 4)]),
            ("a: &x [b]\nc: *x\n", [(1, 4), (2, 4)]),
            ("a: [*x, &y b, !z c]\n", [(1, 5), (1, 9), (1, 15)]),
            ("*x : b\n", [(1, 1)]),
            ("title: *x and more\n", [(1, 8)]),
            ("a: !x y\n", [(1, 4)]),
            ("a: !\n", [(1, 4)]),
            ("a: ! b\n", [(1, 4)]),
            ("a: !!python/object/apply:os.system [ls]\n", [(1, 4)]),
            ("a: !x!y z\n", [(1, 4)]),
            ("a: !%ed%a0%80 x\n", [(1, 4)]),
            ("<<: {a: b}\n", [(1, 1)]),
            ("a: &x {b: c}\nd:\n  <<: *x\n", [(1, 4), (3, 3), (3, 7)]),
            ("%YAML 1.1\n---\na: b\n", [(1, 1)]),
            ("# remark\n%YAML 9.9\n%TAG ! x\n---\na: b\n", [(2, 1)]),
            ("---\na: b\n---\nc: d\n", [(3, 1)]),
            ("a: b\n---\n", [(2, 1)]),
            ("a: b\n...\n---\nc: d\n", [(3, 1)]),
        ],
    )
    def test_is_refused(self, text: str, expected: list[tuple[int, int]]) -> None:
        assert spots(text) == [("E004", *place) for place in expected]

    def test_says_how_to_keep_a_sign_that_is_text(self) -> None:
        [found] = document("title: &c and more\n").problems
        assert "begins with & is taken for a label" in found.message
        assert found.hint.endswith('double quotes: title: "&c and more"')

    def test_leaves_the_rest_to_be_checked(self) -> None:
        found = document("a: &x b\nc: *x\n")
        assert found.root is not None
        assert plain(found.root) == {"a": "b", "c": "*x"}


class TestComments:
    @pytest.mark.parametrize(
        ("text", "line", "column"),
        [
            ("title: C# and F #sharp\n", 1, 17),
            ("title: 한👍 e\u0301 #x\n", 1, 14),
            ("title: #1\n", 1, 8),
            ("title: x\t# y\n", 1, 10),
            ("title: 'x' # y\n", 1, 12),
            ('title: "x"# y\n', 1, 11),
            ("title: # remark\n  x\n", 1, 8),
            ("a:\n  - x # y\n  - z\n", 2, 7),
            ("a: [x, # y\n  z]\n", 1, 8),
            ("a: [x] # y\n", 1, 8),
            ("a: | # y\n  x # z\n", 1, 6),
            ("a: x\n  y # z\nb: c\n", 2, 5),
            ("a: x\n  y # z\n  w\nb: c\n", 2, 5),
            ("a: x # y\n  z\n", 1, 6),
            ("a: x\n# y\n  z\n", 2, 1),
            ("a: x\n# y\n  z\nb: c\n", 2, 1),
            ("a: [x, #y]\n", 1, 8),
            ("--- # x\na: b\n", 1, 5),
        ],
    )
    def test_behind_or_within_a_value(self, text: str, line: int, column: int) -> None:
        assert spots(text) == [("E006", line, column)]

    def test_both_ways_out_are_shown(self) -> None:
        [found] = document("title: C# and F #sharp\n").problems
        assert found.excerpt == "title: C# and F #sharp"
        assert "Move a remark to a line of its own" in found.hint
        assert found.hint.endswith('title: "C# and F #sharp"')

    def test_all_are_found(self) -> None:
        assert spots("a: b # c\nd: 'e # f' # g\n# h\ni: j # k\n") == [
            ("E006", 1, 6),
            ("E006", 2, 12),
            ("E006", 4, 6),
        ]

    def test_one_inside_an_unclosed_quote_is_none(self) -> None:
        assert spots('a: "x # y\n') == [("E001", 1, 4)]


class TestLimits:
    def test_the_size_of_a_file(self) -> None:
        head = b"a: b\n"
        filled = head + b"#" * (text_file.LARGEST_FILE - len(head))
        assert document(filled).problems == ()
        [found] = document(filled + b"#").problems
        assert (found.code, str(found.place)) == ("E005", "content/x.yaml:1:1")
        assert "256 KiB" in found.message

    @pytest.mark.parametrize("shape", ["a:\n", "- \n"])
    def test_depth(self, shape: str) -> None:
        def nested(depth: int) -> str:
            inner = "".join(" " * level + shape for level in range(1, depth - 1))
            return f"top:\n{inner}{' ' * depth}- x\n"

        assert document(nested(8)).problems == ()
        [found] = document(nested(9)).problems
        assert (found.code, found.place.line, found.place.column) == ("E005", 9, 10)
        assert "8 deep" in found.message

    def test_number_of_values(self) -> None:
        most = "a:\n" + "- x\n" * (strict_yaml.MOST_NODES - 3)
        assert document(most).problems == ()
        assert spots(most + "- x\n") == [("E005", strict_yaml.MOST_NODES - 1, 3)]
        assert "5,000" in document(most + "- x\n").problems[0].message

    def test_length_of_a_text(self) -> None:
        most = "x" * strict_yaml.LONGEST_TEXT
        assert document(f"b: |\n  {most}\n"[:-1]).problems == ()
        assert spots(f"a: b\nb: {most}x\n") == [("E005", 2, 4)]
        assert "50,000" in document(f"b: {most}x\n").problems[0].message

    def test_what_comes_before_a_limit_is_reported(self) -> None:
        assert spots("a: b # c\na: " + "[" * 9) == [("E006", 1, 6), ("E002", 2, 1), ("E005", 2, 11)]


HOSTILE = {
    "brackets": b"[" * 100_000,
    "brackets in a field": b"a: " + b"[" * 100_000,
    "closed brackets": b"a: " + b"[" * 100_000 + b"]" * 100_000,
    "braces": b"{" * 100_000,
    "braces with names": b"a: " + b"{a: " * 60_000,
    "quoted names in brackets": b'["a",' * 50_000,
    "dashes": b"- " * 100_000,
    "question marks": b"? " * 100_000,
    "question marks in brackets": b"[" + b"? " * 100_000,
    "stairs": b"".join(b" " * level + b"a:\n" for level in range(700)),
    "far right": b"a:\n" + b" " * 250_000 + b"b: c\n",
    "aliases": b"a: &a [x]\n"
    + b"".join(
        b"%c: &%c [%s]\n" % (letter + 1, letter + 1, b", ".join([b"*%c" % letter] * 9))
        for letter in range(97, 121)
    ),
    "merge keys": b"a: &a {x: y}\n" + b"b: {<<: [*a, *a, *a]}\n" * 5_000,
    "labels on one line": b"a: [" + b"&a x, " * 40_000 + b"]",
    "instructions": b"".join(b"%%TAG !a%d! x\n" % number for number in range(15_000)),
    "instructions after the end": b"a: b\n...\n"
    + b"".join(b"%%TAG !a%d! x\n" % number for number in range(15_000)),
    "documents": b"---\n" * 60_000,
    "one name": b"a: b\n" * 50_000,
    "hashes": b"#" * 250_000,
    "comments": b"a: b\n" + b"#\n" * 120_000,
    "comments behind values": b"- a #\n" * 40_000,
    "unseen": "\u200b".encode() * 80_000,
    "unseen lines": "\u200b\n".encode() * 60_000,
    "returns": b"a: b\r" * 50_000,
    "one quote": b'a: "' + b"x\n" * 120_000,
    "backslashes": b'a: "' + b"\\x07" * 60_000 + b'"',
    "spaces": b" " * 250_000,
    "dashes before a colon": b"- " * 120_000 + b": x",
    "dashes within a text": b"a: b\n" + b"  - x\n" * 40_000,
    "lines of a text": b"a: b\n" + b"  x\n" * 60_000 + b"  c: d\n",
    "colons": b"a" + b":" * 250_000,
    "five megabytes": b"a: b\n" * 1_000_000,
}
HARMLESS = {"far right", "comments"}
CHILD = """
import sys, time
from generator.load.strict_yaml import read
data = sys.stdin.buffer.read()
begin = time.perf_counter()
problems = read("x", data).problems
print(time.perf_counter() - begin, *sorted({found.code for found in problems}))
"""


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file(name: str) -> None:
    child = subprocess.run(
        [sys.executable, "-c", CHILD],
        input=HOSTILE[name],
        capture_output=True,
        cwd=PROJECT,
        timeout=60,
        check=False,
    )
    assert child.returncode == 0, child.stderr.decode()
    seconds, *codes = child.stdout.decode().split()
    assert float(seconds) < 5
    assert set(codes) <= CODES
    assert codes or name in HARMLESS


CHARACTERS = "ab \n\n  :-#'\"[]{},&*!|>%@`?\\\t~=<.x0é한👍\u200b\u2028\r"

LINES = [
    *("a: b", "c:", "  d: e", "  - f", "- g", "  h", "i: [j, k]", "l: {m: n}", 'o: "p', '  q"'),
    *("# r", "s: |", "", "t: 'u'", "v: w # x", "y: &z a", "? b", ": c", "d:e", "  # f", "-g", "g"),
    *("h: >-", "    i", "j: 'k", "l''m'", "n: [o,", "  p]", "q: {r", "---", "\ts: t", "    - u: v"),
]

TEXTS = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cn", "Cs", "Zl", "Zp"]), max_size=40
).filter(lambda text: not refused(text))


def marks(node: Node) -> Iterator[Mark]:
    yield node.mark
    if isinstance(node, Scalar):
        return
    for item in node.items:
        for part in item if isinstance(item, tuple) else (item,):
            yield from marks(part)


def check_invariants(found: Document) -> None:
    assert found.root is not None or found.problems
    for mark in marks(found.root or Scalar("", Mark(1, 1))):
        assert 1 <= mark.column <= len(found.lines[mark.line - 1]) + 1
    for problem, following in pairwise((*found.problems, None)):
        assert problem is not None
        assert problem.code in CODES
        assert problem.excerpt == found.lines[problem.place.line - 1]
        assert 1 <= problem.place.column <= len(problem.excerpt) + 1
        assert problem.message
        assert problem.hint[:1].isupper()
        assert not JARGON.search(problem.message + problem.hint)
        assert following is None or problem <= following


class TestAnything:
    @settings(deadline=None)
    @given(st.binary(max_size=300))
    def test_bytes(self, raw: bytes) -> None:
        check_invariants(document(raw))

    @settings(deadline=None, max_examples=500)
    @given(st.text(CHARACTERS, max_size=60))
    @example("a: !%ed%a0%80 x")
    @example("!%")
    @example("? b")
    def test_signs(self, text: str) -> None:
        check_invariants(document(text))

    @settings(deadline=None, max_examples=300)
    @given(st.integers(0, len(ENTRY)), st.integers(0, 8), st.text(CHARACTERS, max_size=6))
    def test_an_entry_with_one_slip(self, start: int, length: int, typed: str) -> None:
        check_invariants(document(ENTRY[:start] + typed + ENTRY[start + length :]))

    @settings(deadline=None, max_examples=500)
    @given(st.lists(st.sampled_from(LINES), max_size=6))
    def test_what_passes_is_what_yaml_says(self, lines: list[str]) -> None:
        text = "\n".join(lines)
        found = document(text)
        check_invariants(found)
        if found.root and not found.problems:
            assert plain(found.root) == yaml.load(text.encode(), Loader=yaml.CBaseLoader)

    @settings(deadline=None, max_examples=300)
    @given(st.text(CHARACTERS, max_size=60))
    def test_the_parser_in_python_never_fails_either(self, text: str) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(strict_yaml, "_Parser", yaml.SafeLoader)
            check_invariants(document(text))

    @settings(deadline=None)
    @given(st.dictionaries(TEXTS.filter(lambda name: name == name.strip() != ""), TEXTS))
    def test_texts_in_double_quotes_come_back(self, fields: dict[str, str]) -> None:
        written = json.dumps(fields, ensure_ascii=False, indent=1)
        assert data(written) == fields
        assume(fields)
        assert data(re.sub(r"^ |^[{}]|,$", "", written, flags=re.MULTILINE)) == fields

    @settings(deadline=None, max_examples=300)
    @given(st.text("ab :-#'\"[]{},&*!|>%@`?\\0", min_size=1, max_size=12))
    def test_advice_to_use_quotes_is_good_advice(self, value: str) -> None:
        for problem in document(f"title: {value}").problems:
            _, advised, line = problem.hint.rpartition("double quotes: ")
            assert not advised or document(line).problems == ()


def test_the_parser_in_python_reads_the_same() -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_yaml, "_Parser", yaml.SafeLoader)
        in_python = document(ENTRY)
    assert plain(in_python.root or Mapping((), Mark(1, 1))) == data(ENTRY)
