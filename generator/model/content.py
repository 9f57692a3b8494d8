"""Content by the stages it passes: as read from files, then sound."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True, slots=True)
class Page:
    """A page written by hand: `text` is Markdown, `path` its file below the content folder."""

    path: str
    title: str
    description: str
    text: str


@dataclass(frozen=True, slots=True)
class SoundContent:
    """Items by id that passed every check: each reference leads somewhere of the right kind."""

    events: Mapping[str, Event]
    statements: Mapping[str, Statement]
    responses: Mapping[str, Response]
    sources: Mapping[str, Source]
    actors: Mapping[str, Actor]
    briefings: Mapping[str, Briefing]
    topics: Mapping[str, Topic]
    pages: tuple[Page, ...]
    paths: Mapping[str, str]
    """The file of each id, relative to the project."""
    unfinished: frozenset[str] = frozenset()
    """The ids of what somebody has still to finish; it is published nowhere until then."""
    digests: Mapping[str, bytes] = field(default_factory=dict)
    """Of each id, and of each page by its path: two are the same only where all that is said is."""

    @property
    def entries(self) -> dict[str, Entry]:
        """Events, statements and responses by id."""
        return {**self.events, **self.statements, **self.responses}

    @property
    def items(self) -> dict[str, Item]:
        """Everything by id."""
        return {
            **self.entries,
            **self.sources,
            **self.actors,
            **self.briefings,
            **self.topics,
        }
