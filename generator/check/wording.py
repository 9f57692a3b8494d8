"""Whether texts are written, and written in what readers are shown."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.model import rich_text
from generator.model.fields import TO_BE_WRITTEN
from generator.model.items import Item
from generator.model.problems import Problem
from generator.model.references import RichText, marked_values


def markdown_is_of_the_subset(examination: Examination) -> Iterator[Problem]:
    """E310: nothing is recognised as Markdown that the subset does not allow."""
    for item in examination.items(Item):
        for location, mark, text in marked_values(item, RichText):
            for refusal in rich_text.refusals(text, mark.dialect):
                yield examination.problem("E310", item, location, refusal.message, refusal.hint)


def nothing_is_left_to_be_written(examination: Examination) -> Iterator[Problem]:
    """W410: what a new entry begins with has been replaced."""
    for item in examination.items(Item):
        for name in type(item).model_fields:
            if getattr(item, name) == TO_BE_WRITTEN:
                yield examination.problem(
                    "W410",
                    item,
                    (name,),
                    f"“{name}” still has the words that every new entry begins with",
                    "Write your own in their place.",
                )
