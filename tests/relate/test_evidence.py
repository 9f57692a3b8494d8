"""Evidence labels: the rule behind each, and which of them goes first."""

import pytest
from small_archive import actor, archive, event, response, source, statement

from generator.model.items import Item
from generator.relate.evidence import Evidence, EvidenceLabel, evidence_of


def evidence(entry_id: str, *items: Item) -> Evidence:
    made = archive(*items)
    return evidence_of(made.entries[entry_id], made)


class TestOrigins:
    """Three agencies that carry one text are one origin."""

    def test_a_publisher_is_an_origin(self) -> None:
        found = evidence("event", event())
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ("A Paper",))

    def test_two_publishers_are_two_origins(self) -> None:
        items = event(sources=["report", "wire"]), source("wire", publisher="A Wire")
        found = evidence("event", *items)
        assert (found.label, found.origins) == (EvidenceLabel.CORROBORATED, ("A Paper", "A Wire"))

    def test_two_texts_of_one_publisher_are_one_origin(self) -> None:
        found = evidence("event", event(sources=["report", "again"]), source("again"))
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ("A Paper",))
        assert [one.id for one in found.sources] == ["report", "again"]

    def test_the_origin_counts_in_place_of_the_publisher(self) -> None:
        wires = [source(name, publisher=name.upper(), origin="kcna") for name in ("afp", "dpa")]
        found = evidence("event", event(sources=["afp", "dpa"]), actor("kcna"), *wires)
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ("kcna",))

    def test_an_unknown_origin_counts_as_none(self) -> None:
        items = event(sources=["report", "leak"]), source("leak", publisher="B", origin="unknown")
        found = evidence("event", *items)
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ("A Paper",))

    @pytest.mark.parametrize("name", ["unknown", "Unknown", "(Unknown)"])
    def test_an_unknown_publisher_counts_as_none(self, name: str) -> None:
        items = event(sources=["report", "leak"]), source("leak", publisher=name)
        found = evidence("event", *items)
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ("A Paper",))

    def test_unknown_origins_alone_are_not_corroboration(self) -> None:
        leaks = [source(name, publisher=name, origin="unknown") for name in ("one", "two")]
        found = evidence("event", event(sources=["one", "two"]), *leaks)
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ())

    def test_an_unseen_source_counts_as_the_one_that_carries_it(self) -> None:
        unseen = source("secret", publisher="UN", type="document", cited_via="report")
        found = evidence("event", event(sources=["report", "secret"]), unseen)
        assert (found.label, found.origins) == (EvidenceLabel.SINGLE_ORIGIN, ("A Paper",))

    def test_the_carrier_of_a_carrier_counts(self) -> None:
        chain = (
            source("far", publisher="Far", cited_via="near"),
            source("near", publisher="Near", cited_via="report"),
        )
        assert evidence("event", event(sources="far"), *chain).origins == ("A Paper",)

    def test_the_origin_of_the_carrier_counts(self) -> None:
        items = (
            source("carrier", publisher="AFP", origin="kp"),
            source("unseen", publisher="UN", cited_via="carrier"),
        )
        assert evidence("event", event(sources="unseen"), *items).origins == ("kp",)

    def test_sources_stand_with_the_origin_they_go_back_to(self) -> None:
        items = (
            actor("kcna"),
            *(source(name, publisher=name.upper(), origin="kcna") for name in ("afp", "dpa")),
            source("leak", publisher="B", origin="unknown"),
            source("secret", publisher="UN", cited_via="report"),
        )
        cited = ["leak", "dpa", "report", "afp", "secret"]
        told = [
            (backing.origin, [one.id for one in backing.sources])
            for backing in evidence("event", event(sources=cited), *items).backings
        ]
        assert told == [
            ("A Paper", ["report", "secret"]),
            ("kcna", ["dpa", "afp"]),
            ("", ["leak"]),
        ]


NOTICE = source("notice", publisher="ministry", type="official")
MINISTRY = actor("ministry", part_of="kp")


class TestOfficialRecord:
    @pytest.mark.parametrize("kind", ["official", "document", "dataset"])
    def test_a_primary_document_of_a_body_that_took_part(self, kind: str) -> None:
        notice = source("notice", publisher="ministry", type=kind)
        found = evidence("event", event(sources="notice", actors="ministry"), notice, MINISTRY)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD

    def test_of_the_body_that_issued_a_response(self) -> None:
        found = evidence("response", response(sources="notice", issuers="ministry"), NOTICE)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD

    def test_of_the_body_that_spoke(self) -> None:
        found = evidence("statement", statement(sources="notice", speaker="ministry"), NOTICE)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD

    def test_of_the_state_that_the_body_belongs_to(self) -> None:
        found = evidence("event", event(sources="notice", actors="kp"), NOTICE, MINISTRY)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD

    def test_of_the_origin_behind_another_publisher(self) -> None:
        copy = source("copy", publisher="A Wire", type="official", origin="ministry")
        found = evidence("event", event(sources="copy", actors="ministry"), copy, MINISTRY)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD

    def test_goes_before_corroboration(self) -> None:
        entry = event(sources=["report", "notice"], actors="ministry")
        found = evidence("event", entry, NOTICE, MINISTRY)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD
        assert found.origins == ("A Paper", "ministry")

    @pytest.mark.parametrize(
        ("entry", "notice"),
        [
            (event(sources="notice", actors="us"), NOTICE),
            (event(sources="notice"), NOTICE),
            (
                event(sources="notice", actors="ministry"),
                NOTICE.model_copy(update={"type": "news"}),
            ),
            (
                event(sources="notice", actors="ministry"),
                NOTICE.model_copy(update={"cited_via": "report"}),
            ),
            (
                event(sources="notice", actors="ministry"),
                NOTICE.model_copy(update={"origin": "unknown"}),
            ),
            (statement(sources="notice", speaker=None), NOTICE),
        ],
        ids=["other-body", "nobody", "news", "unseen", "unknown-origin", "unnamed-speaker"],
    )
    def test_not_otherwise(self, entry: Item, notice: Item) -> None:
        found = evidence(entry.id, entry, notice, MINISTRY)
        assert found.label is EvidenceLabel.SINGLE_ORIGIN


