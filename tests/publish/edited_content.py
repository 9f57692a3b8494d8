"""Random edits of small content, as people make them: most leave it sound, some do not."""

import json
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from generator.model import vocabulary as words
from tests.conftest import AS_OF, write

Fields = dict[str, Any]

PAGE = "extra.md"
"""A page written by hand, which is not always there."""
ENTRIES = ("events", "statements", "responses")
TOPICS = ("military-ai", "sanctions", "drones")
STATES = ("kp", "kr", "us", "fr")
ADDED = "2026-11-01"
DATES = ("2025-06-01", "2025-06", "2024", "..2025-06", "2025-01-01/2025-02-03", "unknown")


def _entry(**fields: Any) -> Fields:
    beginning = {"title": "A title", "date": "2025-06-01", "added": ADDED}
    return {**beginning, "sources": ["a-report"], "topics": ["drones"], **fields}


def _event(**fields: Any) -> Fields:
    return _entry(**{"status": "occurred", "summary": "It happened.", **fields})


def _statement(**fields: Any) -> Fields:
    said = {"act": "asserts", "attribution": "named", "speaker": "an-agency"}
    return _entry(**{**said, "summary": "It is so.", **fields})


def _response(**fields: Any) -> Fields:
    made = {"status": "adopted", "type": "sanctions", "issuers": ["us"], "summary": "A rule."}
    return _entry(**{**made, **fields})


def _source(**fields: Any) -> Fields:
    beginning = {"title": "A report", "publisher": "A weekly", "type": "news"}
    return {**beginning, "published": "2025-06-01", **fields}


BEGINNING: Mapping[str, Fields] = {
    "topics.yaml": {name: {"label": name.title(), "definition": "It is."} for name in TOPICS},
    "actors/an-agency.yaml": {"name": "An agency", "type": "government", "country": "kp"},
    "actors/a-paper.yaml": {"name": "A paper", "type": "media"},
    "sources/a-report.yaml": _source(),
    "sources/another.yaml": _source(title="Another", publisher="a-paper", origin="an-agency"),
    "sources/a-copy.yaml": _source(title="A copy", cited_via="a-report"),
    "events/a-test.yaml": _event(verification="alleged", actors=["an-agency"]),
    "events/a-part.yaml": _event(part_of="a-test", countries=["kr"]),
    "events/a-meeting.yaml": _event(status="expected", date="2026-12-15"),
    "statements/a-denial.yaml": _statement(act="denies", about=["a-test"]),
    "statements/a-claim.yaml": _statement(about=["a-test"], related=["a-part"]),
    "responses/a-rule.yaml": _response(responds_to=["a-test"], targets=["an-agency"]),
    "responses/an-older-rule.yaml": _response(date="2024", topics=["sanctions"]),
    "briefings/a-briefing.yaml": {
        "title": "What is known", "as_of": "2026-11-20", "added": ADDED,
        "bottom_line": "Little: [[a-test]].", "include": ["a-test", "a-denial", "a-rule"],
        "judgements": [{"text": "It is so.", "confidence": "low", "basis": ["a-test"]}],
    },
    "briefings/on-drones.yaml": {
        "title": "Drones", "as_of": "2026-11-20", "added": ADDED,
        "bottom_line": "Much.", "topics": ["drones"],
    },
}  # fmt: skip


@dataclass
class EditedContent:
    """Content below `folder`, and `random` edits of it."""

    folder: Path
    random: Random
    files: dict[str, Fields] = field(default_factory=lambda: deepcopy(dict(BEGINNING)))

    def edit(self) -> str:
        """Change something, and write it; what was changed."""
        self._before = deepcopy(self.files)
        if self.random.random() < 0.2:
            change = self.random.choice((_add, _remove, _rename, _correct, _write_a_page))
            said = f"{change.__name__}: {change(self)}"
        else:
            kinds, name, value = self.random.choice(_FIELDS)
            path = self.path(*kinds)
            self.files[path][name] = value(self)
            said = f"{name} of {path}"
        self.write()
        return said

    def undo(self) -> None:
        """Let all be as it was before the last edit."""
        self.files = self._before
        self.write()

    def write(self) -> None:
        """Let the folder hold `files`, beside the pages that are always there."""
        for path in (*self.folder.rglob("*.yaml"), self.folder / PAGE):
            if path.relative_to(self.folder).as_posix() not in self.files:
                path.unlink(missing_ok=True)
        for name, fields in self.files.items():
            lines = (f"{key}: {json.dumps(value)}\n" for key, value in fields.items())
            write(self.folder / name, fields["text"] if name == PAGE else "".join(lines))

    def path(self, *kinds: str) -> str:
        """The path of any file of these kinds."""
        return self.random.choice(sorted(p for p in self.files if p.split("/")[0] in kinds))

    def one(self, *kinds: str) -> str:
        """Any id of these kinds."""
        return Path(self.path(*kinds)).stem

    def some(self, most: int, *kinds: str) -> list[str]:
        """Up to `most` ids of these kinds."""
        return sorted({self.one(*kinds) for _ in range(self.random.randint(0, most))})

    def actor(self) -> str:
        """An id of an actor, or of a state."""
        return self.random.choice((self.one("actors"), *STATES))

    def words(self) -> str:
        """Words that were not there before."""
        return f"Word {self.random.randrange(10**6)} & <b>"

    def prose(self) -> str:
        """Words with a link in them."""
        return f"{self.words()} [[{self.one(*ENTRIES)}]]"

    def day(self) -> str:
        """A day before or after the one of the build."""
        return str(AS_OF + timedelta(days=self.random.randrange(-60, 60)))


