"""Several words as one part of a sentence."""

from collections.abc import Iterable


def enumerated(words: Iterable[str], conjunction: str) -> str:
    """`a, b or c`; one word stands alone, and none is empty."""
    *others, last = [*words] or [""]
    return f"{', '.join(others)} {conjunction} {last}" if others else last


def with_article(noun: str) -> str:
    """`an event`, `a source`."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"
