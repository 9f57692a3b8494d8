"""Made-up content of any size and of realistic shape; the same numbers give the same bytes.

Entries come in blocks that refer to one another and to a few actors known to all, so that the
page of an entry is the same however many blocks there are.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

AS_OF = date(2026, 11, 23)
ADDED = "2026-11-01"

ENTRIES_A_BLOCK = 20
SOURCES_A_BLOCK = 30
ACTORS_A_BLOCK = 3
BLOCKS_A_BRIEFING = 2
STATEMENTS = frozenset((2, 5, 8, 11, 14, 17))
RESPONSES = frozenset((3, 9, 15, 19))

PROBE = "event-00000-01"
"""An entry that is there at every size."""

TOPICS = (
    "military-ai", "sanctions", "export-controls", "drones", "cyber-operations", "it-workers",
    "command-and-control", "autonomous-weapons", "international-law", "compute", "research",
    "monitoring",
)  # fmt: skip
KNOWN_TO_ALL = ("state-agency", "joint-team", "foreign-ministry", "daily-paper", "news-wire")
STATES = ("kp", "kr", "us", "jp", "cn", "ru")
WORDS = (
    "a", "the", "of", "in", "and", "report", "says", "that", "team", "system", "states", "its",
    "weapons", "networks", "under", "which", "training", "measures", "monitoring", "officials",
    "published", "sanctions", "research", "drones", "models", "evidence", "according",
    "military", "components", "export", "analysts", "unnamed", "assessment", "deployed",
    "automated", "account", "committee",
)  # fmt: skip


def write(folder: Path, entries: int) -> None:
    """Write `entries` entries, and what they rest on, below `folder`."""
    for path, text in files(entries):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def files(entries: int) -> Iterator[tuple[str, str]]:
    """Path and text of every file."""
    yield "topics.yaml", "".join(_topic(topic) for topic in TOPICS)
    for actor in KNOWN_TO_ALL:
        yield f"actors/{actor}.yaml", _yaml(name=actor.replace("-", " ").title(), type="media")
    blocks = -(-entries // ENTRIES_A_BLOCK)
    for block in range(blocks):
        size = min(ENTRIES_A_BLOCK, entries - block * ENTRIES_A_BLOCK)
        yield from _Block(block, size).files()
    for first in range(0, blocks, BLOCKS_A_BRIEFING):
        members = range(first * ENTRIES_A_BLOCK, (first + BLOCKS_A_BRIEFING) * ENTRIES_A_BLOCK)
        yield f"briefings/briefing-{first:05}.yaml", _briefing(first, members, entries)


def entry_id(number: int) -> str:
    """The id of the entry with this number."""
    block, place = divmod(number, ENTRIES_A_BLOCK)
    kind = "statement" if place in STATEMENTS else "response" if place in RESPONSES else "event"
    return f"{kind}-{block:05}-{place:02}"


class _Block:
    """Twenty entries with their sources and actors."""

    def __init__(self, number: int, size: int) -> None:
        self.number = number
        self.size = size
        self.random = Random(number)
        self.actors = [f"actor-{number:05}-{place}" for place in range(ACTORS_A_BLOCK)]
        self.sources = [f"source-{number:05}-{place:02}" for place in range(SOURCES_A_BLOCK)]

    def files(self) -> Iterator[tuple[str, str]]:
        for place, actor in enumerate(self.actors):
            yield f"actors/{actor}.yaml", self._actor(place)
        for place, source in enumerate(self.sources):
            yield f"sources/{source}.yaml", self._source(place)
        for place in range(self.size):
            number = self.number * ENTRIES_A_BLOCK + place
            identifier = entry_id(number)
            kind = identifier.partition("-")[0]
            make = {"event": self._event, "statement": self._statement}.get(kind, self._response)
            yield f"{kind}s/{identifier}.yaml", _yaml(**self._common(place), **make(place))

    def _actor(self, place: int) -> str:
        return _yaml(
            name=f"Institute {self.number}-{place}",
            type=("research", "company", "government")[place],
            country=self.random.choice(STATES),
            aliases=[f"I{self.number}{place}"],
        )

    def _source(self, place: int) -> str:
        published = AS_OF - timedelta(days=30 + self.random.randrange(2_000))
        official = place % 6 == 0
        return _yaml(
            title=f"Source {self.number}-{place}: {self._text(50)}",
            publisher=self.actors[2] if official else self.random.choice(KNOWN_TO_ALL),
            type="official" if official else "news",
            published=published.isoformat(),
            url=f"https://source{self.number}-{place}.example/{self.random.randrange(10**9)}",
            accessed=ADDED,
            archive_url=f"https://archive.example/{self.number}/{place}",
            lang="en",
            reliability=self.random.choice("BCDF"),
            seen="excerpt",
        )

    def _common(self, place: int) -> dict[str, object]:
        happened = AS_OF - timedelta(days=20 + self.random.randrange(2_000))
        common: dict[str, object] = {
            "title": f"Entry {self.number}-{place}: {self._text(50)}",
            "date": happened.isoformat()[: self.random.choice((4, 7, 10, 10))],
            "added": ADDED,
            "sources": [f"{self.sources[(2 * place + n) % SOURCES_A_BLOCK]}#p{n}" for n in (1, 2)],
            "topics": self.random.sample(TOPICS, 2),
            "credibility": self.random.choice("236"),
            "summary": self._text(380),
        }
        if place % 2:
            common["note"] = self._text(200)
        if place % 4 == 1:
            common["related"] = [self._other(place)]
        if place % 10 == 7:
            common["updates"] = [{"date": ADDED, "kind": "clarification", "text": self._text(60)}]
            common["aliases"] = [f"formerly-{self.number}-{place}"]
        return common

    def _event(self, place: int) -> dict[str, object]:
        verification = self.random.choice(("alleged", "under_examination", "reported", "reported"))
        return {
            "status": "ongoing" if place % 6 == 4 else "occurred",
            "verification": verification,
            "type": self.random.choice(("test", "incident", "publication", "meeting")),
            "actors": [self.random.choice(self.actors), self.random.choice(KNOWN_TO_ALL)],
            "countries": self.random.sample(STATES, 2),
        }

    def _statement(self, place: int) -> dict[str, object]:
        return {
            "act": self.random.choice(("asserts", "assesses", "denies", "denies", "warns")),
            "attribution": "named",
            "speaker": self.random.choice((*self.actors, "foreign-ministry", "kp")),
            "about": [self._other(place)],
            "quote": self._text(180),
        }

    def _response(self, place: int) -> dict[str, object]:
        return {
            "status": self.random.choice(("in_force", "adopted", "called_for")),
            "type": "resolution",
            "issuers": [self.random.choice(self.actors)],
            "targets": ["kp"],
            "instrument": f"S/RES/{2000 + self.number % 800} ({2010 + place % 15})",
            "coverage": "indirect",
            "gap": self._text(100),
        }

    def _other(self, place: int) -> str:
        """An earlier entry of the block, so that a block that is cut short is whole."""
        return entry_id(self.number * ENTRIES_A_BLOCK + self.random.randrange(place))

    def _text(self, length: int) -> str:
        words = self.random.choices(WORDS, k=length // 4)
        return " ".join(words)[:length].strip().capitalize()


def _topic(topic: str) -> str:
    return (
        f"{topic}:\n  label: {topic.replace('-', ' ').capitalize()}\n  definition: What is on it.\n"
    )


def _briefing(first: int, members: range, entries: int) -> str:
    included = [entry_id(number) for number in members if number < entries]
    judgement = {"text": "It is not established.", "confidence": "low", "basis": included[:2]}
    return _yaml(
        title=f"Where things stand, part {first}",
        as_of=AS_OF.isoformat(),
        added=ADDED,
        bottom_line="Little is established, and what is said comes from few sources.",
        include=included,
        judgements=[judgement],
    )


def _yaml(**fields: object) -> str:
    return "".join(f"{name}: {json.dumps(value)}\n" for name, value in fields.items())