def _any(words: Iterable[Any]) -> Callable[[EditedContent], Any]:
    """Any of some values."""
    values = tuple(words)
    return lambda content: content.random.choice(values)


_FIELDS: tuple[tuple[tuple[str, ...], str, Callable[[EditedContent], Any]], ...] = (
    ((*ENTRIES, "sources", "briefings"), "title", EditedContent.words),
    (("actors",), "name", EditedContent.words),
    (("events", "responses"), "summary", EditedContent.prose),
    (("briefings",), "bottom_line", EditedContent.prose),
    ((*ENTRIES, "sources", "actors"), "note", EditedContent.prose),
    (ENTRIES, "date", _any(DATES)),
    (ENTRIES, "sources", lambda content: content.some(3, "sources")),
    (ENTRIES, "topics", lambda content: content.random.sample(TOPICS, 2)),
    (ENTRIES, "related", lambda content: content.some(2, *ENTRIES)),
    (ENTRIES, "embargo_until", EditedContent.day),
    (ENTRIES, "aliases", lambda content: [f"old-{content.random.randrange(20)}"]),
    (("events",), "status", _any(words.EventStatus)),
    (("events",), "date", EditedContent.day),
    (("events",), "verification", _any(words.Verification)),
    (("events",), "actors", lambda content: [content.actor()]),
    (("events",), "countries", _any(STATES)),
    (("events",), "part_of", lambda content: content.one("events", "responses")),
    (("statements",), "act", _any(words.Act)),
    (("statements",), "speaker", EditedContent.actor),
    (("statements",), "about", lambda content: content.some(2, *ENTRIES)),
    (("responses",), "status", _any(words.ResponseStatus)),
    (("responses",), "issuers", lambda content: [content.actor()]),
    (("responses",), "targets", lambda content: [content.actor()]),
    (("responses",), "responds_to", lambda content: content.some(2, *ENTRIES)),
    (("responses",), "gap", EditedContent.words),
    (("sources",), "publisher", EditedContent.actor),
    (("sources",), "origin", EditedContent.actor),
    (("sources",), "cited_via", lambda content: content.one("sources")),
    (("sources",), "reliability", _any(words.Reliability)),
    (("sources",), "lang", _any(("en", "ko"))),
    (("actors",), "country", _any(STATES)),
    (("actors",), "part_of", EditedContent.actor),
    (("actors",), "aliases", lambda content: [content.words()]),
    (("briefings",), "include", lambda content: content.some(5, *ENTRIES)),
    (("briefings",), "judgements", lambda content: [{"text": content.words()}]),
    (("topics.yaml",), TOPICS[0], lambda content: {"label": content.words(), "definition": "It."}),
)
"""Kinds, the name of a field, and what may be typed there."""


def _add(content: EditedContent) -> str:
    """A copy of a file, under an id of its own."""
    path = content.path(*ENTRIES, "actors", "briefings")
    new = f"{path.split('/')[0]}/new-{content.random.randrange(1000)}.yaml"
    content.files[new] = {**content.files[path], "aliases": []}
    if not path.startswith(ENTRIES):
        del content.files[new]["aliases"]
    return new


def _remove(content: EditedContent) -> str:
    new = sorted(path for path in content.files if "/new-" in path)
    path = content.random.choice(new) if new else content.path(*ENTRIES)
    del content.files[path]
    return path


def _rename(content: EditedContent) -> str:
    """Another id; the former one is kept as an alias, and nothing else uses it."""
    path = content.path(*ENTRIES)
    old, new = Path(path).stem, f"named-{content.random.randrange(1000)}"
    typed = json.dumps(content.files).replace(f'"{old}"', f'"{new}"')
    typed = typed.replace(f"[[{old}]]", f"[[{new}]]").replace(f"/{old}.", f"/{new}.")
    content.files = json.loads(typed)
    content.files[path.replace(f"/{old}.", f"/{new}.")]["aliases"] = [old]
    return f"{path} to {new}"


def _correct(content: EditedContent) -> str:
    path = content.path(*ENTRIES, "briefings")
    kind = content.random.choice([*words.UpdateKind])
    content.files[path]["updates"] = [{"date": "2026-11-21", "kind": kind, "text": content.words()}]
    return path


def _write_a_page(content: EditedContent) -> str:
    """A page written by hand, or none; what it leads to may go away later."""
    beginning = "---\ntitle: Extra\ndescription: More.\n---\n\n"
    if not content.files.pop(PAGE, None):
        content.files[PAGE] = {"text": f"{beginning}[About](about.md) {content.prose()}\n"}
    return PAGE
