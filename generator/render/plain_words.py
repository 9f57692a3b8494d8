"""What texts say once their Markdown is taken away, for where only words can stand."""

from generator.model.items import Briefing, Entry, Statement
from generator.model.rich_text import SUMMARY
from generator.relate.archive import Archive
from generator.render import markdown


def plain(rich: str | None, archive: Archive) -> str:
    """The words of a rich text, all of them; a linked entry is called by its title."""
    if not rich:
        return ""
    return markdown.plain(rich, SUMMARY, lambda identifier: archive.item(identifier).name)


def summary(item: Entry | Briefing, archive: Archive) -> str:
    """What an entry or a briefing says; the quotation where nothing else is said."""
    if isinstance(item, Briefing):
        return plain(item.bottom_line, archive)
    rich: str | None = getattr(item, "summary", None)
    if rich:
        return plain(rich, archive)
    return f"“{item.quote}”" if isinstance(item, Statement) and item.quote else ""
