"""Names of fragments change with what they hold, and are short together."""

import gzip

from hypothesis import assume, given
from hypothesis import strategies as some

from generator.publish.fragment_names import share

FRAGMENTS = some.lists(some.binary(max_size=8), unique=True, max_size=40)
LAST = next(
    number.to_bytes(2)
    for number in range(999)
    if share("en", [number.to_bytes(2), b"x"])[1][-1] == "0"
)
"""A fragment that is the last of its neighbours."""


def _names(fragments: list[bytes]) -> list[str]:
    return share("en", fragments)


@given(FRAGMENTS)
def test_each_fragment_has_a_name_of_its_own(fragments: list[bytes]) -> None:
    names = _names(fragments)
    assert len(set(names)) == len(names) == len(fragments)
    assert all(name.startswith("en_") for name in names)


@given(FRAGMENTS, some.binary(), some.binary(), FRAGMENTS)
def test_another_content_has_another_name(
    before: list[bytes], one: bytes, other: bytes, after: list[bytes]
) -> None:
    fragments, changed = [*before, one, *after], [*before, other, *after]
    assume(len({*fragments, other}) == len(fragments) + 1)
    assert _names(changed)[len(before)] not in _names(fragments)


@given(FRAGMENTS, FRAGMENTS)
def test_a_change_renames_neighbours_only(before: list[bytes], after: list[bytes]) -> None:
    assert _names([*before, LAST, *after])[len(before) + 1 :] == _names(after)


def test_many_names_are_half_as_long_together() -> None:
    fragments = [bytes([one, two]) for one in range(8) for two in range(250)]
    alone = [_names([fragment])[0] for fragment in fragments]
    old, new = (len(gzip.compress(" ".join(each).encode())) for each in (alone, _names(fragments)))
    assert new < old / 2
