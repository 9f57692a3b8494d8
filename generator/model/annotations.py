"""The types that a field's type is made of: `tuple[Status, ...] | None` holds `Status`."""

from collections.abc import Iterator
from typing import Any, get_args


def parts(annotation: object) -> Iterator[object]:
    """A type and every type within it, from the outside in."""
    yield annotation
    for part in get_args(annotation):
        yield from parts(part)


def class_in(annotation: object, wanted: Any) -> Any:
    """The first class in a type that is a subclass of `wanted`; None where none is."""
    classes = (part for part in parts(annotation) if isinstance(part, type))
    return next((found for found in classes if issubclass(found, wanted)), None)
