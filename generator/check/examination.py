"""What a rule gets to look at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from generator.load.content_folder import Content
from generator.load.document import texts
from generator.model import near_miss
from generator.model.content import Page
from generator.model.items import Actor, Briefing, Entry, Item, Source
from generator.model.problems import Problem
from generator.model.references import (
    LINKED_ENTRY,
    Citation,
    Location,
    Reference,
    references_of,
    texts_of,
)
from generator.model.rich_text import PAGE, Dialect, linked_entries
from generator.model.vocabulary import Kind

I = TypeVar("I", bound=Item)  # noqa: E741


MOST_SUGGESTIONS = 100

_TEXT_OF_PAGE: Location = ("text",)


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


@dataclass(frozen=True)
class Examination:
    """Content under examination, as seen on the day `as_of`."""

    content: Content
    as_of: date

    def items(self, model: type[I]) -> Iterator[I]:
        """All items of a class whose form is right."""
        for filed in self.content.filed.values():
            if isinstance(filed.item, model):
                yield filed.item

    def find(self, identifier: str, model: type[I]) -> I | None:
        """The item with this id, where it is of this class and its form is right."""
        filed = self.content.filed.get(identifier)
        return filed.item if filed and isinstance(filed.item, model) else None

    @cached_property
    def references(self) -> tuple[NamedThere, ...]:
        """Everything that items and pages name, also where the rest of their form is wrong."""
        of_items = (
            NamedThere(item, *found) for item in self._readable() for found in references_of(item)
        )
        of_pages = (
            NamedThere(page, _TEXT_OF_PAGE, LINKED_ENTRY, identifier)
            for page in self.content.pages
            for identifier in linked_entries(page.text, PAGE)
        )
        return (*of_items, *of_pages)

    @cached_property
    def texts(self) -> tuple[WrittenThere, ...]:
        """Everything written in Markdown, also where the rest of an item's form is wrong."""
        of_items = (
            WrittenThere(item, *found) for item in self._readable() for found in texts_of(item)
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

    @cached_property
    def named_by_broken(self) -> frozenset[str]:
        """What files whose form is wrong may refer to, so that nothing is blamed for their faults.

        Nobody knows which of their texts are ids; all are taken for such.
        """
        broken = (filed for filed in self.content.filed.values() if filed.item is None)
        roots = {id(filed.document): filed.document.root for filed in broken}
        return frozenset(
            Citation.parse(text).source for root in roots.values() for text in texts(root)
        )

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
        waiting, passed = [citation.source for citation in entry.sources], set[str]()
        while waiting:
            name = waiting.pop()
            source = self.sources.get(name)
            if source is None:
                return True
            if source.cited_via and name not in passed:
                waiting.append(source.cited_via)
            passed.add(name)
        return False

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
    def _suggestions(self) -> dict[tuple[str, tuple[Kind, ...]], str]:
        return {}

    def did_you_mean(self, identifier: str, kinds: tuple[Kind, ...]) -> str:
        """`Did you mean “…”? ` for the id of what is called so, or one much like it, else empty.

        The search goes over all ids: it is made once for an id, and not for very many.
        """
        key = identifier, kinds
        if key not in self._suggestions and len(self._suggestions) < MOST_SUGGESTIONS:
            self._suggestions[key] = self._search(identifier, kinds)
        return self._suggestions.get(key, "")

    def _search(self, identifier: str, kinds: tuple[Kind, ...]) -> str:
        called = (self._by_name.get((kind, identifier.casefold())) for kind in kinds)
        if (match := next(filter(None, called), None)) is not None:
            return f"Did you mean “{match}”? "
        known = (name for kind in kinds for name in self._by_kind[kind])
        return near_miss.did_you_mean(identifier, known)

    @cached_property
    def _by_name(self) -> Mapping[tuple[Kind, str], str]:
        """Ids by what items are called: titles, labels, and the other names of actors."""
        called: dict[tuple[Kind, str], str] = {}
        for item in self.items(Item):
            names = (item.name, *item.aliases) if isinstance(item, Actor) else (item.name,)
            for name in names:
                called.setdefault((item.kind, name.casefold()), item.id)
        return called

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
