"""The small Markdown subset comes out as its few elements, whatever is typed."""

import re

import pytest
from built import built, folded, words
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from test_escape import TEXTS

from generator.model import rich_text
from generator.model.rich_text import ANALYSIS, PAGE, SUMMARY, Dialect
from generator.render import markdown

DIALECTS = {"summary": SUMMARY, "analysis": ANALYSIS, "page": PAGE}

ALWAYS = {"body", "p", "em", "strong", "code", "ul", "ol", "li", "blockquote", "a", "br"}
ALLOWED = {
    SUMMARY: ALWAYS,
    ANALYSIS: ALWAYS | {"h3", "h4", "h5", "h6"},
    PAGE: ALWAYS | {"h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"},
}
ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}} | {
    f"h{level}": {"id"} for level in range(1, 7)
}

LINES = st.sampled_from(
    [
        "*a*",
        "**b**",
        "`c`",
        "- x",
        "  - y",
        "1. z",
        "2025. In June",
        "> q",
        "> - r",
        "### h",
        "## h",
        "\\*",
        "[l](https://paper.example/)",
        "[m](mailto:a@b.example)",
        "[[an-entry]]",
        "| a | b |",
        "| - | - |",
        "text",
        "###",
        "",
        "",
        "a  ",
        "b\\",
        "<b>x</b>",
        "{: .x }",
        "---",
        "    code",
        ": d",
        "[p](about.md#part-1)",
        "-",
        "1.",
        "***",
        "`",
        "*",
        "_",
        "<div>",
        "</div>",
        "[^1]: x",
        "[x]: y",
        "![x](y)",
        "\t- t",
    ]
)
RICH = st.one_of(TEXTS, st.lists(LINES, max_size=8).map("\n".join))


def link_to_entry(identifier: str) -> Markup:
    return markdown.link(markdown.text(f"Entry {identifier}"), f"../events/{identifier}.md")


def name_of_entry(identifier: str) -> str:
    return f"Entry {identifier}"


def _taken(text: str, dialect: Dialect) -> str:
    assume(text.strip())
    assume(not list(rich_text.refusals(text, dialect)))
    # The loader refuses these; the escape of single texts is tested with them.
    assume(not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]", text))
    return text


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@settings(max_examples=400, deadline=None)
@given(text=RICH)
@example(text="*x* _y_ **z** `code`")
@example(text="one\\\ntwo")
@example(text="> - a\n>\n>   b\n\n1. c\n   - d")
def test_only_the_elements_of_the_subset_come_out(dialect: Dialect, text: str) -> None:
    text = _taken(text, dialect)
    tree = built(str(markdown.rich(text, dialect, link_to_entry)))
    for node in tree.body.css("*"):
        assert node.tag in ALLOWED[dialect], node.html
        assert node.attributes.keys() <= ATTRIBUTES.get(node.tag, set()), node.html
    for anchor in tree.css("a"):
        assert re.match(
            r"(?i)(https?://|mailto:|\.\./events/|[a-z0-9-]+\.md)", anchor.attributes["href"]
        )


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
@settings(max_examples=400, deadline=None)
@given(text=RICH)
@example(text="one\\\ntwo")
@example(text="one  \ntwo")
@example(text="a *b* c\n\nd")
@example(text="- 0\n\n  0\n- 0")
def test_the_plain_words_are_those_that_are_seen(dialect: Dialect, text: str) -> None:
    """But for the numbers and dots before list items, which browsers put there."""
    text = _taken(text, dialect)
    assume(not re.search(r"\d[.)]", text))
    tree = built(str(markdown.rich(text, dialect, link_to_entry)))
    for node in tree.css("p, li, h2, h3, h4, h5, h6, td, th, blockquote"):
        node.insert_before(" ")
        node.insert_after(" ")
    assert words(tree) == folded(markdown.plain(text, dialect, name_of_entry))


