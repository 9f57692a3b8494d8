"""Lists: items of a line, and items of paragraphs where an empty line stands between them."""

import re

from generator.publish.quick_markdown.attribute_lists import attributes
from generator.publish.quick_markdown.grammar import LINE, LIST, Unknown
from generator.publish.quick_markdown.paragraphs import paragraph

_ITEM = re.compile(rf"(-|1\.) +({LINE})(?:\n    ({LIST}))?(?:\n|\Z)")


class _Item:
    def __init__(self, words: str, listed: str | None) -> None:
        self._words = words
        self._attributes = attributes(listed)
        self.paragraphs: list[str] = []

    def loosen(self) -> None:
        """Make the words a paragraph, to which the attributes then belong."""
        if not self.paragraphs:
            self.paragraphs.append(f"<p{self._attributes}>{self._words}</p>\n")

    def html(self) -> str:
        if self.paragraphs:
            return f"<li>\n{''.join(self.paragraphs)}</li>\n"
        return f"<li{self._attributes}>{self._words}</li>\n"


class List:
    """A list while it is read, block by block."""

    def __init__(self) -> None:
        self._marker = ""
        self._items: list[_Item] = []

    def __bool__(self) -> bool:
        return bool(self._items)

    def add_items(self, block: str) -> None:
        """Add the items of a block; raises Unknown.

        The empty line before a block makes the items on either side of it loose.
        """
        known = len(self._items)
        position = 0
        while position < len(block):
            match = _ITEM.match(block, position)
            if not match or match[1] != (self._marker or match[1]):
                raise Unknown
            self._marker = match[1]
            self._items.append(_Item(match[2], match[3]))
            position = match.end()
        if known:
            self._items[known - 1].loosen()
            self._items[known].loosen()

    def add_to_item(self, block: str) -> None:
        """Add an indented paragraph to the last item; raises Unknown."""
        if not self._items or block.count("\n    ") != block.count("\n"):
            raise Unknown
        self._items[-1].loosen()
        self._items[-1].paragraphs.append(paragraph(block[4:].replace("\n    ", "\n")))

    def html(self) -> str:
        tag = "ul" if self._marker == "-" else "ol"
        items = "".join(item.html() for item in self._items)
        return f"<{tag}>\n{items}</{tag}>\n"
