from typing import Any

import pytest
from small_archive import actor, archive, event, ids, response, statement

from generator.model.items import Item
from generator.model.vocabulary import ResponseStatus
from generator.relate.tracker import (
    Involvement,
    StateRecord,
    state_records,
    status_counts,
)


def _record(state: str, *items: Item) -> StateRecord:
    return state_records(archive(*items))[state]


def _ids(involvements: tuple[Involvement, ...]) -> list[str]:
    return ids(involvement.entry for involvement in involvements)


def test_what_a_state_called_for_stands_apart_from_what_it_made_and_what_ended() -> None:
    record = _record(
        "us",
        *(response(f"response-{status}", status=status) for status in ResponseStatus),
    )
    assert sorted(_ids(record.called_for)) == [
        "response-called_for",
        "response-proposed",
        "response-under_consideration",
    ]
    assert sorted(_ids(record.made)) == ["response-adopted", "response-in_force"]
    assert len(record.issued) == len(ResponseStatus)
    assert len(record.ended) == len(ResponseStatus) - 5


def test_a_call_and_the_vote_that_blocked_it_are_in_one_record() -> None:
    record = _record(
        "ru",
        response("a-call", status="called_for", issuers=["ru", "kp"]),
        event("a-veto", type="vote", actors=["ru", "a-council"]),
        actor("a-council", type="igo"),
    )
    assert _ids(record.called_for) == ["a-call"]
    assert _ids(record.votes) == ["a-veto"]
    assert record.has_acted


@pytest.mark.parametrize(
    "fields",
    [
        {"status": "expected", "date": "2027"},
        {"status": "cancelled"},
        {"verification": "refuted"},
        {"type": "meeting"},
    ],
)
def test_only_a_vote_that_was_held_counts_as_one(fields: dict[str, Any]) -> None:
    record = _record("ru", event(**{"type": "vote", "actors": "ru", **fields}))
    assert record.votes == ()
    assert not record.has_acted


def test_a_state_that_a_vote_only_concerns_took_no_part_in_it() -> None:
    record = _record("kp", event(type="vote", actors="ru", countries="kp"))
    assert record.votes == ()
    assert _ids(record.concerned) == ["event"]


def test_a_body_acts_for_its_state_and_is_named() -> None:
    record = _record(
        "us",
        actor("bureau", part_of="department"),
        actor("department", part_of="us"),
        response(issuers=["bureau"]),
    )
    assert record.made[0].through == ("bureau",)


def test_nobody_is_named_where_the_state_acted_itself_too() -> None:
    record = _record("us", actor("bureau", part_of="us"), response(issuers=["bureau", "us"]))
    assert record.made[0].through == ()


def test_a_government_body_belongs_to_the_state_of_its_country() -> None:
    record = _record("jp", actor("ministry", country="jp"), response(issuers="ministry"))
    assert _ids(record.made) == ["response"]


@pytest.mark.parametrize("sort", ["person", "group", "media", "company", "research", "other"])
def test_what_others_of_a_country_do_is_not_thereby_the_doing_of_the_state(sort: str) -> None:
    somebody = actor("somebody", type=sort, country="kp")
    record = _record(
        "kp", somebody, statement(speaker="somebody"), response(targets="somebody", issuers="us")
    )
    assert record.said == record.directed == ()
    assert sorted(_ids(record.of_its_country)) == ["response", "statement"]
    assert record.of_its_country[0].through == ("somebody",)


def test_an_official_on_file_as_part_of_a_body_speaks_for_the_state() -> None:
    record = _record(
        "ru",
        actor("mission", country="ru"),
        actor("envoy", type="person", part_of="mission"),
        statement(speaker="envoy"),
    )
    assert record.said[0].through == ("envoy",)


def test_what_state_media_carry_is_said_by_the_state() -> None:
    record = _record(
        "kp",
        actor("agency", type="media", country="kp"),
        actor("leader", type="person", country="kp"),
        statement("by-leader", attribution="state_media", speaker="leader", via="agency"),
        statement("by-agency", attribution="state_media", speaker=None, via="agency"),
    )
    assert sorted(_ids(record.said)) == ["by-agency", "by-leader"]
    assert record.of_its_country == ()


def test_what_was_withdrawn_by_the_editors_is_told_of_nobody() -> None:
    updates = {"date": "2026-01-02", "kind": "retraction", "text": "It was wrong."}
    withdrawn = archive(response(updates=[updates], targets="kp"))
    assert state_records(withdrawn) == {}
    assert all(number == 0 for _, number in status_counts(withdrawn))


def test_an_organisation_of_states_is_no_state() -> None:
    records = state_records(
        archive(actor("council", type="igo"), response(issuers="council", targets="kp"))
    )
    assert list(records) == ["kp"]


def test_a_government_body_that_names_no_other_above_it_acts_for_its_state() -> None:
    record = _record("jp", actor("ministry", country="jp"), response(issuers="ministry"))
    assert record.made == (Involvement(response(issuers="ministry"), ("ministry",)),)


def test_records_stand_by_name_and_their_entries_newest_first() -> None:
    records = state_records(
        archive(
            response("older", date="2020", issuers=["us", "kp", "jp"]),
            response("newer", date="2021", issuers=["us"]),
        )
    )
    assert list(records) == ["jp", "kp", "us"]
    assert _ids(records["us"].made) == ["newer", "older"]


def test_responses_are_counted_by_status_in_the_order_of_the_vocabulary() -> None:
    counts = status_counts(
        archive(response("one"), response("two"), response("three", status="called_for"))
    )
    assert [status for status, _ in counts] == list(ResponseStatus)
    assert {status: number for status, number in counts if number} == {
        ResponseStatus.CALLED_FOR: 1,
        ResponseStatus.IN_FORCE: 2,
    }
