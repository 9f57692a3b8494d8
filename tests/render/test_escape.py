"""Whatever text there is, the escape makes it literal in every place where templates put one."""

import json
import re

import pytest
import yaml
from built import built, folded, shape, words
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from generator.render import markdown

# Every character, and often those that mean something to somebody.
MEANINGFUL = st.sampled_from(
    list("\\`*_{}[]()<>#+-.!|:=~^\"'&;%$@/?, \n\t0123abcx\u00a0\u2028\x02\x03")
)
TEXTS = st.one_of(
    st.text(),
    st.text(MEANINGFUL, max_size=40),
    st.lists(
        st.sampled_from(
            [
                "---",
                "***",
                "===",
                "- ",
                "1. ",
                "a. ",
                "# ",
                "> ",
                ":   ",
                "    ",
                "| a | b |",
                "{: .x }",
                "{ .x }",
                "{ #id onclick=x }",
                "<script>alert(1)</script>",
                "</div>",
                "<div markdown>",
                "<!--",
                "-->",
                "<![CDATA[",
                "]]>",
                "<?php",
                "&lt;",
                "&#60;",
                "&amp",
                "\n",
                "\n\n",
                "\\",
                "![x](y)",
                "[x](javascript:alert(1))",
                "[x]: y",
                "*[x]: y",
                "[^1]",
                "[^1]: y",
                "[TOC]",
                "``",
                "```",
                "~~~",
                "**",
                "__",
                "http://a.example",
                "a@b.example",
                "<a@b.example>",
                "\u0002wzxhzdk:0\u0003",
                "klzzwxh:0000",
                "wzxhzdk:0",
                "{{ 7*7 }}",
                "{% raw %}",
                "--8<-- 'x'",
                "+++",
                "!!!",
                "???",
                '" onmouseover="x',
                "' x='",
                "x",
                " ",
                "1",
                ".",
                "-",
            ]
        ),
        max_size=6,
    ).map("".join),
)

# The places of our templates, each with a text in it.
CONTEXTS = {
    "heading": "# {} {{ #page-title }}\n",
    "heading within a page": "Before\n\n### {} {{ #about-x }}\n\nAfter\n",
    "paragraph": "{}\n",
    "paragraph with a class": "{}\n{{ .note }}\n",
    "middle of a line": "Before {} after\n{{ .note }}\n",
    "bold": "**{}**, after\n",
    "quotation": '> “<span class="quote">{}</span>”\n',
    "list item": "- {}\n- After\n",
    "list item of many blocks": "-   <i>{}</i>\n\n    {}\n    {{ .title }}\n\n-   x\n",
    "numbered item": "1.  {}\n    {{ #source-1 }}\n\n    {}\n    {{ .note }}\n",
    "definition": "Term\n:   {}\n\nOther\n:   {}, {}\n",
    "table cell": '| A | B |\n| --- | --- |\n| {} | {} {{ data-label="By" }} |\n| x | y |\n',
    "Markdown in a div": '<div class="facts" markdown>\n\n{}\n\nTerm\n:   {}\n\n</div>\n',
    "link": "Before [{}](<../actors/x.md>), after\n",
    "link in bold": "**[{}](<x.md>)**\n",
    "HTML text": '<span class="badge">{}</span> after\n',
    "HTML attribute": '<span title="{}">x</span>\n',
}


@pytest.mark.parametrize("context", CONTEXTS.values(), ids=CONTEXTS)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
@example(text="<script>alert(1)</script>")
@example(text="{: onclick=x }")
@example(text="| a | b |")
@example(text="---")
@example(text="1. x")
@example(text="x\n\n{: .y }")
@example(text="\u0002wzxhzdk:0\u0003")
def test_any_text_is_literal_in_every_place(context: str, text: str) -> None:
    assume(folded(text))
    escaped = markdown.text(text)
    times = context.count("{}")
    tree = built(context.format(*[escaped] * times))
    plain = built(context.format(*["word"] * times))
    if "title=" in context:
        [span] = tree.css("span")
        assert folded(span.attributes["title"] or "") == folded(text)
        assert span.attributes.keys() == {"title"}
        assert [tag for tag, _ in shape(tree)] == [tag for tag, _ in shape(plain)]
    else:
        assert shape(tree) == shape(plain)
        assert words(tree) == words(plain).replace("word", folded(text))


FENCED = (
    "{}",
    "Before\n\n{}\nAfter\n",
    '<div class="rule" markdown>\n<div markdown>\n\n{}\n</div>\n</div>\n\nAfter\n',
)


