"""RIS, which Zotero, EndNote and Mendeley read: a tag a line, of which no text can make another."""

from collections.abc import Iterable, Iterator
from datetime import date

from generator.model.dates import ApproximateDate, DateKind
from generator.render.exports.citations.one_line import on_one_line
from generator.render.exports.citations.record import Record

LINE_END = "\r\n"


def written(records: Iterable[Record]) -> str:
    """Some records as one file."""
    return LINE_END.join(map(_reference, records))


def _reference(record: Record) -> str:
    tags = ((tag, on_one_line(value)) for tag, value in _tags(record) if value)
    lines = [f"{tag}  - {value}" for tag, value in tags if value]
    return LINE_END.join([f"TY  - {record.genre.value.ris}", *lines, "ER  - ", ""])


def _tags(record: Record) -> Iterator[tuple[str, str]]:
    yield "ID", record.key
    yield "TI", record.title
    yield from (("AU", name) for name in record.authors)
    yield from (("ED", name) for name in record.editors)
    yield "T2" if record.genre.value.is_part else "PB", record.publisher
    yield "M3", record.sort
    yield "ET", f"Version of {record.version}" if record.version else ""
    yield "PY", _year(record.date)
    yield "DA", _date(record.date)
    yield "UR", record.url
    yield "Y2", _day(record.accessed) if record.accessed else ""
    yield "LA", record.language
    yield from (("N1", note) for note in record.notes)
    if record.date.kind is not DateKind.UNKNOWN and not _year(record.date):
        yield "N1", f"Published {record.date.in_words}."


def _day(day: date) -> str:
    return f"{day:%Y/%m/%d}/"


def _year(when: ApproximateDate) -> str:
    """The year where it is sure that it was in one."""
    years = {day.year for day in (when.earliest, when.latest) if day}
    is_one = when.earliest and when.latest and len(years) == 1
    return str(min(years)) if is_one else ""


def _date(when: ApproximateDate) -> str:
    """Year, month and day as far as known, and behind the last stroke what else is to be said."""
    year = _year(when)
    if not year:
        return ""
    if when.kind is not DateKind.POINT or when.start is None:
        return f"{year}///{when.in_words}"
    year, month, day = (*when.start.specified.split("-"), "", "")[:3]
    is_plain = when.text == when.start.specified
    return f"{year}/{month}/{day}/{'' if is_plain else when.in_words}"
