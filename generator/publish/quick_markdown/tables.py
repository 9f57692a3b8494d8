"""Tables of at least two columns, with a bar before and behind every row."""

import re

from generator.publish.quick_markdown.attribute_lists import attributes
from generator.publish.quick_markdown.grammar import LIST, Unknown

_CELL = re.compile(rf"([^{{}}]*[^ {{}}]) +({LIST})")


def table(block: str) -> str:
    """The HTML of a table; raises Unknown."""
    header, *rest = block.split("\n")
    if len(rest) < 2:
        raise Unknown
    columns = _columns(rest[0])
    head = _row(header, columns, "th")
    body = "".join(_row(row, columns, "td") for row in rest[1:])
    return f"<table>\n<thead>\n{head}</thead>\n<tbody>\n{body}</tbody>\n</table>\n"


def _columns(rule: str) -> int:
    columns = rule.count("|") - 1
    if columns < 2 or set(rule) - set("|- ") or not rule[0] == rule[-1] == "|":
        raise Unknown
    return columns


def _row(row: str, columns: int, tag: str) -> str:
    if row.count("|") != columns + 1 or not row[0] == row[-1] == "|":
        raise Unknown
    cells = row[1:-1].split("|")
    return f"<tr>\n{''.join(_cell(cell.strip(' '), tag) for cell in cells)}</tr>\n"


def _cell(cell: str, tag: str) -> str:
    if "{" not in cell:
        return f"<{tag}>{cell}</{tag}>\n"
    match = _CELL.fullmatch(cell)
    if not match:
        raise Unknown
    return f"<{tag}{attributes(match[2])}>{match[1]}</{tag}>\n"
