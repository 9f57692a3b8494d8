"""Links to the very words of a page: text directives (WICG, URL Fragment Text Directives).

`#:~:text=start` or `#:~:text=start,end`. A browser that does not know them opens the page.
"""

import re
from urllib.parse import quote

LONGEST = 80
"""Longer words, in characters, are named by where they begin and end."""

_AT_EACH_END = 5

# What a quotation leaves out or puts in is not in the text that it is from.
_NOT_IN_TEXT = re.compile(r"\[[^\]]*\]|…|\.{3,}")
_AROUND_WORDS = "".join((" \t\n", ".,;:!?", "“”‘’«»„\"'", "()[]", "—–-"))


def address_of_words(address: str, words: str) -> str:
    """The address of a page with a directive to show these words; as it is where there are none."""
    directive = text_directive(words)
    if not directive:
        return address
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:{directive}"


def text_directive(words: str) -> str:
    """`text=start,end` for some words, `text=start` where they are short; empty for no words.

    Both are whole words as they stand in `words`, and never overlap.
    """
    ends = [_encoded(end) for end in _ends(words) if end]
    return f"text={','.join(ends)}" if ends else ""


def _ends(words: str) -> tuple[str, str]:
    """Where words begin and end; the end is empty where the beginning is all."""
    found = (piece.strip(_AROUND_WORDS) for piece in _NOT_IN_TEXT.split(words))
    pieces = [piece for piece in found if piece]
    if len(pieces) > 1:
        return _first(pieces[0]), _last(pieces[-1])
    whole = " ".join(pieces[0].split()) if pieces else ""
    if len(whole) <= LONGEST or len(whole.split()) < 2 * _AT_EACH_END:
        return whole, ""
    return _first(whole), _last(whole)


def _first(words: str) -> str:
    return " ".join(words.split()[:_AT_EACH_END]).strip(_AROUND_WORDS)


def _last(words: str) -> str:
    return " ".join(words.split()[-_AT_EACH_END:]).strip(_AROUND_WORDS)


def _encoded(words: str) -> str:
    # A hyphen marks a prefix or a suffix, and is the one such sign that `quote` lets through.
    return quote(words, safe="", errors="replace").replace("-", "%2D")
