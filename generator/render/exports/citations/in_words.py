"""A citation to be copied: who, what, where, and when or which version."""

from generator.model.enumeration import enumerated
from generator.render.exports.citations.record import Record


def in_words(record: Record) -> str:
    """A citation as a note would have it; of a page of ours, it names the version that was read."""
    parts = (
        enumerated(record.authors, "and"),
        _editors(record),
        f"“{record.title}”",
        record.sort.lower(),
        record.publisher,
        f"version of {record.version}" if record.version else record.date.in_words,
        record.url,
    )
    return f"{', '.join(part for part in parts if part)}."


def _editors(record: Record) -> str:
    if not record.editors:
        return ""
    role = "editor" if len(record.editors) == 1 else "editors"
    return f"{enumerated(record.editors, 'and')} ({role})"
