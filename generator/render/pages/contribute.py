"""The page that tells how to contribute."""

from collections.abc import Iterator, Mapping

from generator.load.yaml_writing import written
from generator.model.field_guide import meaning_of
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES
from generator.relate.archive import Archive
from generator.render.views import ContributeView

# Enough for an entry that tells something, and for the source it rests on.
_SHOWN: Mapping[Kind, tuple[str, ...]] = {
    Kind.STATEMENT: (
        "title", "date", "added", "act", "attribution", "speaker", "about", "quote", "sources",
    ),
    Kind.SOURCE: ("title", "publisher", "type", "published", "url", "accessed"),
}  # fmt: skip


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
