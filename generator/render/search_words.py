"""The words that search finds an item by, beside those that a result shows.

Pagefind takes what stands between spaces for a word, and finds it by its beginning. Korean,
Japanese and Chinese set no spaces within a name, so that half of it would find nothing: 통신, news
agency, is the end of 조선중앙통신.
"""

import re
from collections.abc import Iterable, Iterator

LONGEST = 12
"""Characters of a part; what a reader types of a name is seldom longer."""

_UNSPACED = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
    "\U00020000-\U0003ffff]{3,}"
)


def further_words(shown: str, texts: Iterable[str]) -> Iterator[str]:
    """What `texts` add to the `shown` text, each once, and the parts of unspaced words of both."""
    known = shown.casefold()
    added = []
    for text in dict.fromkeys(texts):
        if text.casefold() not in known:
            known += "\n" + text.casefold()
            added.append(text)
    yield from added
    yield from dict.fromkeys(part for text in (shown, *added) for part in parts(text))


def parts(text: str) -> Iterator[str]:
    """What a text has of unspaced words from their second character on, third, and so forth."""
    for word in _UNSPACED.findall(text):
        yield from (word[start : start + LONGEST] for start in range(1, len(word) - 1))
