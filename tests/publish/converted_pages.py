"""Pages of Markdown as MkDocs converts them and as the quick conversion does, to be compared."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import NamedTuple
from unittest.mock import patch

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page, _RelativePathTreeprocessor
from mkdocs.structure.toc import get_toc
from mkdocs.utils import meta

from generator.publish import quick_markdown
from tests.publish.sites import REPOSITORY


class Conversion(NamedTuple):
    """All that a conversion gives; `targets` are the links that it asked about, in order."""

    html: str
    contents: str
    anchors: frozenset[str]
    targets: tuple[str, ...]


def bodies(docs: Path) -> Iterator[tuple[str, str]]:
    """Path and Markdown of every page below a folder, without its front matter."""
    for path in sorted(docs.rglob("*.md")):
        body, _ = meta.get_data(path.read_text(encoding="utf-8"))
        yield path.relative_to(docs).as_posix(), body


@cache
def configuration() -> MkDocsConfig:
    """The configuration of the site, without our plugin."""
    return load_config(str(REPOSITORY / "mkdocs.yml"), plugins=[])


class _Linker:
    """Gives addresses that HTML cannot hold as they are, and remembers what they were for."""

    def __init__(self) -> None:
        self.targets: list[str] = []

    def __call__(self, target: str) -> str:
        self.targets.append(target)
        return f'../<"{target}&more&amp;'


def by_mkdocs(body: str) -> Conversion:
    """What MkDocs makes of a page."""
    linker, config = _Linker(), configuration()
    page = Page(None, File("a/page.md", "/docs", "/site", use_directory_urls=True), config)
    page.markdown, page.meta = body, {"title": "A page"}
    with patch.object(_RelativePathTreeprocessor, "path_to_url", lambda _, url: linker(url)):
        page.render(config, Files([]))
    assert page.content is not None
    anchors = frozenset(page.present_anchor_ids or ())
    return Conversion(page.content, _written(page.toc), anchors, tuple(linker.targets))


def quickly(body: str) -> Conversion | None:
    """What the quick conversion makes of it."""
    linker = _Linker()
    found = quick_markdown.convert(body, linker)
    if found is None:
        assert linker.targets == []
        return None
    tokens = [{"level": each.level, "id": each.id, "name": each.title} for each in found.headings]
    contents = _written(get_toc(nest_toc_tokens(tokens)))
    return Conversion(found.html, contents, found.anchors, tuple(linker.targets))


def _written(contents: object) -> str:
    lines: list[str] = []

    def write(items: object, depth: int) -> None:
        for item in items:  # type: ignore[attr-defined]
            lines.append(f"{depth} {item.level} {item.id} {item.title!r}")
            write(item.children, depth + 1)

    write(contents, 0)
    return "\n".join(lines)


MEANINGFUL = (
    "\n", "\n\n", " ", "  ", "    ", "- ", "-   ", "1. ", "1.  ", "2. ", "+ ", "> ", ">", "\n>",
    "`", "``", "`a`", "`a_b`", "*", "**", "**b**", "_", "__", "\\", "\\*", "!", "[", "](", "](<",
    ">)", "[a](<b.md>)", "[a](<b.md>){ .c }", "[a](#b)", "[a](<x/id>)", "[a](<style/x.md>)",
    "[a]: b", "![a](<b>)", "[TOC]", "{", "}", "{ .a }", "\n{ .a }", " { #b }", "{ .a .b hidden }",
    "{: .a }", '{ data-x="1 2" }', '{ download="a&#46;b" }', "|", " | ", "&", "&#42;", "&amp;",
    "&x", "<", ">", "<div markdown>", '<div class="a" markdown>', "<div>", "</div>", "<p>", "</p>",
    "<p>x</p>", "<ul>", "<li>", '<ol class="a" markdown="block">', '<li markdown="block">',
    "</li>", "</ol>", "<details markdown>", '<summary markdown="span">a</summary>', "</details>",
    "<hr>", "<br>", "<span>", "</span>", '<span id="a">', '<a name="a">', "<!-- a -->", "<!--",
    "<script>", "<SPAN>", "<form>", '<form action="x">', "</form>", "<title>", "```",
    "\n```\na\n```\n", "~~~", "---", "\n---", "===", "\n===", ":   a", "\n:   a", ": ", "# a",
    "## a { #a }", "#", '"', 'id="a"', "\t", "\r", "\x02", "\x03", "\x0b", "\x1c", "\x85", "\xa0",
    "\u2028", "é", "<http://a.b>",
)  # fmt: skip
"""What means something to Markdown, to HTML or to the quick conversion."""


def mutilated(body: str, random: Random) -> str:
    """A page with one thing in it changed that might change much."""
    lines = body.split("\n")
    here, there = random.randrange(len(lines)), random.randrange(len(lines))
    place = random.randrange(len(body) + 1)
    match random.randrange(8):
        case 0:
            del lines[here]
        case 1:
            lines.insert(there, lines[here])
        case 2:
            lines[here], lines[there] = lines[there], lines[here]
        case 3:
            lines[here] = random.choice(("    ", " ", "> ", "- ", "1.  ", "#", "|")) + lines[here]
        case 4:
            lines[here : here + 2] = ["".join(lines[here : here + 2])]
        case 5:
            return body[:place] + body[place + random.randint(1, 20) :]
        case 6:
            lines[here] = random.choice(MEANINGFUL) + lines[here]
        case _:
            return body[:place] + random.choice(MEANINGFUL) + body[place:]
    return "\n".join(lines)
