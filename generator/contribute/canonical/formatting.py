"""An entry's file in its canonical form: the same values and comments, each in its place."""

from generator.contribute.canonical import comments as remarks
from generator.load import strict_yaml
from generator.load import yaml_writing as writing
from generator.load.document import Document, plain
from generator.model.failure import Failure
from generator.model.vocabulary import Kind


class CannotFormat(Failure):
    """A file cannot be put in order; the message says why and what to do."""


def formatted(kind: Kind, document: Document) -> str:
    """The canonical text of a file of this kind that was read without problems.

    For topics, of the one file that holds them all. Formatting its result changes nothing. Raises
    CannotFormat where the result would not say exactly what the file says.
    """
    assert document.root is not None
    values = plain(document.root)
    assert isinstance(values, dict)
    text = writing.text(kind, values, remarks.comments(document))
    if text != "\n".join(document.lines) and not _says(text, document):
        raise CannotFormat(
            f"{document.path} is left as it is: put in order, it would no longer say the same. "
            "Write it more simply, with short names and with comments only above fields and items."
        )
    return text


def _says(text: str, document: Document) -> bool:
    """Whether a text has the values and the comments of a document, and no problems."""
    after = strict_yaml.read(document.path, text.encode())
    if after.problems or after.root is None or document.root is None:
        return False
    is_same = plain(after.root) == plain(document.root)
    return is_same and _comments(after) == _comments(document)


def _comments(document: Document) -> list[str]:
    return sorted(document.lines[number - 1].strip() for number in document.comments)
