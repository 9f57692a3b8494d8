"""The sentence that search engines and link previews show of a page."""

from generator.model.rich_text import SUMMARY
from generator.relate.archive import Archive
from generator.render import markdown

LONGEST = 160


def description(rich: str, archive: Archive) -> str:
    """The plain words of a rich text, cut at a word after at most 160 characters."""
    words = markdown.plain(rich, SUMMARY, lambda identifier: archive.item(identifier).name)
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 1].rsplit(" ", 1)[0] + " …"
