"""Whether an answer can be the value of a field, in the very words of the check."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.check import references, speakers, wording
from generator.check.examination import Examination, NamedThere
from generator.contribute.new_entry import NewEntry
from generator.load import content_folder
from generator.load.content_folder import Content
from generator.load.document import Document
from generator.model.problems import Problem
from generator.model.references import references_of
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES, Typed

_STAND_IN = "x" * 64
"""An id that nobody has."""

_NOTHING = Content({}, (), {}, frozenset(), ())
# Rules that see no more of an entry than one field; the others wait until it is whole.
_OF_ONE_FIELD: tuple[Callable[[Examination], Iterable[Problem]], ...] = (
    wording.markdown_is_of_the_subset,
    speakers.statements_are_attributed,
)


def fault(content: Content, kind: Kind, name: str, typed: Typed, as_of: date) -> Problem | None:
    """What is wrong with `typed` as the value of the field `name`; None where nothing is.

    The other fields are those of the worked example, with which nothing is wrong, so what the
    check says is about this one. References are looked up in `content`.
    """
    entry = NewEntry(kind, _STAND_IN, {**WORKED_EXAMPLES[kind], name: typed})
    alone = content_folder.with_file(_NOTHING, entry.path, entry.text)
    found = (
        *alone.problems,
        *_of_field(alone, name, as_of),
        *_unknown(content, entry, name, as_of),
    )
    return next(iter(found), None)


def _of_field(alone: Content, name: str, as_of: date) -> Iterator[Problem]:
    lines = _lines(alone.filed[_STAND_IN].document, name)
    examination = Examination(alone, as_of)
    for rule in _OF_ONE_FIELD:
        yield from (found for found in rule(examination) if found.place.line in lines)


def _lines(document: Document, name: str) -> range:
    first = document.place((name,), of_key=True).line
    fields = document.root.items if document.root else ()
    following = (key.mark.line for key, _ in fields if key.mark.line > first)
    return range(first, min(following, default=len(document.lines) + 1))


def _unknown(content: Content, entry: NewEntry, name: str, as_of: date) -> Iterator[Problem]:
    together = content_folder.with_file(content, entry.path, entry.text)
    item = together.filed[entry.id].item
    if item is not None:
        named = [NamedThere(item, *found) for found in references_of(item) if found[0][0] == name]
        yield from references.lead_somewhere(Examination(together, as_of), named)
