"""What items say in plain words, for where neither Markdown nor links can stand."""

from generator.model.dates import DateKind
from generator.model.items import Briefing, Entry, Statement
from generator.model.rich_text import SUMMARY
from generator.model.vocabulary import Attribution
from generator.relate.affiliation import tie_of
from generator.relate.archive import Archive
from generator.relate.evidence import evidence_of
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


def when(entry: Entry) -> str:
    """When it was or will be: the date if it is known, and what the source calls the time."""
    told = f"“{entry.date_text}”" if entry.date_text else ""
    is_known = entry.date.kind is not DateKind.UNKNOWN
    date = entry.date.in_words if is_known or not told else ""
    return ", ".join(filter(None, (date, told)))


def closed(sentence: str) -> str:
    """A sentence with a full stop, unless an “Inc.” or a quotation has ended it already."""
    is_ended = sentence.endswith((".", "!", "?", ".”", "!”", "?”"))
    return sentence if is_ended else f"{sentence}."


def evidence_in_words(entry: Entry, archive: Archive) -> str:
    """What speaks for an entry: who takes its words along takes this along."""
    labels = evidence_of(entry, archive).labels
    return "Evidence: " + ", ".join(label.label for label in labels).lower()


def speaker(statement: Statement, archive: Archive) -> str:
    """Who speaks, as far as the source says: a name, or what stands in place of one."""
    name = archive.actor_name(statement.speaker) if statement.speaker else ""
    belonging = f" ({name})" if name else ""
    if statement.attribution is Attribution.ANONYMOUS:
        return f"one unnamed person, “{statement.speaker_as}”{belonging}"
    if statement.attribution is Attribution.COLLECTIVE:
        return f"an unnamed group, “{statement.speaker_as}”{belonging}"
    if statement.attribution is Attribution.DOCUMENT:
        return f"a document of {name}" if name else "a document"
    if not statement.via or statement.via == statement.speaker:
        return name
    medium = archive.actor_name(statement.via)
    if _is_medium_of_state(statement, archive):
        medium = f"state media ({medium})"
    return f"{name}, through {medium}" if name else medium


def _is_medium_of_state(statement: Statement, archive: Archive) -> bool:
    medium = archive.actors.get(statement.via or "")
    tie = tie_of(medium, archive.actors) if medium else None
    is_its_own = tie is not None and tie.is_its_own
    return is_its_own or statement.attribution is Attribution.STATE_MEDIA
