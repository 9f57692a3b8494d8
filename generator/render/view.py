"""What every page is given; each kind of page adds what its template puts in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page has: its file, its title and what a search engine shows of it.

    `source` is the content file behind the page, relative to the project; empty for a page made
    of many. `feed` is the path of the page's own feed without its ending, empty where it has none.
    """

    path: str
    title: str
    description: str
    source: str = ""
    feed: str = ""
