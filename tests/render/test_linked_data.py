"""What pages tell programs: true types, honest dates, and texts that stay texts."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from small_archive import (
    actor,
    archive,
    briefing,
    event,
    response,
    source,
    statement,
    topic,
)

from generator.model import dates
from generator.model.items import Item
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.linked_data import iso_dates, node, pages
from generator.render.sharing import items_by_path
from generator.render.view import View

SITE = Site("A site", "What it is.", "https://site.example/")
NOWHERE = Site("A site", "What it is.")

HOSTILE = "</script><script>alert(1)</script> <!-- \u2028 “군사” \u05e9\u05dc\u05d5\u05dd & \"'\\ 𝄞"


def _graph(item: Item, held: Archive, site: Site = SITE) -> list[dict[str, Any]]:
    path = next(path for path, one in items_by_path(held).items() if one == item)
    view = View(path=path, title=item.name, description="About it.")
    return json.loads(pages.linked_data(view, item, held, site))["@graph"]


def _subject(item: Item, *others: Item) -> dict[str, Any]:
    """What the page of `item` is about, as programs read it; empty where nothing is said of it."""
    return _graph(item, archive(item, *others))[0].get("mainEntity", {})


@given(st.text(), st.text())
def test_any_text_survives_json_in_yaml_and_cannot_end_the_script(name: str, words: str) -> None:
    held = node.script(node.node("Claim", name=f"n{name}", text=f"t{words}"))
    typed = yaml.safe_load(f"linked_data: {node.front_matter(held)}\n")["linked_data"]
    assert typed == held
    assert not set("<>&\u2028\u2029") & set(held)
    (found,) = json.loads(typed)["@graph"]
    assert (found["name"], found["text"]) == (f"n{name}", f"t{words}")


def test_hostile_titles_are_the_same_text_to_a_program() -> None:
    hostile = event(title=HOSTILE, summary="It is so.")
    assert _graph(hostile, archive(hostile))[0]["name"] == hostile.title


CONFIRMED = {"verification": "confirmed", "actors": "un", "sources": "record"}
UN = actor("un", type="igo")
RECORD = source("record", type="official", publisher="un")
SECOND = source("second", publisher="Another Paper")
TWO = {"sources": ["report", "second"]}
MEETING = {**TWO, "status": "expected", "date": "2027-01-05", "type": "meeting"}


@pytest.mark.parametrize(
    ("fields", "others", "kind"),
    [
        (CONFIRMED, (UN, RECORD), "Event"),
        (TWO, (SECOND,), "Event"),
        ({}, (), None),
        ({"verification": "alleged", **TWO}, (SECOND,), None),
        ({"verification": "under_examination", **TWO}, (SECOND,), None),
        ({"verification": "refuted", **TWO}, (SECOND,), None),
        ({"status": "cancelled", **TWO}, (SECOND,), None),
        ({"status": "not_observed", **TWO}, (SECOND,), None),
        ({**MEETING, "date": "2027-01"}, (SECOND,), None),
        ({**MEETING, "type": "test"}, (SECOND,), None),
        ({**MEETING, "date": "2026-01-05"}, (SECOND,), None),
        ({**MEETING, "date": "2027-01-05?"}, (SECOND,), None),
        ({**MEETING, "date": "2027-01-05/2027-01-09"}, (SECOND,), "Event"),
        ({**MEETING, "sources": "report"}, (), None),
        ({**MEETING, "verification": "alleged"}, (SECOND,), None),
        ({**MEETING, "verification": "under_examination"}, (SECOND,), None),
        ({**MEETING, "verification": "refuted"}, (SECOND,), None),
        (
            {**TWO, "updates": [{"date": "2026-02-02", "kind": "retraction", "text": "Wrong."}]},
            (SECOND,),
            None,
        ),
    ],
)
def test_only_what_is_established_or_scheduled_is_an_event(
    fields: dict[str, Any], others: tuple[Item, ...], kind: str | None
) -> None:
    assert _subject(event(**fields), *others).get("@type") == kind


def test_a_denied_event_is_no_event() -> None:
    denial = statement(act="denies", about="event")
    assert _subject(event(**TWO), SECOND, denial) == {}
    assert _subject(event(**MEETING), SECOND)["@type"] == "Event"
    assert _subject(event(**MEETING), SECOND, denial) == {}


def test_an_allegation_is_the_claim_of_whoever_asserts_it() -> None:
    alleged = event(verification="alleged")
    said = statement("said", act="asserts", about="event", speaker="us")
    hinted = statement(
        "hinted", act="asserts", about="event", attribution="anonymous", speaker_as="an official"
    )
    claim = _subject(alleged, said, hinted)
    assert claim["@type"] == "Claim"
    assert [one["name"] for one in claim["claimant"]] == ["United States"]
    assert _subject(alleged, hinted) == {}


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("asserts", "Claim"),
        ("denies", "Claim"),
        ("disputes", "Claim"),
        ("confirms", "Claim"),
        ("warns", "Quotation"),
        ("calls_for", "Quotation"),
        ("announces", "Quotation"),
    ],
)
def test_a_statement_is_a_claim_or_else_a_quotation(act: str, kind: str) -> None:
    about = {"about": "event"} if kind == "Claim" and act != "asserts" else {}
    said = statement(act=act, quote="so it is", quote_lang="en", **about)
    assert _subject(said, event())["@type"] == kind


def test_a_quotation_names_its_speaker_its_language_and_its_source() -> None:
    denial = statement(
        act="denies",
        about="event",
        speaker="kp",
        quote="it is a lie",
        quote_is="translation",
        quote_lang="en",
        quote_original={"text": "거짓이다", "lang": "ko"},
    )
    claim = _subject(denial, event())
    quotation = claim["appearance"]
    assert claim["claimant"]["name"] == quotation["creator"]["name"] == "North Korea"
    assert "Country" in claim["claimant"]["@type"]
    assert (quotation["text"], quotation["inLanguage"]) == ("it is a lie", "en")
    assert quotation["translationOfWork"]["text"] == "거짓이다"
    assert quotation["translationOfWork"]["inLanguage"] == "ko"
    assert quotation["isBasedOn"][0]["name"] == "report"
    assert claim["about"][0]["url"] == "https://site.example/events/event/"


@pytest.mark.parametrize("attribution", ["anonymous", "collective"])
def test_a_body_does_not_say_what_an_unnamed_person_of_it_says(attribution: str) -> None:
    said = statement(attribution=attribution, speaker_as="an official", quote="so it is")
    claim = _subject(said)
    assert "claimant" not in claim
    assert "creator" not in claim["appearance"]


@pytest.mark.parametrize(
    ("fields", "force"),
    [
        ({"type": "law", "status": "in_force"}, "https://schema.org/InForce"),
        ({"type": "law", "status": "adopted"}, None),
        ({"type": "regulation", "status": "expired"}, "https://schema.org/NotInForce"),
        (
            {"type": "sanctions", "status": "in_force", "instrument": "S/RES/1718 (2006)"},
            "https://schema.org/InForce",
        ),
    ],
)
def test_what_was_adopted_as_law_is_legislation(fields: dict[str, Any], force: str | None) -> None:
    law = _subject(response(**TWO, **fields), SECOND)
    assert law["@type"] == "Legislation"
    assert law.get("legislationLegalForce") == force
    assert law["legislationPassedBy"][0]["name"] == "United States"
    assert law.get("legislationIdentifier") == fields.get("instrument")


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "law", "status": "proposed"},
        {"type": "law", "status": "called_for"},
        {"type": "regulation", "status": "withdrawn"},
        {"type": "guidance", "status": "adopted"},
        {"type": "export_control", "status": "in_force", "instrument": "Wassenaar Arrangement"},
    ],
)
def test_what_is_no_law_is_no_legislation(fields: dict[str, Any]) -> None:
    assert _subject(response(**TWO, **fields), SECOND) == {}


def test_a_law_that_only_one_origin_tells_of_is_no_legislation() -> None:
    blog = source("blog", type="blog", origin="unknown")
    assert _subject(response(sources="blog"), blog) == {}
    assert _subject(response(sources=["blog", "report"]), blog) == {}
    text = source("text", type="official", publisher="us")
    assert _subject(response(sources="text"), text)["@type"] == "Legislation"


def test_a_law_is_dated_by_its_adoption_or_not_at_all() -> None:
    history = [{"date": "2025-01-02", "status": "adopted"}]
    assert _subject(response(**TWO, history=history), SECOND)["legislationDate"] == "2025-01-02"
    assert "legislationDate" not in _subject(response(**TWO, date="2025-06-01"), SECOND)


@pytest.mark.parametrize(
    ("fields", "kind", "body"),
    [
        ({"type": "person"}, "Person", "affiliation"),
        ({"type": "government"}, "GovernmentOrganization", "parentOrganization"),
        ({"type": "company"}, "Organization", "parentOrganization"),
    ],
)
def test_actors_are_what_they_are(fields: dict[str, Any], kind: str, body: str) -> None:
    someone = actor("someone", part_of="kp", names={"ko": "누구"}, wikidata="Q42", **fields)
    found = _subject(someone)
    assert found["@type"] == kind
    assert found[body]["name"] == "North Korea"
    assert found["alternateName"] == [{"@value": "누구", "@language": "ko"}]
    assert found["sameAs"] == "https://www.wikidata.org/entity/Q42"


def test_a_briefing_is_a_report_as_new_as_its_newest_change() -> None:
    reading = briefing(
        include="event",
        topics="drones",
        as_of="2026-03-01",
        added="2026-03-02",
        updates=[{"date": "2026-04-05", "kind": "update", "text": "More."}],
    )
    report, trail = _graph(reading, archive(reading, event(), topic("drones")))
    assert report["@type"] == "Report"
    assert (report["datePublished"], report["dateModified"]) == ("2026-03-02", "2026-04-05")
    assert [work["name"] for work in report["citation"]] == ["report"]
    assert [about["@type"] for about in report["about"]] == ["DefinedTerm"]
    assert [step["name"] for step in trail["itemListElement"]] == [
        "A site",
        "Briefings",
        "briefing",
    ]


def test_without_an_address_nothing_has_one() -> None:
    reading = briefing(include="event")
    held = archive(reading, event(), actor("someone"))
    written = json.dumps([_graph(item, held, NOWHERE) for item in (reading, held.entries["event"])])
    assert "@id" not in written
    assert '"url"' not in written
    assert "BreadcrumbList" not in written


def test_nobody_is_rated() -> None:
    items = (event(verification="refuted"), statement(quote="so it is"), response(), briefing())
    held = archive(*items)
    assert not any("Rating" in json.dumps(_graph(item, held)) for item in items)


@pytest.mark.parametrize(
    ("typed", "one", "start", "end"),
    [
        ("2025-06-13", "2025-06-13", "2025-06-13", ""),
        ("2025-06", "2025-06", "2025-06", ""),
        ("2025", "2025", "2025", ""),
        ("2025-06-XX", "2025-06", "2025-06", ""),
        ("202X", "", "", ""),
        ("2025-06?", "", "", ""),
        ("2025~", "", "", ""),
        ("2025-06-13/2025-07", "", "2025-06-13", "2025-07"),
        ("2025-06-13/..", "", "2025-06-13", ""),
        ("../2025-06", "", "", "2025-06"),
        ("2025-06..2025-12", "2025", "", ""),
        ("2025-06-01..2025-06-09", "2025-06", "", ""),
        ("2024-12..2025-01", "", "", ""),
        ("..2025-06", "", "", ""),
        ("unknown", "", "", ""),
    ],
)
def test_a_date_says_only_what_iso_8601_can_say(typed: str, one: str, start: str, end: str) -> None:
    date = dates.parse(typed)
    assert iso_dates.date_of(date) == one
    assert iso_dates.start_of(date) == start
    assert iso_dates.end_of(date) == end


def test_a_topic_is_defined_on_its_own_page_and_named_elsewhere() -> None:
    drones, flight = topic("drones"), event(topics="drones")
    held = archive(drones, flight)
    assert _graph(drones, held)[0]["mainEntity"]["description"] == "What is on it."
    assert "description" not in _graph(flight, held)[0]["about"][0]
