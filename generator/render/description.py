"""The sentence that search engines and link previews show of a page."""

from generator.model.rich_text import SUMMARY
from generator.relate.archive import Archive
from generator.render import markdown

LONGEST = 160


def description(rich: str, archive: Archive) -> str:
    """The plain words of a rich text, cut at a word after at most 160 characters."""
    return cut(markdown.plain(rich, SUMMARY, lambda identifier: archive.item(identifier).name))


def cut(words: str) -> str:
    """Plain words, cut at a word after at most 160 characters."""
    if len(words) <= LONGEST:
        return words
    return words[: LONGEST - 2].rsplit(" ", 1)[0] + " …"
