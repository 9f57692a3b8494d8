"""Markdown made into HTML as the configured site builder does it, and looked at."""

import re
from functools import cache
from pathlib import Path

import yaml
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

REPOSITORY = Path(__file__).parents[2]

_LINE_ENDS = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_CONTROLS = "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0))))


@cache
def _builder() -> Markdown:
    settings = yaml.safe_load((REPOSITORY / "mkdocs.yml").read_text())["markdown_extensions"]
    named = [next(iter(each)) if isinstance(each, dict) else each for each in settings]
    configured = {
        name: options
        for each in settings
        if isinstance(each, dict)
        for name, options in each.items()
    }
    configured["toc"]["permalink"] = False
    return Markdown(extensions=named, extension_configs=configured)


def built(markdown: str) -> LexborHTMLParser:
    """The HTML of some Markdown, with the extensions of mkdocs.yml."""
    return LexborHTMLParser(f"<body>{_builder().reset().convert(markdown)}</body>")


def shape(tree: LexborHTMLParser) -> list[tuple[str, dict[str, str | None]]]:
    """Every element with its attributes, without any text."""
    assert tree.body is not None
    return [(node.tag, dict(node.attributes)) for node in tree.body.css("*")]


def words(tree: LexborHTMLParser) -> str:
    """All text that is seen, spaces folded."""
    assert tree.body is not None
    for line_break in tree.body.css("br"):
        line_break.replace_with(" ")
    return folded(tree.body.text())


def folded(text: str) -> str:
    """A text as a reader sees it: white space folded, and � for each control character."""
    spaced = re.sub(f"[{_LINE_ENDS}]", " ", text)
    return " ".join(re.sub(f"[{_CONTROLS}]", "\ufffd", spaced).split())
