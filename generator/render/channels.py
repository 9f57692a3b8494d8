"""What can be followed: the site, each kind, and each briefing, topic and actor by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from generator.model.items import Briefing, Entry, Item
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.relate.changes import Change, all_changes, changes
from generator.render import addresses
from generator.render.addresses import feed_of, feed_of_kind, index_path, page_path

NEWEST = 50
"""How many changes a channel holds."""

KINDS = {
    Kind.EVENT: "Events",
    Kind.STATEMENT: "Statements",
    Kind.RESPONSE: "Regulatory responses",
    Kind.BRIEFING: "Briefings",
}
"""The kinds that can be followed, and what their channels are called."""


@dataclass(frozen=True, slots=True)
class Channel:
    """The newest changes of a subject.

    `path` is where its feed is, without an ending; `title` what it is called within the site,
    empty for all of it; `page` the Markdown file of the page about the same.
    """

    path: str
    title: str
    page: str
    changes: tuple[Change, ...]


def channels(archive: Archive) -> Iterator[Channel]:
    """Every channel; none where nothing could come in it, as for an actor that no entry names.

    Those of the site and of corrections are there also while they are empty.
    """
    everything = all_changes(archive)
    corrections = (change for change in everything if change.is_correction)
    yield Channel(addresses.EVERYTHING, "", "index.md", everything[:NEWEST])
    newest = tuple(islice(corrections, NEWEST))
    yield Channel(addresses.CORRECTED, "Corrections", addresses.CORRECTIONS_MADE, newest)
    yield from _of_kinds(everything)
    yield from _of_subjects(archive)


def _of_kinds(everything: tuple[Change, ...]) -> Iterator[Channel]:
    for kind, title in KINDS.items():
        found = tuple(islice((each for each in everything if each.item.kind is kind), NEWEST))
        if found:
            yield Channel(feed_of_kind(kind), title, index_path(kind), found)


def _of_subjects(archive: Archive) -> Iterator[Channel]:
    for briefing in archive.briefings.values():
        yield _of(briefing, (briefing, *archive.members(briefing)))
    for subject in (*archive.topics.values(), *archive.actors.values()):
        entries = archive.entries_naming(subject.id)
        if entries:
            yield _of(subject, entries)


def _of(subject: Item, items: Iterable[Entry | Briefing]) -> Channel:
    path, page = feed_of(subject), page_path(subject)
    return Channel(path, subject.name, page, changes(items)[:NEWEST])
