"""Two versions of a long text, cut down to where they differ."""

from collections.abc import Sequence
from difflib import SequenceMatcher

CONTEXT = 4
"""Words shown on either side of what differs."""

SHORT = 70
LONGEST = 240
MOST_PLACES = 6
MOST_WORDS = 2_000
"""Of longer texts only the first and the last difference are looked for; all between is one."""


def contrast(before: str, after: str) -> tuple[str, str]:
    """Both texts; of long ones, every place where they differ, with a few words around it."""
    if max(len(before), len(after)) <= SHORT:
        return before, after
    old, new = before.split(), after.split()
    places = _places(old, new) or [(slice(0, len(old)), slice(0, len(new)))]
    return _shown(old, [place[0] for place in places]), _shown(new, [place[1] for place in places])


def cut(text: str, longest: int) -> str:
    """A text, cut at a word where it has more than `longest` characters."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + " …"


def _places(old: Sequence[str], new: Sequence[str]) -> list[tuple[slice, slice]]:
    """Where the words differ in both, with those around."""
    if max(len(old), len(new)) > MOST_WORDS:
        start, end = _common(old, new), _common(old[::-1], new[::-1])
        end = min(end, len(old) - start, len(new) - start)
        first, rest = max(0, start - CONTEXT), max(0, end - CONTEXT)
        return [(slice(first, len(old) - rest), slice(first, len(new) - rest))]
    groups = SequenceMatcher(None, old, new).get_grouped_opcodes(CONTEXT)
    return [
        (slice(group[0][1], group[-1][2]), slice(group[0][3], group[-1][4])) for group in groups
    ]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words are the same from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _shown(words: Sequence[str], places: Sequence[slice]) -> str:
    parts = [cut(" ".join(words[place]), LONGEST) for place in places[:MOST_PLACES]]
    begins = "… " if places[0].start else ""
    ends = " …" if parts[-1].endswith(" …") or places[-1].stop < len(words) else ""
    if (more := len(places) - MOST_PLACES) > 0:
        ends = f" … and in {more} more {'place' if more == 1 else 'places'}"
    return begins + " … ".join(part.removesuffix(" …") for part in parts) + ends
