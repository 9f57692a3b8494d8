"""What changed: in which order, and what counts as a correction."""

from small_archive import briefing, event, statement

from generator.relate.changes import changes


def _update(kind: str, day: str, text: str = "It was so.") -> dict[str, str]:
    return {"date": day, "kind": kind, "text": text}


def test_the_newest_comes_first_and_of_one_day_corrections_before_the_rest() -> None:
    old = event(
        "old",
        added="2026-01-01",
        updates=[
            _update("update", "2026-03-01"),
            _update("correction", "2026-02-01"),
            _update("clarification", "2026-02-01"),
        ],
    )
    found = changes(
        [old, briefing("zebra", added="2026-02-01"), statement("apt", added="2026-02-01")]
    )
    told = [(str(c.on), c.item.id, c.update.kind.value if c.update else "added") for c in found]
    assert told == [
        ("2026-03-01", "old", "update"),
        ("2026-02-01", "old", "correction"),
        ("2026-02-01", "old", "clarification"),
        ("2026-02-01", "apt", "added"),
        ("2026-02-01", "zebra", "added"),
        ("2026-01-01", "old", "added"),
    ]


def test_a_retraction_is_a_correction_and_an_update_is_none() -> None:
    kinds = ("correction", "retraction", "clarification", "update")
    changed = event(updates=[_update(kind, "2026-02-01") for kind in kinds])
    found = {c.update.kind.value for c in changes([changed]) if c.update and c.is_correction}
    assert found == {"correction", "retraction"}
