"""JSON-LD 1.1 with the words of schema.org: its nodes, and how they stand in a page."""

import json
import re
from collections.abc import Mapping
from typing import TypeAlias

from markupsafe import Markup

Value: TypeAlias = "str | bool | int | Node | tuple[Value, ...] | None"
Node: TypeAlias = Mapping[str, Value]

VOCABULARY = "https://schema.org/"

_WRITER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))

# What could end the script or begin a comment in it, and what YAML takes for a line end or refuses.
_TO_ESCAPE = re.compile(r"[<>&\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


def node(type_: str | tuple[str, ...], **properties: Value) -> Node:
    """A node of one or several types; what is not known (None, or empty) is left out.

    A property `id` is the node's address (`@id`).
    """
    named = {"@type": type_, **{_KEYWORDS.get(key, key): held for key, held in properties.items()}}
    return {key: value for key, value in named.items() if value not in (None, "", ())}


_KEYWORDS = {"id": "@id"}


def in_language(value: str, language: str) -> Node:
    """A text in a language other than that of the page (BCP 47)."""
    return {"@value": value, "@language": language}


def script(*nodes: Node) -> str:
    """The nodes as one JSON text that may stand in a script element; empty where there are none.

    Nothing in it can end the element, whatever a contributor wrote: `<`, `>`, `&` and odd line
    ends are written as `\\u003c`, which JSON reads as the same character.
    """
    if not nodes:
        return ""
    held = {"@context": VOCABULARY.rstrip("/"), "@graph": nodes}
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", _WRITER.encode(held))


def front_matter(linked_data: str) -> Markup:
    """A text made by `script` as a front matter value; a theme prints it as it is."""
    return Markup(_WRITER.encode(linked_data))
