"""Who says what: the newest position first, earlier ones kept, and silence told apart."""

import pytest
from small_archive import actor, archive, briefing, event, ids, response, source, statement

from generator.model.items import Item
from generator.relate.stances import Claim, VoiceKind, claims

MINISTRY = actor("ministry", part_of="kp", country="kp")
MISSION = actor("mission", part_of="kp", country="kp")
RETRACTION = {"date": "2026-02-01", "kind": "retraction", "text": "It was never said."}


def claims_of(*items: Item) -> list[Claim]:
    """The claims of a briefing of all events and responses among these items."""
    entries = [item.id for item in items if item.kind in ("events", "responses")]
    made = archive(*items, briefing(include=entries))
    return list(claims(made.briefings["briefing"], made))


def claim(*items: Item) -> Claim:
    found = claims_of(*items)
    assert len(found) == 1
    return found[0]


def said(identifier: str, act: str, date: str = "2025-06-01", **fields: object) -> Item:
    return statement(identifier, act=act, date=date, **{"about": "event", **fields})


class TestPositions:
    def test_what_a_voice_said_last_comes_first_and_the_rest_is_kept_in_order(self) -> None:
        found = claim(
            event(),
            said("second", "denies", "2025-07-01"),
            said("third", "confirms", "2025-08-01"),
            said("first", "asserts", "2025-06-01"),
        )
        (stance,) = found.stances
        assert stance.position.id == "third"
        assert ids(stance.before) == ["second", "first"]
        assert stance.is_reversed

    @pytest.mark.parametrize(
        ("before", "after", "is_reversed"),
        [
            ("asserts", "denies", True),
            ("disputes", "confirms", True),
            ("denies", "disputes", False),
            ("warns", "denies", False),
            ("declines_comment", "denies", False),
        ],
    )
    def test_a_reversal_is_from_one_side_to_the_other(
        self, before: str, after: str, is_reversed: bool
    ) -> None:
        found = claim(event(), said("one", before), said("two", after, "2025-07-01"))
        assert found.stances[0].is_reversed is is_reversed

    def test_a_neutral_word_in_between_hides_no_reversal(self) -> None:
        acts = enumerate(("asserts", "calls_for", "denies"), 1)
        found = claim(event(), *(said(act, act, f"2025-06-0{day}") for day, act in acts))
        assert found.stances[0].is_reversed

    def test_a_denial_stands_until_the_other_side_is_taken(self) -> None:
        (stance,) = claim(
            event(),
            said("denial", "denies", "2025-06-01"),
            said("warning", "warns", "2025-07-01"),
        ).stances
        assert stance.contests
        assert stance.position.id == "denial"
        assert (ids(stance.since), ids(stance.before)) == (["warning"], [])

    @pytest.mark.parametrize("other", ["2025-06", "2025-06-30", "../2025-07", "unknown"])
    def test_which_of_two_sides_was_taken_last_is_not_guessed(self, other: str) -> None:
        told = {"date_text": "the other day"} if other == "unknown" else {}
        (stance,) = claim(
            event(), said("yes", "asserts", other, **told), said("no", "denies", "2025-06")
        ).stances
        assert stance.is_undecided
        assert not stance.is_reversed
        assert stance.position.id == "no"
        assert ids(stance.before) == ["yes"]

    def test_who_contests_comes_first(self) -> None:
        found = claim(
            event(), said("yes", "asserts", "2025-08-01"), said("no", "denies", speaker="kp")
        )
        assert [stance.position.id for stance in found.stances] == ["no", "yes"]

    def test_a_statement_of_no_briefing_counts_too(self) -> None:
        made = archive(event(), said("no", "denies"), briefing(include=["event"]))
        (found,) = claims(made.briefings["briefing"], made)
        assert found.stances[0].contests

    def test_a_retracted_statement_is_no_position(self) -> None:
        found = claim(
            event(),
            said("kept", "asserts"),
            said("gone", "denies", "2025-07-01", updates=RETRACTION),
        )
        assert [ids(stance.statements) for stance in found.stances] == [["kept"]]
        assert ids(found.withdrawn) == ["gone"]

    def test_contested_claims_come_first_and_those_nobody_speaks_of_last(self) -> None:
        found = claims_of(
            event("silent", verification="alleged", actors="kp", date="2025-01"),
            event("spoken", date="2025-02"),
            event("denied", date="2025-03"),
            event("untold"),
            said("on-spoken", "warns", about="spoken"),
            said("on-denied", "denies", about="denied"),
        )
        assert [each.entry.id for each in found] == ["denied", "spoken", "silent"]


