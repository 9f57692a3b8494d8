"""The page that tells how to contribute."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.load.yaml_writing import written
from generator.model.field_guide import meaning_of
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES
from generator.relate.archive import Archive
from generator.render.view import View

# Enough for an entry that tells something, and for the source it rests on.
_SHOWN: Mapping[Kind, tuple[str, ...]] = {
    Kind.STATEMENT: (
        "title", "date", "added", "act", "attribution", "speaker", "about", "quote", "sources",
    ),
    Kind.SOURCE: ("title", "publisher", "type", "published", "url", "accessed"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeView(View):
    """How to contribute: a short entry, the source it rests on, and where everything is told."""

    entry_file: str
    source_file: str
    kinds: tuple[tuple[Kind, str], ...]


def pages(archive: Archive) -> Iterator[ContributeView]:
    """The one page."""
    yield ContributeView(
        path="contribute/index.md",
        title="Contribute",
        description="How to add an entry: one short file, checked before anybody sees it.",
        entry_file=_shortest(Kind.STATEMENT),
        source_file=_shortest(Kind.SOURCE),
        kinds=tuple((kind, meaning_of(kind)) for kind in Kind),
    )


def _shortest(kind: Kind) -> str:
    values = WORKED_EXAMPLES[kind]
    return written(kind, {name: values[name] for name in _SHOWN[kind]})
