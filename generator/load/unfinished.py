"""What a new entry begins with and somebody has to replace: texts to be written, and examples."""

import re
from collections.abc import Iterator

from generator.load.document import Document, Scalar
from generator.load.filed import Filed
from generator.model.fields import TO_BE_WRITTEN
from generator.model.items import Item

_REMARK = re.compile(r"\s*# \(“(?P<value>.*)” is only an example\b.*")


def remark_on_example(value: str) -> str:
    """What stands above a value that would be valid, but that nobody has chosen."""
    return f"(“{value}” is only an example: put your own in its place, or take this line away.)"


def texts_to_write(item: Item) -> tuple[str, ...]:
    """The fields that still have the words that every new entry begins with."""
    if not item.is_unwritten:
        return ()
    fields = type(item).model_fields.items()
    return tuple(
        field.alias or name for name, field in fields if getattr(item, name) == TO_BE_WRITTEN
    )


def examples_left(document: Document) -> tuple[str, ...]:
    """The fields that still have their example; where it is right, its remark is taken away."""
    return tuple(name for name, value, example in _remarked(document) if value == example)


def is_unfinished(filed: Filed) -> bool:
    """Whether an item has to wait for somebody to finish it before it can be published."""
    if filed.item is None or filed.is_remembered:
        return False
    return filed.item.is_unwritten or bool(examples_left(filed.document))


def _remarked(document: Document) -> Iterator[tuple[str, str, str]]:
    """Each field below such a remark: its name, its text, and the example."""
    for number in document.comments:
        fields = document.root.items if document.root else ()
        if remark := _REMARK.fullmatch(document.lines[number - 1]):
            below = next((one for one in fields if one[0].mark.line > number), None)
            if below and isinstance(below[1], Scalar):
                yield below[0].text, below[1].text, remark["value"]
