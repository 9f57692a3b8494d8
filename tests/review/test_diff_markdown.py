"""Contributors' text in a comment on GitHub: shown as typed, and inert."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from generator.render.github_markdown import code, inline, visible
from tests.browser.hostile_texts import HOSTILE

# What GitHub looks for in the text of the finished HTML, in Markdown that is long rendered.
LOOKED_FOR = re.compile(
    r"@[\w-]|#\w|\bgh-\d|://|\bwww\.|:[\w+-]+:|mailto:[^\s\u200b]", re.IGNORECASE | re.ASCII
)
GITHUB_ONLY = [
    "@octocat and @org/team",
    "fixes #12, GH-12, gh-12, org/name#12",
    "https://github.com/org/name/issues/12",
    "www.example.org",
    "mail somebody@example.org",
    "mailto:somebody@example.org",
    ":tada: :+1:",
    "$x^2$ and $$y$$",
    "| a | b |",
    "```\ncode",
    "~~~",
    "![x](https://evil.example/pixel.png)",
    "[x]: https://evil.example",
    "<details open><summary>x</summary>",
    "<!-- hidden -->",
    "&#64;octocat &commat;octocat",
    "- [ ] a task",
    "1. one",
    "> [!WARNING]",
    "a\n\n# Approved",
    "a\r\n---\r\nb",
]


def rendered(markdown: str) -> str:
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    shown = parser.render(f"- x {markdown}").replace("\u200b", "")
    return shown.replace("<span>$</span>", "$")


@pytest.mark.parametrize("text", [*GITHUB_ONLY, *(hostile.text for hostile in HOSTILE)])
def test_hostile_text_is_shown_as_typed(text: str) -> None:
    shown = html.escape(visible(text), quote=False).strip()
    found = rendered(inline(text)).replace("&quot;", '"')
    assert found == f"<ul>\n<li>{f'x {shown}'.strip()}</li>\n</ul>\n"


@pytest.mark.parametrize("text", [*GITHUB_ONLY, *(hostile.text for hostile in HOSTILE)])
def test_github_finds_nothing_in_the_finished_text(text: str) -> None:
    assert LOOKED_FOR.search(html.unescape(inline(text))) is None


@given(st.text())
def test_any_text_is_shown_as_typed(text: str) -> None:
    found = html.unescape(rendered(inline(text))).removeprefix("<ul>\n<li>x")
    assert found.removesuffix("</li>\n</ul>\n").strip() == visible(text).strip()


@given(st.text(alphabet="@#:$wW.gGhH-12/ax"))
def test_github_finds_nothing_in_any_finished_text(text: str) -> None:
    assert LOOKED_FOR.search(html.unescape(inline(text))) is None


@given(st.text(alphabet="`ab |<@#\n"))
def test_code_stays_code(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"- {code(text)}")
    children = [child for token in tokens for child in token.children or ()]
    assert [child.type for child in children] == ["code_inline"]
    assert children[0].content.strip() == visible(text).strip()


def test_no_formula_begins_or_ends() -> None:
    assert inline("$x$ and $$y$$").replace("<span>$</span>", "") == "x and y"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x1b[31m", "\u2066"])
def test_what_is_hidden_is_seen(hidden: str) -> None:
    assert "\ufffd" in inline(f"a{hidden}b")
