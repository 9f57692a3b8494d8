"""What may have been meant by an id that leads nowhere: by name, by address, or by letters."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.model import near_miss, web_address
from generator.model.items import Actor, Item, Source
from generator.model.vocabulary import Kind

MOST_SEARCHED = 100
MOST_OFFERED = 4

_Kinds = tuple[Kind, ...]


@dataclass(frozen=True)
class Suggestions:
    """Ids by what they are called; `ids` are those of every kind, whether readable or not."""

    items: Sequence[Item]
    ids: Mapping[Kind, Sequence[str]]

    def for_id(self, typed: str, kinds: _Kinds) -> str:
        """A sentence that offers one id or a few, with a space behind it; else empty.

        The search goes over everything: it is made once for an id, and not for very many.
        """
        key = typed, kinds
        if key not in self._made and len(self._made) < MOST_SEARCHED:
            self._made[key] = self._search(typed, kinds)
        return self._made.get(key, "")

    @cached_property
    def _made(self) -> dict[tuple[str, _Kinds], str]:
        return {}

    def _search(self, typed: str, kinds: _Kinds) -> str:
        if "://" in typed:
            filed = self._by_address.get(web_address.canonical(typed))
            return f"That address is filed as “{filed}”. " if filed and Kind.SOURCE in kinds else ""
        called = self._called(typed, kinds)
        if len(called) == 1:
            return f"Did you mean “{called[0].id}”? "
        if called:
            several = ", ".join(f"{item.id} ({item.name})" for item in called[:MOST_OFFERED])
            return f"Several are called so: {several}. "
        return near_miss.did_you_mean(typed, (name for kind in kinds for name in self.ids[kind]))

    def _called(self, typed: str, kinds: _Kinds) -> list[Item]:
        """The items of this very name; where there are none, those with all its words in theirs."""
        found = [item for item in self._by_name.get(typed.casefold(), ()) if item.kind in kinds]
        words = _words(typed)
        if found or len(words) < 2 or " " not in typed.strip():
            return found
        return [
            item
            for item in self.items
            if item.kind in kinds and any(words <= _words(name) for name in _names(item))
        ]

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[Item]]:
        called: dict[str, list[Item]] = defaultdict(list)
        for item in self.items:
            for name in dict.fromkeys(name.casefold() for name in _names(item)):
                called[name].append(item)
        return called

    @cached_property
    def _by_address(self) -> Mapping[str, str]:
        sources = (item for item in self.items if isinstance(item, Source) and item.url)
        return {web_address.canonical(source.url or ""): source.id for source in sources}


def _names(item: Item) -> tuple[str, ...]:
    return (item.name, *item.aliases) if isinstance(item, Actor) else (item.name,)


def _words(name: str) -> set[str]:
    plain = name.casefold().replace("’s", "").replace("'s", "")
    return set("".join(letter if letter.isalnum() else " " for letter in plain).split())
