"""An archive that notices what is asked of it, so that a page need be made anew only where an
answer has changed.

What a page is made from cannot be told beforehand: it depends on what it finds. So whoever makes
it asks a watched archive, and the questions asked are kept beside the page. A later build asks the
same questions of the later archive; where every answer is the same, so is the page.
"""

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from typing import Any, NamedTuple, TypeVar, cast

from generator.model.items import Briefing, Entry
from generator.relate.archive import DERIVED, Archive

V = TypeVar("V")

WHOLE = ""
"""The key of a question that asks for everything of a sort."""


class Question(NamedTuple):
    """Something that was asked of an archive: of which sort, and about which id."""

    sort: str
    key: str = WHOLE


_EVERYTHING = tuple(map(Question, ("as_of", "items", "pages", "paths")))
"""The questions that ask for all that an archive is made of."""

_ANSWERS: Mapping[str, Callable[[Archive, str], object]] = {
    "item": lambda archive, key: archive.items.get(key),
    "path": lambda archive, key: archive.paths.get(key),
    "mentions": lambda archive, key: archive.mentions.get(key),
    "statements_about": lambda archive, key: archive.statements_about.get(key),
    "entries_naming": lambda archive, key: archive.entries_naming(key),
    "briefings_including": lambda archive, key: archive.briefings_including.get(key),
    "members": lambda archive, key: _members(archive, key),
}


def _members(archive: Archive, briefing: str) -> tuple[Entry, ...] | None:
    found = archive.briefings.get(briefing)
    return archive.members(found) if found else None


def answer(question: Question, archive: Archive) -> object:
    """What `archive` says to a question; None where it knows of nothing so called."""
    sort, key = question
    if sort in DERIVED:
        derived = DERIVED[sort](archive)
        return derived if key == WHOLE else cast(Mapping[str, object], derived).get(key)
    if key != WHOLE:
        return _ANSWERS[sort](archive, key)
    value = getattr(archive, sort)
    return tuple(value.items()) if isinstance(value, Mapping) else value


class _Watched(Mapping[str, V]):
    """A mapping that notices which of its values are looked at.

    `sort` is the question that asks for one value, `whole` the one that asks for all.
    """

    def __init__(
        self, plain: Mapping[str, V], note: Callable[[Question], None], sort: str, whole: str
    ) -> None:
        self._plain = plain
        self._note = note
        self._sort = sort
        self._whole = whole

    def __getitem__(self, key: str) -> V:
        self._note(Question(self._sort, key))
        return self._plain[key]

    def __contains__(self, key: object) -> bool:
        self._note(Question(self._sort, str(key)))
        return key in self._plain

    def get(self, key: str, default: Any = None) -> Any:
        self._note(Question(self._sort, key))
        return self._plain.get(key, default)

    def values(self) -> ValuesView[V]:
        self._note(Question(self._whole))
        return self._plain.values()

    def items(self) -> ItemsView[str, V]:
        self._note(Question(self._whole))
        return self._plain.items()

    def __iter__(self) -> Iterator[str]:
        self._note(Question(self._whole))
        return iter(self._plain)

    def __len__(self) -> int:
        self._note(Question(self._whole))
        return len(self._plain)


class WatchedArchive(Archive):
    """Answers as the archive that it watches, and notices each question."""

    _plain: Archive
    _noted: list[set[Question]]
    _known: dict[tuple[str, str], tuple[object, set[Question]]]

    def __init__(self, plain: Archive) -> None:
        keep = object.__setattr__
        keep(self, "_plain", plain)
        keep(self, "_noted", [set()])
        keep(self, "_known", {})

    @contextmanager
    def questions(self) -> Iterator[set[Question]]:
        """What is asked from here to the end of the block."""
        noted: set[Question] = set()
        self._noted.append(noted)
        try:
            yield noted
        finally:
            self._noted.pop()

    def derived(self, name: str, function: Callable[[Archive], V]) -> V:
        """What `function` makes of the archive; of a mapping, each value is asked for alone."""
        value = function(self._plain)
        if isinstance(value, Mapping):
            watched: Any = _Watched(value, self._note, name, name)
            return cast(V, watched)
        self._note(Question(name))
        return value

    def from_everything(self, name: str, function: Callable[[Archive], V]) -> V:
        for question in _EVERYTHING:
            self._note(question)
        return self._plain.from_everything(name, function)

    def once(self, name: str, key: str, function: Callable[[], V]) -> V:
        """What `function` finds, found once; whoever asks again asked all that it asked."""
        if (name, key) not in self._known:
            with self.questions() as asked:
                found = function()
            self._known[name, key] = (found, asked)
        known, asked = self._known[name, key]
        self._noted[-1].update(asked)
        return cast(V, known)

    def entries_naming(self, identifier: str) -> tuple[Entry, ...]:
        self._note(Question("entries_naming", identifier))
        return self._plain.entries_naming(identifier)

    def members(self, briefing: Briefing) -> tuple[Entry, ...]:
        self._note(Question("members", briefing.id))
        return self._plain.members(briefing)

    def _note(self, question: Question) -> None:
        self._noted[-1].add(question)

    def __getattribute__(self, name: str) -> Any:
        if name in _VALUES:
            self._note(Question(name))
            return getattr(self._plain, name)
        if name in _MAPPINGS:
            return _Watched(getattr(self._plain, name), self._note, _MAPPINGS[name], name)
        return object.__getattribute__(self, name)


_VALUES = frozenset(("as_of", "events", "statements", "responses", "newest_briefings", "pages"))
_MAPPINGS = {
    "entries": "item",
    "sources": "item",
    "actors": "item",
    "topics": "item",
    "briefings": "item",
    "items": "item",
    "paths": "path",
    "mentions": "mentions",
    "statements_about": "statements_about",
    "briefings_including": "briefings_including",
}
"""The mappings of an archive, each with the question that asks for one of its values."""
