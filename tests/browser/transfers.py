"""How many bytes a browser receives, compressed and with the headers of the answers."""

from collections import Counter

from hosting import Site
from playwright.sync_api import Page, Request


class Transfers:
    """What came over the wire for a page and its workers from now on."""

    def __init__(self, page: Page, site: Site) -> None:
        self._site = site
        self._finished: list[Request] = []
        page.on("requestfinished", lambda request: self._finished.append(request))

    @property
    def bytes(self) -> Counter[str]:
        """The bytes of each file by its path below the site."""
        found: Counter[str] = Counter()
        for request in self._finished:
            sizes = request.sizes()
            path = request.url.removeprefix(self._site.address)
            found[path] += sizes["responseBodySize"] + sizes["responseHeadersSize"]
        return found
