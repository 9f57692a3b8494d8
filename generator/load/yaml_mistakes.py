"""Say in a contributor's words what makes a YAML parser stop, and what to type instead.

A parser reports where it lost its way, in its own terms; each function here knows one usual
mistake and where in the text the contributor has to look for it.
"""

import re
from dataclasses import dataclass

from generator.load.text_file import Finding
from generator.load.yaml_lines import Line, in_quotes, line_at, line_before, missing_space

_FIELD = re.compile(r"\s*(?:- +)*+\S.*?:(?:\s|$)")
_SPECIAL = "@`%&*!|>{}[],?"


@dataclass(frozen=True, slots=True)
class Failure:
    """Where and why a parser stopped.

    `reason` is the parser's own words; `start` is where the thing begins that it could not
    finish, `index` where it gave up. `last` is the extent of the last quoted text or bracketed
    list that it read whole; `opened` is where a bracket stands that is still open.
    """

    text: str
    reason: str
    start: int
    index: int
    last: tuple[int, int] | None
    opened: int | None

    def says(self, *fragments: str) -> bool:
        """Whether the parser's words contain one of these."""
        return any(fragment in self.reason for fragment in fragments)

    @property
    def sign(self) -> str:
        """The character at which the parser gave up; nothing at the end of the file."""
        return self.text[self.index : self.index + 1]

    @property
    def before(self) -> str:
        """What stands before that character on its line."""
        return line_before(self.text, self.index)

    @property
    def line(self) -> Line:
        """The line in which the parser gave up."""
        return line_at(self.text, self.index)

    def above(self, line: Line) -> Line | None:
        """The nearest line above that is not blank."""
        end = len(self.text[: line.begin].rstrip())
        return line_at(self.text, end) if end else None

    def advice(self, index: int) -> str:
        """Advise double quotes for the value in the line of `index`."""
        return in_quotes(line_at(self.text, index).text if self.opened is None else "")


def explain(failure: Failure) -> Finding:
    """The mistake that most likely made the parser stop."""
    found = (recognised(failure) for recognised in MISTAKES)
    return next((finding for finding in found if finding), _unknown(failure))


def _finding(index: int, message: str, hint: str, code: str = "E001") -> Finding:
    return Finding(code, index, message, hint[0].upper() + hint[1:])


def _comment_inside(failure: Failure) -> Finding | None:
    """A text of several lines with a comment line in between."""
    if not failure.says("expected ':'", "expected key"):
        return None
    suspect = line_at(failure.text, failure.start)
    above = failure.above(suspect)
    if not above or not above.text.lstrip().startswith("#") or _FIELD.match(suspect.text):
        return None
    message = "this comment cuts the text around it in two"
    hint = "move the comment above the field; if it belongs to the text, " + in_quotes()
    return _finding(above.first, message, hint, "E006")


def _unclosed_quote(failure: Failure) -> Finding | None:
    """A quote without its partner, or with one that was meant to open the next text."""
    if failure.says("quoted scalar") and failure.says("end of stream", "document indicator"):
        opened = failure.start
    elif failure.last and _swallowed_lines(failure, *failure.last):
        opened = failure.last[0]
    else:
        return None
    quote = failure.text[opened]
    message = f"the quotation mark {quote} that opens here is not closed where the text ends"
    hint = f"Type {quote} at the end of the text"
    if quote == '"':
        return _finding(opened, message, f'{hint}; before a " inside the text, type a backslash.')
    return _finding(opened, message, f"{hint}, or {failure.advice(opened)}")


def _swallowed_lines(failure: Failure, start: int, end: int) -> bool:
    is_quote = failure.text[start] in "'\""
    is_last = not failure.text[end : failure.index].strip(" ")
    return is_quote and is_last and "\n" in failure.text[start:end]


def _bad_escape(failure: Failure) -> Finding | None:
    """A backslash in double quotes that is meant as a backslash, or a half character."""
    if not failure.says("quoted scalar") or not failure.says("escape", "hexdecimal"):
        return None
    index = failure.text.rfind("\\", 0, failure.index + 1)
    if failure.says("Unicode"):
        message = "the code behind this backslash stands for no character"
        return _finding(index, message, "Type the character itself.", "E003")
    message = "a backslash between double quotes begins a code, and this code is unknown"
    return _finding(index, message, "For a backslash, type two of them: \\\\")


def _tab(failure: Failure) -> Finding | None:
    """A tab where only spaces can indent."""
    indent = failure.line.text[: failure.line.indent]
    index = failure.line.begin + indent.index("\t") if "\t" in indent else failure.index
    if failure.text[index : index + 1] != "\t":
        return None
    message = "a tab stands where only spaces can move a line to the right"
    return _finding(index, message, "Delete the tab and type two spaces for every step.")


