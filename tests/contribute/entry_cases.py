"""Entries that are sound, or broken in one place, made from the guide to the fields.

They stand in an archive in which everything exists that the worked examples refer to.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.load.yaml_writing import written
from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.references import Citation, Reference
from generator.model.states import STATE_NAMES
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES, Typed

Fields = Mapping[str, Typed]
Archive = Mapping[Kind, Mapping[str, Fields]]
"""By kind and id, the fields of everything there is."""

# A briefing is about some entries, or all on some topics: the model requires neither by itself.
NEEDED_TOO = {Kind.BRIEFING: ("include",)}

SOUND = "required fields only"

LITTLE: tuple[Typed, ...] = ("", [["x"]], {"a": "b"})

DATES = (
    *("2025", "1899", "1900", "2100", "2101", "202X", "210X", "20XX", "2025?", "2025-XX"),
    *("2025-06", "2025-13", "2025-00", "2025-6", "2025-XX-XX", "2025-06-XX", "2025-06-01"),
    *("2025-06-32", "2025-06-00", "01.06.2025", "2025/06", "in June", "unknown", "Unknown"),
    *("2025-06..2025-12", "..2025-06", "2025-06..", "../2025-06", "2025-06/..", "2025-06~/.."),
    *("..", "/", "2025-06/", "2025..2026..", "2025-06-01T12:00", "2025-06-01%", "2025.."),
)
TEXTS = ("x", "2025", "3.14", "-1", "two words", "two\nlines\n", "A stop at the end.", "한국어")
FORMS_OF_TEXT = (
    *("x", "2025", "Three dots...", "One…", ".", "A stop at the end.", "en", "zh-Hant", "english"),
    *("no", "Q1065", "Q01", "f" * 64, "F" * 64, "other.example", "https://other.example/a"),
    *("HTTP://other.example/a?b#c", "ftp://other.example", "https://other.example/a b"),
    *("an-id", "An-Id", "404", "us", "a" * 65),
)
WORDS = ("true", "false", "yes", "1", "7", "Denies", "no such word", "denies ")
IDS = (
    *("kp", "KP", "xx", "no-such-id", "Not An Id", "unknown", "The Daily", "a" * 65, "x" * 301),
    *("index", "2025", "#p1", "no-such-id#p1", "kp#p1"),
)


@dataclass(frozen=True, slots=True)
class Case:
    """The fields of one entry, and what was done to it."""

    kind: Kind
    what: str
    values: Fields


def archive() -> Archive:
    """Everything the worked examples refer to, with required fields only."""
    kinds: dict[str, set[Kind]] = {}
    for mark, identifier in _named():
        kinds[identifier] = kinds.get(identifier, set(Kind)) & set(mark.kinds)
    found: dict[Kind, dict[str, Fields]] = {kind: {} for kind in Kind}
    for identifier, possible in kinds.items():
        kind = next(kind for kind in Kind if kind in possible)
        found[kind][identifier] = _required_only(kind)
    return found


def _named() -> Iterator[tuple[Reference, str]]:
    for kind in Kind:
        for field, example in _leaves(guides(kind), WORKED_EXAMPLES[kind]):
            if field.reference is not None:
                for text in (example,) if isinstance(example, str) else example:
                    assert isinstance(text, str)
                    identifier = Citation.parse(text).source
                    is_name = field.reference.or_name and " " in identifier
                    if not is_name and identifier not in STATE_NAMES:
                        yield field.reference, identifier


def _leaves(fields: tuple[FieldGuide, ...], values: Fields) -> Iterator[tuple[FieldGuide, Typed]]:
    for field in fields:
        value = values[field.name]
        if field.fields:
            yield from _leaves(field.fields, _one(value))
        else:
            yield field, value


def _one(value: Typed) -> Fields:
    first = value[0] if isinstance(value, list) else value
    assert isinstance(first, dict)
    return first


def _required_only(kind: Kind) -> Fields:
    example = WORKED_EXAMPLES[kind]
    return {field.name: example[field.name] for field in guides(kind) if field.is_required}


def cases(known: Archive) -> Iterator[Case]:
    """Entries of all kinds: as the worked example, and with one thing changed.

    Of fields that take the same, one is tried with everything, the others with a little.
    """
    tried: set[object] = set()
    for kind in Kind:
        example = WORKED_EXAMPLES[kind]
        yield Case(kind, "as the worked example", example)
        yield Case(kind, "the id", {**example, "id": "an-id"})
        needed = {name: example[name] for name in NEEDED_TOO.get(kind, ())}
        for what, values in _changed(guides(kind), example, known, tried):
            yield Case(kind, what, {**needed, **values})


def _changed(
    fields: tuple[FieldGuide, ...], examples: Fields, known: Archive, tried: set[object]
) -> Iterator[tuple[str, Fields]]:
    """Only the required fields, and with one of them taken away or one field replaced."""
    required = {field.name: examples[field.name] for field in fields if field.is_required}
    yield SOUND, required
    yield "a field nobody knows", {**required, "titel": "x"}
    for field in fields:
        if field.is_required:
            yield f"no {field.name}", {n: v for n, v in required.items() if n != field.name}
        for value in _replacements(field, examples[field.name], known, tried):
            yield f"{field.name}: {str(value)[:60]!r}", {**required, field.name: value}
        if field.fields:
            inside = _changed(field.fields, _one(examples[field.name]), known, tried)
            for what, changed in inside:
                yield f"{field.name}, {what}", {**required, field.name: changed}


def _replacements(
    field: FieldGuide, value: Typed, known: Archive, tried: set[object]
) -> Iterator[Typed]:
    yield from LITTLE
    takes = (field.form, field.is_list, field.is_list and field.is_required, field.longest)
    if (*takes, field.pattern, field.terms, field.reference) in tried:
        return
    tried.add((*takes, field.pattern, field.terms, field.reference))
    yield from ("   ", [], {}, ["x"], [""], [{"a": "b"}])
    if field.form is Form.FIELDS:
        yield from ("x", [_one(value)], [_one(value), _one(value)])
    elif field.form is Form.NAMES:
        yield from ("x", {"ko": ""}, {"ko": ["x"]}, {"korean": "x"}, {"zh-Hant": "x", "no": "y"})
    else:
        one = value if isinstance(value, str) else next(iter(value))
        yield from ([one], [one, one], [one, ["x"]], [one, "another-one"])
        yield from _texts(field, known)


def _texts(field: FieldGuide, known: Archive) -> Iterator[str]:
    if field.form in (Form.DATE, Form.FULL_DATE):
        yield from DATES
    elif field.form in (Form.TERM, Form.TRUTH):
        yield from (*WORDS, *field.terms, *(term.label for term in field.terms))
    elif field.form is Form.REFERENCE:
        yield from IDS
        for of_kind in filter(None, known.values()):
            identifier = next(iter(of_kind))
            yield from (identifier, f"{identifier} # p 1")
    else:
        yield from FORMS_OF_TEXT if field.pattern else TEXTS
    if field.longest:
        yield from ("y" * field.longest, "y" * (field.longest + 1), "🙂" * field.longest)


def files(known: Archive) -> Iterator[tuple[str, str]]:
    """Path and text of every file of an archive."""
    for kind, items in known.items():
        if kind is Kind.TOPIC:
            yield "topics.yaml", written(kind, items)
        else:
            for identifier, values in items.items():
                yield f"{kind.value}/{identifier}.yaml", written(kind, values)
