"""Read a page written by hand: a title and a description between `---` lines, then Markdown."""

from pydantic import ValidationError

from generator.load import explain, strict_yaml
from generator.model.content import Page
from generator.model.fields import Line
from generator.model.items import Part
from generator.model.problems import Problem

FENCE = "---"


class Heading(Part):
    """What a hand-written page says of itself."""

    title: Line
    """The page's title."""
    description: Line
    """One sentence on what a reader finds there."""


def read(shown: str, path: str, data: bytes) -> tuple[Page | None, tuple[Problem, ...]]:
    """The page in `data`, or the problems that keep it from being one."""
    head, text = _parted(data.decode("utf-8", errors="replace").replace("\r\n", "\n"))
    document = strict_yaml.read(shown, head.encode())
    whole = strict_yaml.read_text(shown, data)
    if document.root is None or document.problems or whole:
        return None, (*whole, *(document.problems if not whole else ()))
    try:
        heading = Heading.model_validate(strict_yaml.plain(document.root))
    except ValidationError as error:
        return None, tuple(explain.problems(error, Heading, document, ()))
    return Page(path, heading.title, heading.description, text), ()


def _parted(text: str) -> tuple[str, str]:
    """The lines between the fences, kept at their line numbers, and the text after them."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE or FENCE not in lines[1:]:
        return "", text
    end = lines.index(FENCE, 1)
    return "\n".join(["", *lines[1:end]]), "\n".join(lines[end + 1 :])
