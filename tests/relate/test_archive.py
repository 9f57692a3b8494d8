"""What refers to what, in which order; states; positions; the outlook; the base of a briefing."""

from datetime import date

import pytest
from small_archive import (
    actor,
    archive,
    briefing,
    event,
    ids,
    response,
    source,
    statement,
    topic,
)

from generator.model.items import Event
from generator.relate.dossier import dossier
from generator.relate.outlook import last_reported, outlook
from generator.relate.positions import position_on, positions

RETRACTION = {"date": "2026-02-01", "kind": "retraction", "text": "It was not so."}


class TestBackReferences:
    def test_everything_that_names_an_item_is_there_with_the_field(self) -> None:
        made = archive(
            event("named", topics="drones", actors="ministry"),
            event("part", part_of="named", note="After [[named]]."),
            statement("said", about="named", speaker="ministry"),
            response("rule", responds_to="named", history={"date": "2025", "status": "proposed"}),
            briefing(include="named", judgements={"text": "So.", "basis": "named"}),
            actor("ministry"),
            topic("drones"),
        )
        found = {(mention.by.id, mention.role) for mention in made.mentions["named"]}
        assert found == {
            ("part", "part_of"),
            ("part", "note"),
            ("said", "about"),
            ("rule", "responds_to"),
            ("briefing", "include"),
            ("briefing", "judgements"),
        }
        assert ids(made.entries_naming("ministry")) == ["said", "named"]
        assert ids(made.entries_naming("drones")) == ["named"]

    def test_a_source_is_named_by_what_cites_it_and_by_what_it_carries(self) -> None:
        made = archive(
            event(sources=["report#p1", "report#p2"]),
            response(history={"date": "2025", "status": "proposed", "source": "report"}),
            source("unseen", cited_via="report"),
        )
        found = {(mention.by.id, mention.role) for mention in made.mentions["report"]}
        assert found == {
            ("event", "sources"),
            ("response", "sources"),
            ("response", "history"),
            ("unseen", "cited_via"),
        }

    def test_what_names_an_item_twice_is_listed_once(self) -> None:
        made = archive(event("named"), event("other", related="named", note="See [[named]]."))
        assert ids(made.entries_naming("named")) == ["other"]

    def test_the_briefings_of_an_entry_are_found_by_id_and_by_topic(self) -> None:
        made = archive(
            event("filed", topics="drones"),
            event("listed"),
            event("alone"),
            briefing("by-id", include="listed"),
            briefing("by-topic", topics="drones"),
            topic("drones"),
        )
        including = {name: ids(found) for name, found in made.briefings_including.items()}
        assert including == {"filed": ["by-topic"], "listed": ["by-id"]}


class TestOrder:
    def test_entries_are_newest_first_and_ties_go_by_id(self) -> None:
        made = archive(
            event("b-same"),
            event("a-same"),
            event("newest", date="2025-07"),
            event("oldest", date="2024"),
            event("unknown", date="unknown"),
        )
        order = ["newest", "b-same", "a-same", "oldest", "unknown"]
        assert list(made.entries) == order == ids(made.events)

    def test_members_of_a_briefing_are_oldest_first_and_each_is_there_once(self) -> None:
        made = archive(
            event("second", date="2025-07", topics="drones"),
            event("first", date="2025-06", topics="drones"),
            briefing(include=["second", "first"], topics="drones"),
            topic("drones"),
        )
        assert ids(made.members(made.briefings["briefing"])) == ["first", "second"]


class TestStates:
    def test_a_state_needs_no_file(self) -> None:
        made = archive(event(actors="kp", countries="jp"))
        assert made.actors["kp"].name == "North Korea"
        assert made.actors["jp"].name == "Japan"
        assert made.item("kp") is made.actors["kp"]

    def test_only_states_that_something_names_are_there(self) -> None:
        assert set(archive(event(actors="kp")).actors) == {"kp"}

    def test_a_publisher_may_be_a_plain_name(self) -> None:
        assert archive().actor_name("A Paper") == "A Paper"
        assert archive(event(actors="kp")).actor_name("kp") == "North Korea"

    def test_what_is_not_there_is_not_found(self) -> None:
        with pytest.raises(KeyError):
            archive().item("nothing")


class TestPositions:
    def test_statements_stand_by_what_they_are_about_and_what_contests_apart(self) -> None:
        made = archive(
            event(),
            statement("says", about="event"),
            statement("denies", about="event", act="denies"),
            statement("disputes", about="event", act="disputes"),
        )
        position = position_on(made.entries["event"], made)
        assert ids(position.said) == ["says"]
        assert sorted(ids(position.contested)) == ["denies", "disputes"]

    def test_nothing_is_said_about_an_entry_nobody_speaks_of(self) -> None:
        made = archive(event())
        position = position_on(made.entries["event"], made)
        assert (position.said, position.contested) == ((), ())

    def test_contested_matters_come_first_and_those_about_nothing_last(self) -> None:
        made = archive(
            event("calm"),
            event("heated"),
            statement("general"),
            statement("calm-word", about="calm"),
            statement("no", about="heated", act="denies"),
        )
        found = positions(made.statements, made)
        assert [one.subject and one.subject.id for one in found] == ["heated", "calm", None]
        assert ids(found[-1].said) == ["general"]

    def test_a_statement_about_two_matters_stands_with_both(self) -> None:
        made = archive(event("one"), event("two"), statement(about=["one", "two"]))
        found = positions(made.statements, made)
        assert [(one.subject and one.subject.id, ids(one.said)) for one in found] == [
            ("one", ["statement"]),
            ("two", ["statement"]),
        ]


