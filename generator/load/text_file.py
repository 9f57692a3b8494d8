"""Take the bytes of a file as text that a reviewer can see, or say where that fails."""

import codecs
import re
import unicodedata
from typing import NamedTuple

from generator.model.problems import Place, Problem

LARGEST_FILE = 256 * 1024
MOST_UNSEEN_LINES = 100

_JOINERS = "\u200c\u200d"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Controls, and what Unicode lets a renderer leave out: nobody can review what nobody sees.
_UNSEEN = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3"
    "\ud800-\udfff\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
) + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
_EMOJI = "\u2190-\u2bff\u3030\u303d\u3297\u3299\ufe0f\U0001f000-\U0001faff"
_JOINED_SCRIPTS = "\u0620-\u08ff\u0900-\u0dff\u1000-\u109f\u1780-\u17ff"
REFUSED = re.compile(
    f"[{_UNSEEN}]|(?<=[{_SELECTORS}])[{_SELECTORS}]"
    f"|[{_JOINERS}](?!(?<=[{_EMOJI}]\u200d)[{_EMOJI}])"
    f"(?!(?<=[{_JOINED_SCRIPTS}].)[{_JOINED_SCRIPTS}])"
)
# Matching a run of characters beyond doubt is 30 times faster than searching for a refused one.
_ORDINARY = re.compile(
    "[\t\n -~\xa0-\xac\xae-\u034e\u0370-\u058f\u2010-\u2027\u2030-\u205e\u20a0-\u214f"
    "\u2190-\u2bff\u3000-\u312f\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60\U0001f300-\U0001faff]*+"
)


def visible(text: str) -> str:
    """A text with � in place of what a terminal would hide or obey; its lines stay lines."""
    return REFUSED.sub("\ufffd", text)


def visible_line(text: str) -> str:
    """The same on one line, so that no text passes for a line of ours."""
    return visible(text.replace("\n", " ").replace("\t", " "))


class Finding(NamedTuple):
    """A problem, and the position in the text where it stands."""

    code: str
    position: int
    message: str
    hint: str


class TextFile:
    """A file's text, and what has been found wrong with it.

    `text` has refused characters replaced, one for one; `lines` are as they stand in the file.
    `readable` is False where there is no text to go on with.
    """

    def __init__(self, path: str, data: bytes) -> None:
        """Decode the bytes; whatever they are, nothing is raised."""
        self.path = path
        self.problems: list[Problem] = []
        self.readable = False
        self._take("")
        if len(data) > LARGEST_FILE:
            self.add(_too_large())
        else:
            self._decode(data.removeprefix(codecs.BOM_UTF8))

    def add(self, finding: Finding) -> None:
        """Note a problem, with its place and its line."""
        code, position, message, hint = finding
        line = self._line_number(position)
        place = Place(self.path, line, position - self.text.rfind("\n", 0, position))
        self.problems.append(Problem(place, code, message, hint, self.lines[line - 1]))

    def codes_in_line(self, position: int) -> set[str]:
        """The codes of the problems found so far in the line of this position."""
        line = self._line_number(position)
        return {found.code for found in self.problems if found.place.line == line}

    def _line_number(self, position: int) -> int:
        return self.text.count("\n", 0, position) + 1

    def _take(self, text: str) -> None:
        self.text = text.replace("\r\n", "\n")
        self.lines = tuple(self.text.split("\n"))

    def _decode(self, data: bytes) -> None:
        try:
            self._take(data.decode())
        except UnicodeDecodeError as error:
            self._take(data.decode(errors="replace"))
            self.add(_not_utf8(data, error.start))
            return
        self.readable = True
        if not _ORDINARY.fullmatch(self.text):
            self._refuse_unseen()

    def _refuse_unseen(self) -> None:
        found, index = 0, 0
        for line in self.lines:
            # One a line, and not without end: the rest of the report must stay in sight.
            if found < MOST_UNSEEN_LINES and (match := REFUSED.search(line)):
                found += 1
                self.add(about_unseen(match[0], index + match.start()))
            index += len(line) + 1
        self.text = visible(self.text)


def about_unseen(character: str, position: int) -> Finding:
    """Say what a refused character is, by its Unicode name where it has one."""
    name = unicodedata.name(character, "").lower()
    shown = f"U+{ord(character):04X}, {name}" if name else f"U+{ord(character):04X}"
    if character in "\r\x85\u2028\u2029":
        message = f"an unusual line break ({shown}) hides in this line"
        hint = "Delete it and press Enter there; save the file with the line endings “LF”."
    else:
        message = f"an invisible character ({shown}) hides in this line"
        hint = "Delete it, or type the words around it anew; such characters come with copied text."
    return Finding("E003", position, message, hint)


def _too_large() -> Finding:
    message = f"the file is larger than {LARGEST_FILE // 1024} KiB"
    return Finding("E005", 0, message, "Shorten its texts, or split it into several files.")


def _not_utf8(data: bytes, start: int) -> Finding:
    before = data[:start].decode().replace("\r\n", "\n")
    message = f"the file is not saved as UTF-8: byte {data[start]:02X} stands for no character here"
    if data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        message = "the file is saved as UTF-16, not as UTF-8"
    hint = "Save the file again with the encoding “UTF-8”; most editors offer it under “Save as”."
    return Finding("E003", len(before), message, hint)
