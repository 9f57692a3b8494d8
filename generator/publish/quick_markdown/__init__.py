"""The Markdown that the templates write, as HTML: what MkDocs makes of it, in a tenth of the time.

Python-Markdown takes most of the time of a build. The generated pages need little of what it can
do, and every text of a contributor stands in them escaped. This package knows what the templates
write and nothing else: wherever it is not certain what a character does, it gives up, and
Python-Markdown converts the page. That the two agree to the byte is held by tests, over all
generated pages and over thousands of pages that were mutilated at random.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from importlib.metadata import version
from typing import Any

from generator.publish.quick_markdown import attribute_lists, spans, taken_out
from generator.publish.quick_markdown.blocks import PERMALINK_TITLE, Page
from generator.publish.quick_markdown.grammar import CONTROL, SOUND, TARGET, Unknown
from generator.publish.quick_markdown.paragraphs import Heading

MADE_FOR = {"markdown": "3.11.3", "mkdocs": "1.6.1"}
"""The versions whose results are met."""
_DEPTH_OF_CONTENTS = 3
_EXTENSIONS = {"attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc"}
_OPTIONS = {
    "tables": {"use_align_attribute": True},
    "toc": {
        "permalink": True,
        "permalink_title": PERMALINK_TITLE,
        "toc_depth": _DEPTH_OF_CONTENTS,
    },
}

_CONTROL = re.compile(f"[{CONTROL}]")
# Quotation marks stand only around attributes; in a template’s own words they are typographic.
_ID = re.compile(' id="([^"]*)"')
_NAMED_LINK = re.compile('<a [^<>]*name="')
_LONE_AMPERSAND = re.compile("&(?!#[0-9]+;|#[xX][0-9a-fA-F]+;|[0-9a-zA-Z]+;)")


@dataclass(frozen=True, slots=True)
class Converted:
    """What MkDocs needs of a page: its content, its table of contents and what can be linked to.

    The headings are those of the table of contents, flat and in order.
    """

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]


def knows(extensions: Sequence[str], options: Mapping[str, Mapping[str, Any]]) -> bool:
    """Whether pages are converted as they would be with these extensions, as now installed."""
    return (
        set(extensions) == _EXTENSIONS
        and {name: dict(given) for name, given in options.items() if given} == _OPTIONS
        and all(version(package) == number for package, number in MADE_FOR.items())
    )


def convert(body: str, link: Callable[[str], str]) -> Converted | None:
    """The Markdown `body` as HTML, or None where it must be left to Python-Markdown.

    `link` turns the target of each link into an address. It is called in the order of the page,
    and only where the page is known.
    """
    try:
        return _converted(f"\n{body}\n\n", link)
    except Unknown:
        return None


def _converted(text: str, link: Callable[[str], str]) -> Converted:
    if not text.strip() or " \n" in text or _CONTROL.search(text):
        raise Unknown
    taken: list[taken_out.Taken] = []
    typed = taken_out.without_fences(text, taken)
    text = spans.written_out(taken_out.without_raw_html(typed, taken))
    if not SOUND.fullmatch(text):
        raise Unknown
    page = Page(taken)
    page.read(text)
    headings = tuple(each for each in page.headings if each.level <= _DEPTH_OF_CONTENTS)
    anchors = frozenset(_ids_of_tags(typed) | attribute_lists.ids(text))
    return Converted(_linked("".join(page.html).strip(), link), headings, anchors)


def _ids_of_tags(text: str) -> set[str]:
    if _NAMED_LINK.search(text):
        raise Unknown
    return {unescape(id_) for id_ in _ID.findall(text)}


def _linked(html: str, link: Callable[[str], str]) -> str:
    parts = html.split(TARGET)
    parts[1::2] = [_in_attribute(link(target)) for target in parts[1::2]]
    return "".join(parts)


def _in_attribute(address: str) -> str:
    address = _LONE_AMPERSAND.sub("&amp;", address)
    return address.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
