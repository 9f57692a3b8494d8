"""Files that were in order when they were read before, and need no reading as long as they stay."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from generator.load import strict_yaml
from generator.load.document import Document
from generator.load.filed import Filed
from generator.model.items import Item
from generator.model.problems import Place, Problem
from generator.model.references import Location

Places: TypeAlias = Mapping[tuple[Location, bool, str], tuple[Place, str]]
"""Where in a file something stands, and the line there, by what was asked for."""


@dataclass(frozen=True, slots=True)
class Remembered:
    """What files hold, and the places in them of problems that are none of their own.

    Both by the digests of the files, which are of their paths and their bytes.
    """

    items: Mapping[bytes, tuple[Item, ...]] = field(default_factory=dict)
    places: Mapping[bytes, Places] = field(default_factory=dict)


class ClosedDocument(Document):
    """A document without problems, which is read when somebody asks what stands where.

    `places` are those that have been asked for, now or before.
    """

    __slots__ = ("_data", "places")
    _data: bytes
    places: dict[tuple[Location, bool, str], tuple[Place, str]]

    def __init__(
        self,
        path: str,
        data: bytes,
        comments: tuple[int, ...] | None = None,
        places: Places | None = None,
    ) -> None:
        """Say what is known without reading; `comments` are None where they are not."""
        known: dict[str, object] = {"path": path, "problems": (), "misread": frozenset()}
        known |= {"_data": data, "places": {**(places or {})}}
        if comments is not None:
            known["comments"] = comments
        for name, value in known.items():
            object.__setattr__(self, name, value)

    def __getattr__(self, name: str) -> object:
        """Read the file for what is not known yet."""
        if name not in ("lines", "root", "comments"):
            raise AttributeError(name)
        whole = strict_yaml.read(self.path, self._data)
        for part in ("lines", "root", "comments"):
            object.__setattr__(self, part, getattr(whole, part))
        return getattr(self, name)

    def problem(
        self,
        code: str,
        location: Location,
        message: str,
        hint: str,
        *,
        of_key: bool = False,
        words: str = "",
    ) -> Problem:
        asked = location, of_key, words
        if asked not in self.places:
            found = super().problem(code, location, message, hint, of_key=of_key, words=words)
            self.places[asked] = found.place, found.excerpt
        place, excerpt = self.places[asked]
        return Problem(place, code, message, hint, excerpt)


def closed(found: Filed, data: bytes) -> Filed:
    """The same with its document closed, where it is in order.

    With 10,000 entries, what stands where takes 170 MB, and next to nobody asks.
    """
    document = found.document
    if found.item is None or document.problems:
        return found
    return replace(found, document=ClosedDocument(document.path, data, document.comments))
