"""The word somebody probably meant."""

from collections.abc import Iterable

SHORTEST = 3
"""Letters from which on a single wrong one can be told from another word."""


def nearest(word: str, candidates: Iterable[str]) -> str:
    """The candidate most like `word`; empty where none is much like it."""
    # Most runs have nothing to suggest, and need not wait for it.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    known = tuple(candidates)
    found = process.extract(word, known, scorer=fuzz.ratio, score_cutoff=72, limit=5)
    alike = [match for match, _, _ in found]
    if not alike and len(word) >= SHORTEST:
        # Of a short word, one wrong letter is a large part.
        alike = [match for match in known if OSA.distance(word, match, score_cutoff=1) == 1]
    # Among equals, two letters that changed places weigh less than two wrong ones.
    return max(alike, key=lambda match: OSA.normalized_similarity(word, match), default="")


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """`Did you mean “…”? ` for a near miss, to stand before a hint; else empty."""
    match = nearest(word.lower(), candidates)
    return f"Did you mean “{match}”? " if match else ""
