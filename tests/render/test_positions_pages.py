"""The pages of who says what: reversals, silence, withdrawn statements, and their bounds."""

from collections.abc import Sequence
from pathlib import Path

from pieces import all_made
from small_archive import actor, archive, briefing, event, statement

from generator.model.items import Item
from generator.model.site import Site
from generator.render import press
from generator.render.pages import positions
from generator.render.pages.positions import PositionsView

TEMPLATES = Path(__file__).parents[2] / "site_templates"
PATH = "briefings/briefing/positions.md"


def pages(*items: Item, include: Sequence[str] = ("event",)) -> list[PositionsView]:
    made = archive(*items, briefing(include=include))
    return list(all_made(positions.pages(made), made))


def said(identifier: str, **fields: object) -> Item:
    return statement(identifier, **{"about": "event", **fields})


def people(count: int) -> list[Item]:
    return [actor(f"person-{number:03}", type="person") for number in range(count)]


def test_a_briefing_in_which_nobody_says_anything_has_no_such_page() -> None:
    assert pages(event()) == []


def test_who_speaks_of_most_claims_has_the_first_column() -> None:
    (page,) = pages(
        event(),
        event("other"),
        said("one", speaker="us"),
        said("two", speaker="kp"),
        said("three", speaker="kp", about="other"),
        said("four", attribution="anonymous", speaker_as="an official"),
        said("five", attribution="collective", speaker=None, speaker_as="experts"),
        include=["event", "other"],
    )
    labels = [column.label for column in page.columns]
    assert labels == ["North Korea", "United States", "Unnamed people", "Unnamed groups"]


def test_a_cell_leads_to_what_the_page_tells() -> None:
    (page,) = pages(event(), said("one", speaker="us"), said("no", act="denies", speaker="kp"))
    (row,) = page.listing.items
    denial, assertion = row.heard
    by_label = {cell.column.label: cell.heard for cell in row.cells}
    assert by_label == {"North Korea": (denial,), "United States": (assertion,)}
    assert denial.stance.position.id == "no"
    assert denial.anchor != assertion.anchor


def test_states_that_speak_elsewhere_are_named_where_nothing_of_theirs_is_on_file() -> None:
    scholar = actor("scholar", type="person")
    (page,) = pages(
        event(),
        event("other"),
        said("one", speaker="us"),
        said("two", speaker="kp", about="other"),
        said("three", speaker="scholar", about="other"),
        scholar,
        include=["event", "other"],
    )
    assert {row.claim.entry.id: row.silent for row in page.listing.items} == {
        "event": ("kp",),
        "other": ("us",),
    }


def test_many_speakers_share_a_last_column_and_nobody_is_lost_in_it() -> None:
    speakers = people(9)
    (page,) = pages(event(), *speakers, *(said(f"by-{one.id}", speaker=one.id) for one in speakers))
    (row,) = page.listing.items
    assert len(page.columns) == 6
    assert page.columns[-1].label == "Others"
    assert sum(len(cell.heard) for cell in row.cells) == 9


def test_a_page_has_a_bounded_number_of_voices_and_says_how_many_more_there_are() -> None:
    speakers = people(40)
    (page,) = pages(event(), *speakers, *(said(f"by-{one.id}", speaker=one.id) for one in speakers))
    (row,) = page.listing.items
    assert (len(row.heard), row.more) == (12, 28)
    assert sum(len(cell.heard) + cell.more for cell in row.cells) == 40


def test_a_voice_that_is_not_shown_is_not_said_to_have_said_nothing() -> None:
    bodies = [actor(f"body-{number:03}", type="igo") for number in range(14)]
    (page,) = pages(
        event(),
        event("other"),
        *bodies,
        *(said(f"by-{one.id}", speaker=one.id) for one in bodies),
        *(said(f"other-by-{one.id}", speaker=one.id, about="other") for one in bodies[-2:]),
        include=["event", "other"],
    )
    row = next(row for row in page.listing.items if row.claim.entry.id == "event")
    assert row.silent == ()
    assert {cell.column.actor for cell in row.cells if cell.is_empty} == set()


def test_many_claims_are_cut_into_pages() -> None:
    names = [f"event-{number:03}" for number in range(45)]
    events = [event(name) for name in names]
    found = pages(*events, *(said(f"on-{name}", about=name) for name in names), include=names)
    assert [len(page.listing.items) for page in found] == [20, 20, 5]
    assert found[1].path == "briefings/briefing/positions/page/2.md"


def written(*items: Item) -> str:
    """The one page of these items as Markdown."""
    made = archive(*items, briefing(include=["event"]))
    return next(
        file.content for file in press.pages(made, Site("A site"), TEMPLATES) if file.path == PATH
    )


def test_a_reversal_is_seen_at_a_glance_and_both_positions_are_told_newest_first() -> None:
    page = written(
        event(),
        said("first", act="asserts", date="2025-06-01", quote="It is so"),
        said("second", act="denies", date="2025-07-01", quote="It never was"),
    )
    glance, told = page.split("## Claim by claim")
    assert "Denial" in glance
    assert "before: Assertion" in glance
    assert told.index("It never was") < told.index("**Position changed.** Before:")
    assert told.index("**Position changed.** Before:") < told.index("It is so</span>")


def test_what_a_voice_merely_added_is_not_called_a_change() -> None:
    page = written(
        event(), said("first", act="warns"), said("second", act="denies", date="2025-07-01")
    )
    assert "Also on file from the same voice" in page
    assert "Position changed" not in page
    assert "before:" not in page


def test_a_denial_is_not_hidden_by_a_later_word_of_another_sort() -> None:
    page = written(
        event(),
        said("first", act="denies", date="2025-06-01", quote="It never was"),
        said("second", act="warns", date="2025-07-01", quote="Beware"),
    )
    glance, told = page.split("## Claim by claim")
    assert "Denial" in glance
    assert "Warning" not in glance
    assert told.index("It never was") < told.index("Since then, without taking the other side")
    assert told.index("Since then, without taking the other side") < told.index("Beware</span>")


def test_which_of_two_positions_came_last_is_not_guessed() -> None:
    page = written(
        event(),
        said("first", act="asserts", date="2025-06"),
        said("second", act="denies", date="2025-06"),
    )
    assert "also: Assertion" in page
    assert "**Both are on file,** and which was said last is not known" in page
    assert "Position changed" not in page


def test_a_medium_of_the_state_speaks_where_nobody_else_is_named() -> None:
    agency = actor("agency", type="media", part_of="kp")
    carried = {"attribution": "state_media", "speaker": None, "via": "agency"}
    page = written(event(), said("one", act="denies", **carried), agency)
    assert "**Denial** by state media: [agency]" in page


def test_nothing_on_file_is_not_told_as_silence() -> None:
    page = written(
        event(verification="alleged", actors="kp"), said("one", act="asserts", speaker="us")
    )
    assert "**Nothing on file** from [North Korea]" in page
    assert "does not say that somebody was silent" in page


def test_a_withdrawn_statement_is_named_and_not_counted() -> None:
    gone = {"date": "2026-02-01", "kind": "retraction", "text": "It was never said."}
    page = written(event(), said("kept"), said("gone", act="denies", updates=gone))
    assert "Withdrawn by the editors, and not counted: [gone]" in page
    assert page.count("badge--denial") == 0
