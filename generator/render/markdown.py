"""The one escape: contributors' text made inert for each place where it may stand.

An ASCII character that could mean anything to Markdown or HTML becomes a numeric character
reference, which is literal text in Markdown, in HTML and in a double-quoted HTML attribute alike.
`html.escape` is not enough: `{ onclick=… }` passes it, and attribute lists make it live.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape, unescape
from itertools import groupby
from json.encoder import encode_basestring

from markdown_it.token import Token
from markupsafe import Markup

from generator.model import rich_text, web_address
from generator.model.rich_text import ENTRY_LINK, Dialect

# Letters, digits and spaces mean nothing; commas, apostrophes and question marks neither; a hyphen
# inside a word and a full stop behind a letter cannot begin a list, a rule or a heading.
_HARMLESS = r"0-9A-Za-z ,'?\x80-\U0010ffff"
_TO_ESCAPE = re.compile(
    # It begins with what it looks for, because that is what makes a search quick.
    rf"[^{_HARMLESS}]"
    r"(?:(?<=[^.-])|(?<=\.)(?<![A-Za-z]\.)|(?<=-)(?:(?<![0-9A-Za-z]-)|(?![0-9A-Za-z])))"
)

# Line ends would end a heading or a table row; Python-Markdown keeps places with STX and ETX.
_LINE_ENDS = re.compile(r"[\t-\r\x1c-\x1e\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")

Linker = Callable[[str], Markup]


@lru_cache(10_000)
def text(value: str) -> Markup:
    """Plain text for a line of Markdown, a table cell, HTML text or a quoted HTML attribute."""
    escaped = _TO_ESCAPE.sub(lambda match: f"&#{ord(match.group())};", _on_one_line(value))
    # Markup's own maker asks first whether a value has a form of its own, which no text has.
    return str.__new__(Markup, escaped)


def front_matter(value: str) -> Markup:
    """Plain text for a front matter value: themes put it into HTML as it is."""
    return Markup(encode_basestring(escape(_on_one_line(value))))


def _on_one_line(value: str) -> str:
    if value.isprintable():
        return value.strip()
    return _CONTROLS.sub("\ufffd", _LINE_ENDS.sub(" ", value)).strip()


def excerpt(value: str) -> Markup:
    """Plain text for a search record: of what it shows as HTML, Pagefind escapes only `<` and `>`.

    Escaping every `&` would cut words such as R&D apart in the index.
    """
    return text(value if unescape(value) == value else value.replace("&", "&amp;"))


def fenced(value: str, language: str) -> Markup:
    """Lines shown as they are typed, as a fenced block of Markdown; begins a line and ends one.

    `language` is a word of ours. The fence is longer than any within the lines, so that none of
    them closes it; white space that Markdown changes in such a block is changed here.
    """
    lines = re.split(r"\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]", value.expandtabs(4))
    shown = "\n".join(_CONTROLS.sub("\ufffd", line) for line in lines).strip("\n")
    longest = max(map(len, re.findall("`+", shown)), default=0)
    fence = "`" * max(3, longest + 1)
    return Markup(f"{fence}{language}\n{shown}\n{fence}\n")


def code(value: str) -> Markup:
    """Text shown as it is typed, within a line; fit for a table cell."""
    return Markup(f"<code>{text(value)}</code>")


def link(label: Markup, target: str) -> Markup:
    """A Markdown link to a file of ours; `target` is made of ids, never of contributors' text."""
    return str.__new__(Markup, f"[{label}](<{target}>)")


def external_link(label: Markup, address: str) -> Markup:
    """A link to a web address; text, and the address as text, where the address is not allowed."""
    if web_address.fault_of(address, ("https", "http", "mailto")):
        return Markup(f"{label} {text(address)}")
    return Markup(f'<a href="{text(address)}" rel="noopener external">{label}</a>')


def rich(value: str, dialect: Dialect, link_to_entry: Linker) -> Markup:
    """The Markdown subset as blocks of Markdown, every text in them escaped; begins a line."""
    if rich_text.is_without_form(value):
        return text(value)
    blocks = _Blocks(dialect, link_to_entry)
    return Markup("\n".join(blocks.lines(rich_text.parse(value, dialect))))


def inline(value: str, dialect: Dialect, link_to_entry: Linker) -> Markup:
    """The Markdown subset on one line, for table cells and list items: blocks lose their form."""
    if rich_text.is_without_form(value):
        return text(value)
    spans = [
        _spans(token.children or (), dialect, link_to_entry)
        for token in rich_text.parse(value, dialect)
        if token.type == "inline"
    ]
    return Markup(" ".join(spans))


def plain(value: str, dialect: Dialect, name_of_entry: Callable[[str], str]) -> str:
    """The words of the Markdown subset without any form, not escaped."""
    if rich_text.is_without_form(value):
        return value
    words = [
        _words(token.children or (), name_of_entry)
        for token in rich_text.parse(value, dialect)
        if token.type == "inline"
    ]
    return " ".join(words)


