"""Lines of a YAML file as a contributor sees them, and as they should have been typed."""

import json
import re
from typing import NamedTuple

from generator.load.text_file import REFUSED, Finding

LONGEST_EXAMPLE = 70

_LEAD_AND_VALUE = re.compile(r"\s*((?:- +)*(?:[\w-]+ *:(?:\s+|$))?)(.*)")
_GLUED_DASH = re.compile(r"\s*(-)[^\W\d]")
_GLUED_COLON = re.compile(r"\s*(?:- +)*[^\W\d][\w-]*(?:(:)(?:[^\s/]|[^\S \t])|(\uff1a))")
_MISSING_SPACE = {
    "-": "a plain space is missing behind the dash",
    ":": "a plain space is missing behind the colon",
    "\uff1a": "this is not the plain colon that ends the name of a field",
}


class Line(NamedTuple):
    """A line, and the position in the text where it begins."""

    begin: int
    text: str

    @property
    def indent(self) -> int:
        """How many blank characters it begins with."""
        return len(self.text) - len(self.text.lstrip())

    @property
    def first(self) -> int:
        """Where its first character stands that is not blank."""
        return self.begin + self.indent


def line_at(text: str, position: int) -> Line:
    """The line in which `position` lies."""
    begin = text.rfind("\n", 0, position) + 1
    end = text.find("\n", position)
    return Line(begin, text[begin : len(text) if end < 0 else end])


def line_before(text: str, position: int) -> str:
    """What stands before `position` on its line."""
    return text[text.rfind("\n", 0, position) + 1 : position]


def in_quotes(line: str = "") -> str:
    """Advise double quotes for the value in `line`, showing the line as it should be typed."""
    match = _LEAD_AND_VALUE.match(line.rstrip())
    lead, value = match.groups() if match else ("", "")
    if not lead or not value:
        return "put the whole text, from its first line to its last, into double quotes."
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1].replace('\\"', '"').replace("''", "'")
    quoted = lead + json.dumps(value, ensure_ascii=False)
    example = quoted if len(quoted) <= LONGEST_EXAMPLE else f'{shortened(lead)} "…"'
    return f"put the whole text into double quotes: {example}"


def missing_space(line: Line) -> Finding | None:
    """A colon or a dash that does nothing because the space behind it is missing."""
    match = _GLUED_DASH.match(line.text) or _GLUED_COLON.match(line.text)
    if match is None:
        return None
    index = match.end(match.lastindex or 0)
    sign = line.text[index - 1]
    typed = f"{line.text[: index - 1]}{'-' if sign == '-' else ':'} {line.text[index:].lstrip()}"
    message = _MISSING_SPACE[sign]
    return Finding("E001", line.begin + index - 1, message, f"Type: {shortened(typed)}")


def shortened(text: str) -> str:
    """The beginning of a text, fit to be shown within a sentence."""
    seen = REFUSED.sub("\ufffd", " ".join(text.split()))
    return seen if len(seen) <= LONGEST_EXAMPLE else seen[:LONGEST_EXAMPLE] + "…"
