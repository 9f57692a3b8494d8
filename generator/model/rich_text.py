"""The small Markdown subset, read with markdown-it-py after CommonMark and held to an allow-list.

What the subset does not know (raw HTML, attribute lists, snippets, footnotes, fences, thematic
breaks) is not recognised at all and so stays the literal text it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from generator.model import web_address

ENTRY_LINK = "entry_link"
_ENTRY_LINK_TEXT = re.compile(r"\[\[([a-z0-9-]{3,64})\]\]")
_WITHOUT_FORM = re.compile(
    r"(?:[^\W\d_]|[“‘(])(?:[^\x00-\x1f\x7f-\x9f\u2028\u2029\\`*_\[<]*[^\s\x00-\x1f\x7f-\x9f\\`*_\[<])?"
)
_PAGE_LINK = re.compile(r"[a-z0-9-]+\.md(?:#[a-z0-9-]+)?")

_PARAGRAPHS = ("normalize", "block", "inline", "text_join", "paragraph", "list", "blockquote")
_SPANS = ("text", "newline", "escape", "backticks", "emphasis", "link", "autolink", "image")
_JOINS = ("balance_pairs", "fragments_join")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How much Markdown a text may use: the highest heading level (0 for none), and tables."""

    highest_heading: int = 0
    tables: bool = False
    links_to_pages: bool = False


SUMMARY = Dialect()
ANALYSIS = Dialect(highest_heading=3)
PAGE = Dialect(highest_heading=2, tables=True, links_to_pages=True)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something recognised as Markdown that the subset does not allow, and what to do instead."""

    words: str
    message: str
    hint: str


def is_without_form(text: str) -> bool:
    """Whether a text is surely one line of words, of which `parse` would make nothing else.

    It is quick, and may be False of such a text, too.
    """
    return _WITHOUT_FORM.fullmatch(text) is not None


def parse(text: str, dialect: Dialect) -> Sequence[Token]:
    """The tokens of `text`; `entry_link` tokens hold the id that `[[id]]` names."""
    return _parser(dialect).parse(text)


def linked_entries(text: str, dialect: Dialect) -> Iterator[str]:
    """The ids that `[[id]]` links in `text` name, in order."""
    if "[[" not in text:
        return
    for token in _inline(parse(text, dialect)):
        if token.type == ENTRY_LINK:
            yield token.content


def refusals(text: str, dialect: Dialect) -> Iterator[Refusal]:
    """What in `text` has to be written in another way."""
    tokens = parse(text, dialect)
    for token in tokens:
        if token.type == "heading_open" and int(token.tag[1]) < dialect.highest_heading:
            yield Refusal(
                token.markup + " ",
                f"headings here begin at level {dialect.highest_heading}",
                f"Begin the heading with {'#' * dialect.highest_heading}.",
            )
        if token.type == "ordered_list_open" and token.attrs.get("start", 1) != 1:
            number = f"{token.attrs['start']}."
            yield Refusal(
                number,
                f"“{number}” at the beginning of a line is read as a numbered list",
                f"Type {number[:-1]}\\. with a backslash, or begin the list with 1.",
            )
    yield from _empty_blocks(tokens)
    for token in _inline(tokens):
        if token.type == "image":
            yield Refusal("![", "images cannot be shown here", "Link to a page that shows it.")
        elif token.type == "link_open" and not is_link(_target(token), dialect):
            yield Refusal(
                _target(token),
                f"this link leads nowhere readers can go: “{_target(token)}”",
                "Link to an address that begins with https://, or to an entry as [[its-id]].",
            )


def _empty_blocks(tokens: Sequence[Token]) -> Iterator[Refusal]:
    """Signs with nothing behind them, which a list or a heading would swallow."""
    for token, following in pairwise(tokens):
        is_item = token.type == "list_item_open" and following.type == "list_item_close"
        is_heading = token.type == "heading_open" and not following.content
        if is_item or is_heading:
            yield Refusal(
                token.info + token.markup,
                f"this begins {'a heading' if is_heading else 'an item of a list'}, "
                "and nothing stands behind it",
                "Type its text behind it, or take the line away.",
            )


def is_link(target: str, dialect: Dialect) -> bool:
    """Whether a link may lead to `target`: https, http, mailto, or where allowed a page of ours."""
    if is_page(target, dialect):
        return True
    return not web_address.fault_of(target, ("https", "http", "mailto"))


def is_page(target: str, dialect: Dialect) -> bool:
    """Whether a link leads to a page of ours, named by its file."""
    return dialect.links_to_pages and _PAGE_LINK.fullmatch(target) is not None


def _target(token: Token) -> str:
    return str(token.attrs["href"])


def _inline(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _inline(token.children or ())


@cache
def _parser(dialect: Dialect) -> MarkdownIt:
    rules = [*_PARAGRAPHS, *_SPANS, *_JOINS]
    if dialect.highest_heading:
        rules.append("heading")
    if dialect.tables:
        rules.append("table")
    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(rules)
    parser.inline.ruler.before("link", ENTRY_LINK, _entry_link)
    parser.enable(ENTRY_LINK)
    # Whether a link may stand is `is_link`'s to say, so that a refused one is reported, not lost.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _entry_link(state: StateInline, silent: bool) -> bool:
    match = _ENTRY_LINK_TEXT.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        state.push(ENTRY_LINK, "", 0).content = match.group(1)
    state.pos = match.end()
    return True
