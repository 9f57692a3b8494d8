"""Where a page can be read: its lasting address, and that of the archived copy it may be."""

import re
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from generator.contribute.sources import publication
from generator.contribute.sources.page_markup import Page
from generator.contribute.sources.publication import Doubt, line
from generator.model import web_address

_SAVED_FROM = re.compile(r"(?:saved from url=\(\d+\)|^\s*url: *)(https?://[^\s>]+)", re.MULTILINE)
_OTHER_ORIGINAL = "the page calls {original} its original: look whether that is the one to cite."


def addresses(page: Page, address: str) -> tuple[str, str, tuple[Doubt, ...]]:
    """Where it can be read, where an archived copy of it, and what is doubtful about that.

    `address` is where it was found; empty for a saved file. The page's own canonical link counts,
    unless it is the front page of the site, or of another site.
    """
    declared = _declared_address(page, address)
    here = address or declared or _saved_from(page)
    if original := _original(here, declared):
        return web_address.without_tracking(original), here, ()
    if not declared or _is_front_page(declared, here):
        return web_address.without_tracking(here), "", ()
    if not _is_same_site(declared, here):
        doubt = Doubt("url", _OTHER_ORIGINAL.format(original=declared))
        return web_address.without_tracking(here), "", (doubt,)
    return web_address.without_tracking(declared), "", ()


def _original(here: str, declared: str) -> str:
    """The address of what a web archive keeps here; empty where `here` is no web archive."""
    # A short address of archive.today says nothing, but its page does, under another of its names.
    is_its_own = _is_same_site(declared, here) or _is_archive_today(declared, here)
    told = web_address.original_of(declared) if is_its_own else ""
    return publication.address(web_address.original_of(here) or told)


def _is_archive_today(*addresses: str) -> bool:
    return all(web_address.host(address).partition(".")[0] == "archive" for address in addresses)


def _declared_address(page: Page, base: str) -> str:
    canonical = [link.get("href") for link in page.elements("link[@href]") if _is_canonical(link)]
    declared = (*canonical, page.first(("og:url",)))
    return next((found for text in declared if (found := publication.address(text, base))), "")


def _is_canonical(link: HtmlElement) -> bool:
    return "canonical" in line(link.get("rel")).lower().split()


def _saved_from(page: Page) -> str:
    """The address that browsers write into the head of a page they save."""
    match = _SAVED_FROM.search(page.head)
    return publication.address(match[1]) if match else ""


def _is_front_page(declared: str, here: str) -> bool:
    """Whether a site gives its front page as the address of all its pages, by mistake."""
    return not urlsplit(declared).path.strip("/") and bool(urlsplit(here).path.strip("/"))


def _is_same_site(one: str, other: str) -> bool:
    hosts = sorted((f".{web_address.host(one)}", f".{web_address.host(other)}"), key=len)
    return hosts[1].endswith(hosts[0])
