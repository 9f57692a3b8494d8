"""What a page says of its article as linked data: JSON-LD with the words of schema.org."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any, TypeAlias

from generator.contribute.sources import publication

_Node: TypeAlias = Mapping[str, Any]

_MOST_NODES = 2000
_WHERE_ARTICLES_ARE = ("@graph", "mainEntity", "hasPart", "itemListElement", "item")
# The likelier it is what the page is about, the earlier.
_ARTICLES = (
    *("newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle"),
    *("backgroundnewsarticle", "liveblogposting", "blogposting", "scholarlyarticle"),
    *("medicalscholarlyarticle", "techarticle", "report", "dataset", "socialmediaposting"),
    *("discussionforumposting", "article", "creativework", "webpage"),
)


@dataclass(frozen=True, slots=True)
class Article:
    """What linked data says of an article, as it stands there; `type` in small letters."""

    type: str = ""
    headline: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    language: str = ""


def article(scripts: Iterable[str]) -> Article:
    """The article that the page is about, from its JSON-LD; empty where there is none."""
    nodes = [node for script in scripts for node in _nodes(_read(script))][:_MOST_NODES]
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    ranked = [(rank, node) for node in nodes if (rank := _rank(node)) < len(_ARTICLES)]
    if not ranked:
        return Article()
    rank, node = min(ranked, key=lambda pair: pair[0])
    return Article(
        type=_ARTICLES[rank],
        headline=_line(node.get("headline") or node.get("name")),
        published=publication.line(node.get("datePublished")),
        authors=tuple(_names(node.get("author") or node.get("creator"), by_id)),
        publisher=next(_names(node.get("publisher"), by_id), ""),
        language=next(_names(node.get("inLanguage"), by_id), ""),
    )


def _read(script: str) -> object:
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None


def _nodes(found: object) -> Iterator[_Node]:
    waiting, seen = [found], 0
    while waiting and seen < _MOST_NODES:
        value = waiting.pop(0)
        seen += 1
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            yield value
            waiting += [value[name] for name in _WHERE_ARTICLES_ARE if name in value]


def _rank(node: _Node) -> int:
    types = node.get("@type")
    names = [
        str(name).rpartition("/")[2].lower()
        for name in (types if isinstance(types, list) else [types])
    ]
    return min(
        (_ARTICLES.index(name) for name in names if name in _ARTICLES), default=len(_ARTICLES)
    )


def _names(found: object, by_id: Mapping[str, _Node]) -> Iterator[str]:
    """The names of people or bodies: texts, objects with a name, or references to such objects."""
    for one in found if isinstance(found, list) else [found]:
        if isinstance(one, dict):
            one = by_id.get(str(one.get("@id")), one) if "name" not in one else one
            one = one.get("name") or one.get("alternateName")
            one = one[0] if isinstance(one, list) and one else one
        if name := _line(one):
            yield name


def _line(found: object) -> str:
    """Text as one line; many pages write HTML's entities where JSON has none."""
    return publication.line(unescape(found)) if isinstance(found, str) else ""
