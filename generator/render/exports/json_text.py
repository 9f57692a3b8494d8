"""JSON as a person can read it: a line a value, one space a level, in UTF-8.

It is what `json.dumps` makes with `indent=1`, several times as fast: data are most of all files.
"""

import json
from json.encoder import encode_basestring

_in_short = json.JSONEncoder(ensure_ascii=False).encode


class Part(str):
    """A value that `written` has made into text already, to stand within another."""

    __slots__ = ()


def written(value: object) -> str:
    """A value of dicts with texts as keys, lists, tuples, texts and numbers; ends a line."""
    return _lines(value, "\n") + "\n"


def part(value: object) -> Part:
    """A value that is to stand within others, written once."""
    return Part(_lines(value, "\n"))


def _lines(value: object, line_end: str) -> str:
    """A value whose further lines begin with `line_end`."""
    if isinstance(value, Part):
        # A line end within a text is escaped; those that are left are between the lines.
        return value.replace("\n", line_end)
    if isinstance(value, str):
        return encode_basestring(value)
    within = line_end + " "
    if isinstance(value, dict) and value:
        pairs = [f"{encode_basestring(name)}: {_lines(of, within)}" for name, of in value.items()]
        return f"{{{within}{f',{within}'.join(pairs)}{line_end}}}"
    if isinstance(value, (list, tuple)) and value:
        return f"[{within}{f',{within}'.join([_lines(each, within) for each in value])}{line_end}]"
    return _in_short(value)
