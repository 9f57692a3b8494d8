"""Which characters may stand where: what no expression here allows makes the conversion give up.

Everything is allowed only where Python-Markdown and its HTML parser are known to leave it alone.
"""

import re

CONTROL = r"\x00-\x09\x0b-\x1f\x7f"
REFERENCE = "&#[0-9]+;"

# Code, escapes and links are looked for before tags are known, and a bar ends a cell anywhere.
_IN_NO_VALUE = rf'{CONTROL}\n"&<>=`\\\[\]{{}}|'
_VALUE = rf'"(?:[^{_IN_NO_VALUE}]++|{REFERENCE})*+"'
_NAMES = "[a-z][a-z0-9-]*+|viewBox|patternUnits|patternTransform"
_BARE = "(?:hidden|required|checked|data-[a-z-]++)(?=[ />])"
_ATTRIBUTES = rf"(?: (?:(?:{_NAMES})={_VALUE}|{_BARE}))*+"

_INLINE = "a|br|button|circle|code|defs|em|input|label|line|path|pattern|rect|span|strong|svg|use"
BLOCKS = "div|fieldset|figcaption|figure|form|legend|li|noscript|p|table|tbody|td|th|thead|tr|ul"
_ANY = f"{_INLINE}|{BLOCKS}|title"

_INLINE_TAG = rf"<(?:/(?:{_INLINE})|(?:{_INLINE}){_ATTRIBUTES}/?)>"
TAG = rf"<(?:/({_ANY})|({_ANY}){_ATTRIBUTES}(/?))>"
"""A tag that may stand in raw HTML, with groups: what it closes, or what it opens and `/`."""

# An HTML parser reads these, so that a reference would come out as what it stands for.
_READ = rf'(?: (?!markdown)[a-z][a-z-]*+="[^{_IN_NO_VALUE}]*+")*+'
OPENING = rf'<(?:div|details|ol|li){_READ} markdown(?:="block")?>'
"""The tag of an element whose content is Markdown; it has a line of its own."""
CLOSING = "</(?:div|details|ol|li)>"

# Stars and underscores stand for emphasis here too: that these are attributes is found out later.
_LISTED_VALUE = rf'"(?:[^{_IN_NO_VALUE}*_]++|{REFERENCE})*+"'
_LISTED = rf"\.[A-Za-z0-9-]++|(?:aria-label|data-[a-z-]++|download)={_LISTED_VALUE}|hidden"
LIST = rf"\{{(?= [.#a-z])(?: #[A-Za-z0-9-]++)?+(?: (?:{_LISTED}))*+ \}}"
"""An attribute list; an id comes first, so that there is one at most."""

TARGET = "\x02"
"""What stands around the target of a link until all of a page is known."""
PLACE = "\x03"
"""What begins a line that stands for something taken out of the text."""

_TOKENS = (
    rf'[^{CONTROL}"&<>`*_\\\[\]{{}}!~]++',
    REFERENCE,
    _INLINE_TAG,
    rf'<a{_ATTRIBUTES} href="{TARGET}[^{TARGET}]*+{TARGET}">',
    LIST,
    f"^{OPENING}$",
    f"^{CLOSING}$",
    '^<summary markdown="span">',
    "</summary>$",
    "^> ?",
    f"^{PLACE}[0-9]++$",
)
SOUND = re.compile(f"(?:{'|'.join(_TOKENS)})*+", re.MULTILINE)
"""A whole text that is known, its spans being HTML and its fences and raw HTML taken out."""

# What begins otherwise might be a list, a heading, a quotation, a rule, a table or a definition.
LINE = rf"(?![0-9]+\.)[^\s#>|:=+~{{}}{PLACE}-][^\n{{}}|]*+"
"""A line of words."""


class Unknown(Exception):
    """Something stands in a page of which it is not certain what it becomes."""
