"""Fragments keep what they hold, under names that change with it, and that are short together."""

import gzip
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given
from hypothesis import strategies as some

from generator.publish.fragment_names import FRAGMENT, share
from generator.publish.pagefind_bundle import Metadata

NAMES = some.from_regex(r"en_[0-9a-f]{7,8}", fullmatch=True)
LISTS = some.lists(NAMES, unique=True, max_size=40)
LAST = "en_ffffff0"
"""The last of its neighbours."""


def _renamed(names: list[str]) -> list[str]:
    """What fragments of these names are called then, after a look at what they hold."""
    with TemporaryDirectory() as folder:
        bundle = Path(folder)
        (bundle / "fragment").mkdir()
        for name in names:
            (bundle / FRAGMENT.format(name)).write_text(f"the words of {name}")
        pages = [[name, words] for words, name in enumerate(names)]
        shared = share(bundle, Metadata("1.5.2", pages, [], [], [], [])).pages
        assert [words for _, words in shared] == list(range(len(names)))
        new = [name for name, _ in shared]
        held = [(bundle / FRAGMENT.format(name)).read_text() for name in new]
        assert held == [f"the words of {name}" for name in names]
        assert len(list((bundle / "fragment").iterdir())) == len(set(new)) == len(names)
    return new


@given(LISTS, NAMES, NAMES, LISTS)
def test_another_content_has_another_name(
    before: list[str], one: str, other: str, after: list[str]
) -> None:
    names, changed = [*before, one, *after], [*before, other, *after]
    assume(len({*names, other}) == len(names) + 1)
    assert _renamed(changed)[len(before)] not in _renamed(names)


@given(LISTS, LISTS)
def test_a_change_renames_neighbours_only(before: list[str], after: list[str]) -> None:
    assume(len({*before, LAST, *after}) == len(before) + 1 + len(after))
    assert _renamed([*before, LAST, *after])[len(before) + 1 :] == _renamed(after)


def test_many_names_are_half_as_long_together() -> None:
    names = [
        f"en_{sha256(bytes([one, two])).hexdigest()[:7]}" for one in range(8) for two in range(250)
    ]
    old, new = (len(gzip.compress(" ".join(each).encode())) for each in (names, _renamed(names)))
    assert new < old / 2
