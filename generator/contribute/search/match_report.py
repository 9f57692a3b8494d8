"""What was found, as text for people and as JSON for programs."""

import json
from collections.abc import Sequence

from generator.contribute.search.similar import Match
from generator.load.content_folder import Content


def text(matches: Sequence[Match]) -> str:
    """Three lines a match: score and id; kind, date and title; path, and why it was found."""
    return "\n".join(_lines(match) for match in matches)


def as_json(matches: Sequence[Match]) -> str:
    """A list of objects with id, kind, title, date, score, path and reasons."""
    return json.dumps(
        [
            {
                "id": match.found.id,
                "kind": match.found.kind.singular,
                "title": match.found.title,
                "date": match.found.date,
                "score": match.score,
                "path": match.found.path,
                "reasons": match.reasons,
            }
            for match in matches
        ],
        ensure_ascii=False,
        indent=2,
    )


def unread(content: Content) -> str:
    """Which files have errors and were searched by what can be read of them; empty where none."""
    paths = sorted({one.document.path for one in content.filed.values() if one.item is None})
    if not paths:
        return ""
    files = f"{paths[0]} has" if len(paths) == 1 else f"{len(paths)} files have"
    return f"{files} errors and could be searched only in part; “briefings check” shows them."


def _lines(match: Match) -> str:
    found = match.found
    errors = "with errors" if found.has_errors else ""
    about = ", ".join(filter(None, (found.kind.label.lower(), found.date, errors)))
    return (
        f"{match.score:3}  {found.id}\n     {about}: {found.title or 'without a title'}\n"
        f"     {found.path} ({', '.join(match.reasons)})"
    )
