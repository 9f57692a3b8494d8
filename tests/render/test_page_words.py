"""What pages say where there is only one of something, or where a part of it is missing."""

from collections.abc import Mapping

import pytest
from built import REPOSITORY, built, words
from small_archive import actor, archive, briefing, event, response, source, statement, topic

from generator.model.items import Item
from generator.model.site import Site
from generator.render import press
from generator.render.pages.follow import SHOWN

RETRACTION = {"date": "2026-11-21", "kind": "retraction", "text": "It was another one."}


def _written(*items: Item) -> Mapping[str, str]:
    templates = REPOSITORY / "site_templates"
    return {
        file.path: file.content for file in press.pages(archive(*items), Site("A site"), templates)
    }


def _words(path: str, *items: Item) -> str:
    return words(built(_written(*items)[path].split("\n---\n", 1)[1]))


def test_a_briefing_with_a_retracted_entry_does_not_say_that_nothing_was_corrected() -> None:
    made = event(updates=RETRACTION), event("other")
    page = _words("briefings/briefing.md", *made, briefing(include=["event", "other"]))
    assert "No corrections so far." not in page
    assert "No corrections of the briefing itself so far." in page
    assert "Of its entries: 21 November 2026: Retraction of event." in page
    page = _words("briefings/briefing.md", *made, briefing(include=["other"]))
    assert "No corrections so far." in page


@pytest.mark.parametrize("path", ["briefings/briefing.md", "briefings/briefing/as-of.md"])
def test_one_entry_on_one_origin_is_one(path: str) -> None:
    two = event(sources=["report", "wire"]), source("wire", publisher="A Wire"), event("other")
    page = _words(path, *two, briefing(include=["event", "other"]))
    assert "1 of the entries has a single origin, A Paper alone." in page


def test_what_is_only_expected_did_not_happen() -> None:
    awaited = [event(f"e-{n}", status="expected", date="2027") for n in range(5)]
    ids = [one.id for one in awaited]
    page = _words("briefings/briefing.md", *awaited, briefing(include=ids))
    assert "When it is expected" in page
    assert "When it happened" not in page
    page = _words("briefings/briefing.md", *awaited, event(), briefing(include=[*ids, "event"]))
    assert "When it happened" in page


def test_one_more_feed_is_one() -> None:
    topics = [topic(f"topic-{n}") for n in range(SHOWN + 1)]
    page = _words("follow.md", event(topics=[one.id for one in topics]), *topics)
    assert "The other one has its feeds on its own page: " in page


def test_statements_alone_are_no_list_of_what_rests_on_one_origin() -> None:
    assert "Resting on one origin" not in _words("open-questions.md", statement())
    assert "Resting on one origin" in _words("open-questions.md", event())


def test_a_state_leads_to_the_countries_only_where_it_is_among_them() -> None:
    firm = actor("firm", type="company", country="jp")
    made = response(issuers="us", targets="firm"), firm
    assert "Among the countries" not in _words("actors/jp.md", *made)
    assert "Among the countries" in _words("actors/us.md", *made)


def test_a_rule_shows_paths_as_they_are_typed() -> None:
    page = _words("contribute/rules.md")
    assert "content/sources/second-report.yaml is a link to" in page
    assert "&#" not in page


def test_a_place_in_a_source_ends_in_one_full_stop() -> None:
    page = _words("events/event.md", event(sources=["report#p1", "report#p2."]))
    assert "p1, p2. " in page


def test_a_page_says_what_would_change_each_of_its_labels() -> None:
    denial = statement(act="denies", about="event")
    assert (
        "What would change the label Contested: the denial’s being taken back; the label does not "
        "say who is right. And Single origin: an independent second origin; the record of a "
        "responsible body."
    ) in _words("events/event.md", event(), denial)
    assert "What would change the label: an independent second origin; the record of" in _words(
        "events/event.md", event()
    )
