"""Whether texts are written, and written in what readers are shown."""

from collections.abc import Container, Iterator

from generator.check.examination import Examination
from generator.model import rich_text
from generator.model.content import Page
from generator.model.fields import TO_BE_WRITTEN
from generator.model.items import Briefing, Item
from generator.model.problems import Problem
from generator.model.references import Location


def markdown_is_of_the_subset(examination: Examination) -> Iterator[Problem]:
    """E310: nothing is recognised as Markdown that the subset does not allow."""
    for about, location, text, dialect in examination.texts:
        for found in rich_text.refusals(text, dialect):
            yield examination.problem(
                "E310", about, location, found.message, found.hint, found.words
            )


def nothing_is_left_to_be_written(examination: Examination) -> Iterator[Problem]:
    """W410, and E410 where something that is published refers to it: the texts are written."""
    unwritten = {item.id: item for item in examination.items(Item) if item.is_unwritten}
    named = _named(examination, unwritten) if unwritten else {}
    for item in unwritten.values():
        for name, field in type(item).model_fields.items():
            if getattr(item, name) == TO_BE_WRITTEN:
                typed = field.alias or name
                yield examination.problem(*_left(item, typed, named.get(item.id, "")))


def _left(item: Item, typed: str, referring: str) -> tuple[str, Item, Location, str, str]:
    message = f"“{typed}” still has the words that every new entry begins with"
    if not referring:
        return "W410", item, (typed,), message, "Write your own in their place."
    hint = (
        "Write your own words in their place; until then, nothing that is published can refer to "
        f"this {item.kind.label.lower()}, as {referring} does."
    )
    return "E410", item, (typed,), message, hint


def _named(examination: Examination, unwritten: Container[str]) -> dict[str, str]:
    """What refers to the unwritten and is written itself, by the id that it names."""
    return {
        identifier: f"“{about.id}”" if isinstance(about, Item) else about.path
        for about, location, _, identifier in examination.references
        if identifier in unwritten and not _waits(about, location, unwritten)
    }


def _waits(about: Item | Page, location: Location, unwritten: Container[str]) -> bool:
    """Whether it is unwritten too, or a briefing that includes what is written as it comes."""
    if isinstance(about, Page):
        return False
    return about.id in unwritten or (isinstance(about, Briefing) and location[0] == "include")
