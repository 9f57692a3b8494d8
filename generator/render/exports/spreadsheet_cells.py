"""Texts made safe for spreadsheets, which run a cell as a formula by the way it begins.

The beginnings are those that OWASP names under “CSV injection”, and their full-width forms.
"""

MARK = "'"
"""Put before a cell that would begin otherwise with one of `TRIGGERS`, or with itself."""

TRIGGERS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"{MARK}{text}" if text.startswith((*TRIGGERS, MARK)) else text


def as_written(cell: str) -> str:
    """The text that was made into this cell: without its first character where that is `MARK`."""
    return cell.removeprefix(MARK)
