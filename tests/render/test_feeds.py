"""Feeds, read as reader programs do: by feedparser, a parser of XML, and one of JSON."""

import json
from datetime import date
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pieces import all_made
from small_archive import AS_OF, actor, archive, briefing, event, response, source, statement, topic

from generator.model.items import Item
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.channels import NEWEST
from generator.render.exports import feeds

HERE = Site("A site", "What it holds.", "https://site.example/sub/")
NOWHERE = Site("A site")
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "<script>alert(1)</script> & \"quoted\" ]]> 'x' 모략이다"


def _files(made: Archive, site: Site = HERE) -> dict[str, str]:
    return {file.path: file.content for file in all_made(feeds.files(made, site), made)}


def _atom(made: Archive, path: str, site: Site = HERE) -> Any:
    parsed = feedparser.parse(_files(made, site)[f"{path}.xml"], sanitize_html=False)
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def _json(made: Archive, path: str, site: Site = HERE) -> Any:
    return json.loads(_files(made, site)[f"{path}.json"])


def _update(kind: str, text: str, day: str = "2026-02-01") -> dict[str, str]:
    return {"date": day, "kind": kind, "text": text}


def _correction(text: str, day: str = "2026-02-01") -> dict[str, str]:
    return _update("correction", text, day)


def _full() -> Archive:
    return archive(
        event("a-launch", actors="kp", topics="drones", aliases=["first-name", "second-name"],
              updates=[_correction("It was a Monday."), _update("update", "There was another.")]),
        statement("a-denial", act="denies", about="a-launch", speaker="kp"),
        response("a-rule", issuers="us", added="2026-03-01"),
        topic("drones"),
        actor("nobody-names-me"),
        briefing("a-briefing", include=["a-launch"], updates=[_correction("So it was not.")]),
    )  # fmt: skip


# Whoever follows a feed holds these addresses and ids; they are never to change.
FIXED = {
    "feeds/actors/kp": "urn:uuid:820b8629-ea6c-58b4-8f15-724af97b2f33",
    "feeds/actors/us": "urn:uuid:1c265da3-3824-55a5-840e-618be9ecc0c2",
    "feeds/briefings": "urn:uuid:29da2813-3e13-5224-a904-bd56082d6ae7",
    "feeds/briefings/a-briefing": "urn:uuid:63a0d850-80e5-5671-9d1f-1b26707b6468",
    "feeds/corrections": "urn:uuid:6a1682f1-ed60-5141-91e4-8220152e0f19",
    "feeds/events": "urn:uuid:566ab1d4-e799-55da-b5e8-f5aa2ece5cb9",
    "feeds/everything": "urn:uuid:f8ce5548-e278-57de-a2df-7b86a213ee40",
    "feeds/responses": "urn:uuid:64de15c7-e555-5c6a-b4bd-89a538f27ce9",
    "feeds/statements": "urn:uuid:b44a3e18-eb0c-5bbe-a36a-96da763f3242",
    "feeds/topics/drones": "urn:uuid:e1120748-c9ae-5cfb-a8d0-dc1bbd8e5bc4",
}
FIXED_ITEMS = {
    "Briefing: a-briefing": "urn:uuid:2659b304-a8fe-50d6-8ab1-acf4abab2c4e",
    "In force: a-rule": "urn:uuid:f870d9d0-c25f-5367-8c6c-0191ed97f7ca",
    "Correction: a-briefing": "urn:uuid:9f188976-069c-5323-8034-b19ef4600c51",
    "Correction: a-launch": "urn:uuid:581a11f8-931f-5751-b451-817eec12e4de",
    "Update: a-launch": "urn:uuid:8075f6d7-ce41-51e1-933b-a43b4cf62a54",
    "Denial: a-denial": "urn:uuid:41f2bf66-c3d2-59d1-8bdd-b9c4f038b3e2",
    "Reported, contested: a-launch": "urn:uuid:69ecf874-53d8-5762-a582-622585d75c01",
}


class TestPermanence:
    def test_feeds_are_where_they_were_and_are_called_what_they_were(self) -> None:
        ways = {f"{path}.{ending}" for path in FIXED for ending in ("xml", "json")}
        assert set(_files(_full())) == ways
        assert {path: _atom(_full(), path).feed.id for path in FIXED} == FIXED

    def test_items_are_called_what_they_were(self) -> None:
        items = _json(_full(), "feeds/everything")["items"]
        assert {item["title"]: item["id"] for item in items} == FIXED_ITEMS

    def test_both_formats_hold_the_same_items(self) -> None:
        made = _full()
        for path in FIXED:
            entries = [(e.id, e.title, e.link, e.published) for e in _atom(made, path).entries]
            items = [
                (item["id"], item["title"], item["url"], item["date_published"])
                for item in _json(made, path)["items"]
            ]
            assert entries == items

    def test_a_rename_and_a_move_of_the_site_change_no_id(self) -> None:
        before = event("old-name", updates=[_correction("It was wrong.")])
        after = before.model_copy(update={"id": "new-name", "aliases": ("old-name", "mid-name")})
        old, new = (_json(archive(item), "feeds/everything") for item in (before, after))
        moved = _json(archive(after), "feeds/everything", NOWHERE)
        ids = [[item["id"] for item in feed["items"]] for feed in (old, new, moved)]
        assert ids[0] == ids[1] == ids[2]
        assert len(set(ids[0])) == 2
        assert {item["url"] for item in new["items"]} == {
            "https://site.example/sub/events/new-name/"
        }

    def test_an_update_filed_late_changes_no_id_of_others(self) -> None:
        later = [_correction("Two.", "2026-03-01"), _correction("Three.", "2026-03-01")]
        few = _json(archive(event(updates=later)), "feeds/corrections")["items"]
        more = [_correction("One.", "2026-02-01"), *later]
        many = _json(archive(event(updates=more)), "feeds/corrections")["items"]
        assert {item["id"] for item in few} < {item["id"] for item in many}
        assert len({item["id"] for item in many}) == 3


