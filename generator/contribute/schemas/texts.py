"""Text as a JSON Schema (draft 7): its form and length, as editors see it.

Editors read YAML 1.2 (core schema), where `2025` is a number; checks read text without the white
space around it, such as the line end of a block. A schema accepts what a check accepts; only what
would be nothing or a truth value there (`null`, `true`) has to stand in quotes in an editor.
"""

import re
from typing import Any

Schema = dict[str, Any]

END = r"\s*$"


def text(pattern: str | None = None, *, longest: int | None = None, message: str = "") -> Schema:
    """A text that is not empty, of this form (a regular expression, ECMA-262) and length.

    `message` is shown for every other value.
    """
    anything = rf"\S[\s\S]{{0,{longest - 1}}}{END}" if longest else r"\S"
    form = f"(?:{pattern.removeprefix('^').removesuffix('$')})" if pattern else ""
    whole = rf"^\s*(?={anything}){form}{END}" if form else rf"^\s*{anything}"
    return {
        "type": ["string", "number"] if re.search(whole, "2025") else "string",
        "pattern": whole,
        **({"errorMessage": message} if message else {}),
    }
