"""JSON Schemas (draft 7) of all kinds, for editors; derived from the guide to the fields.

Draft 7 is what every editor reads: older versions of yaml-language-server know no later one.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from generator.contribute import filing
from generator.contribute.schemas.choices import name_of, referred
from generator.contribute.schemas.fields import fields_schema
from generator.contribute.schemas.known_ids import KnownId
from generator.contribute.schemas.places import file_name
from generator.contribute.schemas.texts import END, Schema, text
from generator.model import identifiers, states
from generator.model.field_guide import FieldGuide, guides
from generator.model.references import Reference
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES


def schema(kind: Kind, known: Sequence[KnownId] | None = None) -> Schema:
    """The schema of one file of a kind; for topics, of the one file that holds them all.

    `known` are the ids that exist, to be chosen from: any other is a mistake. Where it is None,
    whatever can be an id is taken.
    """
    fields = guides(kind)
    described, example = fields_schema(kind, fields), WORKED_EXAMPLES[kind]
    if kind is Kind.TOPIC:
        described, example = _by_id(described), {"a-topic": example}
    references = {name_of(mark): mark for mark in _references(fields)}
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": kind.label if kind is not Kind.TOPIC else "Topics",
        "examples": [example],
        **described,
        "definitions": {name: referred(mark, known) for name, mark in sorted(references.items())},
    }


def _by_id(described: Schema) -> Schema:
    codes = "|".join(states.STATE_NAMES)
    form = f"(?!(?:{codes}){END}){identifiers.pattern(end=END)}"
    return {
        "type": "object",
        "propertyNames": text(form, message=identifiers.advice("")),
        "additionalProperties": described,
    }


def _references(fields: Sequence[FieldGuide]) -> Iterator[Reference]:
    for field in fields:
        if field.reference is not None:
            yield field.reference
        yield from _references(field.fields)


def all_kinds(known: Sequence[KnownId] | None = None) -> dict[str, Schema]:
    """The schema of every kind by the kind's name."""
    return {kind.singular: schema(kind, known) for kind in Kind}


def write(folder: Path, known: Sequence[KnownId] | None = None) -> None:
    """Make `folder` hold `<kind>.schema.json` for every kind; a file that is so stays untouched.

    Raises OSError.
    """
    for kind in Kind:
        path = folder / file_name(kind)
        written = json.dumps(schema(kind, known), ensure_ascii=False, indent=1) + "\n"
        if not path.exists():
            # Beaten to it by an editor's task or a preview, which write the same.
            with suppress(FileExistsError):
                filing.write_new(path, written)
        elif path.read_bytes() != written.encode():
            filing.replace(path, written)
