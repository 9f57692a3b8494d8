"""What stands on a social card."""

import pytest
from small_archive import actor, archive, briefing, event, response, statement, topic

from generator.model.items import Item
from generator.model.site import Site
from generator.render.cards import Card, Tone, cards_of, of_item

SITE = Site("A site", "What it is.", "https://site.example/")


def _card(item: Item, *others: Item) -> Card:
    return of_item(item, archive(item, *others), SITE)


@pytest.mark.parametrize(
    ("verification", "mark", "caveat"),
    [
        ("alleged", "Alleged", "Somebody asserts it; the evidence is not open to us"),
        ("under_examination", "Under examination", "An official body is looking into it"),
    ],
)
def test_an_allegation_says_that_it_is_one(verification: str, mark: str, caveat: str) -> None:
    card = _card(event(verification=verification))
    assert (card.mark, card.tone, card.caveat) == (mark, Tone.DOUBT, caveat)
    assert card.evidence == "Single origin"


def test_what_is_reported_looks_like_no_allegation() -> None:
    card = _card(event())
    assert (card.mark, card.tone, card.caveat) == ("Reported", Tone.PLAIN, "")


def test_a_denial_says_whose_it_is() -> None:
    card = _card(statement(act="denies", about="event", speaker="kp"), event())
    assert (card.mark, card.tone) == ("Denial", Tone.BAD)
    assert card.caveat == "North Korea says that it is not so"


@pytest.mark.parametrize(
    ("attribution", "who"),
    [("anonymous", "Somebody who is not named"), ("collective", "A group that is not named")],
)
def test_an_unnamed_speaker_stays_unnamed(attribution: str, who: str) -> None:
    card = _card(statement(attribution=attribution, speaker="us", speaker_as="an official"))
    assert card.caveat == f"{who} states as fact"


def test_a_withdrawn_entry_says_nothing_else_than_that() -> None:
    withdrawn = [{"date": "2026-02-02", "kind": "retraction", "text": "It was wrong."}]
    card = _card(event(verification="confirmed", updates=withdrawn))
    assert (card.mark, card.tone, card.evidence) == ("Retracted", Tone.BAD, "")
    assert card.caveat == "The editors have withdrawn it"


def test_what_is_refuted_is_neither_expected_nor_overdue() -> None:
    card = _card(event(status="expected", date="2026-01-05", verification="refuted"))
    assert (card.mark, card.tone, card.caveat) == ("Refuted", Tone.BAD, "Shown not to be so")


def test_what_is_overdue_is_in_doubt() -> None:
    card = _card(event(status="expected", date="2026-01-05"))
    assert (card.mark, card.tone) == ("Overdue", Tone.DOUBT)


def test_a_date_in_the_words_of_a_source_is_shown_in_them() -> None:
    assert _card(event(date="unknown", date_text="last spring")).date == "“last spring”"


def test_every_card_has_a_name_of_its_own_that_changes_with_what_stands_on_it() -> None:
    items = (event(), statement(), response(), briefing(), topic("drones"), actor("someone"))
    made = tuple(cards_of(archive(*items), SITE))
    assert {card.title for card in made} >= {item.name for item in items}
    assert len({card.path for card in made}) == len(made)
    assert _card(event()).path == _card(event()).path
    assert _card(event(verification="alleged")).path != _card(event()).path


def test_there_are_no_cards_where_nobody_could_fetch_them() -> None:
    assert tuple(cards_of(archive(event()), Site("A site"))) == ()