@pytest.mark.parametrize("context", FENCED)
@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
@example(text="```\n</code></pre><script>alert(1)</script>\n```")
@example(text="`````\n~~~\n````")
@example(text="<div markdown>\n\n```")
@example(text="\u0002wzxhzdk:0\u0003 {{ 7*7 }} {: .x }")
def test_any_lines_are_literal_in_a_fenced_block(context: str, text: str) -> None:
    tree = built(context.format(markdown.fenced(text, "yaml")))
    plain = built(context.format(markdown.fenced("word", "yaml")))
    assert shape(tree) == shape(plain)
    [block] = tree.css("pre > code.language-yaml")
    assert folded(block.text()) == folded(text)
    outside = words(plain).replace("word", "")
    block.decompose()
    assert words(tree) == folded(outside)


def test_a_fenced_block_keeps_lines_and_indentation() -> None:
    typed = "updates:\n  - date: 2026-11-02\n\n    kind: update\n"
    [block] = built(markdown.fenced(typed, "yaml")).css("pre > code")
    assert block.text() == typed


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_escaped_text_is_one_line_without_markup(text: str) -> None:
    escaped = markdown.text(text)
    assert "\n" not in escaped
    assert not set('<>"[](){}*_`|~=+!:$@/\\') & set(escaped)
    assert LexborHTMLParser(f"<p>{escaped}</p>").css_first("p").text() == (
        LexborHTMLParser(f"<p>{escaped}</p>").text()
    )
    assert re.sub(r"&#\d+;", "", escaped).count("&") == 0


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
@example(text="Note: x")
@example(text="</title><script>alert(1)</script>")
@example(text='" }} {{ 7*7')
def test_front_matter_holds_html_that_shows_the_text(text: str) -> None:
    written = f"title: {markdown.front_matter(text)}\nkind: x\n"
    assert written.count("\n") == 2
    read = yaml.safe_load(written)
    assert read.keys() == {"title", "kind"}
    assert not set('<>"') & set(read["title"])
    shown = LexborHTMLParser(f"<title>{read['title']}</title><p>{read['title']}</p>")
    assert folded(shown.css_first("p").text()) == folded(text)
    assert folded(shown.css_first("title").text()) == folded(text)
    assert shown.css("script") == []


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_a_tag_stripper_makes_nothing_live_of_front_matter(text: str) -> None:
    """Material strips tags from the title, which takes escapes apart in a heading."""
    value = json.loads(markdown.front_matter(text))
    stripped = re.sub(r"<[^>]*>", "", value)
    assert stripped == value


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
@example(text="&lt;b&gt;")
@example(text="R&D")
def test_an_excerpt_is_literal_where_only_angle_brackets_are_escaped_again(text: str) -> None:
    """As Pagefind does: take the text of the record, escape `<` and `>`, show it as HTML."""
    record = LexborHTMLParser(f"<p>{markdown.excerpt(text)}</p>").css_first("p").text()
    html = record.replace("<", "&lt;").replace(">", "&gt;")
    shown = LexborHTMLParser(f"<p>{html}</p>").css_first("p")
    assert folded(shown.text()) == folded(text)
    assert shown.css("*")[1:] == []


ADDRESSES = st.one_of(
    TEXTS,
    TEXTS.map(lambda text: f"https://paper.example/{text}"),
    TEXTS.map(lambda text: f"{text}://paper.example/"),
    st.sampled_from(
        [
            "https://paper.example/a_b_(c)?x=1&y=*z*#{.x}",
            "https://paper.example/'onclick='alert(1)",
            "javascript:alert(1)//https://paper.example",
            "https://user:password@paper.example/",
            "data:text/html,<script>alert(1)</script>",
            "//evil.example/",
            "HTTPS://paper.example/",
            "https://paper.example/&quot;onclick=alert(1)",
        ]
    ),
)


@settings(max_examples=300, deadline=None)
@given(label=TEXTS, address=ADDRESSES)
@example(label="x", address="https://paper.example/a_b_(c)?x=1&y=*z*")
def test_an_external_link_leads_to_its_address_or_is_text(label: str, address: str) -> None:
    assume(folded(label))
    link = markdown.external_link(markdown.text(label), address)
    tree = built(f"Before {link} after\n")
    links = tree.css("a")
    assert {tag for tag, _ in shape(tree)} <= {"body", "p", "a"}
    if links:
        [anchor] = links
        assert anchor.attributes == {"href": address, "rel": "noopener external"}
        assert re.match(r"(?i)https?://|mailto:", address)
        assert folded(anchor.text()) == folded(label)
    else:
        assert words(tree) == folded(f"Before {label} {address} after")


def test_addresses_of_the_web_become_links() -> None:
    link = markdown.external_link(markdown.text("x"), "https://paper.example/a_b?c=d&e=f")
    assert built(str(link)).css_first("a").attributes["href"] == "https://paper.example/a_b?c=d&e=f"
    assert built(str(markdown.external_link(markdown.text("x"), "ftp://x.example/"))).css("a") == []
