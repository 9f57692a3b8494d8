"""Our dates as far as ISO 8601 can say them; it has no doubt and no “somewhere between”.

What it cannot say is left out: a program would take a guess for a fact.
"""

from generator.model.dates import ApproximateDate, DateKind, Moment, Precision


def date_of(date: ApproximateDate) -> str:
    """The one date it is: `2025`, `2025-06`, `2025-06-13`; empty where that cannot be said.

    A window is the month or the year that both of its ends are in, if they are in one.
    """
    start, end = _certain(date.start), _certain(date.end)
    if date.kind is DateKind.POINT:
        return start
    if date.kind is not DateKind.WINDOW or not (start and end):
        return ""
    return next((start[:length] for length in (10, 7, 4) if _are_within(start, end, length)), "")


def start_of(date: ApproximateDate) -> str:
    """When something that lasted began; empty where that is open, in doubt or a window."""
    return "" if date.kind is DateKind.WINDOW else _certain(date.start)


def end_of(date: ApproximateDate) -> str:
    """When something that lasted ended; empty where that is open, in doubt or a window."""
    return _certain(date.end) if date.kind is DateKind.SPAN else ""


def are_days(date: ApproximateDate) -> bool:
    """Whether it begins and ends on days that are certain."""
    if date.kind not in (DateKind.POINT, DateKind.SPAN):
        return False
    ends = (date.start, date.end)
    return all(end and end.precision is Precision.DAY and not end.qualifier for end in ends)


def _are_within(start: str, end: str, length: int) -> bool:
    return len(start) >= length and start[:length] == end[:length]


def _certain(moment: Moment | None) -> str:
    if moment is None or moment.qualifier or moment.precision is Precision.DECADE:
        return ""
    return moment.specified
