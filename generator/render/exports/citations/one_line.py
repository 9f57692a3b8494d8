"""Texts on one line, for formats in which a line end would begin something else."""

import re

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\s]+")


def on_one_line(text: str) -> str:
    """The text with one space for each run of spaces, line ends and control characters."""
    if text.isprintable() and "  " not in text:
        return text.strip()
    return _BREAKS.sub(" ", text).strip()
