"""The reference of every kind: each of its fields, and a file to copy."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.load.yaml_writing import written
from generator.model.field_guide import FieldGuide, guides, meaning_of
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES, Typed
from generator.relate.archive import Archive
from generator.render.addresses import reference_path
from generator.render.view import View

LONGEST_EXAMPLE = 80


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a reference page, where it stands there, an example as typed, and its own fields.

    `anchor` is unique on the page; `example` is empty where one would need lines of its own.
    """

    guide: FieldGuide
    anchor: str
    example: str
    fields: "tuple[FieldView, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView(View):
    """Every field of a kind; `file` is where an entry of it stands, `template` one to copy."""

    kind: Kind
    meaning: str
    file: str
    template: str
    fields: tuple[FieldView, ...]


def pages(archive: Archive) -> Iterator[ReferenceView]:
    """One page a kind."""
    for kind in Kind:
        meaning = meaning_of(kind)
        fields = tuple(_fields(guides(kind), ""))
        yield ReferenceView(
            path=reference_path(kind),
            title=f"{kind.label}: every field",
            description=f"{kind.label}: every field, its words, and a file to copy. {meaning}",
            kind=kind,
            meaning=meaning,
            file=_file(kind),
            template=_template(kind),
            fields=fields,
        )


def _file(kind: Kind) -> str:
    return "content/topics.yaml" if kind is Kind.TOPIC else f"content/{kind.value}/its-id.yaml"


def _template(kind: Kind) -> str:
    values = WORKED_EXAMPLES[kind]
    return written(kind, {"drones": values} if kind is Kind.TOPIC else values)


def _fields(fields: Sequence[FieldGuide], within: str) -> Iterator[FieldView]:
    """The fields as they are written, each with those of its own."""
    for guide in fields:
        anchor = f"{within}{guide.name}".replace("_", "-")
        yield FieldView(
            guide=guide,
            anchor=anchor,
            example=_example(guide.example),
            fields=tuple(_fields(guide.fields, f"{anchor}-")),
        )


def _example(value: Typed) -> str:
    """A value as typed behind the name of its field; empty where it needs lines of its own."""
    if isinstance(value, Mapping):
        return ""
    if not isinstance(value, str):
        texts = [member for member in value if isinstance(member, str)]
        return f"[{', '.join(texts)}]" if len(texts) == len(value) else ""
    return value if len(value) <= LONGEST_EXAMPLE and "\n" not in value else ""
