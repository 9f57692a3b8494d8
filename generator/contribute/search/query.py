"""What is searched for: words somebody typed, or an entry about to be written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.contribute.search.known import (
    ABOUT,
    Days,
    actor_fields,
    cited,
    comparable,
    days_of,
    source_fields,
)
from generator.model import web_address
from generator.model.references import ENTRY_KINDS
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

_SCHEMES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Query:
    """What is known of what is searched for.

    `words` are comparable text, `pieces` the words as typed (any may be an id), `addresses`
    canonical; `speaker`, `actors`, `about` and `sources` are ids.
    """

    kinds: frozenset[Kind]
    words: str = ""
    pieces: frozenset[str] = frozenset()
    speaker: frozenset[str] = frozenset()
    actors: frozenset[str] = frozenset()
    about: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    days: tuple[Days, ...] = ()
    addresses: frozenset[str] = frozenset()


def of_words(typed: Iterable[str], kinds: Iterable[Kind]) -> Query:
    """The query of words on the command line: titles, ids, dates and web addresses."""
    pieces = [piece for words in typed for piece in words.split()]
    addresses = [piece for piece in pieces if piece.lower().startswith(_SCHEMES)]
    others = [piece for piece in pieces if piece not in addresses]
    # A year may stand in a title; a month or a day is asked for as a date.
    words = [piece for piece in others if piece.isdigit() or days_of(piece) is None]
    ids = frozenset(others)
    return Query(
        kinds=frozenset(kinds),
        words=comparable(" ".join(words or others)),
        pieces=ids,
        actors=ids,
        about=ids,
        sources=ids,
        days=tuple(filter(None, map(days_of, others))),
        addresses=frozenset(map(web_address.canonical, addresses)),
    )


def of_values(kind: Kind, values: Mapping[str, Typed]) -> Query:
    """The query for what is like an item with these values; entries are compared with entries."""
    title = _texts(values, ("title", "name", "label"))
    return Query(
        kinds=frozenset(ENTRY_KINDS if kind in ENTRY_KINDS else (kind,)),
        words=comparable(" ".join(title)),
        speaker=frozenset(_texts(values, ("speaker",))),
        actors=frozenset(_texts(values, actor_fields(kind))),
        about=frozenset(_texts(values, ABOUT)),
        sources=cited(_texts(values, source_fields(kind))),
        days=tuple(filter(None, map(days_of, _texts(values, ("date", "published", "as_of"))))),
        addresses=frozenset(map(web_address.canonical, _texts(values, ("url",)))),
    )


def _texts(values: Mapping[str, Typed], names: Sequence[str]) -> list[str]:
    return [text for name in names if name in values for text in _each(values[name])]


def _each(typed: Typed) -> list[str]:
    if isinstance(typed, str):
        return [typed] if typed else []
    return [member for member in typed if isinstance(member, str)]
