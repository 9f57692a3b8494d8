"""Short digests of values, by which a later build sees that a value is what it was.

An item stands in a value for all that its file says: its digest is that of the file. Two values
with one digest are the same; of the same value, rarely, two digests may be made, and then what
was made from it is made anew.
"""

import pickle
from collections.abc import Mapping
from io import BytesIO
from typing import Any

from generator.model import digest
from generator.model.items import Briefing, Item, Part
from generator.relate.archive import Archive, Mention
from generator.relate.watched_archive import Question, answer


class Fingerprints:
    """The digests of the values of one archive."""

    def __init__(self, archive: Archive, digests: Mapping[str, bytes]) -> None:
        """`digests` are those of the files, by the ids of the items in them."""
        self._archive = archive
        self._files = digests
        self._items: dict[str, bytes] = {}

    def of_answer(self, question: Question) -> bytes:
        """The digest of what the archive answers."""
        return self.of(answer(question, self._archive))

    def of(self, value: object) -> bytes:
        """The digest of an item, or of anything made of items, texts, numbers and dates."""
        if isinstance(value, Item):
            return self._of_item(value)
        if isinstance(value, str):
            return digest.of(b"text", value.encode())
        if isinstance(value, tuple) and value:
            if all(isinstance(each, Item) for each in value):
                return digest.of(b"items", *map(self._of_item, value))
            if all(isinstance(each, Mention) for each in value):
                return digest.of(b"mentions", *map(self._of_mention, value))
        held = BytesIO()
        _Pickler(held, self).dump(value)
        return digest.of(b"value", held.getvalue())

    def _of_mention(self, mention: Mention) -> bytes:
        return self._of_item(mention.by) + mention.role.encode()

    def _of_item(self, item: Item) -> bytes:
        if item.id not in self._items:
            self._items[item.id] = self._fresh(item)
        return self._items[item.id]

    def _fresh(self, item: Item) -> bytes:
        file = self._files.get(item.id, b"")
        # A state without a file is what its id says. An embargo takes entries from a briefing.
        included = item.include if isinstance(item, Briefing) else ()
        about = " ".join((item.kind.value, item.id, *included))
        return digest.of(file, about.encode())


class _Pickler(pickle.Pickler):
    """Writes the digest of an item in its place, and of a part of one what it says."""

    def __init__(self, held: BytesIO, prints: Fingerprints) -> None:
        super().__init__(held, protocol=5)
        self._prints = prints
        # Without this, a text that occurs twice is written otherwise than two equal texts.
        self.fast = True

    def persistent_id(self, value: Any) -> bytes | None:
        if not isinstance(value, Part):
            return None
        # A part remembers as a set which fields were typed, and the order of a set is by chance.
        return self._prints.of(value if isinstance(value, Item) else tuple(vars(value).values()))
