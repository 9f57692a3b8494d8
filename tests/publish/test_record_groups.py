"""Groups depend on the paths in them, and hardly on others."""

from hypothesis import given
from hypothesis import strategies as some

from generator.publish import record_groups
from generator.publish.record_groups import divide

PATHS = [f"events/number-{number}/index.html" for number in range(5000)]


def test_all_paths_are_there_in_order_and_no_group_is_large() -> None:
    groups = divide(reversed(PATHS))
    assert [path for group in groups for path in group] == sorted(PATHS)
    assert max(map(len, groups)) <= record_groups.MOST
    assert len(groups) < 8 * len(PATHS) / record_groups.MOST


def test_no_paths_make_no_groups() -> None:
    assert divide([]) == []


@given(some.sampled_from(PATHS))
def test_a_path_that_goes_changes_few_groups(gone: str) -> None:
    before = {tuple(group) for group in divide(PATHS)}
    after = {tuple(group) for group in divide(path for path in PATHS if path != gone)}
    changed = {path for group in before - after for path in group}
    assert gone in changed
    # Where the border behind a path goes with it, the groups beside it are divided anew.
    assert len(changed) <= 0.5 * len(PATHS)


def test_a_path_that_goes_mostly_changes_one_group() -> None:
    before = {tuple(group) for group in divide(PATHS)}
    single = sum(
        len(before - {tuple(group) for group in divide(path for path in PATHS if path != gone)})
        == 1
        for gone in PATHS[::100]
    )
    assert single > 45
