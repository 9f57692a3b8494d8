"""Ids: which names an entry may have, and which are taken."""

import re

SHORTEST = 3
LONGEST = 64

SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SOURCE_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Device names of Windows, where a contributor may check the archive out, and the site's own names.
RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "index", "assets", "search", "pagefind", "explore", "404", "page"]
    + [f"{device}{number}" for device in ("com", "lpt") for number in range(1, 10)]
)


def is_identifier(name: str, *, of_source: bool = False) -> bool:
    """Whether `name` may be an id: a slug of 3 to 64 characters that nothing else needs."""
    pattern = SOURCE_SLUG if of_source else SLUG
    return (
        SHORTEST <= len(name) <= LONGEST
        and pattern.fullmatch(name) is not None
        and name not in RESERVED
    )


def suggest_identifier(name: str) -> str:
    """The nearest valid id to `name`, for a hint; may be empty where nothing is left of it."""
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:LONGEST].strip("-")
    return slug if is_identifier(slug, of_source=True) else ""
