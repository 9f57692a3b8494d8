"""Paragraphs, headings and terms: blocks that hold words."""

import re
from typing import NamedTuple

from generator.publish.quick_markdown.attribute_lists import attributes
from generator.publish.quick_markdown.grammar import LINE, LIST, TARGET, Unknown

# Up to three spaces before a block mean nothing; four are code.
_PARAGRAPH = re.compile(rf" {{0,3}}({LINE}(?:\n{LINE})*+)(?:\n({LIST}))?")
_HEADING = re.compile(
    rf"(#{{1,6}}) ([^\s#{{}}|](?:[^\n{{}}|]*[^\s#{{}}|])?) (?=\{{ #([\w-]+))({LIST})"
)
_TERM = re.compile(rf"({LINE}(?<!\s))\n:   ({LINE})")
_TAG = re.compile("<[^>]*>")


class Heading(NamedTuple):
    """A heading as a table of contents has it; `title` is HTML without tags."""

    level: int
    id: str
    title: str


def paragraph(block: str) -> str:
    """The HTML of lines of words; raises Unknown."""
    match = _PARAGRAPH.fullmatch(block)
    if not match:
        raise Unknown
    return f"<p{attributes(match[2])}>{match[1]}</p>\n"


def term(block: str) -> str:
    """The HTML of a term with what it means, for within a list of such; raises Unknown."""
    match = _TERM.fullmatch(block)
    if not match:
        raise Unknown
    return f"<dt>{match[1]}</dt>\n<dd>{match[2]}</dd>\n"


def heading(block: str, permalink_title: str) -> tuple[Heading, str]:
    """A heading with its HTML, which ends with a link to itself; raises Unknown."""
    match = _HEADING.fullmatch(block)
    if not match:
        raise Unknown
    marks, words, id_, listed = match.groups()
    tag, target = f"h{len(marks)}", f"{TARGET}#{id_}{TARGET}"
    link = f'<a class="headerlink" href="{target}" title="{permalink_title}">&para;</a>'
    title = " ".join(_TAG.sub("", words).split())
    html = f"<{tag}{attributes(listed)}>{words}{link}</{tag}>\n"
    return Heading(len(marks), id_, title), html
