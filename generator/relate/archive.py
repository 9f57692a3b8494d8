"""Everything published, and what refers to what."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache, wraps
from typing import Any, TypeVar, cast

from generator.model import states
from generator.model.content import Page, SoundContent
from generator.model.items import (
    Actor,
    Briefing,
    Entry,
    Event,
    Item,
    Response,
    Source,
    Statement,
    Topic,
)
from generator.model.references import references_of
from generator.model.vocabulary import ActorType
from generator.relate.affiliation import state_of_government
from generator.relate.embargo import publishable

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Mention:
    """Something that names an item, and the field in which it does so."""

    by: Item
    role: str


@dataclass(frozen=True, eq=False)
class Archive:
    """What may be published on the day `as_of`, with its connections; entries newest first.

    Two archives are never equal, so that what is derived from one can be kept by it.
    """

    as_of: date
    entries: Mapping[str, Entry]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    topics: Mapping[str, Topic]
    briefings: Mapping[str, Briefing]
    pages: tuple[Page, ...]
    paths: Mapping[str, str]
    mentions: Mapping[str, tuple[Mention, ...]]
    statements_about: Mapping[str, tuple[Statement, ...]]

    @property
    def events(self) -> tuple[Event, ...]:
        """All events, newest first."""
        return tuple(entry for entry in self.entries.values() if isinstance(entry, Event))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All statements, newest first."""
        return tuple(entry for entry in self.entries.values() if isinstance(entry, Statement))

    @property
    def responses(self) -> tuple[Response, ...]:
        """All regulatory responses, newest first."""
        return tuple(entry for entry in self.entries.values() if isinstance(entry, Response))

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Everything that has a page of its own, by its id."""
        return {**self.entries, **self.sources, **self.actors, **self.topics, **self.briefings}

    def derived(self, name: str, function: Callable[["Archive"], V]) -> V:
        """What `function`, called `name`, makes of the whole archive."""
        return function(self)

    def from_everything(self, name: str, function: Callable[["Archive"], V]) -> V:
        """What `function`, called `name`, makes of all that there is; made once."""
        return self.once(name, "", lambda: function(self))

    def once(self, name: str, key: str, function: Callable[[], V]) -> V:
        """What `function` finds about `key`, found once; `name` says what is looked for."""
        if (name, key) not in self._found:
            self._found[name, key] = function()
        return cast(V, self._found[name, key])

    @cached_property
    def _found(self) -> dict[tuple[str, str], object]:
        return {}

    def item(self, identifier: str) -> Item:
        """Anything by its id."""
        return self.items[identifier]

    def actor_name(self, identifier: str) -> str:
        """The name of an actor, or the plain name that stands in place of an id."""
        return self.actors[identifier].name if identifier in self.actors else identifier

    @cached_property
    def briefings_including(self) -> Mapping[str, tuple[Briefing, ...]]:
        """The briefings that each entry is part of, by the entry's id."""
        including: dict[str, list[Briefing]] = defaultdict(list)
        for briefing in self.briefings.values():
            for entry in self.members(briefing):
                including[entry.id].append(briefing)
        return {identifier: tuple(found) for identifier, found in including.items()}

    def members(self, briefing: Briefing) -> tuple[Entry, ...]:
        """The published entries of a briefing, oldest first; else in the order it names them."""
        on_topics = (entry for topic in briefing.topics for entry in self.entries_naming(topic))
        ids = dict.fromkeys([*briefing.include, *(entry.id for entry in on_topics)])
        entries = [self.entries[identifier] for identifier in ids]
        return tuple(sorted(entries, key=lambda entry: entry.date.sort_key))

    @cached_property
    def newest_briefings(self) -> tuple[Briefing, ...]:
        """All briefings, the one that looked last first."""
        by_day = sorted(self.briefings.values(), key=lambda b: (b.as_of, b.added, b.id))
        return tuple(reversed(by_day))

    def entries_naming(self, identifier: str) -> tuple[Entry, ...]:
        """The entries that name an item in any field, newest first, each once."""
        return self._naming.get(identifier, ())

    @cached_property
    def _naming(self) -> Mapping[str, tuple[Entry, ...]]:
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for identifier, mentions in self.mentions.items():
            for mention in mentions:
                if isinstance(mention.by, Entry):
                    found[identifier][mention.by.id] = mention.by
        return {name: tuple(sorted_newest_first(by.values())) for name, by in found.items()}


DERIVED: dict[str, Callable[[Archive], Any]] = {}
"""What is derived from a whole archive, by its name."""


def derived(function: Callable[[Archive], V]) -> Callable[[Archive], V]:
    """Let what `function` makes of an archive be made once for each archive."""
    name = function.__name__
    kept = DERIVED[name] = lru_cache(maxsize=1)(function)

    @wraps(function)
    def asked(archive: Archive) -> V:
        return archive.derived(name, kept)

    return asked


def calendar_order(entry: Entry) -> tuple[object, ...]:
    """Sort key: by date, the earliest first, ties by id."""
    return (*entry.date.sort_key, entry.id)


def newest_first(entry: Entry) -> tuple[object, ...]:
    """Sort key, to be reversed: by date, ties by id, so that the order is the same everywhere."""
    return (entry.date.recency, entry.id)


def sorted_newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Entries by date, the newest first."""
    return sorted(entries, key=newest_first, reverse=True)


def alphabetical(name: str) -> str:
    """Sort key for names: accents and capitals do not count."""
    return unicodedata.normalize("NFKD", name).casefold()


def relate(content: SoundContent, as_of: date) -> Archive:
    """Connect what may be published on `as_of`; cannot fail on sound content."""
    published = publishable(content, as_of)
    entries = {entry.id: entry for entry in sorted_newest_first(published.entries.values())}
    mentions = _mentions(published.items.values())
    return Archive(
        as_of=as_of,
        entries=entries,
        sources=published.sources,
        actors=_with_states(published.actors, mentions),
        topics=published.topics,
        briefings=published.briefings,
        pages=published.pages,
        paths=published.paths,
        mentions=mentions,
        statements_about=_statements_about(entries.values()),
    )


def _mentions(items: Iterable[Item]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, dict[tuple[str, str], Mention]] = defaultdict(dict)
    for item in items:
        for location, _, identifier in references_of(item):
            role = str(location[0])
            found[identifier][item.id, role] = Mention(item, role)
    return {identifier: tuple(mentions.values()) for identifier, mentions in found.items()}


def _with_states(actors: Mapping[str, Actor], mentions: Mapping[str, object]) -> dict[str, Actor]:
    """Actors and the states that anything names or that governments are of, which need no file."""
    governed = filter(None, map(state_of_government, actors.values()))
    named_states = {
        code: Actor.model_validate(
            {"id": code, "name": states.STATE_NAMES[code], "type": ActorType.STATE, "country": code}
        )
        for code in (*mentions, *governed)
        if states.is_state(code)
    }
    return dict(
        sorted(
            {**actors, **named_states}.items(),
            key=lambda item: (alphabetical(item[1].name), item[0]),
        )
    )


def _statements_about(entries: Iterable[Entry]) -> dict[str, tuple[Statement, ...]]:
    about: dict[str, list[Statement]] = defaultdict(list)
    for entry in entries:
        if isinstance(entry, Statement):
            for identifier in entry.about:
                about[identifier].append(entry)
    return {identifier: tuple(statements) for identifier, statements in about.items()}
