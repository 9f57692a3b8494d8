"""Two versions of a long text, cut down to where they differ."""

CONTEXT = 4
"""Words shown on either side of what differs."""

SHORT = 70
LONGEST = 240


def contrast(before: str, after: str) -> tuple[str, str]:
    """Both texts; of long ones, only the words that differ, with a few words around them."""
    if max(len(before), len(after)) <= SHORT:
        return before, after
    old, new = before.split(), after.split()
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return _around(old, start, end), _around(new, start, end)


def cut(text: str, longest: int) -> str:
    """A text, cut at a word where it has more than `longest` characters."""
    if len(text) <= longest:
        return text
    return text[: longest - 1].rsplit(" ", 1)[0] + " …"


def _common(one: list[str], other: list[str]) -> int:
    """How many words are the same from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def _around(words: list[str], start: int, end: int) -> str:
    first, last = max(0, start - CONTEXT), len(words) - max(0, end - CONTEXT)
    left_out = [" …"] if last < len(words) else []
    shown = cut("".join([" ".join(words[first:last]), *left_out]), LONGEST)
    return f"… {shown}" if first else shown
