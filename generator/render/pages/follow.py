"""How to follow the site, or one subject of it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.items import Actor, Item, Topic
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive, alphabetical
from generator.render.addresses import (
    CHANGES,
    CORRECTED,
    CORRECTIONS_MADE,
    EVERYTHING,
    FOLLOW,
    feed_of,
    feed_of_kind,
    index_path,
    page_path,
)
from generator.render.channels import KINDS
from generator.render.view import View

SHOWN = 30
"""How many subjects of a kind are listed; each of the others has its feeds on its own page."""


@dataclass(frozen=True, slots=True)
class Followed:
    """Something to follow: its title, its page, and its feed without the ending."""

    title: str
    page: str
    feed: str


@dataclass(frozen=True, slots=True)
class Subjects:
    """The subjects of one kind that are listed, and how many are not."""

    kind: Kind
    listed: tuple[Followed, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowView(View):
    """The page on feeds and the calendar."""

    general: tuple[Followed, ...]
    subjects: tuple[Subjects, ...]


def pages(archive: Archive) -> Iterator[FollowView]:
    """One page."""
    yield FollowView(
        path=FOLLOW,
        title="Follow",
        description="Feeds of the site, of each kind, briefing, topic and actor, and a calendar.",
        general=tuple(_general(archive)),
        subjects=(
            _subjects(Kind.BRIEFING, archive.newest_briefings),
            _subjects(Kind.TOPIC, _most_named(archive.topics.values(), archive)),
            _subjects(Kind.ACTOR, _most_named(archive.actors.values(), archive)),
        ),
    )


def _general(archive: Archive) -> Iterator[Followed]:
    yield Followed("Everything", CHANGES, EVERYTHING)
    yield Followed("Corrections only", CORRECTIONS_MADE, CORRECTED)
    kinds = {item.kind for item in (*archive.entries.values(), *archive.briefings.values())}
    for kind, title in KINDS.items():
        if kind in kinds:
            yield Followed(title, index_path(kind), feed_of_kind(kind))


def _subjects(kind: Kind, items: Sequence[Item]) -> Subjects:
    """The first subjects, by name."""
    listed = sorted(items[:SHOWN], key=lambda item: (alphabetical(item.name), item.id))
    followed = (Followed(item.name, page_path(item), feed_of(item)) for item in listed)
    return Subjects(kind, tuple(followed), max(0, len(items) - SHOWN))


def _most_named(items: Iterable[Topic | Actor], archive: Archive) -> list[Item]:
    """Those that an entry names, the most often named first."""
    named = {item.id: len(archive.entries_naming(item.id)) for item in items}
    return [
        archive.item(name) for name in sorted(named, key=lambda name: -named[name]) if named[name]
    ]