class TestSubjects:
    def test_a_correction_comes_up_in_every_feed_of_its_subjects(self) -> None:
        made = _full()
        for path in ("everything", "events", "corrections", "briefings/a-briefing",
                     "topics/drones", "actors/kp"):  # fmt: skip
            newest = {entry.title for entry in _atom(made, f"feeds/{path}").entries}
            assert "Correction: a-launch" in newest, path
        assert "Correction: a-launch" not in {
            entry.title for entry in _atom(made, "feeds/statements").entries
        }

    def test_only_corrections_are_in_the_feed_of_corrections(self) -> None:
        titles = [entry.title for entry in _atom(_full(), "feeds/corrections").entries]
        assert titles == ["Correction: a-briefing", "Correction: a-launch"]

    def test_nothing_is_followed_that_no_entry_names(self) -> None:
        files = _files(_full())
        assert "feeds/actors/kp.xml" in files
        assert "feeds/actors/nobody-names-me.xml" not in files

    def test_an_empty_site_can_be_followed_before_there_is_anything(self) -> None:
        files = _files(archive())
        assert set(files) == {
            f"feeds/{name}.{ending}"
            for name in ("everything", "corrections")
            for ending in ("xml", "json")
        }
        feed = _atom(archive(), "feeds/corrections")
        assert feed.entries == []
        assert feed.feed.updated == f"{AS_OF}T00:00:00Z"

    def test_a_feed_holds_the_newest_changes_and_no_more(self) -> None:
        many = [event(f"event-{n:03}", added=str(date(2026, 1 + n // 28, 1 + n % 28)))
                for n in range(NEWEST + 20)]  # fmt: skip
        entries = _atom(archive(*many), "feeds/everything").entries
        assert len(entries) == NEWEST
        assert entries[0].title.endswith("event-069")
        assert [entry.published for entry in entries] == sorted(
            (entry.published for entry in entries), reverse=True
        )

    def test_a_correction_is_not_crowded_out_by_what_was_added_on_its_day(self) -> None:
        many = [event(f"zz-{n}", added="2026-02-01") for n in range(NEWEST + 1)]
        corrected = event("aa", updates=[_correction("It was wrong.", "2026-02-01")])
        titles = [e.title for e in _atom(archive(*many, corrected), "feeds/everything").entries]
        assert "Correction: aa" in titles


class TestContent:
    def test_an_allegation_is_called_one_and_the_denial_stands_with_it(self) -> None:
        made = archive(
            event("a-launch", verification="alleged"),
            statement("a-denial", act="denies", about="a-launch", speaker="kp"),
        )
        item = next(e for e in _atom(made, "feeds/events").entries)
        assert item.title == "Alleged, contested: a-launch"
        assert "Denial by North Korea: a-denial." in item.content[0].value
        assert "Contested: a statement on file denies or disputes it" in item.content[0].value
        assert "A Paper, “report”, 1 June 2025" in item.content[0].value

    def test_a_correction_says_what_was_wrong(self) -> None:
        made = archive(event(updates=[_correction("It was *not* [[event]] 1 < 2.")]))
        item = next(e for e in _atom(made, "feeds/corrections").entries)
        assert "Correction, 1 February 2026:</strong> It was not event 1 &lt; 2." in (
            item.content[0].value
        )
        assert _json(made, "feeds/corrections")["items"][0]["summary"] == "It was not event 1 < 2."

    def test_what_was_retracted_is_not_shown_as_if_it_stood(self) -> None:
        made = archive(event(updates=[_update("retraction", "Nothing of it is so.")]))
        titles = [entry.title for entry in _atom(made, "feeds/events").entries]
        assert titles == ["Retraction: event", "Retraction: event"]

    @pytest.mark.parametrize(
        ("fields", "speaker"),
        [
            ({"attribution": "named", "speaker": "us"}, "United States"),
            (
                {"attribution": "anonymous", "speaker": "us", "speaker_as": "an aide"},
                "one unnamed person, “an aide” (United States)",
            ),
            (
                {"attribution": "collective", "speaker": None, "speaker_as": "experts"},
                "an unnamed group, “experts”",
            ),
            ({"attribution": "document", "speaker": "us"}, "a document of United States"),
            (
                {"attribution": "state_media", "speaker": "kp", "via": "wire"},
                "North Korea, through state media (wire)",
            ),
            (
                {"attribution": "state_media", "speaker": None, "via": "wire"},
                "state media (wire)",
            ),
            (
                {"attribution": "named", "speaker": "us", "via": "wire"},
                "United States, through wire",
            ),
        ],
    )
    def test_who_spoke_is_said_no_more_exactly_than_the_source_says_it(
        self, fields: dict[str, Any], speaker: str
    ) -> None:
        made = archive(statement(**fields), actor("wire"))
        item = next(e for e in _atom(made, "feeds/statements").entries)
        assert f"<p>Assertion by {speaker}.</p>" in item.content[0].value

    def test_many_sources_and_denials_are_counted_not_all_named(self) -> None:
        names = [f"paper-{n}" for n in range(8)]
        denials = [statement(f"no-{n}", act="denies", about="event") for n in range(7)]
        papers: list[Item] = [source(name) for name in names]
        made = archive(event(sources=names), *papers, *denials)
        told = next(e for e in _atom(made, "feeds/events").entries).content[0].value
        assert "; and 3 more." in told
        assert "and by 2 more." in told


class TestAddresses:
    def test_they_are_whole_where_it_is_known_where_the_site_will_be(self) -> None:
        feed = _atom(_full(), "feeds/actors/kp")
        links = {link.rel: link.href for link in feed.feed.links}
        assert links == {
            "self": "https://site.example/sub/feeds/actors/kp.xml",
            "alternate": "https://site.example/sub/actors/kp/",
        }
        assert feed.entries[0].link == "https://site.example/sub/events/a-launch/"
        document = _json(_full(), "feeds/actors/kp")
        assert document["feed_url"] == "https://site.example/sub/feeds/actors/kp.json"
        assert document["home_page_url"] == links["alternate"]

    def test_else_they_are_relative_to_the_feed(self) -> None:
        root = ElementTree.fromstring(_files(_full(), NOWHERE)["feeds/actors/kp.xml"])
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links == {"self": "kp.xml", "alternate": "../../actors/kp/"}
        entry = root.find(f"{ATOM}entry/{ATOM}link")
        assert entry is not None
        assert entry.get("href") == "../../events/a-launch/"
        whole = _json(_full(), "feeds/everything", NOWHERE)
        assert (whole["home_page_url"], whole["feed_url"]) == ("../", "everything.json")


class TestHostileText:
    def test_it_is_text_wherever_it_stands(self) -> None:
        made = archive(
            event("event", title=HOSTILE, summary=HOSTILE, topics="a-topic",
                  updates=[_correction(HOSTILE)]),
            topic("a-topic").model_copy(update={"label": HOSTILE}),
            source("report", title=HOSTILE, publisher=HOSTILE),
        )  # fmt: skip
        feed = _atom(made, "feeds/topics/a-topic", Site(HOSTILE))
        assert feed.feed.title == f"{HOSTILE} · {HOSTILE}"
        entry = feed.entries[0]
        assert entry.title == f"Correction: {HOSTILE}"
        assert HOSTILE in {tag.term for tag in entry.tags}
        told = ElementTree.fromstring(f"<div>{entry.content[0].value}</div>")
        assert {element.tag for element in told.iter()} == {"div", "p", "strong"}
        assert "".join(told.itertext()).count(HOSTILE) == 4
        same = ElementTree.fromstring(
            f"<div>{_json(made, 'feeds/events')['items'][0]['content_html']}</div>"
        )
        assert "".join(same.itertext()) == "".join(told.itertext())

    @given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
    def test_whatever_is_typed_both_formats_can_be_read(self, text: str) -> None:
        # What no check would let through has to be read, too.
        hostile = event().model_copy(update={"title": text, "note": text})
        files = _files(archive(hostile))
        assert len(ElementTree.fromstring(files["feeds/events.xml"])) > 0
        assert json.loads(files["feeds/events.json"])["items"][0]["title"] == f"Reported: {text}"


def test_what_is_under_embargo_is_in_no_feed() -> None:
    made = archive(
        event("public", actors="us"),
        event("secret", title="A well-kept secret", embargo_until="2027-01-01", actors="kp",
              updates=[_correction("The secret was another.")]),
    )  # fmt: skip
    files = _files(made)
    assert "feeds/actors/kp.xml" not in files
    assert [path for path, text in files.items() if "secret" in text] == []


def test_the_same_archive_gives_the_same_bytes() -> None:
    assert _files(_full()) == _files(_full())


def test_a_name_with_a_full_stop_ends_a_sentence_once() -> None:
    firm = actor("acme", name="Acme Inc.", type="company")
    said = statement("said", speaker="acme")
    written = _json(archive(said, firm), "feeds/statements")["items"][0]["content_html"]
    assert "<p>Assertion by Acme Inc.</p>" in written
    assert ".." not in written
