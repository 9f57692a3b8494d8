"""One text as YAML: as it stands where that is safe, else in quotes, or wrapped below its field.

Follows YAML 1.2.2, chapters 7 and 8. Every value is read as text, so that dates, numbers and words
such as `no` need no quotes.
"""

import json
import re
from collections.abc import Iterator

from generator.load.text_file import REFUSED
from generator.load.yaml_traps import NOTHING

WIDTH = 100
STEP = "  "

# Beyond this, a line of a text was not broken by hand, and is wrapped.
_NEVER_BROKEN = 2 * WIDTH

_NOT_PLAIN = re.compile(
    r"""[-?:,\[\]{}#&*!|>'"%@`=<]|\.\.\.|.*(?::(?:\s|$)|\s\#|[\t\n])""", re.DOTALL
)
_NOT_IN_BRACKETS = re.compile(r"[,\[\]{}?]")
_BREAKING = re.compile(r"(?<=\S) (?=\S)")
_BLANK_BUT_NOT_EMPTY = re.compile(r"^[ \t]+$", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]", re.MULTILINE)


def on_one_line(text: str, *, in_brackets: bool = False) -> str:
    """A text for a place that ends with its line; `in_brackets` where commas part it from others.

    Characters that nobody sees are written as codes, where a reviewer and `check` find them.
    """
    if _is_plain(text) and not (in_brackets and _NOT_IN_BRACKETS.search(text)):
        return text
    is_plain_in_quotes = not (REFUSED.search(text) or "\n" in text or "\t" in text)
    if is_plain_in_quotes and "'" not in text and ('"' in text or "\\" in text):
        return f"'{text}'"
    return REFUSED.sub(_code, json.dumps(text, ensure_ascii=False))


def _is_plain(text: str) -> bool:
    is_bare = bool(text) and text == text.strip() and text not in NOTHING
    return is_bare and not _NOT_PLAIN.match(text) and not REFUSED.search(text)


def _code(unseen: re.Match[str]) -> str:
    number = ord(unseen[0])
    if number < 0x100:
        return f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def lines(lead: str, text: str) -> Iterator[str]:
    """The lines of a text behind its `lead`: the name of its field with a colon, or a dash.

    One line where the text fits; several, one step further in, where it does not.
    """
    short = f"{lead} {on_one_line(text)}"
    body = text.removesuffix("\n")
    is_one_line = "\n" not in text
    if (is_one_line and len(short) <= WIDTH) or not _can_stand_below(body):
        yield short
        return
    margin = margin_of(lead) + STEP
    is_folded = _is_folded(body)
    below = list(_folded(body, WIDTH - len(margin))) if is_folded else body.split("\n")
    if is_one_line and len(margin + below[0]) > WIDTH:
        yield short
        return
    yield f"{lead} {'>' if is_folded else '|'}{'-' if body == text else ''}"
    yield from (margin + line if line else "" for line in below)


def margin_of(line: str) -> str:
    """The spaces with which a line begins."""
    return line[: len(line) - len(line.lstrip(" "))]


def _can_stand_below(body: str) -> bool:
    """Whether the lines of a block can hold these, white space included."""
    is_framed = body == body.strip() and body != ""
    return is_framed and not (REFUSED.search(body) or _BLANK_BUT_NOT_EMPTY.search(body))


def _is_folded(body: str) -> bool:
    longest = max(map(len, body.split("\n")))
    return "\n" not in body or (longest > _NEVER_BROKEN and not _INDENTED.search(body))


def _folded(body: str, width: int) -> Iterator[str]:
    """Lines whose ends are read as spaces; a blank line follows one that is meant."""
    for number, paragraph in enumerate(body.split("\n")):
        if number:
            yield ""
        if paragraph:
            yield from _wrapped(paragraph, width)


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line, *words = _BREAKING.split(paragraph)
    for word in words:
        if len(line) + 1 + len(word) <= width:
            line = f"{line} {word}"
        else:
            yield line
            line = word
    yield line
