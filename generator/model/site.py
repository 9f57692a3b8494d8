"""The site as a whole: what it is called and where it is published."""

from dataclasses import dataclass

LANGUAGE = "en"
"""The language that everything but quotations and names is written in (BCP 47)."""


@dataclass(frozen=True, slots=True)
class Site:
    """What readers, feeds and citations call the site.

    `address` ends in a slash; it is empty where nobody has said yet where the site will be.
    """

    name: str
    description: str = ""
    address: str = ""

    def at(self, path: str) -> str:
        """The full address of a path below the site; the path as it is where none is known."""
        return self.address + path