class TestVoices:
    def test_the_bodies_of_a_state_are_one_voice(self) -> None:
        found = claim(
            event(),
            said("one", "denies", speaker="ministry"),
            said("two", "denies", speaker="mission"),
            MINISTRY,
            MISSION,
        )
        (stance,) = found.stances
        assert (stance.voice.kind, stance.voice.actor) == (VoiceKind.NAMED, "kp")

    def test_a_government_body_that_names_no_other_above_it_speaks_for_its_state(self) -> None:
        ministry = actor("ministry", country="kp")
        found = claim(ALLEGED, said("one", "denies", speaker="ministry"), ministry)
        assert found.stances[0].voice.actor == "kp"
        assert found.silences == ()

    def test_a_person_is_not_the_house_they_work_for(self) -> None:
        scholar, house = actor("scholar", part_of="house", country="us"), actor("house")
        found = claim(event(), said("one", "warns", speaker="scholar"), scholar, house)
        assert found.stances[0].voice.actor == "scholar"

    def test_an_unnamed_person_does_not_speak_for_their_body(self) -> None:
        unnamed = {"attribution": "anonymous", "speaker": "ministry", "speaker_as": "an official"}
        found = claim(
            event(), said("one", "denies", speaker="ministry"), said("two", "asserts", **unnamed),
            MINISTRY,
        )  # fmt: skip
        kinds = {stance.position.id: stance.voice.kind for stance in found.stances}
        assert kinds == {"one": VoiceKind.NAMED, "two": VoiceKind.UNNAMED_PERSON}

    def test_what_two_texts_call_by_one_name_are_two_voices(self) -> None:
        experts = {"attribution": "collective", "speaker": None, "speaker_as": "experts"}
        found = claim(
            event(),
            said("one", "asserts", **experts),
            said("two", "asserts", **experts),
            said("three", "denies", sources="other", **experts),
            source("other"),
        )
        assert [ids(stance.statements) for stance in found.stances] == [["three"], ["two", "one"]]

    def test_an_unnamed_person_reverses_nothing(self) -> None:
        official = {"attribution": "anonymous", "speaker_as": "an official"}
        one, two = said("one", "asserts", **official), said("two", "denies", "2025-07", **official)
        assert not claim(event(), one, two).stances[0].is_reversed

    def test_state_media_without_a_speaker_speak_for_the_state(self) -> None:
        agency = actor("agency", type="media", part_of="kp")
        media = {"attribution": "state_media", "speaker": None, "via": "agency"}
        found = claim(event(), said("one", "denies", **media), agency)
        assert found.stances[0].voice.actor == "kp"


def silent(*items: Item) -> list[str]:
    return [silence.actor for each in claims_of(*items) for silence in each.silences]


ALLEGED = event(verification="alleged", actors="kp")


class TestSilence:
    @pytest.mark.parametrize("verification", ["alleged", "under_examination"])
    def test_whom_an_allegation_names_and_nothing_is_on_file(self, verification: str) -> None:
        assert silent(event(verification=verification, actors=["kp", "us"])) == ["kp", "us"]

    def test_what_is_reported_as_fact_asks_for_no_answer(self) -> None:
        assert silent(event(actors="kp")) == []

    def test_what_was_refuted_or_withdrawn_asks_for_no_answer(self) -> None:
        assert silent(event(verification="alleged", actors="kp", updates=RETRACTION)) == []

    @pytest.mark.parametrize("act", ["denies", "confirms", "declines_comment"])
    def test_any_word_of_a_body_of_the_state_is_on_file(self, act: str) -> None:
        assert silent(ALLEGED, said("one", act, speaker="ministry"), MINISTRY) == []

    def test_what_others_say_is_no_answer(self) -> None:
        assert silent(ALLEGED, said("one", "asserts", speaker="us")) == ["kp"]

    def test_what_an_unnamed_person_says_is_no_answer(self) -> None:
        unnamed = {"attribution": "anonymous", "speaker": "kp", "speaker_as": "an official"}
        assert silent(ALLEGED, said("one", "denies", **unnamed)) == ["kp"]

    def test_a_retracted_answer_is_none(self) -> None:
        assert silent(ALLEGED, said("one", "denies", speaker="kp", updates=RETRACTION)) == ["kp"]

    def test_the_target_of_a_response_that_answers_it_is_named_by_it(self) -> None:
        rule = response(targets="kp", responds_to="event")
        assert silent(event(verification="alleged"), rule) == ["kp"]

    def test_a_body_that_looked_into_it_is_not_asked(self) -> None:
        panel = actor("panel", type="igo")
        found = event(verification="alleged", actors=["kp", "panel"], countries="kp")
        assert silent(found, panel) == ["kp"]

    def test_where_no_actor_is_of_the_countries_the_countries_are_concerned(self) -> None:
        found = event(verification="alleged", actors=["panel"], countries="kp")
        panel = actor("panel", part_of="united-nations")
        (silence,) = claim(found, panel, actor("united-nations")).silences
        assert silence.actor == "kp"

    def test_whoever_alone_claims_it_of_itself_is_not_missed(self) -> None:
        agency = actor("agency", type="media", part_of="kp")
        own = source("own", publisher="agency")
        claimed = event(verification="alleged", actors=["kp", "us"], sources="own")
        assert [silence.actor for silence in claim(claimed, own, agency).silences] == ["us"]

    def test_words_on_the_whole_are_told_beside_the_silence_on_a_part(self) -> None:
        part = event("part", verification="under_examination", actors="kp", part_of="event")
        found = claims_of(event(), part, said("one", "denies", speaker="ministry"), MINISTRY)
        (silence,) = found[1].silences
        assert silence.on_whole is not None
        assert (silence.actor, silence.on_whole.id) == ("kp", "one")
