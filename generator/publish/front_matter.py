"""The front matter of our own pages, read without a YAML parser: one key and one JSON value a line.

MkDocs reads it as YAML, which takes as long as all the rest of a page. What our templates write
(`render.markdown.front_matter`) means the same in both; whatever looks different is left to MkDocs.
"""

import json
import re
from typing import Any

from mkdocs.utils import meta

_BLOCK = re.compile(r"---\n((?:[a-z_]+: [^\n]+\n)+)---\n")
_LINE = re.compile(r"([a-z_]+): ([^\n]+)\n")
# JSON may write what YAML reads otherwise: a pair of surrogates, and numbers.
_VALUE = re.compile(
    r'"(?:[^"\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]|\\["\\nt])*"'
)
_STRINGS = re.compile(r'\[(?:"[a-z-]*"(?:, "[a-z-]*")*)?\]')


def split(text: str) -> tuple[str, dict[str, Any]]:
    """The Markdown below the front matter, and what that says by its keys, as MkDocs has them."""
    found = _BLOCK.match(text)
    values = _values(found[1]) if found else None
    if found is None or values is None:
        return meta.get_data(text)
    return text[found.end() :].lstrip("\n"), values


def _values(block: str) -> dict[str, Any] | None:
    values: dict[str, Any] = {}
    for name, value in _LINE.findall(block):
        is_list = value.startswith("[")
        if not (_STRINGS if is_list else _VALUE).fullmatch(value) or name in values:
            return None
        values[name] = json.loads(value)
    return values