class TestOutlook:
    @pytest.mark.parametrize(
        ("window", "overdue"),
        [
            ("2026-11-22", True),
            ("2026-11-23", False),
            ("2026-11", False),
            ("..2026-10", True),
            ("2026-06..2026-12", False),
            ("2026-06..", False),
            ("unknown", False),
        ],
    )
    def test_overdue_is_what_is_expected_and_whose_window_has_closed(
        self, window: str, overdue: bool
    ) -> None:
        as_of = date(2026, 11, 23)
        assert event(date=window, status="expected").is_overdue(as_of) is overdue
        assert not event(date=window, status="occurred").is_overdue(as_of)

    def test_what_is_still_to_come_stands_before_what_is_overdue(self) -> None:
        events: list[Event] = [
            event("overdue", date="2026-01", status="expected"),
            event("open", date="2026-01..", status="expected"),
            event("later", date="2028", status="expected"),
            event("sooner", date="2027", status="expected"),
            event("past"),
        ]
        found = outlook([*events, statement()], date(2026, 11, 23))
        assert ids(found) == ["sooner", "later", "open", "overdue"]

    def test_nobody_waits_for_what_is_withdrawn_or_refuted(self) -> None:
        withdrawn = event("withdrawn", date="2026-01", status="expected", updates=RETRACTION)
        refuted = event("refuted", date="2027", status="expected", verification="refuted")
        as_of = date(2026, 11, 23)
        assert outlook([withdrawn, refuted], as_of) == ()
        assert not withdrawn.is_overdue(as_of)
        assert [event.is_expected for event in (withdrawn, refuted)] == [False, False]


class TestCurrency:
    def test_the_newest_source_says_as_of_when_it_was_ongoing(self) -> None:
        made = archive(
            event(status="ongoing", sources=["report", "newer"]),
            source("newer", published="2025-09"),
        )
        assert last_reported(made.events[0], made) == "September 2025"

    def test_an_unseen_source_is_as_new_as_the_one_that_carries_it(self) -> None:
        made = archive(
            event(status="ongoing", sources="unseen"),
            source("unseen", published="2026-01", cited_via="report"),
        )
        assert last_reported(made.events[0], made) == "1 June 2025"


class TestDossier:
    def test_the_source_base_counts_entries_sources_origins_and_denials(self) -> None:
        made = archive(
            event("one"),
            event("two", sources=["report", "again"]),
            event("three", sources=["report", "wire"]),
            statement("no", act="denies", about="one"),
            statement("well", act="disputes", about="two"),
            source("again"),
            source("wire", publisher="A Wire"),
            briefing(include=["one", "two", "three", "no", "well"]),
        )
        base = dossier(made.briefings["briefing"], made).base
        assert (base.entries, base.sources, base.origins, base.contesting) == (5, 3, 2, 2)
        assert (base.sole_origin, base.on_sole_origin) == ("A Paper", 4)

    def test_unseen_sources_are_sources_but_no_origins(self) -> None:
        made = archive(
            event(sources=["report", "secret"]),
            source("secret", publisher="UN", cited_via="report"),
            briefing(include="event"),
        )
        base = dossier(made.briefings["briefing"], made).base
        assert (base.sources, base.origins) == (2, 1)

    def test_every_entry_stands_in_its_section(self) -> None:
        update = {"date": "2026-02-01", "kind": "correction", "text": "It was in the morning."}
        made = archive(
            event("happened", updates=update),
            event("alleged", verification="alleged"),
            event("examined", verification="under_examination"),
            event("expected", status="expected", date="2027", verification="alleged"),
            event("cancelled", status="cancelled"),
            event("refuted", verification="refuted"),
            statement("said", about="happened"),
            response("rule", coverage="none"),
            response("full", coverage="explicit"),
            response("gap", gap="Drones."),
            briefing(topics="drones", include=[]),
            topic("drones"),
        )
        every = list(made.entries)
        whole = dossier(briefing(include=every), made)
        assert ids(whole.happened) == ["happened"]
        assert sorted(ids(whole.unestablished)) == ["alleged", "examined"]
        assert ids(whole.expected) == ["expected"]
        assert sorted(ids(whole.did_not_happen)) == ["cancelled", "refuted"]
        assert [ids(one.said) for one in whole.positions] == [["said"]]
        assert sorted(ids(whole.responses)) == ["full", "gap", "rule"]
        assert sorted(ids(whole.gaps)) == ["gap", "rule"]
        assert ids(whole.changed) == ["happened"]

    def test_what_was_expected_and_is_withdrawn_did_not_happen(self) -> None:
        made = archive(event("gone", date="2027", status="expected", updates=RETRACTION))
        whole = dossier(briefing(include=["gone"]), made)
        assert ids(whole.did_not_happen) == ["gone"]
        assert (whole.expected, whole.happened, whole.unestablished) == ((), (), ())

    def test_sources_are_numbered_as_they_are_cited_with_what_they_support(self) -> None:
        made = archive(
            event("first", date="2025-05"),
            event("second", date="2025-06", sources=["wire", "report"]),
            source("wire", publisher="A Wire"),
            briefing(include=["second", "first"]),
        )
        cited = dossier(made.briefings["briefing"], made).sources
        assert [(one.source.id, ids(one.supports)) for one in cited] == [
            ("report", ["first", "second"]),
            ("wire", ["second"]),
        ]

    def test_the_topics_of_a_briefing_that_names_none_are_those_of_its_entries(self) -> None:
        made = archive(
            event("one", topics=["common", "rare"]),
            event("two", topics="common"),
            briefing(include=["one", "two"]),
            topic("rare"),
            topic("common"),
        )
        found = dossier(made.briefings["briefing"], made).topics
        assert ids(found) == ["common", "rare"]
