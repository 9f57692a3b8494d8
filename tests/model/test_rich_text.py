"""The Markdown subset: what is recognised, what is refused, and what stays the text it is."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from generator.model import rich_text
from generator.model.rich_text import ANALYSIS, PAGE, SUMMARY, Dialect

# A machine that is busy with something else makes no test fail.
UNHURRIED = settings(deadline=None)

DIALECTS = st.sampled_from([SUMMARY, ANALYSIS, PAGE])
SIGNS = st.sampled_from([*"*_`#>-+1.!|\\<>&;:/()[]\n \tx", "[[some-id]]", "](", "https://x.y"])
TEXTS = st.lists(SIGNS, max_size=40).map("".join) | st.text(max_size=60)


def tokens(text: str, dialect: Dialect) -> Iterator[Token]:
    def walk(found: Sequence[Token]) -> Iterator[Token]:
        for token in found:
            yield token
            yield from walk(token.children or ())

    return walk(rich_text.parse(text, dialect))


def kinds(text: str, dialect: Dialect = SUMMARY) -> set[str]:
    return {token.type for token in tokens(text, dialect)} - {"inline", "text"}


def words(text: str, dialect: Dialect = SUMMARY) -> str:
    return "".join(token.content for token in tokens(text, dialect) if token.type == "text")


class TestRecognised:
    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("*a*", "em_open"),
            ("**a**", "strong_open"),
            ("`a`", "code_inline"),
            ("- a\n- b", "bullet_list_open"),
            ("1. a\n2. b", "ordered_list_open"),
            ("> a", "blockquote_open"),
            ("[a](https://b.example)", "link_open"),
            ("<https://b.example>", "link_open"),
            ("[[some-id]]", "entry_link"),
        ],
    )
    def test_everywhere(self, text: str, kind: str) -> None:
        for dialect in (SUMMARY, ANALYSIS, PAGE):
            assert kind in kinds(text, dialect)

    def test_headings_in_an_analysis_and_on_a_page_only(self) -> None:
        assert "heading_open" in kinds("### a", ANALYSIS)
        assert "heading_open" in kinds("## a", PAGE)
        assert words("### a", SUMMARY) == "### a"

    def test_tables_on_a_page_only(self) -> None:
        table = "| a | b |\n|---|---|\n| c | d |"
        assert "table_open" in kinds(table, PAGE)
        assert "table_open" not in kinds(table, ANALYSIS)
        assert "| a | b |" in words(table, SUMMARY)


class TestLiteral:
    """What the subset does not know is the text it is; nothing is dropped."""

    @pytest.mark.parametrize(
        "text",
        [
            "<script>alert(1)</script>",
            "<b onclick=x>a</b>",
            "a {: onclick=x }",
            '--8<-- "/etc/passwd"',
            "{{ 7*7 }}",
            "{% include 'x' %}",
            "---",
            "^[a note]",
            "[^1]: a note",
            "!!! note",
            "&lt;b&gt;",
            "| a | b |",
            ":smile:",
            "~~a~~",
            "https://bare.example",
            "[[Not An Id]]",
            "[[a]]",
            "    four spaces",
        ],
    )
    def test_stays_as_typed(self, text: str) -> None:
        assert words(text) == text.strip()
        assert list(rich_text.refusals(text, SUMMARY)) == []


class TestEntryLinks:
    def test_in_order_and_wherever_they_stand(self) -> None:
        text = "- [[one-id]] and *[[two-id]]*\n\n> **see [[one-id]]**\n\n[[four-id]]s"
        assert list(rich_text.linked_entries(text, SUMMARY)) == [
            "one-id", "two-id", "one-id", "four-id",
        ]  # fmt: skip

    def test_not_in_code_and_not_behind_a_backslash(self) -> None:
        assert list(rich_text.linked_entries("`[[one-id]]` \\[[two-id]]", SUMMARY)) == []

    @UNHURRIED
    @given(st.lists(st.from_regex(r"[a-z0-9-]{3,64}", fullmatch=True), max_size=5))
    def test_all_are_found(self, ids: list[str]) -> None:
        text = " and ".join(f"[[{name}]]" for name in ids)
        assert list(rich_text.linked_entries(f"See {text}.", SUMMARY)) == ids


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "dialect", "found"),
        [
            ("![a](https://b.example/c.png)", SUMMARY, "!["),
            ("a [b](javascript:alert(1))", SUMMARY, "javascript:alert(1)"),
            ("[b](JaVaScRiPt:alert(1))", SUMMARY, "JaVaScRiPt:alert(1)"),
            ("[b](data:text/html,x)", SUMMARY, "data:text/html,x"),
            ("[b](/etc/passwd)", SUMMARY, "/etc/passwd"),
            ("[b](../other/)", SUMMARY, "../other/"),
            ("[b](about.md)", SUMMARY, "about.md"),
            ("[b](../about.md)", PAGE, "../about.md"),
            ("[b](https://user@evil.example)", SUMMARY, "https://user@evil.example"),
            ("[b]()", SUMMARY, ""),
            ("<javascript:x>", SUMMARY, "javascript:x"),
            ("## a", ANALYSIS, "## "),
            ("# a", PAGE, "# "),
        ],
    )
    def test_what_is_recognised_and_not_allowed(
        self, text: str, dialect: Dialect, found: str
    ) -> None:
        [refusal] = rich_text.refusals(text, dialect)
        assert refusal.words == found
        assert refusal.words in text
        assert refusal.hint.endswith(".")

    @pytest.mark.parametrize(
        ("text", "dialect"),
        [
            ("[a](https://b.example/c?d=e#f)", SUMMARY),
            ("[a](http://b.example)", SUMMARY),
            ("[a](mailto:a@b.example)", SUMMARY),
            ("[a](method.md)", PAGE),
            ("[a](method.md#part-1)", PAGE),
            ("### a", ANALYSIS),
            ("[a](not a link)", SUMMARY),
        ],
    )
    def test_what_is_allowed(self, text: str, dialect: Dialect) -> None:
        assert list(rich_text.refusals(text, dialect)) == []

    def test_everything_is_refused_at_once(self) -> None:
        text = "![a](b) [c](d:e)\n\n- [f](g)"
        assert [one.words for one in rich_text.refusals(text, SUMMARY)] == ["![", "d:e", "g"]


class TestAnything:
    @UNHURRIED
    @given(TEXTS, DIALECTS)
    def test_is_parsed_into_what_the_subset_knows(self, text: str, dialect: Dialect) -> None:
        known = {
            "paragraph", "heading", "bullet_list", "ordered_list", "list_item", "blockquote",
            "em", "strong", "link", "table", "thead", "tbody", "tr", "th", "td",
            "inline", "text", "softbreak", "hardbreak", "code_inline", "image", "entry_link",
        }  # fmt: skip
        found = {
            token.type.removesuffix("_open").removesuffix("_close")
            for token in tokens(text, dialect)
        }
        assert found <= known

    @UNHURRIED
    @given(TEXTS, DIALECTS)
    def test_what_is_not_refused_leads_to_the_web_or_to_a_page(
        self, text: str, dialect: Dialect
    ) -> None:
        refused = {refusal.words for refusal in rich_text.refusals(text, dialect)}
        for token in tokens(text, dialect):
            if token.type == "link_open" and token.attrs["href"] not in refused:
                assert str(token.attrs["href"]).lower().startswith(
                    ("https://", "http://", "mailto:")
                ) or str(token.attrs["href"]).partition("#")[0].endswith(".md")
            assert token.type != "image" or "![" in refused


@UNHURRIED
@given(st.text("ab1 ,.'?-+:&~^;()“é한\u00a0\u3000*_<[`\\\n", max_size=20) | st.text(), DIALECTS)
def test_what_is_without_form_is_one_paragraph_of_its_own_words(
    text: str, dialect: Dialect
) -> None:
    """What is told without the parser is what the parser would have said."""
    if rich_text.is_without_form(text):
        opening, inline, closing = rich_text.parse(text, dialect)
        assert (opening.type, closing.type) == ("paragraph_open", "paragraph_close")
        assert [(token.type, token.content) for token in inline.children or ()] == [("text", text)]


@pytest.mark.parametrize(
    "text", ["A plain sentence, with a “word”; 1 - 2 > 1.", "“Yes”, (he) said.", "조선 (test)."]
)
def test_most_texts_are_seen_to_be_without_form(text: str) -> None:
    assert rich_text.is_without_form(text)


@pytest.mark.parametrize(
    "text", ["", " a", "a ", "- a", "1. a", "a *b*", "a [[some-id]]", "a <b>", "a\nb", "a `b`"]
)
def test_what_may_have_a_form_is_left_to_the_parser(text: str) -> None:
    assert not rich_text.is_without_form(text)
