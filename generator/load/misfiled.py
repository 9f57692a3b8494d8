"""Notice an entry in the folder of another kind, before every field of it is called unknown."""

from collections.abc import Collection

from generator.load.document import Document
from generator.model.enumeration import with_article
from generator.model.field_guide import guides
from generator.model.problems import Problem
from generator.model.vocabulary import Kind

_PLAINLY = 3
"""By how many faults fewer another kind has to fit before it is said to be meant."""


def kind_meant(kind: Kind, typed: Collection[str]) -> Kind | None:
    """The kind whose fields these are, where they are plainly not those of `kind`."""
    faults = {other: _faults(other, typed) for other in Kind if other is not Kind.TOPIC}
    if kind not in faults:
        return None
    best = min(faults, key=lambda other: faults[other])
    return best if faults[best] <= 1 and faults[kind] - faults[best] >= _PLAINLY else None


def problem(meant: Kind, kind: Kind, document: Document) -> Problem:
    """E101: the file stands in the folder of `kind` and reads like the kind that was meant."""
    name, read_as = document.path.rpartition("/")[2], with_article(meant.label.lower())
    folder = document.path.partition("/")[0]
    return document.problem(
        "E101",
        (),
        f"this reads like {read_as}, but it is in the folder of {kind.value}",
        f"Move the file to {folder}/{meant.value}/{name}.",
    )


def _faults(kind: Kind, typed: Collection[str]) -> int:
    fields = guides(kind)
    unknown = set(typed) - {field.name for field in fields}
    missing = {field.name for field in fields if field.is_required} - set(typed)
    return len(unknown) + len(missing)
