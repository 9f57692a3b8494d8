"""Who stands behind what a source says."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model.items import Actor, Entry, Source
from generator.model.vocabulary import SourceType

UNKNOWN = "unknown"

PRIMARY_TYPES = (SourceType.OFFICIAL, SourceType.DOCUMENT, SourceType.DATASET)


def carrier_of(source: Source, sources: Mapping[str, Source]) -> Source:
    """The source that was really read: an unseen one counts as the one that carries it."""
    seen: set[str] = set()
    while source.cited_via and source.id not in seen:
        seen.add(source.id)
        source = sources[source.cited_via]
    return source


def origin_of(source: Source, sources: Mapping[str, Source]) -> str | None:
    """The actor (id or plain name) behind a source; None where that is not known.

    It is the `origin`, else the publisher, of the source that was read. Three agencies that carry
    one text of a state agency share its origin.
    """
    carrier = carrier_of(source, sources)
    origin = carrier.origin or carrier.publisher
    return None if bare_name(origin) == UNKNOWN else origin


@lru_cache(10_000)
def bare_name(name: str) -> str:
    """What all spellings of a name share: no capitals, punctuation, white space or leading “The”.

    A name that has nothing but such signs is left as it is.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    words = "".join(" " if _is_mere_sign(character) else character for character in plain).split()
    return "".join(words[1:] if words[:1] == ["the"] else words) or name


def _is_mere_sign(character: str) -> bool:
    """Whether Unicode takes it for punctuation, or for what is not seen."""
    return unicodedata.category(character)[0] in "PC"


def names_of(actor: Actor) -> tuple[str, ...]:
    """Everything that an actor is called in its file."""
    return (actor.label, *actor.aliases, *actor.names.values())


def origins_of(cited: Iterable[Source], sources: Mapping[str, Source]) -> tuple[str, ...]:
    """The distinct known origins of some sources, sorted."""
    found = {origin_of(source, sources) for source in cited}
    return tuple(sorted(origin for origin in found if origin is not None))


def rests_on_all(entry: Entry, sources: Mapping[str, Source]) -> bool:
    """Whether every source that an entry cites is among these, and so is every one behind it."""
    waiting, passed = [citation.source for citation in entry.sources], set[str]()
    while waiting:
        source = sources.get(name := waiting.pop())
        if source is None:
            return False
        if source.cited_via and name not in passed:
            waiting.append(source.cited_via)
        passed.add(name)
    return True


def cited_sources(entry: Entry, sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources an entry cites, each once, in the order typed."""
    ids = dict.fromkeys(citation.source for citation in entry.sources)
    return tuple(sources[identifier] for identifier in ids)


def sources_of_all(entries: Iterable[Entry], sources: Mapping[str, Source]) -> tuple[Source, ...]:
    """The sources that some entries cite, each once, in the order in which they first occur."""
    cited = (source for entry in entries for source in cited_sources(entry, sources))
    return tuple({source.id: source for source in cited}.values())


@dataclass(frozen=True, slots=True)
class CitedPlaces:
    """A source with all the places in it that an entry cites."""

    source: Source
    locators: tuple[str, ...]


def cited_places(entry: Entry, sources: Mapping[str, Source]) -> tuple[CitedPlaces, ...]:
    """What an entry cites, each source once."""
    return tuple(
        CitedPlaces(
            source,
            tuple(
                citation.locator
                for citation in entry.sources
                if citation.source == source.id and citation.locator
            ),
        )
        for source in cited_sources(entry, sources)
    )


def is_primary(source: Source) -> bool:
    """Whether it is the record itself, and somebody here or its carrier has seen it."""
    return source.type in PRIMARY_TYPES and source.cited_via is None
