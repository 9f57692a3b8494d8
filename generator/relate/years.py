"""Everything by the year that it is filed under, and how much of it there is."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.model.dates import DateKind
from generator.model.items import Entry
from generator.model.references import ENTRY_KINDS
from generator.model.vocabulary import Kind
from generator.relate.archive import calendar_order


@dataclass(frozen=True, slots=True)
class Tally:
    """How many entries there are of a kind, those that are expected apart."""

    kind: Kind
    is_expected: bool
    count: int


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of a year in the calendar's order; `number` is None where the date is unknown.

    What lasted is filed under the year in which it began, a moment between two dates under the
    year of the first, and where that is open, of the last.
    """

    number: int | None
    entries: tuple[Entry, ...]

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """Events, statements and responses, then expected events."""
        count = Counter((entry.kind, entry.is_expected) for entry in self.entries)
        columns = [*((kind, False) for kind in ENTRY_KINDS), (Kind.EVENT, True)]
        return tuple(Tally(*column, count[column]) for column in columns)


def years(entries: Iterable[Entry]) -> tuple[Year, ...]:
    """The years that there is something of, the earliest first, those without a date last."""
    in_order = sorted(entries, key=calendar_order)
    return tuple(Year(number, tuple(held)) for number, held in groupby(in_order, _filed_under))


def _filed_under(entry: Entry) -> int | None:
    return None if entry.date.kind is DateKind.UNKNOWN else entry.date.sort_key[0].year
