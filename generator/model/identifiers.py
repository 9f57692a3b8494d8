"""Ids: which names an entry may have, and which are taken."""

import re
import unicodedata

SHORTEST = 3
LONGEST = 64

SLUG = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
SOURCE_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Device names of Windows, where a contributor may check the archive out, and the site's own names.
RESERVED = frozenset(
    ["null", "con", "prn", "aux", "nul"]
    + ["index", "assets", "search", "pagefind", "explore", "contribute", "404", "page"]
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


def pattern(*, of_source: bool = False, end: str = "$") -> str:
    """What `is_identifier` accepts, as a regular expression for editors (ECMA-262).

    `end` is the expression for what follows an id.
    """
    slug = SOURCE_SLUG if of_source else SLUG
    reserved = "|".join(sorted(RESERVED))
    length = f"[a-z0-9-]{{{SHORTEST},{LONGEST}}}"
    return f"(?={length}{end})(?!(?:{reserved}){end}){slug.pattern}"


def suggest_identifier(name: str, *, of_source: bool = False) -> str:
    """The nearest valid id to `name`, for a hint; may be empty where nothing is left of it."""
    letters = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", letters)[:LONGEST].strip("-")
    return slug if is_identifier(slug, of_source=of_source) else ""


def advice(name: str, *, of_source: bool = False) -> str:
    """What to type in place of a name that cannot be an id."""
    beginning = "" if of_source else "begins with a letter, "
    suggestion = suggest_identifier(name, of_source=of_source)
    example = f" For example: “{suggestion}”." if suggestion and suggestion != name else ""
    return (
        f"An id has {SHORTEST} to {LONGEST} small letters, digits and single hyphens, {beginning}"
        f"and is none of the names the site needs for itself.{example}"
    )