def _words(tokens: Sequence[Token], name_of_entry: Callable[[str], str]) -> str:
    return "".join(
        name_of_entry(token.content)
        if token.type == ENTRY_LINK
        else " "
        if token.type in ("softbreak", "hardbreak")
        else token.content
        for token in tokens
    )


_SPAN_TAGS = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "softbreak": " ",
    "hardbreak": "<br>",
}


def _spans(tokens: Sequence[Token], dialect: Dialect, link_to_entry: Linker) -> str:
    closings: list[str] = []
    return "".join(_span(token, dialect, link_to_entry, closings) for token in tokens)


def _span(token: Token, dialect: Dialect, link_to_entry: Linker, closings: list[str]) -> str:
    if token.type in _SPAN_TAGS:
        return _SPAN_TAGS[token.type]
    if token.type == ENTRY_LINK:
        return link_to_entry(token.content)
    if token.type == "code_inline":
        return f"<code>{_spaced(token.content)}</code>"
    if token.type == "link_open":
        opening, closing = _around_link(str(token.attrs["href"]), dialect)
        closings.append(closing)
        return opening
    if token.type == "link_close":
        return closings.pop()
    if token.type == "text":
        return _spaced(token.content)
    raise ValueError(f"the Markdown subset has no {token.type!r}")


def _around_link(target: str, dialect: Dialect) -> tuple[str, str]:
    """What stands before and behind the words of a link."""
    if not rich_text.is_link(target, dialect):
        raise ValueError(f"a link that was to be refused reached rendering: {target!r}")
    if rich_text.is_page(target, dialect):
        # Site builders turn a file into its address in links of Markdown only.
        return "[", f"](<{target}>)"
    return f'<a href="{text(target)}">', "</a>"


def _spaced(content: str) -> str:
    """Escaped text that keeps the space before or behind it, where spans of a line meet."""
    return f"{' ' * content[:1].isspace()}{text(content)}{' ' * content[-1:].isspace()}"


class _Blocks:
    """Writes block tokens as lines of Markdown; a nested block is its lines with a prefix."""

    def __init__(self, dialect: Dialect, link_to_entry: Linker) -> None:
        self.dialect = dialect
        self.link_to_entry = link_to_entry
        self.headings = 0

    def lines(self, tokens: Sequence[Token]) -> list[str]:
        lines: list[str] = []
        for group in _top_level(tokens):
            if lines:
                lines.append("")
            lines += self._block(group)
        return lines

    def _block(self, group: Sequence[Token]) -> list[str]:
        kind, inside = group[0].type, group[1:-1]
        if kind == "paragraph_open":
            return [_spans(inside[0].children or (), self.dialect, self.link_to_entry)]
        if kind == "heading_open":
            return [self._heading(group[0], inside)]
        if kind == "blockquote_open":
            return [f"> {line}".rstrip() for line in self.lines(inside)]
        if kind in ("bullet_list_open", "ordered_list_open"):
            return self._list(inside, "1.  " if kind.startswith("ordered") else "-   ")
        if kind == "table_open":
            return self._table(inside)
        raise ValueError(f"the Markdown subset has no {kind!r}")

    def _heading(self, opening: Token, inside: Sequence[Token]) -> str:
        self.headings += 1
        words = _spans(inside[0].children or (), self.dialect, self.link_to_entry)
        return f"{opening.markup} {words} {{ #part-{self.headings} }}"

    def _list(self, inside: Sequence[Token], marker: str) -> list[str]:
        lines: list[str] = []
        rest: list[str] = []
        for item in _top_level(inside):
            # Without it, the marker would go on the paragraph that ends the item above.
            lines += [""] if rest else []
            first, *rest = self.lines(item[1:-1]) or [""]
            lines += [marker + first, *(f"    {line}".rstrip() for line in rest)]
        return lines

    def _table(self, inside: Sequence[Token]) -> list[str]:
        rows = [
            [
                _spans(token.children or (), self.dialect, self.link_to_entry)
                for token in row
                if token.type == "inline"
            ]
            for is_row, row in groupby(
                inside, lambda token: token.type not in ("tr_open", "tr_close")
            )
            if is_row
        ]
        written = [f"| {' | '.join(cells)} |" for cells in rows if cells]
        columns = written[0].count(" | ") + 1 if written else 0
        return [*written[:1], "|" + " --- |" * columns, *written[1:]]


def _top_level(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Tokens grouped by the outermost block they belong to, its opening and closing included."""
    groups, start, depth = [], 0, 0
    for index, token in enumerate(tokens):
        depth += token.nesting
        if depth == 0:
            groups.append(tokens[start : index + 1])
            start = index + 1
    return groups
