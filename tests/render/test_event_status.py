"""What pages and feeds say of events that are refuted, alleged or called off."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from pieces import all_made
from small_archive import archive, briefing, event, response

from generator.model.items import Item
from generator.model.site import Site
from generator.render import press
from generator.render.exports import feeds
from generator.render.pages import timeline
from generator.render.press import Sort

TEMPLATES = Path(__file__).parents[2] / "site_templates"
SITE = Site("A site")
REFUTED = event(status="expected", date="2025", verification="refuted")


def _written(*items: Item) -> Mapping[str, str]:
    made = archive(*items, briefing(include=[item.id for item in items]))
    return {file.path: file.content for file in press.pages(made, SITE, TEMPLATES)}


@pytest.mark.parametrize("status", ["occurred", "ongoing", "expected"])
def test_no_page_asserts_what_is_refuted(status: str) -> None:
    pages = _written(event(status=status, date="2025", verification="refuted"))
    page = pages["events/event.md"]
    assert '<span class="badge badge--refuted">Refuted</span>' in page
    assert "Said to" in page
    for path in ("timeline/index.md", "briefings/briefing/as-of.md", "briefings/briefing.md"):
        assert '<span class="badge badge--refuted">Refuted</span>' in pages[path]
    for text in (page, pages["briefings/briefing.md"], pages["briefings/briefing/as-of.md"]):
        assert "Ongoing as of" not in text
        assert "badge--expected" not in text
        assert "verdue" not in text


@pytest.mark.parametrize("status", ["cancelled", "not_observed"])
def test_what_was_called_off_or_not_observed_is_marked_among_what_was_known(status: str) -> None:
    called = event(status=status)
    mark = f"{called.status.label}</span>"
    assert mark in _written(called)["briefings/briefing/as-of.md"]


def test_nobody_waits_for_what_is_refuted_on_any_timeline() -> None:
    awaited = event("awaited", status="expected", date="2025")
    made = archive(REFUTED, awaited)
    of_all, *_ = all_made(timeline.pages(made), made)
    assert [entry.id for entry in of_all.expected] == ["awaited"]
    assert [entry.id for entry in of_all.happened] == ["event"]


def test_explore_finds_it_as_refuted_alone() -> None:
    files = press.files(archive(REFUTED), SITE, TEMPLATES)
    (found,) = (f for sort, f in files if sort is Sort.RECORD and "events/" in f.path)
    statuses = re.findall(r'filter="status\[content\]" content="(.+?)"', found.content)
    assert statuses == ["Refuted"]


def test_it_is_overdue_from_the_same_day_on_every_page() -> None:
    pages = _written(event(status="expected", date="2025"))
    assert "overdue since 1 January 2026" in pages["events/event.md"]
    assert "Overdue since 1 January 2026" in pages["briefings/briefing/as-of.md"]


@pytest.mark.parametrize("status", ["occurred", "ongoing", "expected"])
def test_feeds_say_what_the_page_says(status: str) -> None:
    told = event(status=status, verification="alleged")
    said = {"occurred": "Said to have occurred", "ongoing": "Said to be ongoing as of 1 June 2025"}
    words = said.get(status, "Said to be expected")
    made = archive(told)
    files = {file.path: file.content for file in all_made(feeds.files(made, SITE), made)}
    assert f"Date: 1 June 2025. {words}" in files["feeds/events.json"]
    assert f":   {words}" in _written(told)["events/event.md"]


def test_a_rule_asked_for_by_a_day_to_come_is_known_from_its_first_source() -> None:
    page = _written(response(status="called_for", date="2030"))["briefings/briefing/as-of.md"]
    assert "Known since 1 June 2025" in page
