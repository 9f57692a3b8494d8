"""The blocks of a page, from its top to its end."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.publish.quick_markdown.grammar import CLOSING, OPENING, PLACE, Unknown
from generator.publish.quick_markdown.lists import List
from generator.publish.quick_markdown.paragraphs import Heading, heading, paragraph, term
from generator.publish.quick_markdown.tables import table
from generator.publish.quick_markdown.taken_out import Taken

PERMALINK_TITLE = "Link to this section"

# A tag on a line of its own parts blocks as an empty line does.
_ALONE = re.compile(rf"\n({OPENING}|{CLOSING}|<summary [^\n]*)(?=\n)")
_GAP = re.compile(r"\n\n+")

_SUMMARY = re.compile(r'<summary markdown="span">([^\n{}|]*[^\s{}|][^\n{}|]*)</summary>')
_QUOTATION = re.compile(r"> .++(?:(?:\n>(?=\n))*+\n> .++)*+")
_OPENING = re.compile(OPENING)
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')


class _Element(NamedTuple):
    """An element that holds Markdown, and how much HTML there was behind its tag."""

    name: str
    start: int


class Page:
    """A page while it is read: its HTML and headings so far, and what is still open."""

    def __init__(self, taken: Sequence[Taken]) -> None:
        self.html: list[str] = []
        self.headings: list[Heading] = []
        self._taken = taken
        self._open: list[_Element] = []
        self._list = List()
        self._terms: list[str] = []
        self._quoted: list[str] = []

    def read(self, text: str) -> None:
        """Add all blocks of `text`; raises Unknown."""
        self._read_all(_ALONE.sub(r"\n\n\1\n", text).strip("\n"))
        if self._open:
            raise Unknown

    def _read_all(self, text: str) -> None:
        for block in _GAP.split(text):
            _READERS.get(block[0], Page._words)(self, block)
        self._end_run()

    def _end_run(self) -> None:
        """End the list, the terms and the quotation that a block does not go on with."""
        if self._list:
            self.html.append(self._list.html())
            self._list = List()
        if self._terms:
            self.html += ["<dl>\n", *self._terms, "</dl>\n"]
            self._terms = []
        if self._quoted:
            quoted, self._quoted = "\n\n".join(self._quoted), []
            self.html.append("<blockquote>\n")
            self._read_all(quoted)
            self.html.append("</blockquote>\n")

    def _add(self, html: str) -> None:
        self._end_run()
        self.html.append(html)

    def _words(self, block: str) -> None:
        if "\n:   " not in block:
            self._add(paragraph(block))
            return
        if not self._terms:
            self._refuse_within_list()
            self._end_run()
        self._terms.append(term(block))

    def _refuse_within_list(self) -> None:
        """Lists within a list that is typed as HTML follow rules of their own."""
        if self._open and self._open[-1].name in ("ol", "li"):
            raise Unknown

    def _spaced(self, block: str) -> None:
        if block.startswith("    "):
            self._list.add_to_item(block)
        else:
            self._words(block)

    def _numbered(self, block: str) -> None:
        if block.startswith("1."):
            self._items(block)
        else:
            self._words(block)

    def _items(self, block: str) -> None:
        if not self._list:
            self._refuse_within_list()
            self._end_run()
        self._list.add_items(block)

    def _heading(self, block: str) -> None:
        found, html = heading(block, PERMALINK_TITLE)
        self._add(html)
        self.headings.append(found)

    def _quotation(self, block: str) -> None:
        if not _QUOTATION.fullmatch(block):
            raise Unknown
        if not self._quoted:
            self._end_run()
        self._quoted.append("\n".join(line[2:] for line in block.split("\n")))

    def _table(self, block: str) -> None:
        self._add(table(block))

    def _tag(self, block: str) -> None:
        if block.startswith("</"):
            self._close(block)
        elif _OPENING.fullmatch(block):
            self._enter(block)
        elif block.startswith("<summary"):
            self._summary(block)
        else:
            self._words(block)

    def _enter(self, tag: str) -> None:
        self._end_run()
        name, html = _opened(tag)
        if (name == "li") != (bool(self._open) and self._open[-1].name == "ol"):
            raise Unknown
        self.html.append(html)
        self._open.append(_Element(name, len(self.html)))

    def _close(self, tag: str) -> None:
        self._end_run()
        element = self._open.pop() if self._open else None
        if not element or tag != f"</{element.name}>" or len(self.html) == element.start:
            raise Unknown
        self.html.append(f"{tag}\n")

    def _summary(self, block: str) -> None:
        match = _SUMMARY.fullmatch(block)
        if not match or not self._open:
            raise Unknown
        self._add(f"<summary>{match[1]}</summary>\n")

    def _place(self, block: str) -> None:
        taken = self._taken[int(block[1:])]
        if self._open and not taken.is_simple:
            raise Unknown
        self._add(taken.html.rstrip("\n") + "\n" if self._open else taken.html)


@lru_cache(256)
def _opened(tag: str) -> tuple[str, str]:
    """The name of an element, and its tag as it is written anew."""
    given = dict(_ATTRIBUTE.findall(tag.replace(' markdown="block"', "")))
    html = "".join(f' {name}="{value}"' for name, value in sorted(given.items()))
    name = tag[1 : tag.index(" ")]
    return name, f"<{name}{html}>\n"


_READERS: dict[str, Callable[[Page, str], None]] = {
    "-": Page._items,
    "1": Page._numbered,
    " ": Page._spaced,
    "#": Page._heading,
    ">": Page._quotation,
    "|": Page._table,
    "<": Page._tag,
    PLACE: Page._place,
}
