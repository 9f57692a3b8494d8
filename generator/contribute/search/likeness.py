"""What is like an entry about to be written, so that nobody writes it twice."""

from generator.contribute.new_entry import NewEntry
from generator.contribute.search import match_report, query, similar
from generator.load.content_folder import Content

CLOSEST = 3
"""How many are shown."""


def in_words(content: Content, entry: NewEntry) -> str:
    """The closest, with their scores, or that there are none."""
    found = similar.matches(content, query.of_values(entry.kind, entry.values), CLOSEST)
    if not found:
        return f"Nothing here is much like {entry.id}."
    return f"Most like {entry.id}, from 0 to 100:\n{match_report.text(found)}"
