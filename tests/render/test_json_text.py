"""JSON with a line a value is what the standard library makes of it, only sooner."""

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.model.vocabulary import Kind
from generator.render.exports.json_text import part, written

VALUES = st.recursive(
    st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.sampled_from(Kind)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(st.text(), inner, max_size=4),
    ),
)


def _by_the_library(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


@given(VALUES)
def test_it_is_what_the_standard_library_makes(value: object) -> None:
    assert written(value) == _by_the_library(value)


@given(VALUES, VALUES)
def test_a_part_written_before_stands_at_its_depth(one: object, other: object) -> None:
    whole = {"a": [part(one), {"b": part([other, part(one)])}]}
    assert written(whole) == _by_the_library({"a": [one, {"b": [other, one]}]})
    assert written(part(one)) == _by_the_library(one)
