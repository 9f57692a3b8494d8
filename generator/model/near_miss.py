"""The word somebody probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like `word`; empty where none is much like it."""
    return next(iter(get_close_matches(word, list(candidates), n=1, cutoff=0.72)), "")


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`Did you mean “…”? ` for a near miss, to stand before a hint; else empty."""
    match = nearest(word.lower(), candidates)
    return f"Did you mean “{match}”? " if match else ""
