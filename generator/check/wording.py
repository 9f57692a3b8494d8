"""Whether texts are written, and written in what readers are shown."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.check.references import texts_of
from generator.model import rich_text
from generator.model.content import Page
from generator.model.fields import TO_BE_WRITTEN
from generator.model.items import Item
from generator.model.problems import Problem


def markdown_is_of_the_subset(examination: Examination) -> Iterator[Problem]:
    """E310: nothing is recognised as Markdown that the subset does not allow."""
    written: tuple[Item | Page, ...] = (*examination.items(Item), *examination.content.pages)
    for about in written:
        for location, text, dialect in texts_of(about):
            for found in rich_text.refusals(text, dialect):
                yield examination.problem(
                    "E310", about, location, found.message, found.hint, found.words
                )


def nothing_is_left_to_be_written(examination: Examination) -> Iterator[Problem]:
    """W410: what a new entry begins with has been replaced."""
    for item in examination.items(Item):
        for name, field in type(item).model_fields.items():
            if getattr(item, name) == TO_BE_WRITTEN:
                typed = field.alias or name
                yield examination.problem(
                    "W410",
                    item,
                    (typed,),
                    f"“{typed}” still has the words that every new entry begins with",
                    "Write your own in their place.",
                )
