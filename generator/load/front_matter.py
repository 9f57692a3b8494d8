"""Read a page written by hand: a title and a description between `---` lines, then Markdown."""

from dataclasses import replace

from pydantic import ValidationError

from generator.load import explain, strict_yaml
from generator.load.document import Document, Mapping, Mark, Scalar
from generator.load.text_file import Finding, TextFile
from generator.model.content import Page
from generator.model.fields import Line
from generator.model.items import Part

FENCE = "---"
TEXT = "text"
"""The name under which a page's document holds the Markdown behind the head."""


class Heading(Part):
    """What a hand-written page says of itself."""

    title: Line
    """The page's title."""
    description: Line
    """One sentence on what a reader finds there."""


def read(shown: str, path: str, data: bytes) -> tuple[Page | None, Document]:
    """The page in `data`, None where it cannot be one, and its document with what is wrong."""
    file = TextFile(shown, data)
    end = _end_of_head(file.lines)
    if file.readable and not file.problems and not "".join(file.lines[1:end]).strip():
        file.add(_no_head())
    if file.problems:
        return None, Document(shown, file.lines, None, tuple(sorted(file.problems)))
    # The fence is left blank, so that every line keeps its number.
    head = strict_yaml.read(shown, "\n".join(["", *file.lines[1:end]]).encode())
    if head.root is None or head.problems:
        return None, replace(head, lines=file.lines)
    text = "\n".join(file.lines[end + 1 :])
    document = replace(head, lines=file.lines, root=_with_text(head.root, text, end + 2))
    try:
        heading = Heading.model_validate(strict_yaml.plain(head.root))
    except ValidationError as error:
        found = explain.problems(error, Heading, document, ())
        return None, replace(document, problems=tuple(found))
    return Page(path, heading.title, heading.description, text), document


def _end_of_head(lines: tuple[str, ...]) -> int:
    """The index of the line that closes the head; 0 where there is no head."""
    if lines[0].rstrip() != FENCE:
        return 0
    closing = (index for index, line in enumerate(lines) if index and line.rstrip() == FENCE)
    return next(closing, 0)


def _no_head() -> Finding:
    message = "a page begins with its title and its description, between two lines of three dashes"
    hint = "Begin the file with four lines: ---, title: …, description: …, and --- again."
    return Finding("E003", 0, message, hint)


def _with_text(head: Mapping, text: str, line: int) -> Mapping:
    mark = Mark(line, 1)
    return Mapping((*head.items, (Scalar(TEXT, mark), Scalar(text, mark))), head.mark)
