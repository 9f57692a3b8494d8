"""The sentence that search engines and link previews show of a page."""

from generator.relate.archive import Archive
from generator.render.plain_words import plain

LONGEST = 160
OPENING = 400
"""Characters of a bottom line that a list shows: enough for what limits it."""


def description(rich: str, archive: Archive) -> str:
    """The plain words of a rich text, cut at a word after at most 160 characters."""
    return cut(plain(rich, archive))


def cut(words: str, longest: int = LONGEST) -> str:
    """Plain words, cut at a word after at most `longest` characters."""
    if len(words) <= longest:
        return words
    return words[: longest - 2].rsplit(" ", 1)[0] + " …"
