"""States are known by the names that their own people use."""

import pytest

from generator.model import states


@pytest.mark.parametrize(
    ("code", "name"),
    [("jp", "日本"), ("kp", "북한"), ("cn", "中国"), ("ru", "Россия"), ("ch", "Suisse")],
)
def test_a_state_has_the_names_of_its_own_languages(code: str, name: str) -> None:
    assert name in states.own_names(code)


def test_every_state_can_be_asked_for_them() -> None:
    named = [code for code in states.STATE_NAMES if states.own_names(code)]
    assert len(named) > 200
