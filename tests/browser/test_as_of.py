"""A reader picks a day on a briefing and sees what was publicly known then."""

import re

import pytest
from hosting import AS_OF, OpenPage, Site
from playwright.sync_api import Locator, Page, expect

from generator.relate.archive import Archive
from generator.relate.public_record import PublicRecord, public_records
from generator.render.addresses import public_address

BRIEFING = "dprk-ai-cyber-and-it-workers"
PATH = f"briefings/{BRIEFING}/as-of/"


@pytest.fixture(scope="session")
def records(real_archive: Archive) -> tuple[PublicRecord, ...]:
    """The public record of the briefing that is looked at."""
    members = real_archive.members(real_archive.briefings[BRIEFING])
    return public_records(members, real_archive)


@pytest.fixture(scope="session")
def denied_later(records: tuple[PublicRecord, ...]) -> PublicRecord:
    """An entry that nobody denied when it became known."""
    return next(found for found in records if len(found.labels) > 1 and found.labels[1].denials)


def _item(page: Page, title: str) -> Locator:
    link = page.get_by_role("link", name=title, exact=True)
    titled = page.locator(".title").filter(has=link)
    return page.locator(".records > li").filter(has=titled)


def _pick(page: Page, day: str) -> None:
    page.get_by_label("What was known on").fill(day)
    expect(page.get_by_role("status")).to_contain_text(
        re.compile(rf"^\s*On {int(day[8:])} \w+ {day[:4]},")
    )


def test_a_denial_is_not_there_before_it_was_known(
    real_site: Site, denied_later: PublicRecord, open_page: OpenPage
) -> None:
    denial = denied_later.labels[1].denials[0]
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    page.get_by_label("What was publicly known on").fill(denied_later.known.isoformat())
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(real_site.at(f"{PATH}?on={denied_later.known}"))
    matter = _item(page, denied_later.entry.title)
    expect(matter).to_be_visible()
    label = matter.locator(".label:visible")
    expect(label).not_to_contain_text("Contested")
    expect(_item(page, denial.title)).to_be_hidden()

    _pick(page, denied_later.labels[1].on.isoformat())
    expect(label).to_contain_text("Contested")
    expect(matter.get_by_role("link", name=denial.title)).to_be_visible()
    expect(_item(page, denial.title)).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("Its label changed: ")


def test_the_count_in_words_is_that_of_the_list(
    real_site: Site, records: tuple[PublicRecord, ...], open_page: OpenPage
) -> None:
    page = open_page(real_site, f"{PATH}?on=2025-08-01")
    known = [found for found in records if found.known.isoformat() <= "2025-08-01"]
    denials = sum(found.is_contesting for found in known)
    assert 1 < denials < len(known) < len(records)
    status = page.get_by_role("status")
    expect(status).to_contain_text(f"{len(known)} of {len(records)} entries were publicly known")
    expect(status).to_contain_text(f"{denials} denials or disputes")
    expect(page.locator(".records > li:not(.records__perhaps):visible")).to_have_count(len(known))


def test_what_is_not_dated_to_the_day_is_shown_as_not_certain(
    real_site: Site, records: tuple[PublicRecord, ...], open_page: OpenPage
) -> None:
    found = next(found for found in records if found.may_be_older and found.possible)
    page = open_page(real_site, f"{PATH}?on={found.possible}")
    item = _item(page, found.entry.title)
    expect(item.get_by_text("is not certain")).to_be_visible()
    expect(item.locator(".label").first).to_be_hidden()
    _pick(page, found.known.isoformat())
    expect(item.get_by_text("is not certain")).to_be_hidden()
    expect(item.locator(".label").first).to_be_visible()


def test_a_shared_link_opens_the_same_state(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, PATH, permissions=["clipboard-read", "clipboard-write"])
    _pick(page, "2025-08-01")
    expect(page).to_have_url(real_site.at(f"{PATH}?on=2025-08-01"))
    seen = page.locator(".records > li:visible").all_inner_texts()
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    other = open_page(real_site, page.evaluate("navigator.clipboard.readText()"))
    expect(other.get_by_label("What was known on")).to_have_value("2025-08-01")
    assert other.locator(".records > li:visible").all_inner_texts() == seen


def test_changes_are_stepped_through_without_losing_the_keyboard(
    real_site: Site, records: tuple[PublicRecord, ...], open_page: OpenPage
) -> None:
    page = open_page(real_site, f"{PATH}?on={records[0].known}")
    field = page.get_by_label("What was known on")
    back = page.get_by_role("button", name="Previous change")
    expect(back).to_have_attribute("aria-disabled", "true")
    changes = {step.on for found in records for step in found.labels}
    second = sorted(changes)[1]
    page.get_by_role("button", name="Next change").press("Enter")
    expect(field).to_have_value(second.isoformat())
    back.press("Enter")
    expect(field).to_have_value(records[0].known.isoformat())
    expect(back).to_be_focused()
    page.get_by_role("button", name="Newest").press("Enter")
    expect(field).to_have_value(AS_OF.isoformat())
    expect(page.locator(".records > li:visible")).to_have_count(len(records))


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("2025-02-30", "“2025-02-30” is not a day"),
        ("<b>soon</b>", "“<b>soon</b>” is not a day"),
        ("2031-01-01", "1 January 2031 is still to come"),
        ("1950-01-01", "The first became known on"),
        ("", "On 23 November 2026"),
    ],
)
def test_any_day_asked_for_gets_a_kind_answer(
    real_site: Site, open_page: OpenPage, asked: str, answer: str
) -> None:
    page = open_page(real_site, f"{PATH}?on={asked}")
    expect(page.get_by_role("status")).to_contain_text(answer)


def test_an_expected_event_becomes_overdue_only_after_its_window(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    briefing, found = next(
        (briefing, found)
        for briefing in real_archive.briefings.values()
        for found in public_records(real_archive.members(briefing), real_archive)
        if found.overdue and found.overdue <= AS_OF
    )
    page = open_page(real_site, f"briefings/{briefing.id}/as-of/?on={found.known}")
    item = _item(page, found.entry.title)
    expect(item.get_by_text("Expected", exact=True)).to_be_visible()
    expect(item.get_by_text("Overdue since")).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text("expected and not overdue yet")
    assert found.overdue
    _pick(page, found.overdue.isoformat())
    expect(item.get_by_text("Overdue since")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("overdue.")


def test_without_scripts_everything_is_listed_in_order(
    real_site: Site, records: tuple[PublicRecord, ...], open_page: OpenPage
) -> None:
    page = open_page(real_site, f"{PATH}?on=2025-08-01", java_script_enabled=False)
    expect(page.locator(".records > li:visible")).to_have_count(len(records))
    links = page.locator(".records .title a")
    ways = [link.get_attribute("href") for link in links.all()]
    assert ways == [
        f"../../../{public_address(f'{found.entry.kind.value}/{found.entry.id}.md')}"
        for found in records
    ]
    assert page.locator(".label:visible").count() == sum(len(found.labels) for found in records)
    expect(page.get_by_role("button", name="Next change")).to_be_hidden()
    expect(page.get_by_role("article")).to_contain_text("not what this archive held")
    expect(page.locator("noscript p")).to_be_visible()


def test_paper_shows_the_chosen_state(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, f"{PATH}?on=2025-08-01")
    shown = page.locator(".records > li:visible").count()
    page.emulate_media(media="print")
    expect(page.get_by_role("status")).to_contain_text("On 1 August 2025")
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()
    assert page.locator(".records > li:visible").count() == shown
