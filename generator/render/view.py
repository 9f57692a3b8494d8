"""What every page is given; each kind of page adds what its template puts in order."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page has: its file, its title and what a search engine shows of it.

    `source` is the content file behind the page, relative to the project; empty for a page made
    of many. `data` is the file with the same facts for programs, and `feed` the path of the page's
    own feed without its ending; each is empty where there is none.
    """

    path: str
    title: str
    description: str
    source: str = ""
    data: str = ""
    feed: str = ""
