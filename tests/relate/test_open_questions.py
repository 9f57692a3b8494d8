"""Open questions: what rests on one origin, is unanswered, or overdue."""

from small_archive import actor, archive, briefing, event, ids, response, source, statement

from generator.model.items import Item
from generator.relate.open_questions import OpenQuestions, open_questions

WIRE = source("wire", publisher="A Wire")
LEAK = source("leak", publisher="B", origin="unknown")


def questions(*items: Item) -> OpenQuestions:
    return open_questions(archive(*items))


def test_claims_are_grouped_by_the_origin_they_rest_on_most_first() -> None:
    found = questions(
        event("one", sources="wire"),
        event("two"),
        response("three"),
        event("both", sources=["wire", "report"]),
        statement("said"),
        event("leaked", sources="leak"),
        WIRE,
        LEAK,
    )
    told = [(group.origin, sorted(ids(group.claims)), group.statements) for group in found.origins]
    assert told == [("A Paper", ["three", "two"], 1), ("A Wire", ["one"], 0), ("", ["leaked"], 0)]


def test_a_contested_claim_on_one_origin_still_rests_on_it() -> None:
    found = questions(event(), statement(act="denies", about="event"))
    assert ids(found.origins[0].claims) == ["event"]


def test_a_claim_known_only_from_what_its_origin_says_against_it() -> None:
    agency = actor("agency", type="media", part_of="kp")
    carried = source("carried", origin="agency")
    denial = {"act": "denies", "speaker": "kp", "sources": "carried"}
    found = questions(
        event("told-in-a-denial", sources="carried"),
        event("told-elsewhere", sources=["carried", "also-carried"]),
        event("told-by-another"),
        statement("no", **denial, about=["told-in-a-denial", "told-elsewhere"]),
        statement("nor-that", **{**denial, "sources": "report"}, about="told-by-another"),
        agency,
        carried,
        source("also-carried", origin="agency"),
    )
    denials = {name: said.id for group in found.origins for name, said in group.denials.items()}
    assert denials == {"told-in-a-denial": "no"}


def test_what_is_refuted_misses_no_origin() -> None:
    assert questions(event(verification="refuted")).origins == ()


def test_what_is_alleged_and_whom_nothing_is_on_file_of() -> None:
    alleged = event("alleged", verification="alleged", actors=["kp", "us"])
    answer = statement(act="denies", about="alleged", speaker="us")
    found = questions(alleged, answer, event("fact", actors="kp"))
    assert ids(found.unestablished) == ["alleged"]
    (unanswered,) = found.unanswered
    assert [silence.actor for silence in unanswered.silences] == ["kp"]


def test_what_is_overdue() -> None:
    late = event("late", status="expected", date="2025-06..2025-12")
    due = event("due", status="expected", date="2027")
    assert ids(questions(late, due).overdue) == ["late"]


def test_a_briefing_all_of_whose_entries_go_back_to_one_origin() -> None:
    one, two = briefing("one", include=["event"]), briefing("two", include=["event", "wired"])
    found = questions(event(), event("wired", sources="wire"), WIRE, one, two)
    assert [(each.briefing.id, each.origin) for each in found.briefings] == [("one", "A Paper")]
