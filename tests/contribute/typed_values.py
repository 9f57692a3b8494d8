"""Values such as contributors type them, for every field of every kind, made up at random."""

from collections.abc import Mapping
from random import Random

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from generator.load.text_file import REFUSED
from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

Fields = SearchStrategy[dict[str, Typed]]

SIGNS = st.sampled_from(
    [*"-?:,[]{}#&*!|>'\"%@`=<~.\\/ \t\n", ": ", " #", "- ", "---", "...", "\n\n", "\n- ", "\n  "]
)
WORDS = st.sampled_from(
    [
        *("no", "012", "1e3", "2026-11-20", "null", "<<", "[[kp]]", "“quoted”", "한국", "🏳️‍🌈"),
        *("word", "another word", "### Heading", "a sentence, and one more: this"),
        "https://a.example/" + "b" * 120,
    ]
)
PIECES = st.one_of(WORDS, SIGNS, st.text(max_size=8), st.just(" "))


def _is_accepted(text: str) -> bool:
    return REFUSED.search(text) is None


TEXTS = st.one_of(
    st.text(max_size=40),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(WORDS, max_size=40).map(" ".join),
).filter(_is_accepted)
"""All that the strict reader accepts, in whatever way it is written."""

NAMES = TEXTS.filter(lambda name: name.strip() == name != "<<" and 0 < len(name) < 120)


def values_of(kind: Kind) -> Fields:
    """Some of the fields of a kind, in any order, with a value of any form the reader accepts."""
    return _fields(guides(kind))


def anything() -> Fields:
    """Anything at all that YAML can say, within the depth that is allowed."""
    nested = st.recursive(
        TEXTS,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(NAMES, inner, max_size=3)
        ),
        max_leaves=6,
    )
    return st.dictionaries(NAMES, nested, min_size=1, max_size=4)


def _fields(fields: tuple[FieldGuide, ...]) -> Fields:
    known = {field.name: _value(field) for field in fields}
    unknown = st.dictionaries(NAMES.filter(lambda name: name not in known), TEXTS, max_size=1)
    some = st.fixed_dictionaries({}, optional=known)
    return st.tuples(some, unknown, st.randoms()).map(_shuffled).filter(bool)


def _shuffled(parts: tuple[Mapping[str, Typed], Mapping[str, Typed], Random]) -> dict[str, Typed]:
    known, unknown, random = parts
    items = [*known.items(), *unknown.items()]
    random.shuffle(items)
    return dict(items)


def _value(field: FieldGuide) -> SearchStrategy[Typed]:
    if field.fields:
        one: SearchStrategy[Typed] = _fields(field.fields)
    elif field.form is Form.NAMES:
        one = st.dictionaries(NAMES, TEXTS, max_size=3)
    else:
        one = TEXTS
    return st.one_of(one, TEXTS, st.lists(one, max_size=4)) if field.is_list else one
