"""One of the two versions that are compared: what was read, how sound it is, how it connects."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from generator.check import check, sound
from generator.load.content_folder import Content
from generator.model import states
from generator.model.content import SoundContent
from generator.model.items import Briefing, Entry, Item
from generator.model.problems import Problem, errors_among
from generator.model.provenance import rests_on_all
from generator.relate.archive import Archive, relate
from generator.review.changes.change import Subject


@dataclass(frozen=True)
class Side:
    """A version of the archive as it would be published on the day `as_of`.

    `name` is what readers of the report call it; `left_out` are files of a revision that are no
    regular files. With errors in it, all that has the right form is compared nevertheless.
    """

    name: str
    content: Content
    as_of: date
    left_out: tuple[str, ...] = ()

    @cached_property
    def errors(self) -> int:
        """How many errors the check finds."""
        return len(errors_among(self._problems))

    @cached_property
    def sound(self) -> SoundContent | None:
        """The content, where there is no error in it."""
        return sound(self.content, self._problems)

    @cached_property
    def _problems(self) -> tuple[Problem, ...]:
        return check(self.content, self.as_of)

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything whose form is right, by id."""
        filed = self.content.filed.values()
        return {found.id: found.item for found in filed if found.item is not None}

    @cached_property
    def archive(self) -> Archive:
        """What of it may be published, connected; references may lead nowhere."""
        readable = sound(self.content, ())
        assert readable is not None
        return relate(readable, self.as_of)

    def is_unreadable(self, identifier: str) -> bool:
        """Whether there is a file for this id whose form is wrong."""
        return identifier in self.content.filed and identifier not in self.items

    def is_published(self, item: Item) -> bool:
        """Whether readers could see an entry or a briefing."""
        shelf = self.archive.briefings if isinstance(item, Briefing) else self.archive.entries
        return item.id in shelf

    def rests_on_what_is_here(self, entry: Entry) -> bool:
        """Whether every source of an entry was read, and those that carry it."""
        return rests_on_all(entry, self.archive.sources)

    def name_of(self, identifier: str) -> str:
        """The title or name of what has this id; empty where nothing has."""
        if identifier in self.items:
            return self.items[identifier].name
        return states.STATE_NAMES.get(identifier, "")

    def subject(self, identifier: str) -> Subject:
        """What has this id, whether or not its form is right."""
        filed = self.content.filed[identifier]
        name = self.name_of(identifier)
        return Subject(filed.kind.singular, identifier, name, filed.document.path)
