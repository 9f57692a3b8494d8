"""Whether texts are written, and written in what readers are shown."""

from collections.abc import Container, Iterator

from generator.check.examination import Examination
from generator.load.document import Document
from generator.load.unfinished import examples_left, is_unfinished, texts_to_write
from generator.model import rich_text
from generator.model.content import Page
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
    """W410, and E410 where something that is published refers to it: all is written and chosen."""
    everything = examination.content.filed.values()
    unfinished = {filed.id: filed for filed in everything if is_unfinished(filed)}
    named = _named(examination, unfinished) if unfinished else {}
    for filed in unfinished.values():
        if (item := filed.item) is not None:
            code, consequence = _consequence(item, named.get(item.id, ""))
            for name, message, mend in _left(item, filed.document):
                yield examination.problem(code, item, (name,), message, f"{mend}{consequence}.")


def _left(item: Item, document: Document) -> Iterator[tuple[str, str, str]]:
    """Each field that is as a new entry begins: its name, what it still has, and the mend."""
    for name in texts_to_write(item):
        message = f"“{name}” still has the words that every new entry begins with"
        yield name, message, "Write your own words in their place"
    for name in examples_left(document):
        message = f"“{name}” still has the example that every new entry begins with"
        yield name, message, "Put your own in its place, or take away the remark above it"


def _consequence(item: Item, referring: str) -> tuple[str, str]:
    if not referring:
        return "W410", ""
    kind = item.kind.label.lower()
    return (
        "E410",
        f"; until then, nothing that is published can refer to this {kind}, as {referring} does",
    )


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
