"""What was publicly known when: days, labels, and that nothing is known before its sources."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from small_archive import AS_OF, actor, archive, event, ids, response, source, statement

from generator.model.items import Item
from generator.relate.evidence import EvidenceLabel, evidence_of
from generator.relate.public_record import (
    PublicRecord,
    certainly_out,
    known_since,
    public_record,
    public_records,
)


def record(entry_id: str, *items: Item) -> PublicRecord:
    made = archive(*items)
    return public_record(made.entries[entry_id], made)


def labels(found: PublicRecord) -> list[tuple[str, EvidenceLabel]]:
    return [(step.on.isoformat(), step.evidence.label) for step in found.labels]


class TestTheDay:
    """An entry counts as known from the day on which its first source was certainly out."""

    def test_it_is_the_publication_of_the_first_source_and_not_the_events_date(self) -> None:
        sources = source(published="2025-08-03"), source("later", published="2025-09-01")
        found = record("event", event(sources=["later", "report"], date="2025-06-01"), *sources)
        assert found.known == date(2025, 8, 3)
        assert found.is_dated
        assert not found.may_be_older

    def test_a_month_counts_from_its_last_day(self) -> None:
        found = record("event", event(date="2025-05"), source(published="2025-06"))
        assert (found.possible, found.known) == (date(2025, 6, 1), date(2025, 6, 30))
        assert found.may_be_older

    def test_a_year_that_is_not_over_counts_from_the_day_it_was_read(self) -> None:
        read = source(published="2026", url="https://example.org/", accessed="2026-03-01")
        found = record("event", event(), read)
        assert found.known == date(2026, 3, 1)
        assert not found.is_dated

    def test_where_no_day_is_known_it_says_so(self) -> None:
        found = record("event", event(date="unknown", date_text="once"), source(published="..2026"))
        assert (found.possible, found.known) == (None, AS_OF)
        assert not found.is_dated

    def test_an_unseen_source_counts_from_the_one_that_carries_it(self) -> None:
        unseen = source("secret", published="2025-06-02", cited_via="paper")
        paper = source("paper", published="2025-07-04")
        assert record("event", event(sources="secret"), unseen, paper).known == date(2025, 7, 4)

    def test_what_happened_was_not_known_before_although_a_source_is_older(self) -> None:
        old = source(published="2016-03-02")
        for entry in (event(), statement("event"), response("event")):
            assert record("event", entry, old).known == date(2025, 6, 1)

    def test_what_is_expected_is_known_before(self) -> None:
        found = record("event", event(status="expected", date="2026-05"), source())
        assert found.known == date(2025, 6, 1)
        assert found.overdue == date(2026, 6, 1)

    def test_an_event_without_an_end_is_never_overdue(self) -> None:
        assert record("event", event(status="expected", date="2026..")).overdue is None
        assert record("event", event()).overdue is None

    def test_what_is_refuted_is_never_overdue(self) -> None:
        refuted = event(status="expected", date="2025", verification="refuted")
        assert record("event", refuted).overdue is None

    def test_what_is_asked_for_by_a_later_day_is_known_before(self) -> None:
        for day in ("2026", "2030"):
            found = record("event", response("event", status="called_for", date=day))
            assert (found.possible, found.known) == (date(2025, 6, 1), date(2025, 6, 1))

    def test_the_order_is_that_of_becoming_known(self) -> None:
        early = event("zebra", sources="wire"), source("wire", published="2025-06-05")
        made = archive(*early, event("ape", sources="late"), source("late", published="2026"))
        records = public_records(made.entries.values(), made)
        assert ids(found.entry for found in records) == ["zebra", "ape"]


DENIAL = statement("denial", act="denies", about="event", sources="wire")
WIRE = source("wire", publisher="A Wire", published="2025-09-01")


class TestTheLabels:
    """A label holds from the day on which what it rests on was out."""

    def test_a_second_origin_corroborates_from_its_own_day(self) -> None:
        found = record("event", event(sources=["report", "wire"]), WIRE)
        assert labels(found) == [
            ("2025-06-01", EvidenceLabel.SINGLE_ORIGIN),
            ("2025-09-01", EvidenceLabel.CORROBORATED),
        ]

    def test_a_source_that_changes_no_label_makes_no_step(self) -> None:
        again = source("again", published="2025-09-01")
        assert len(record("event", event(sources=["report", "again"]), again).labels) == 1

    def test_it_is_contested_from_the_day_the_denial_was_out(self) -> None:
        found = record("event", event(), DENIAL, WIRE)
        assert labels(found) == [
            ("2025-06-01", EvidenceLabel.SINGLE_ORIGIN),
            ("2025-09-01", EvidenceLabel.CONTESTED),
        ]
        assert [ids(step.denials) for step in found.labels] == [[], ["denial"]]
        assert record("denial", event(), DENIAL, WIRE).is_contesting

    def test_a_second_denial_is_a_step_of_its_own(self) -> None:
        again = statement("again", act="disputes", about="event", date="2025-10-10")
        found = record("event", event(), DENIAL, WIRE, again)
        assert [ids(step.denials) for step in found.labels] == [[], ["denial"], ["again"]]

    def test_who_rejects_a_rule_on_record_does_not_contest_it_but_is_heard(self) -> None:
        notice = source("notice", publisher="ministry", type="official")
        rule = response("event", sources="notice", issuers="ministry")
        found = record("event", rule, notice, actor("ministry"), DENIAL, WIRE)
        assert [label for _, label in labels(found)] == [EvidenceLabel.OFFICIAL_RECORD] * 2
        assert ids(found.labels[1].denials) == ["denial"]

    def test_a_denial_that_was_out_first_counts_from_the_beginning(self) -> None:
        early = DENIAL.model_copy(update={"date": event(date="2025-05-01").date})
        wire = source("wire", published="2025-05-02")
        found = record("event", event(), early, wire)
        assert labels(found) == [("2025-06-01", EvidenceLabel.CONTESTED)]

    def test_what_was_withdrawn_counts_as_withdrawn_on_every_day(self) -> None:
        update = {"date": "2026-02-01", "kind": "retraction", "text": "It was wrong."}
        found = record("event", event(sources=["report", "wire"], updates=update), WIRE)
        assert labels(found) == [("2025-06-01", EvidenceLabel.RETRACTED)]
        denial = statement("denial", act="denies", about="event", sources="wire", updates=update)
        assert len(record("event", event(), denial, WIRE).labels) == 1


_PUBLISHED = st.sampled_from(
    ["2024", "2025-06", "2025-06-15", "2025-07-01..", "..2025-08", "2025~", "2026-01-02", "unknown"]
)
_ACTS = st.sampled_from(["denies", "disputes", "confirms"])


@st.composite
def archives(draw: st.DrawFn) -> Any:
    """An event with sources and statements about it, dated in every way."""
    names = ["one", "two", "three"]
    sources = [
        source(
            name,
            publisher=draw(st.sampled_from(["A Paper", "A Wire", "ministry"])),
            type=draw(st.sampled_from(["news", "official"])),
            published=draw(_PUBLISHED),
            cited_via=draw(st.sampled_from([None, "report"])),
        )
        for name in names
    ]
    cited = st.lists(st.sampled_from([*names, "report"]), min_size=1, unique=True)
    said = [
        statement(f"said-{number}", act=draw(_ACTS), about="event", sources=draw(cited))
        for number in range(draw(st.integers(0, 3)))
    ]
    happened = event(
        sources=draw(cited),
        actors="ministry",
        date=draw(st.sampled_from(["2024-05", "2025-06-20", "..2025-06"])),
        status=draw(st.sampled_from(["occurred", "expected"])),
    )
    return archive(happened, *said, *sources, actor("ministry"))


class TestAlways:
    @given(archives())
    def test_nothing_is_known_before_any_of_its_sources(self, made: Any) -> None:
        for entry in made.entries.values():
            found = public_record(entry, made)
            out = [certainly_out(made.sources[cited.source], made) for cited in entry.sources]
            assert min(out) <= found.known <= AS_OF
            assert found.possible is None or found.possible <= found.known

    @given(archives())
    def test_the_newest_label_is_todays(self, made: Any) -> None:
        for entry in made.entries.values():
            newest, now = public_record(entry, made).labels[-1], evidence_of(entry, made)
            assert (newest.evidence.label, newest.evidence.ground) == (now.label, now.ground)

    @given(archives())
    def test_labels_begin_when_it_becomes_known_and_go_forward(self, made: Any) -> None:
        for entry in made.entries.values():
            days = [step.on for step in public_record(entry, made).labels]
            assert days[0] == known_since(entry, made)
            assert days == sorted(set(days))
            assert days[-1] < AS_OF + timedelta(days=1)

    @given(archives())
    def test_each_denial_is_told_once_and_on_no_day_before_it_is_known(self, made: Any) -> None:
        found = public_record(made.entries["event"], made)
        told = [denial for step in found.labels for denial in step.denials]
        assert set(ids(told)) == set(ids(evidence_of(made.entries["event"], made).contested_by))
        assert len(told) == len(set(ids(told)))
        assert all(
            step.on >= known_since(denial, made) for step in found.labels for denial in step.denials
        )
