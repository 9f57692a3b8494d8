"""Links, code and strong words, as HTML; each lies within a line."""

import re

from generator.publish.quick_markdown.attribute_lists import attributes
from generator.publish.quick_markdown.grammar import CONTROL, LIST, TARGET

# An HTML parser takes `<name/id>` for a tag with an attribute, and what is in these for its text.
_NO_TAG = (
    r"(?!(?i:script|style|textarea|title|iframe|noembed|noframes|noscript|xmp|plaintext)[/>])"
    r"(?![A-Za-z0-9_./-]*/(?i:id|name)[/>])"
)
_FILE = rf"{_NO_TAG}[A-Za-z0-9.][A-Za-z0-9_./-]*+(?:[#?][A-Za-z0-9_.%+=-]*+)?"
_ADDRESS = r"#[A-Za-z0-9-]++|https?://[A-Za-z0-9._/-]++"
_LABEL = rf"[^{CONTROL}\n\[\]{{}}|`*\\]++"
_LINK = re.compile(rf"\[({_LABEL})\]\((?:<({_FILE})>|({_ADDRESS}))\)((?!\{{ #){LIST})?")
_CODE = re.compile(rf'(?<!`)`(?!\s)([^{CONTROL}\n`"&<>*_\\\[\]{{}}|!~]++)(?<!\s)`')
_STRONG = re.compile(r"(?<![^ \n])\*\*(?=\S)([^*\n{}|]++)(?<=\S)\*\*(?![^ \n,.:;])")


def written_out(text: str) -> str:
    """`text` with its spans as HTML, the targets of links still to be turned into addresses."""
    if "[" in text:
        text = _LINK.sub(_link, text)
    if "`" in text:
        text = _CODE.sub(r"<code>\1</code>", text)
    if "*" in text:
        text = _STRONG.sub(r"<strong>\1</strong>", text)
    return text


def _link(match: re.Match[str]) -> str:
    label, file, address, listed = match.groups()
    # All that a list may name comes before `href`, as the order of attributes wants it.
    return f'<a{attributes(listed)} href="{TARGET}{file or address}{TARGET}">{label}</a>'
