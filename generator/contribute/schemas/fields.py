"""What may be typed into a field, as a JSON Schema (draft 7) with the words that editors show.

A field has no keyword `examples` on purpose: yaml-language-server offers each example as a value,
so that a made-up date would be taken with the next press of Enter. Examples are shown in
`markdownDescription`, which belongs to VS Code and yaml-language-server.
"""

from collections.abc import Sequence

from generator.contribute.schemas.choices import as_seen, name_of, one_of
from generator.contribute.schemas.texts import Schema, text
from generator.load.yaml_writing import written
from generator.model.dates.moments import FIRST_YEAR, LAST_YEAR
from generator.model.field_guide import FieldGuide, Form
from generator.model.vocabulary import Kind

_IN_A_SENTENCE = {Form.DATE: "a date", Form.FULL_DATE: "a full date"}


def fields_schema(kind: Kind, fields: Sequence[FieldGuide]) -> Schema:
    """A group of these fields of a kind; what they refer to stands among the definitions."""
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in fields if field.is_required],
        "properties": {field.name: _field(kind, field) for field in fields},
    }


def _field(kind: Kind, field: FieldGuide) -> Schema:
    one = _value(kind, field)
    default = {"default": as_seen(field.default)} if field.default else {}
    value = _one_or_many(field, one) if field.is_list else one
    return {**_explained(kind, field), **default, **value}


def _explained(kind: Kind, field: FieldGuide) -> Schema:
    example = written(kind, {field.name: field.example})
    return {
        "title": field.name.replace("_", " ").capitalize(),
        "description": field.meaning,
        "markdownDescription": f"{field.meaning}\n\nFor example:\n\n```yaml\n{example}```",
    }


def _one_or_many(field: FieldGuide, one: Schema) -> Schema:
    many = {
        "type": "array",
        "items": one,
        # Two changes on one day may say the same; two texts may not.
        "uniqueItems": field.form is not Form.FIELDS,
        "minItems": int(field.is_required),
    }
    return {"anyOf": [one, many]}


def _value(kind: Kind, field: FieldGuide) -> Schema:
    if field.reference is not None:
        # Beside $ref, draft 7 knows no other keyword.
        return {"anyOf": [{"$ref": f"#/definitions/{name_of(field.reference)}"}]}
    if field.form is Form.FIELDS:
        return fields_schema(kind, field.fields)
    if field.form is Form.TERM:
        return one_of({term: term.meaning or term.label for term in field.terms})
    if field.form is Form.TRUTH:
        return one_of({"true": "Yes", "false": "No"})
    if field.form is Form.NAMES:
        return _names(field)
    return _text(field)


def _text(field: FieldGuide) -> Schema:
    length = f", 1 to {field.longest:,} characters" if field.longest else ""
    form = _IN_A_SENTENCE.get(field.form, field.form)
    message = f"“{field.name}” takes {form}{length}. {field.meaning}"
    schema = text(field.pattern, longest=field.longest, message=message)
    if field.form is Form.DATE:
        # A year alone is a number to an editor.
        schema |= {"type": ["string", "integer"], "minimum": FIRST_YEAR, "maximum": LAST_YEAR}
    return schema


def _names(field: FieldGuide) -> Schema:
    return {
        "type": "object",
        "propertyNames": text(field.pattern, message=field.meaning),
        "additionalProperties": text(longest=field.longest, message=field.meaning),
    }
