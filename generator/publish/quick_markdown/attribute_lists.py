"""Attribute lists: `{ #id .class name="value" }` behind a link or at the end of a block."""

import re
from functools import lru_cache

_WORD = re.compile(r' (?:#([\w-]+)|\.([\w-]+)|([a-z-]+)(?:="([^"]*)"|(?= )))')
_ID = re.compile(r"\{ #([\w-]+)")


@lru_cache(4096)
def attributes(written: str | None) -> str:
    """What the list `written`, with its braces, becomes in the tag of its element, in order."""
    found: dict[str, str] = {}
    for word in _WORD.finditer(written or ""):
        id_, class_, name, value = word.groups()
        if id_:
            found["id"] = f'="{id_}"'
        elif class_:
            others = found["class"][2:-1] + " " if "class" in found else ""
            found["class"] = f'="{others}{class_}"'
        else:
            found[name] = "" if value is None else f'="{value}"'
    return "".join(f" {name}{value}" for name, value in sorted(found.items()))


def ids(text: str) -> set[str]:
    """The ids that the lists of a sound text give."""
    return set(_ID.findall(text))