class TestContested:
    @pytest.mark.parametrize("act", ["denies", "disputes"])
    def test_by_a_denial_or_a_dispute(self, act: str) -> None:
        found = evidence("event", event(), statement("no", act=act, about="event"))
        assert found.label is EvidenceLabel.CONTESTED
        assert [one.id for one in found.contested_by] == ["no"]

    @pytest.mark.parametrize(
        "act", ["asserts", "assesses", "warns", "confirms", "announces", "declines_comment"]
    )
    def test_not_by_anything_else_that_is_said(self, act: str) -> None:
        found = evidence("event", event(), statement(act=act, about="event"))
        assert (found.label, found.contested_by) == (EvidenceLabel.SINGLE_ORIGIN, ())

    def test_not_by_a_denial_of_something_else(self) -> None:
        found = evidence("event", event(), event("other"), statement(act="denies", about="other"))
        assert found.label is EvidenceLabel.SINGLE_ORIGIN

    def test_not_by_a_denial_that_was_retracted(self) -> None:
        retraction = {"date": "2026-02-01", "kind": "retraction", "text": "It was never said."}
        denial = statement(act="denies", about="event", updates=[retraction])
        assert evidence("event", event(), denial).label is EvidenceLabel.SINGLE_ORIGIN

    def test_goes_before_corroboration_and_official_record(self) -> None:
        entry = event(sources=["report", "notice"], actors="ministry")
        denial = statement(act="denies", about="event")
        found = evidence("event", entry, denial, NOTICE, MINISTRY)
        assert found.label is EvidenceLabel.CONTESTED

    def test_a_rule_on_record_exists_even_where_somebody_rejects_it(self) -> None:
        rule = response(sources="notice", issuers="ministry")
        dispute = statement(act="disputes", about="response")
        found = evidence("response", rule, dispute, NOTICE, MINISTRY)
        assert found.label is EvidenceLabel.OFFICIAL_RECORD
        assert [one.id for one in found.contested_by] == ["statement"]

    def test_a_rule_known_from_others_is_contested(self) -> None:
        found = evidence("response", response(), statement(act="disputes", about="response"))
        assert found.label is EvidenceLabel.CONTESTED

    def test_a_denial_can_be_contested_itself(self) -> None:
        denial = statement("no", act="denies", about="event")
        found = evidence("no", event(), denial, statement("yes", act="disputes", about="no"))
        assert found.label is EvidenceLabel.CONTESTED


class TestRetracted:
    def test_goes_before_everything(self) -> None:
        update = {"date": "2026-02-01", "kind": "retraction", "text": "It was another one."}
        entry = event(sources=["report", "notice"], actors="ministry", updates=update)
        denial = statement(act="denies", about="event")
        found = evidence("event", entry, denial, NOTICE, MINISTRY)
        assert found.label is EvidenceLabel.RETRACTED

    def test_a_correction_is_no_retraction(self) -> None:
        update = {"date": "2026-02-01", "kind": "correction", "text": "It was in the morning."}
        found = evidence("event", event(updates=update))
        assert found.label is EvidenceLabel.SINGLE_ORIGIN


@pytest.mark.parametrize("label", EvidenceLabel)
def test_every_label_names_its_rule_and_what_would_change_it(label: EvidenceLabel) -> None:
    assert label.label
    assert label.meaning
    assert label.would_change


class TestWouldChange:
    def test_each_label_of_a_contested_entry_says_so_for_itself(self) -> None:
        found = evidence("event", event(), statement(act="denies", about="event"))
        assert found.would_change == (
            (EvidenceLabel.CONTESTED, EvidenceLabel.CONTESTED.would_change),
            (EvidenceLabel.SINGLE_ORIGIN, EvidenceLabel.SINGLE_ORIGIN.would_change),
        )

    def test_a_denial_would_change_what_nobody_denies(self) -> None:
        ((_, change),) = evidence("event", event()).would_change
        assert change.endswith("; a denial or dispute")

    @pytest.mark.parametrize("said", [(), (statement(act="disputes", about="response"),)])
    def test_a_denial_changes_nothing_of_a_rule_on_record(self, said: tuple[Item, ...]) -> None:
        rule = response(sources="notice", issuers="ministry")
        found = evidence("response", rule, *said, NOTICE, MINISTRY)
        label = EvidenceLabel.OFFICIAL_RECORD
        assert found.would_change == ((label, label.would_change),)
        assert "denial" not in label.would_change

    def test_nothing_changes_a_retraction(self) -> None:
        update = {"date": "2026-02-01", "kind": "retraction", "text": "It was another one."}
        found = evidence("event", event(updates=update), statement(act="denies", about="event"))
        label = EvidenceLabel.RETRACTED
        assert found.would_change == ((label, label.would_change),)
