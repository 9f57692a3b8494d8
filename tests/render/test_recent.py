"""`recent.json`: what a reader's browser compares with what it was shown before."""

import json
from typing import Any

from pieces import all_made
from small_archive import archive, briefing, event, statement

from generator.model.items import Item
from generator.model.site import Site
from generator.render.exports import recent

SITE = Site(name="Briefings", description="", address="")


def rows(*items: Item) -> list[Any]:
    made = archive(*items)
    (file,) = all_made(recent.files(made, SITE), made)
    assert file.path == "recent.json"
    return list(json.loads(file.content))


def _updated(kind: str) -> dict[str, str]:
    return {"date": "2026-02-01", "kind": kind, "text": "It was otherwise."}


def test_each_change_is_a_row_with_the_page_the_day_and_a_word() -> None:
    assert rows(event(updates=_updated("correction")), statement(added="2026-01-02")) == [
        ["events/event/", "2026-02-01", "corrected"],
        ["statements/statement/", "2026-01-02", "new"],
        ["events/event/", "2026-01-01", "new"],
    ]


def test_every_kind_of_update_has_a_word() -> None:
    kinds = ("correction", "clarification", "update", "retraction")
    words = [rows(event(updates=_updated(kind)))[0][2] for kind in kinds]
    assert words == ["corrected", "changed", "changed", "withdrawn"]


def test_briefings_are_listed_too() -> None:
    assert ["briefings/briefing/", "2026-11-23", "new"] in rows(briefing(include="event"), event())


def test_it_stays_small_however_much_there_is() -> None:
    many = [event(f"event-{number}") for number in range(recent.LISTED + 50)]
    newest = event("newest", added="2026-03-01")
    listed = rows(*many, newest)
    assert len(listed) == recent.LISTED
    assert listed[0][0] == "events/newest/"


def test_nothing_on_file_is_an_empty_list() -> None:
    assert rows() == []
