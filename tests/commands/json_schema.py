"""As much of JSON Schema (draft 2020-12) as our schemas consist of; any other word is an error.

Values are what an editor sees that reads YAML as text: strings, lists and dictionaries.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

Schema = dict[str, Any]
Rule = Callable[[Any, Any, Schema, Schema], Iterator[str]]

_TYPES = {"string": str, "object": dict, "array": list}


def faults(value: Any, schema: Schema, root: Schema) -> Iterator[str]:
    """Everything in `value` that `schema`, which is a part of `root`, does not allow."""
    for word, wanted in schema.items():
        yield from _RULES[word](value, wanted, schema, root)


def _nothing(value: Any, wanted: Any, schema: Schema, root: Schema) -> Iterator[str]:
    return iter(())


def _ref(value: Any, wanted: str, schema: Schema, root: Schema) -> Iterator[str]:
    return faults(value, root["$defs"][wanted.removeprefix("#/$defs/")], root)


def _type(value: Any, wanted: str, schema: Schema, root: Schema) -> Iterator[str]:
    if wanted not in _TYPES or not isinstance(value, _TYPES[wanted]):
        yield f"{value!r} is no {wanted}"


def _any_of(value: Any, wanted: list[Schema], schema: Schema, root: Schema) -> Iterator[str]:
    if all(list(faults(value, one, root)) for one in wanted):
        yield f"{value!r} fits none of {wanted}"


def _properties(value: Any, wanted: Schema, schema: Schema, root: Schema) -> Iterator[str]:
    for name, inner in _fields(value):
        if name in wanted:
            yield from faults(inner, wanted[name], root)


def _additional(value: Any, wanted: Any, schema: Schema, root: Schema) -> Iterator[str]:
    for name, inner in _fields(value):
        if name in schema.get("properties", {}):
            continue
        if wanted is False:
            yield f"{name} is not known"
        else:
            yield from faults(inner, wanted, root)


def _names(value: Any, wanted: Schema, schema: Schema, root: Schema) -> Iterator[str]:
    for name, _ in _fields(value):
        yield from faults(name, wanted, root)


def _required(value: Any, wanted: list[str], schema: Schema, root: Schema) -> Iterator[str]:
    typed = {name for name, _ in _fields(value)}
    yield from (f"{name} is missing" for name in wanted if name not in typed)


def _items(value: Any, wanted: Schema, schema: Schema, root: Schema) -> Iterator[str]:
    for item in value if isinstance(value, list) else ():
        yield from faults(item, wanted, root)


def _fields(value: Any) -> list[tuple[str, Any]]:
    return list(value.items()) if isinstance(value, dict) else []


def _fits(kind: type[Any], does_fit: Callable[[Any, Any], Any]) -> Rule:
    """A word about values of one type; it says nothing of others."""

    def rule(value: Any, wanted: Any, schema: Schema, root: Schema) -> Iterator[str]:
        if isinstance(value, kind) and not does_fit(value, wanted):
            yield f"{value!r} does not fit {wanted!r}"

    return rule


_RULES: dict[str, Rule] = {
    **dict.fromkeys(["$schema", "$defs", "title", "description", "default"], _nothing),
    "$ref": _ref,
    "type": _type,
    "anyOf": _any_of,
    "enum": _fits(object, lambda value, wanted: value in wanted),
    "const": _fits(object, lambda value, wanted: value == wanted),
    "pattern": _fits(str, lambda value, wanted: re.search(wanted, value)),
    "minLength": _fits(str, lambda value, wanted: len(value) >= wanted),
    "maxLength": _fits(str, lambda value, wanted: len(value.strip()) <= wanted),
    "uniqueItems": _fits(
        list, lambda value, wanted: not any(one in value[:index] for index, one in enumerate(value))
    ),
    "minItems": _fits(list, lambda value, wanted: len(value) >= wanted),
    "properties": _properties,
    "additionalProperties": _additional,
    "propertyNames": _names,
    "required": _required,
    "items": _items,
}
