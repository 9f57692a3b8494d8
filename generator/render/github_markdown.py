"""Texts of contributors, and of web pages, within a comment or a step summary on GitHub.

They stay inert there; `markdown` is for the pages of the site, which nobody looks through for
people and issues to link.
"""

import re
import string
from collections.abc import Iterable
from itertools import accumulate

from generator.load.text_file import REFUSED

ROOM = 60_000
"""Characters; GitHub refuses a comment of more than 65,536, and a step summary beyond 1 MiB."""

# Beyond GitHub Flavored Markdown (GFM 0.29), GitHub looks for these in the text of the finished
# HTML, where references such as &#64; have become the character: only a space without width, as
# Dependabot and Renovate use, keeps them from becoming links, pictures or notifications. Around
# a dollar, which may begin a formula, GitHub's own advice is an element.
_WRITTEN = {"\u200b": "&#8203;", "$": "<span>$</span>"}
_LOOKED_FOR = re.compile(r"[@#]|:(?=\S)|(?<=\b[Ww]{3})(?=\.)|(?<=\b[Gg][Hh]-)(?=[0-9])")
_HARMLESS = frozenset(" ,.;:-'/?()" + string.ascii_letters + string.digits)


def inline(text: str) -> str:
    """A text for the middle of a line: shown as it is typed, on one line, whatever it holds.

    No mark-up, HTML, image or table cell begins or ends in it; nobody is mentioned by it, and no
    address, issue, formula or emoji is recognised in it.
    """
    parted = _LOOKED_FOR.sub(lambda match: match[0] + "\u200b", visible(text))
    return "".join(map(_inert, parted))


def code(text: str) -> str:
    """A text as code on one line, such as a path; GitHub looks for nothing in code.

    Not for tables, whose cells end at a `|` in code, too.
    """
    shown = visible(text)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    space = " " if shown.startswith("`") or shown.endswith("`") or not shown.strip() else ""
    return f"{fence}{space}{shown}{space}{fence}"


def visible(text: str) -> str:
    """A text on one line, with � in place of what is hidden, or obeyed instead of shown."""
    return REFUSED.sub("\ufffd", " ".join(text.split()))


def fitting(blocks: Iterable[str], room: int = ROOM) -> int:
    """How many of these texts, a line end behind each, have room; the others are to be counted."""
    lengths = accumulate(len(block) + 1 for block in blocks)
    return sum(length <= room for length in lengths)


def _inert(character: str) -> str:
    if character in _WRITTEN:
        return _WRITTEN[character]
    if character.isascii() and character not in _HARMLESS:
        return f"&#{ord(character)};"
    return character
