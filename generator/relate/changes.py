"""What changed in the archive: everything that was added, corrected, clarified or withdrawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from generator.model.items import Briefing, Entry, Update
from generator.model.vocabulary import UpdateKind
from generator.relate.archive import Archive, derived


@dataclass(frozen=True, slots=True)
class Change:
    """One change of an entry or a briefing; `update` is None where the item was added.

    `number` tells the updates of one item apart, counted from 1 as they were typed; 0 where the
    item was added.
    """

    on: date
    item: Entry | Briefing
    number: int = 0
    update: Update | None = None

    @property
    def is_correction(self) -> bool:
        """Whether something that stood here was wrong."""
        kinds = (UpdateKind.CORRECTION, UpdateKind.RETRACTION)
        return self.update is not None and self.update.kind in kinds

    @property
    def weight(self) -> int:
        """2 for a correction, 1 for another change of what stood here, 0 for an addition."""
        return 2 if self.is_correction else int(self.update is not None)


def changes_of(item: Entry | Briefing) -> Iterator[Change]:
    """The history of one item, as it was typed, beginning with its addition."""
    yield Change(item.added, item)
    for number, update in enumerate(item.updates, 1):
        yield Change(update.date, item, number, update)


def last_changed(item: Entry | Briefing) -> date:
    """The day of the newest change of one item."""
    return max(change.on for change in changes_of(item))


@derived
def all_changes(archive: Archive) -> tuple[Change, ...]:
    """What changed in all entries and briefings, the newest first."""
    return changes(chain(archive.entries.values(), archive.briefings.values()))


def changes(items: Iterable[Entry | Briefing]) -> tuple[Change, ...]:
    """What changed in some items, the newest first; of one day, corrections first."""
    found = [change for item in items for change in changes_of(item)]
    found.sort(key=lambda change: (change.item.id, -change.number))
    return tuple(sorted(found, key=lambda change: (change.on, change.weight), reverse=True))
