"""CSL-JSON, which Zotero and every citation processor reads (citationstyles.org, schema 1.0)."""

from collections.abc import Iterable
from datetime import date
from typing import TypeAlias

from generator.model.dates import ApproximateDate, DateKind, Moment, Precision
from generator.render.exports import json_text
from generator.render.exports.citations.record import Record

_Value: TypeAlias = "str | bool | int | list[_Value] | dict[str, _Value]"


def written(records: Iterable[Record]) -> str:
    """Some records as one file."""
    return json_text.written([_item(record) for record in records])


def _item(record: Record) -> dict[str, _Value]:
    where = "container-title" if record.genre.value.is_part else "publisher"
    item: dict[str, _Value] = {
        "id": record.key,
        "type": record.genre.value.csl,
        "title": record.title,
        "author": _names(record.authors),
        "editor": _names(record.editors),
        where: record.publisher,
        "genre": record.sort,
        "version": record.version,
        "issued": _date(record.date),
        "accessed": _day(record.accessed) if record.accessed else {},
        "URL": record.url,
        "language": record.language,
        "note": " ".join(record.notes),
    }
    return {name: value for name, value in item.items() if value}


def _names(names: Iterable[str]) -> _Value:
    return [{"literal": name} for name in names]


def _day(day: date) -> _Value:
    return {"date-parts": [[day.year, day.month, day.day]]}


def _date(when: ApproximateDate) -> _Value:
    """A date as far as CSL can say it; what it has no parts for is said in words."""
    if when.kind is DateKind.UNKNOWN:
        return {}
    ends = [when.start] if when.kind is DateKind.POINT else [when.start, when.end]
    parts: list[_Value] = [
        _parts(end) for end in ends if end and end.precision is not Precision.DECADE
    ]
    if when.kind is DateKind.WINDOW or len(parts) < len(ends):
        return {"literal": when.in_words}
    is_doubtful = any(end.qualifier for end in ends if end)
    return {"date-parts": parts, **({"circa": True} if is_doubtful else {})}


def _parts(moment: Moment) -> list[_Value]:
    return [int(part) for part in moment.specified.split("-")]
