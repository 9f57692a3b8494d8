"""A briefing with its entries, put in the order in which a reader needs them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Event, Response, Source, Statement, Topic
from generator.model.provenance import cited_sources, origins_of, sources_of_all
from generator.relate.archive import Archive
from generator.relate.outlook import outlook
from generator.relate.positions import Position, positions

TOPICS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class SourceBase:
    """What a briefing rests on, in numbers.

    `single_origin` counts the entries that rest on one origin; `sole_origin` is the one on which
    most of these rest, `on_sole_origin` how many.
    """

    entries: int
    sources: int
    origins: int
    contesting: int
    single_origin: int
    sole_origin: str
    on_sole_origin: int


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source of a briefing, and the entries that it supports."""

    source: Source
    supports: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """The entries of a briefing by section; each section oldest first, as a story is told."""

    briefing: Briefing
    topics: tuple[Topic, ...]
    base: SourceBase
    happened: tuple[Event, ...]
    unestablished: tuple[Event, ...]
    did_not_happen: tuple[Event, ...]
    positions: tuple[Position, ...]
    responses: tuple[Response, ...]
    gaps: tuple[Response, ...]
    expected: tuple[Event, ...]
    sources: tuple[CitedSource, ...]
    changed: tuple[Entry, ...]


def dossier(briefing: Briefing, archive: Archive) -> Dossier:
    """Arrange the published entries of one briefing."""
    entries = archive.members(briefing)
    events = tuple(entry for entry in entries if isinstance(entry, Event))
    real = tuple(event for event in events if not (event.is_expected or event.did_not_happen))
    statements = tuple(entry for entry in entries if isinstance(entry, Statement))
    responses = tuple(entry for entry in entries if isinstance(entry, Response))
    return Dossier(
        briefing=briefing,
        topics=_topics(briefing, entries, archive),
        base=source_base(entries, archive),
        happened=tuple(event for event in real if not event.is_unestablished),
        unestablished=tuple(event for event in real if event.is_unestablished),
        did_not_happen=tuple(event for event in events if event.did_not_happen),
        positions=positions(statements, archive),
        responses=responses,
        gaps=tuple(response for response in responses if _has_gap(response)),
        expected=outlook(events, archive.as_of),
        sources=_sources(entries, archive),
        changed=tuple(entry for entry in entries if entry.updates),
    )


def _topics(briefing: Briefing, entries: Iterable[Entry], archive: Archive) -> tuple[Topic, ...]:
    """The topics of a briefing, or where it names none, of its entries; most frequent first."""
    count = Counter(topic for entry in entries for topic in entry.topics)
    ids = briefing.topics or [topic for topic, _ in count.most_common(TOPICS_SHOWN)]
    return tuple(archive.topics[topic] for topic in ids)


def _has_gap(response: Response) -> bool:
    has_limits = response.coverage is not None and response.coverage.leaves_a_gap
    return response.gap is not None or has_limits


def source_base(entries: tuple[Entry, ...], archive: Archive) -> SourceBase:
    """What some entries rest on, in numbers."""
    sources = sources_of_all(entries, archive.sources)
    sole = _sole_origins(entries, archive)
    origin, resting = min(sole.items(), key=lambda item: (-item[1], item[0]), default=("", 0))
    contesting = [entry for entry in entries if isinstance(entry, Statement) and entry.contests]
    return SourceBase(
        entries=len(entries),
        sources=len(sources),
        origins=len(origins_of(sources, archive.sources)),
        contesting=len(contesting),
        single_origin=sole.total(),
        sole_origin=origin,
        on_sole_origin=resting,
    )


def _sole_origins(entries: Iterable[Entry], archive: Archive) -> Counter[str]:
    """For each origin, how many entries rest on it alone."""
    origins = [
        origins_of(cited_sources(entry, archive.sources), archive.sources) for entry in entries
    ]
    return Counter(found[0] for found in origins if len(found) == 1)


def _sources(entries: tuple[Entry, ...], archive: Archive) -> tuple[CitedSource, ...]:
    supports: dict[str, list[Entry]] = {}
    for entry in entries:
        for source in cited_sources(entry, archive.sources):
            supports.setdefault(source.id, []).append(entry)
    return tuple(
        CitedSource(archive.sources[name], tuple(supported)) for name, supported in supports.items()
    )
