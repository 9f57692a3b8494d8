"""Whether a date is known better than before, less well, or is another one."""

import datetime

from generator.model.dates import ApproximateDate, DateKind
from generator.review.changes.change import ChangeKind


def meaning_of_dates(before: ApproximateDate, after: ApproximateDate) -> ChangeKind:
    """What it means that `after` took the place of `before`.

    A moment and a stretch (EDTF `..2025` and `../2025`) are different claims whatever their bounds.
    """
    if (before.kind is DateKind.SPAN) is not (after.kind is DateKind.SPAN):
        return ChangeKind.DATE_MOVED
    if _bounds(before) == _bounds(after):
        return _by_qualifiers(_qualifiers(before), _qualifiers(after))
    if _lies_within(after, before):
        return ChangeKind.DATE_REFINED
    return ChangeKind.DATE_WIDENED if _lies_within(before, after) else ChangeKind.DATE_MOVED


def _by_qualifiers(before: str, after: str) -> ChangeKind:
    if before and not after:
        return ChangeKind.DATE_REFINED
    return ChangeKind.DATE_WIDENED if after and not before else ChangeKind.DATE_MOVED


def _qualifiers(date: ApproximateDate) -> str:
    return "".join(end.qualifier for end in (date.start, date.end) if end)


def _bounds(date: ApproximateDate) -> tuple[datetime.date, datetime.date]:
    return date.earliest or datetime.date.min, date.latest or datetime.date.max


def _lies_within(one: ApproximateDate, other: ApproximateDate) -> bool:
    (earliest, latest), (first, last) = _bounds(one), _bounds(other)
    return first <= earliest and latest <= last
