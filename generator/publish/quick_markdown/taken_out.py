"""What is no Markdown, taken out of a text before the rest is read: fenced code and raw HTML."""

import re
from html import escape
from typing import NamedTuple

from generator.publish.quick_markdown.grammar import (
    BLOCKS,
    CONTROL,
    OPENING,
    PLACE,
    REFERENCE,
    TAG,
    Unknown,
)

_FENCE = re.compile(r"\n(`{3,})([a-z]*)\n((?:.*\n)*?)\1(?=\n)")
_START = re.compile(rf"\n(?=<(?:div|fieldset|figure|form|noscript|p|table|ul)[ >])(?!{OPENING}\n)")
_TAG = re.compile(TAG)
_SOUND = re.compile(rf'(?:[^{CONTROL}"&<>]++|{REFERENCE}|{TAG})*+')

# Among Markdown an element is read and written anew, with its attributes in order.
_ONE_ELEMENT = re.compile(
    rf'<[a-z]+((?: [a-z-]+="[^"&=]*+")*+)>(?:[^<]++|<(?!/?(?:{BLOCKS})[ />]))*+</[a-z]+>'
)
_NAME = re.compile(" ([a-z-]+)=")


class Taken(NamedTuple):
    """What goes to a place as it is; among other Markdown only where it is `simple`."""

    html: str
    is_simple: bool


def without_fences(text: str, taken: list[Taken]) -> str:
    """`text` with a place for each fenced block of code, which is added to `taken`."""

    def take(match: re.Match[str]) -> str:
        _, language, code = match.groups()
        given = f' class="language-{language}"' if language else ""
        shown = escape(code).replace("&#x27;", "'")
        taken.append(Taken(f"<pre><code{given}>{shown}</code></pre>\n", is_simple=True))
        return f"\n\n{PLACE}{len(taken) - 1}\n"

    return _FENCE.sub(take, text)


def without_raw_html(text: str, taken: list[Taken]) -> str:
    """`text` with a place for each block of raw HTML, which is added to `taken`.

    Raises Unknown where a block is not sound or does not end with its line.
    """
    kept, position = [], 0
    while start := _START.search(text, position):
        end = _end(text, start.end())
        kept += [text[position : start.start()], f"\n\n{PLACE}{len(taken)}\n"]
        taken.append(_block(text, start.end(), end))
        position = end
    return "".join([*kept, text[position:]])


def _block(text: str, start: int, end: int) -> Taken:
    html = text[start:end]
    if text[end] != "\n" or not _SOUND.fullmatch(html):
        raise Unknown
    return Taken(html + "\n" * (1 + text.startswith("\n\n", end)), _is_simple(html))


def _end(text: str, start: int) -> int:
    """Where the block ends that starts at `start`: a tag closes all that were opened within it."""
    opened: list[str] = []
    for tag in _TAG.finditer(text, start):
        closing, opening, closed = tag.groups()
        if opening and not closed:
            opened.append(opening)
        elif closing and _all_closed(opened, closing):
            return tag.end()
    raise Unknown


def _all_closed(opened: list[str], closing: str) -> bool:
    while opened:
        if opened.pop() == closing:
            return not opened
    raise Unknown


def _is_simple(html: str) -> bool:
    match = _ONE_ELEMENT.fullmatch(html)
    if not match:
        return False
    names = _NAME.findall(match[1])
    return names == sorted(set(names))
