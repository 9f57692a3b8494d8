"""What a rule gets to look at."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from generator.check.suggestions import Suggestions
from generator.load.content_folder import Content
from generator.model import identifiers, states
from generator.model.content import Page
from generator.model.items import Briefing, Entry, Item, Source
from generator.model.problems import Problem
from generator.model.provenance import rests_on_all
from generator.model.references import (
    LINKED_ENTRY,
    Location,
    Reference,
    references_of,
    texts_of,
)
from generator.model.rich_text import PAGE, Dialect, linked_entries
from generator.model.vocabulary import Kind

I = TypeVar("I", bound=Item)  # noqa: E741
_Found = TypeVar("_Found", bound=tuple[Location, Any, str] | tuple[Location, str, Any])


_TEXT_OF_PAGE: Location = ("text",)
_LIKE_AN_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


class NamedThere(NamedTuple):
    """An id that something names, where it does so, and what the id may be of."""

    about: Item | Page
    location: Location
    mark: Reference
    identifier: str


class WrittenThere(NamedTuple):
    """A text in Markdown, where it stands, and how much Markdown it may use."""

    about: Item | Page
    location: Location
    text: str
    dialect: Dialect


def _is_written_as_id(text: str) -> bool:
    return identifiers.is_identifier(text) or states.is_state(text)


@dataclass(frozen=True)
class Examination:
    """Content under examination, as seen on the day `as_of`."""

    content: Content
    as_of: date

    def items(self, model: type[I]) -> tuple[I, ...]:
        """All items of a class whose form is right."""
        if model not in self._items:
            read = [one.item for one in self.content.filed.values() if one.item is not None]
            # Far fewer classes than items: pydantic takes its time to say what is of which.
            wanted = {kind for kind in set(map(type, read)) if issubclass(kind, model)}
            self._items[model] = tuple(item for item in read if type(item) in wanted)
        return self._items[model]

    @cached_property
    def _items(self) -> dict[type[Item], tuple[Any, ...]]:
        return {}

    def find(self, identifier: str, model: type[I]) -> I | None:
        """The item with this id, where it is of this class and its form is right."""
        filed = self.content.filed.get(identifier)
        return filed.item if filed and isinstance(filed.item, model) else None

    @cached_property
    def references(self) -> tuple[NamedThere, ...]:
        """Everything that items and pages name, also where the rest of their form is wrong."""
        of_items = (
            NamedThere(item, *found)
            for item in self._readable()
            for found in self._as_meant(item, references_of(item))
        )
        of_pages = (
            NamedThere(page, _TEXT_OF_PAGE, LINKED_ENTRY, identifier)
            for page in self.content.pages
            for identifier in linked_entries(page.text, PAGE)
        )
        return (*of_items, *of_pages)

    @cached_property
    def texts(self) -> tuple[WrittenThere, ...]:
        """Everything written in Markdown, also where the rest of an item's form is wrong.

        What is remembered has been looked at before, and was in order.
        """
        of_items = (
            WrittenThere(item, *found)
            for item in self._readable()
            if not self.content.filed[item.id].is_remembered
            for found in self._as_meant(item, texts_of(item))
        )
        of_pages = (
            WrittenThere(page, _TEXT_OF_PAGE, page.text, PAGE) for page in self.content.pages
        )
        return (*of_items, *of_pages)

    def _readable(self) -> Iterator[Item]:
        for filed in self.content.filed.values():
            item = filed.item or filed.readable
            if item is not None:
                yield item

    def _as_meant(self, item: Item, found: list[_Found]) -> list[_Found]:
        """Those of an item's values in which reading the file has found nothing wrong."""
        filed = self.content.filed[item.id]
        document = filed.document
        if not document.misread:
            return found
        return [
            one for one in found if not document.is_misread(document.place(filed.start + one[0]))
        ]

    def may_be_named_by_broken(self, identifier: str) -> bool:
        """Whether a file that is not sound may refer to this id, which is then not to be blamed.

        Nobody knows which of its words are ids; all are taken for such.
        """
        return bool(self.content.unfiled) or identifier in self._words_of_broken

    @cached_property
    def _words_of_broken(self) -> frozenset[str]:
        broken = (filed.document for filed in self.content.filed.values() if filed.item is None)
        documents = {document.path: document for document in broken}.values()
        return frozenset(
            word
            for document in documents
            for line in document.lines
            for word in _LIKE_AN_ID.findall(line)
        )

    @cached_property
    def _names_once_filed(self) -> frozenset[str]:
        """The ids that files will have whose place or name is wrong."""
        names = (name for name in self.content.filed if not identifiers.is_identifier(name))
        meant = (identifiers.suggest_identifier(name, of_source=True) for name in names)
        return self.content.unfiled | frozenset(meant)

    def may_be_unfiled(self, identifier: str, kinds: tuple[Kind, ...]) -> bool:
        """Whether what is not found may be in a file that could not be read, or has a wrong name.

        Its name or its place is a problem already.
        """
        no_topics = kinds == (Kind.TOPIC,) and not self.names(Kind.TOPIC)
        return identifier in self._names_once_filed or (no_topics and bool(self.content.unfiled))

    def leads_somewhere(self, mark: Reference, identifier: str) -> bool:
        """Whether something has this id, or it stands for something that needs no file."""
        if identifier == mark.or_word or (mark.or_name and not _is_written_as_id(identifier)):
            return True
        if Kind.ACTOR in mark.kinds and states.is_state(identifier):
            return True
        return identifier in self.content.filed and not mark.states_only

    @cached_property
    def kinds_not_found(self) -> frozenset[Kind]:
        """Of what something is named that is not there: it may be called otherwise."""
        return frozenset(
            kind
            for _, _, mark, identifier in self.references
            if not self.leads_somewhere(mark, identifier)
            for kind in mark.kinds
        )

    def is_whole(self, briefing: Briefing) -> bool:
        """Whether all that a briefing names as its own is there, sound or not."""
        is_there = self.content.filed.__contains__
        return self.has_known_topics(briefing) and all(map(is_there, briefing.include))

    def has_known_topics(self, item: Entry | Briefing) -> bool:
        """Whether all topics of an item are there, so that it is known where it belongs."""
        return all(topic in self.content.filed for topic in item.topics)

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""
        return {source.id: source for source in self.items(Source)}

    @cached_property
    def _by_topic(self) -> Mapping[str, tuple[Entry, ...]]:
        filed: dict[str, list[Entry]] = {}
        for entry in self.items(Entry):
            for topic in entry.topics:
                filed.setdefault(topic, []).append(entry)
        return {topic: tuple(entries) for topic, entries in filed.items()}

    def members(self, briefing: Briefing) -> tuple[Entry, ...]:
        """The entries of a briefing that were found."""
        included = (self.find(identifier, Entry) for identifier in briefing.include)
        on_topics = (entry for topic in briefing.topics for entry in self._by_topic.get(topic, ()))
        found = {entry.id: entry for entry in (*included, *on_topics) if entry is not None}
        return tuple(found.values())

    def cited(self, entry: Entry) -> tuple[Source, ...]:
        """The sources an entry cites that were found."""
        ids = dict.fromkeys(citation.source for citation in entry.sources)
        return tuple(self.sources[name] for name in ids if name in self.sources)

    def cites_unread(self, entry: Entry) -> bool:
        """Whether a source of the entry is missing or its form is wrong, here or behind it."""
        return not rests_on_all(entry, self.sources)

    @cached_property
    def present_ids(self) -> Mapping[str, str]:
        """The id that an entry has now, by each of its former ids."""
        return {former: entry.id for entry in self.items(Entry) for former in entry.aliases}

    @cached_property
    def _by_kind(self) -> Mapping[Kind, tuple[str, ...]]:
        filed: dict[Kind, list[str]] = {kind: [] for kind in Kind}
        for one in self.content.filed.values():
            filed[one.kind].append(one.id)
        return {kind: tuple(names) for kind, names in filed.items()}

    def names(self, kind: Kind) -> tuple[str, ...]:
        """The ids of a kind in the order of the files."""
        return self._by_kind[kind]

    @cached_property
    def suggestions(self) -> Suggestions:
        """What may have been meant by an id that leads nowhere."""
        return Suggestions(tuple(self.items(Item)), self._by_kind)

    def problem(
        self,
        code: str,
        about: Item | Page,
        location: Location,
        message: str,
        hint: str,
        words: str = "",
    ) -> Problem:
        """A problem at a field of an item or page; a field that is not typed stands for the whole.

        `words` are where in the text of the field it is.
        """
        return self.content.problem(code, about, location, message, hint, words)
