"""BibTeX as biblatex and biber read it: UTF-8, dates in EDTF level 1.

The types and fields are those of the biblatex manual, section 2. A brace counts for biber even
behind a backslash, so that none of a text is written as one.
"""

import re
from collections.abc import Iterable, Iterator

from generator.model.dates import ApproximateDate, DateKind
from generator.render.exports.citations.one_line import on_one_line
from generator.render.exports.citations.record import Record

_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "%&#_$"},
}
_SPECIAL = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")

# TeX makes one character of these two; nothing between them keeps them apart.
_LIGATURES = re.compile(r"(?<=[-`'<>,])(?=[-`'<>,])|(?<=[?!])(?=`)")

_PLACES = {"article": "journal", "online": "organization", "report": "institution"}


def written(records: Iterable[Record]) -> str:
    """Some records as one file."""
    return "\n".join(map(_entry, records))


def escaped(text: str) -> str:
    """A text that TeX sets as it is; on one line."""
    line = on_one_line(text)
    if not line or line.replace(" ", "").isalnum():
        return line
    pieces = _LIGATURES.split(line)
    return "{}".join(_SPECIAL.sub(lambda found: _ESCAPES[found.group()], piece) for piece in pieces)


def _entry(record: Record) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(record) if value)
    return f"@{record.genre.value.bibtex}{{{record.key},\n{lines}}}\n"


def _fields(record: Record) -> Iterator[tuple[str, str]]:
    kind = record.genre.value.bibtex
    yield "title", f"{{{escaped(record.title)}}}"
    yield "author", _names(record.authors)
    yield "editor", _names(record.editors)
    yield _PLACES.get(kind, "publisher"), f"{{{escaped(record.publisher)}}}"
    yield "type", "Report" if kind == "report" else escaped(record.sort)
    yield "version", escaped(record.version)
    yield "date", _date(record.date)
    # Without escapes: biblatex takes an address to the letter, and none of ours has a brace.
    yield "url", record.url
    yield "urldate", record.accessed.isoformat() if record.accessed else ""
    yield "language", escaped(record.language)
    yield "note", escaped(" ".join((*record.notes, *_date_note(record.date))))


def _names(names: Iterable[str]) -> str:
    return " and ".join(f"{{{escaped(name)}}}" for name in names)


def _date(when: ApproximateDate) -> str:
    """A date in EDTF level 1; a window, which is of level 2, is told in the note."""
    return when.edtf if when.kind in (DateKind.POINT, DateKind.SPAN) else ""


def _date_note(when: ApproximateDate) -> tuple[str, ...]:
    is_told = when.kind is DateKind.WINDOW
    return (f"Published {when.in_words}.",) if is_told else ()
