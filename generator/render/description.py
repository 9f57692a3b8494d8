"""The sentences that search engines, link previews and cards beside links show of a page."""

import re

from generator.relate.archive import Archive
from generator.render.plain_words import plain

LONGEST = 300
"""Characters of a description: most first sentences are shorter."""

OPENING = 500
"""Characters of a bottom line that a list shows: enough for what limits it."""

# Not behind a single letter or a title, which have a full stop in the middle of a sentence.
_SENTENCE_END = re.compile(
    r"(?<!\b\w)(?<!\b(?:Dr|Lt|Mr|Ms|No|St|vs))(?<!\b(?:Col|Gen|Mrs|Nos))[.!?][)\]”’\"']*(?= [^a-z])"
)


def description(rich: str, archive: Archive) -> str:
    """The plain words of a rich text, cut where they are too long for a description."""
    return cut(plain(rich, archive))


def cut(words: str, longest: int = LONGEST) -> str:
    """Plain words of at most `longest` characters: whole sentences, so that none loses its “not”.

    Where even the first has no room, it is cut at a word.
    """
    if len(words) <= longest:
        return words
    ends = [found.end() for found in _SENTENCE_END.finditer(words, 0, longest + 2)]
    if ends:
        return words[: ends[-1]]
    return words[: longest - 2].rsplit(" ", 1)[0] + " …"