def _behind_value(failure: Failure) -> Finding | None:
    """Text behind a closing quote or bracket."""
    start, end = failure.last or (0, 0)
    if failure.text[end : failure.index].strip(" \t") or not end:
        return None
    sign = "bracket" if failure.text[start] in "[{" else "quotation mark"
    message = f"the text goes on behind its closing {sign}"
    return _finding(failure.index, message, failure.advice(failure.index))


def _open_bracket(failure: Failure) -> Finding | None:
    """A bracket that is not closed, or whose items are not parted by single commas."""
    if failure.opened is None or not failure.says("flow"):
        return None
    bracket = failure.text[failure.opened]
    closing = "]" if bracket == "[" else "}"
    message = f"the list or group that {bracket} opens here is not closed, or a comma is amiss"
    advice = in_quotes(line_at(failure.text, failure.opened).text)
    hint = f"Type {closing} at its end and one comma between two items; if {bracket} belongs to "
    return _finding(failure.opened, message, f"{hint}the text, {advice}")


def _special_start(failure: Failure) -> Finding | None:
    """A text that begins with a sign YAML keeps for itself."""
    within = failure.says("anchor", "alias", "tag", "block scalar", "directive")
    index = failure.start if within else failure.index
    sign = failure.text[index : index + 1]
    if not sign or sign not in _SPECIAL:
        return None
    message = f"a text that begins with {sign} needs quotation marks"
    code = "E004" if sign == "!" else "E001"
    return _finding(index, message, failure.advice(index), code)


def _dash_behind_colon(failure: Failure) -> Finding | None:
    """A list item on the line of its field."""
    if not failure.says("sequence entries are not allowed"):
        return None
    message = "a list cannot begin on the line of its field"
    hint = "press Enter before the dash, so that every item has its own line; if this is text, "
    return _finding(failure.index, message, hint + failure.advice(failure.index))


def _colon_in_text(failure: Failure) -> Finding | None:
    """A second colon with a space behind it."""
    if not failure.says("mapping values") or not _FIELD.match(failure.before):
        return None
    message = "a colon with a space behind it cannot stand inside a text without quotation marks"
    return _finding(failure.index, message, failure.advice(failure.index))


def _no_name(failure: Failure) -> Finding | None:
    """A colon without a name before it."""
    if failure.sign != ":" or failure.before.strip(" -"):
        return None
    hint = "Type the field's name before the colon."
    return _finding(failure.index, "there is no name before this colon", hint)


def _not_a_field(failure: Failure) -> Finding | None:
    """A line without a colon of its own, found at the next colon at the earliest."""
    suspect = _suspect(failure)
    if suspect is None:
        return None
    message = "this line has no colon, so it is neither a field nor part of the text above"
    hint = "Type a field as “name: text”; move a line of the text above two spaces to the right."
    return missing_space(suspect) or _finding(suspect.first, message, hint)


def _suspect(failure: Failure) -> Line | None:
    if failure.says("expected ':'"):
        return line_at(failure.text, failure.start)
    above = failure.above(failure.line)
    if not above or not failure.says("mapping values") or above.indent < failure.line.indent:
        return None
    return above


def _document_line(failure: Failure) -> Finding | None:
    """More than the three dashes or dots on their line, or anything below the dots."""
    for line in (failure.line, failure.above(failure.line)):
        if line and line.text.startswith(("---", "...")):
            message = f"“{line.text[:3]}” begins or ends a file and stands on a line of its own"
            return _finding(line.begin, message, "Take it away.")
    return None


def _mixed_list(failure: Failure) -> Finding | None:
    """List items and fields that begin in one column."""
    above = failure.above(failure.line)
    if failure.before.strip() or not above or above.indent != failure.line.indent:
        return None
    message = "a list item and a field cannot follow one another in the same column"
    hint = "Items of a list, each with “- ”, stand below a field with nothing behind its colon."
    return missing_space(failure.line) or _finding(failure.line.first, message, hint)


def _misaligned(failure: Failure) -> Finding | None:
    """A line that begins in a column where nothing it could belong to begins."""
    line, above = failure.line, failure.above(failure.line)
    is_first = not failure.before.strip() or failure.says("mapping values")
    if not above or not failure.sign.strip() or not is_first:
        return None
    message = f"this line begins in column {line.indent + 1}, which fits none of the lines above"
    hint = "Begin it exactly below the line it goes on from; the line above begins in column "
    finding = _finding(line.first, message, f"{hint}{above.indent + 1}.")
    return missing_space(line) or finding


def _unknown(failure: Failure) -> Finding:
    message = "the file cannot be understood from here on"
    hint = "compare the line and the one above with another entry; if in doubt, "
    return _finding(failure.index, message, hint + in_quotes(failure.line.text))


# The first to recognise its mistake speaks: causes before the confusion that they bring about.
MISTAKES = (
    _unclosed_quote,
    _bad_escape,
    _tab,
    _comment_inside,
    _behind_value,
    _open_bracket,
    _special_start,
    _dash_behind_colon,
    _colon_in_text,
    _no_name,
    _not_a_field,
    _document_line,
    _mixed_list,
    _misaligned,
)
