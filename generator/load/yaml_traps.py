"""Find what YAML allows and a contributor does not expect: text that is read as something else."""

import re
from collections.abc import Iterable, Iterator

from generator.load.text_file import REFUSED, Finding, about_unseen
from generator.load.yaml_lines import in_quotes, line_at, line_before, missing_space

_HEADER = re.compile(r"(?:[ \t]*(?:[#%][^\n]*)?\n)*")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_COMMENT = re.compile("#[^\n]*")
_DASH_LINE = re.compile(r"\n *(-)\s")
_CODE = re.compile(r"\\(?:x(..)|u(.{4})|U(.{8})|(.))", re.DOTALL)
_SHORT_CODES = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))
NOTHING = frozenset(["null", "Null", "NULL", "~"])
"""What other readers of YAML take for no value at all."""

_LABELS = {
    "&": "is taken for a label to be used elsewhere",
    "*": "is taken for a label that stands elsewhere",
    "!": "is taken for an instruction to a program",
}


def directive(text: str) -> Finding | None:
    """A line with an instruction to a program, at the head of the file."""
    found = _DIRECTIVE.search(_header(text))
    message = "a line that begins with % is taken for an instruction to a program"
    return found and Finding("E004", found.start(), message, "Take this line away.")


def without_directives(text: str) -> str:
    """The text with such lines as comments, where they neither stop the parser nor slow it."""
    header = _header(text)
    return _DIRECTIVE.sub("#", header) + text[len(header) :]


def _header(text: str) -> str:
    match = _HEADER.match(text)
    return match[0] if match else ""


def comments(text: str, values: Iterable[tuple[int, int]], end: int) -> Iterator[int]:
    """Where comments begin, up to `end`.

    `values` are the extents of the texts in the file: a # within one of them is no comment.
    """
    begin = 0
    for start, next_begin in (*values, (end, end)):
        for comment in _COMMENT.finditer(text, begin, start):
            yield comment.start()
        begin = next_begin


def about_comment(text: str, position: int) -> Finding:
    """Say what a comment behind a value does."""
    message = "everything from this # on would be left out without a word"
    hint = "Move a remark to a line of its own; if the # belongs to the text, "
    return Finding("E006", position, message, hint + in_quotes(line_at(text, position).text))


def about_label(text: str, position: int, *, is_bracketed: bool) -> Finding:
    """Say what an anchor, an alias or a tag is."""
    sign = text[position : position + 1]
    message = f"a text that begins with {sign} {_LABELS.get(sign, _LABELS['!'])}"
    advice = in_quotes("" if is_bracketed else line_at(text, position).text)
    hint = f"Type what you mean in full; if {sign} belongs to the text, {advice}"
    return Finding("E004", position, message, hint)


def dash_in_text(text: str, start: int, end: int) -> Finding | None:
    """A list that is read as one text, between `start` and `end`."""
    if text[start] == "-" and not line_before(text, start).strip():
        return missing_space(line_at(text, start))
    if (dash := _DASH_LINE.search(text, start, end)) is None:
        return None
    message = "this dash is read as part of the text above it, not as an item of a list"
    hint = "Type nothing behind the colon above a list; if this line is text, " + in_quotes()
    return Finding("E001", dash.start(1), message, hint)


def nothing(start: int, value: str) -> Finding | None:
    """A word that stands for nothing in YAML, where readers would be shown the word."""
    if value not in NOTHING:
        return None
    message = f"“{value}” stands for nothing in YAML"
    advice = f'if readers are to see the word, type "{value}" in double quotes'
    return Finding("E001", start, message, f"Take the line away; {advice}.")


def unseen_code(text: str, start: int, end: int, value: str) -> Finding | None:
    """A code between double quotes that stands for a refused character."""
    if (refused := REFUSED.search(value)) is None:
        return None
    codes = _CODE.finditer(text, start, end)
    meant = (code.start() for code in codes if _decoded(code) == refused[0])
    return about_unseen(refused[0], next(meant, start))


def _decoded(code: re.Match[str]) -> str | None:
    digits = code[1] or code[2] or code[3]
    return chr(int(digits, 16)) if digits else _SHORT_CODES.get(code[4])
