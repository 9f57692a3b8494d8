"""An item as the text of its file: fields in their order, lines within their length."""

from collections.abc import Mapping
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from generator.model.field_guide import guides
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

WIDTH = 100


def written(kind: Kind, values: Mapping[str, Typed]) -> str:
    """The text of a file with these values, which are what a contributor would type.

    Read strictly again, it gives the same values.
    """
    order = [field.name for field in guides(kind)]
    names = sorted(values, key=lambda name: order.index(name) if name in order else len(order))
    root = CommentedMap((name, _styled(values[name])) for name in names)
    yaml = YAML()
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    text = StringIO()
    yaml.dump(root, text)
    return text.getvalue()


def _styled(value: Typed) -> object:
    if isinstance(value, str):
        return _styled_text(value)
    if isinstance(value, Mapping):
        return CommentedMap((name, _styled(inner)) for name, inner in value.items())
    return CommentedSeq(_styled(member) for member in value)


def _styled_text(text: str) -> str:
    if "\n" in text:
        return LiteralScalarString(text)
    return text if len(text) < WIDTH - 20 else FoldedScalarString(text)
