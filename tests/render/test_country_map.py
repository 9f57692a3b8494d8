import pytest

from generator.model.items import Actor, Event
from generator.relate.tracker import Involvement, StateRecord
from generator.render.pages.countries import Standing, standing

INVOLVED = (
    Involvement(
        Event.model_validate(
            {
                "id": "event",
                "title": "An event",
                "date": "2025",
                "added": "2026-01-01",
                "status": "occurred",
                "summary": "It is so.",
                "sources": "report",
            }
        )
    ),
)
PARTS = ("called_for", "made", "ended", "votes", "directed", "said", "concerned")


def _record(*parts: str) -> StateRecord:
    state = Actor.model_validate({"id": "kp", "name": "North Korea", "type": "state"})
    held = {part: INVOLVED if part in parts else () for part in PARTS}
    return StateRecord(state=state, of_its_country=(), **held)


@pytest.mark.parametrize(
    ("parts", "drawn"),
    [
        (["concerned"], Standing.CONCERNED),
        (["concerned", "said"], Standing.SPEAKER),
        (["concerned", "votes"], Standing.SPEAKER),
        (["said", "called_for"], Standing.ISSUER),
        (["ended"], Standing.ISSUER),
        (["said", "directed"], Standing.TARGET),
        (["directed", "made", "said"], Standing.BOTH),
    ],
)
def test_a_state_is_drawn_by_its_part_in_rules_before_all_else(
    parts: list[str], drawn: Standing
) -> None:
    assert standing(_record(*parts)) is drawn


def test_what_was_called_for_and_what_was_made_are_told_apart_in_what_was_issued() -> None:
    assert len(_record("called_for", "made", "ended").issued) == 3
    assert _record("votes").has_acted
    assert not _record("directed", "said", "concerned").has_acted