@settings(max_examples=300, deadline=None)
@given(text=RICH)
@example(text="- a\n- b\n\n> c")
def test_on_one_line_the_subset_fits_a_cell_and_an_item(text: str) -> None:
    text = _taken(text, SUMMARY)
    line = str(markdown.inline(text, SUMMARY, link_to_entry))
    assume(line.strip())
    assert "\n" not in line
    spans = {"em", "strong", "code", "a", "br"}
    in_cell = built(f"| A | B |\n| - | - |\n| {line} | x |\n")
    assert len(in_cell.css("td")) == 2
    assert {node.tag for node in in_cell.css_first("td").css("*")} <= spans | {"td"}
    in_item = built(f"- {line}\n- x\n")
    assert len(in_item.css("li")) == 2
    assert {node.tag for node in in_item.css_first("li").css("*")} <= spans | {"li"}


def _html(text: str, dialect: Dialect = PAGE) -> str:
    tree = built(str(markdown.rich(text, dialect, link_to_entry)))
    return " ".join((tree.body.inner_html or "").split())


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("*a* _b_ **c** `d`", "<p><em>a</em> <em>b</em> <strong>c</strong> <code>d</code></p>"),
        ("`<b> *x* {{ y }}`", "<p><code>&lt;b&gt; *x* {{ y }}</code></p>"),
        ("- a\n- b", "<ul> <li>a</li> <li>b</li> </ul>"),
        ("1. a\n2. b", "<ol> <li>a</li> <li>b</li> </ol>"),
        ("> a\n> b", "<blockquote> <p>a b</p> </blockquote>"),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("## H\n\nx", '<h2 id="part-1">H</h2> <p>x</p>'),
        ("[x](https://paper.example/a_b)", '<p><a href="https://paper.example/a_b">x</a></p>'),
        ("[x](mailto:a@b.example)", '<p><a href="mailto:a@b.example">x</a></p>'),
        ("[*x*](method.md#part-2)", '<p><a href="method.md#part-2"><em>x</em></a></p>'),
        ("[[an-entry]]", '<p><a href="../events/an-entry.md">Entry an-entry</a></p>'),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
        ("x\n---", "<p>x ---</p>"),
        ("{: onclick=x }", "<p>{: onclick=x }</p>"),
    ],
)
def test_the_subset_is_written_as(typed: str, expected: str) -> None:
    assert _html(typed) == expected


def test_a_table_of_a_written_page_is_a_table() -> None:
    tree = built(str(markdown.rich("| a | b |\n| - | - |\n| c | d\\|e |", PAGE, link_to_entry)))
    assert [cell.text() for cell in tree.css("th")] == ["a", "b"]
    assert [cell.text() for cell in tree.css("td")] == ["c", "d|e"]


@pytest.mark.parametrize("typed", ["[x](javascript:alert(1))", "[x](data:text/html,x)", "[x](//a)"])
def test_a_refused_link_that_slips_through_is_not_written(typed: str) -> None:
    with pytest.raises(ValueError, match="refused"):
        markdown.rich(typed, SUMMARY, link_to_entry)


def test_an_image_that_slips_through_is_not_written() -> None:
    with pytest.raises(ValueError, match="image"):
        markdown.rich("![x](https://evil.example/a.png)", SUMMARY, link_to_entry)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("*a* **b** `c`", "a b c"),
        ("one\ntwo", "one two"),
        ("one\\\ntwo", "one two"),
        ("one\n\ntwo", "one two"),
        ("[x](https://paper.example/)", "x"),
        ("see [[an-entry]]", "see Entry an-entry"),
        ("<b> & \\*", "<b> & *"),
        ("# no heading here", "# no heading here"),
        ("- a\n- b", "a b"),
    ],
)
def test_plain_words(typed: str, expected: str) -> None:
    assert markdown.plain(typed, SUMMARY, name_of_entry) == expected


@pytest.mark.parametrize("typed", ["2025. In June", "-", "- - -", "a\n\n-\n", "1. a\n2."])
def test_what_a_list_would_swallow_is_refused(typed: str) -> None:
    assert list(rich_text.refusals(typed, SUMMARY))


def test_a_heading_without_words_is_refused() -> None:
    assert list(rich_text.refusals("###", ANALYSIS))
    assert list(rich_text.refusals("###", SUMMARY)) == []
