"""The markup of a web page, and what it declares about itself."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice

from lxml.html import HtmlElement
from trafilatura.utils import decode_file, load_html

from generator.contribute.sources import linked_data
from generator.contribute.sources.linked_data import Article
from generator.contribute.sources.publication import line

# Encodings that pages name, and the larger ones that browsers take for them (WHATWG Encoding).
_ENCODINGS = {
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
}
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"' ]*([a-zA-Z0-9_-]{1,40})", re.IGNORECASE)

_LONGEST_HEAD = 4000
_MOST_ELEMENTS = 500
# The search for a date takes time that grows with the square of the dates there are.
_LONGEST_SEARCHED = 1 << 20


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own words about itself: its tree, the beginning of its text, its `<meta>` by name
    in small letters, its linked data. `searched` is as much of the tree as is searched for more.
    """

    tree: HtmlElement
    searched: HtmlElement
    head: str
    meta: Mapping[str, tuple[str, ...]]
    article: Article

    def under(self, names: tuple[str, ...]) -> Iterator[str]:
        """The texts that stand under these names, none of them empty."""
        return (text for name in names for text in self.meta.get(name, ()) if text)

    def first(self, names: tuple[str, ...]) -> str:
        """The first text that stands under one of these names; else empty."""
        return next(self.under(names), "")

    def elements(self, tag: str) -> Iterator[HtmlElement]:
        """Elements by their name and what else they must have: `link[@href]`."""
        return islice(self.tree.iterfind(f".//{tag}"), _MOST_ELEMENTS)


def parse(html: bytes, charset: str = "") -> Page | None:
    """The page in these bytes, `charset` being what the server says; None where it is no HTML."""
    text = _decoded(html, charset)
    tree = load_html(text)
    if tree is None:
        return None
    is_long = len(text) > _LONGEST_SEARCHED
    return Page(
        tree=tree,
        searched=load_html(text[:_LONGEST_SEARCHED]) if is_long else tree,
        head=text[:_LONGEST_HEAD],
        meta=_meta(tree),
        article=linked_data.article(_scripts(tree)),
    )


def _meta(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for element in islice(tree.iterfind(".//meta[@content]"), _MOST_ELEMENTS):
        for attribute in ("name", "property", "itemprop", "http-equiv"):
            if name := line(element.get(attribute)).lower():
                found[name] = (*found.get(name, ()), line(element.get("content")))
    return found


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in islice(tree.iterfind(".//script[@type]"), _MOST_ELEMENTS):
        if line(script.get("type")).lower().partition(";")[0] == "application/ld+json":
            yield script.text or ""


def _decoded(html: bytes, charset: str) -> str:
    """The page as text: in UTF-8 if it can be, else as the server or the page says, else guessed.

    What is not UTF-8 is hardly ever valid UTF-8 by chance, but often declared wrongly.
    """
    declared = _META_CHARSET.search(html[:_LONGEST_HEAD])
    in_page = declared[1].decode("ascii") if declared else ""
    for name in ("utf-8-sig", charset.lower(), in_page.lower()):
        with suppress(LookupError, UnicodeError):
            return html.decode(_ENCODINGS.get(name, name))
    return decode_file(html)
