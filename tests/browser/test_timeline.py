"""What a reader does with the timelines of the real content."""

import re

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from generator.model.items import Entry
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive

BRIEFING = "briefings/un-probe-dprk-ai/timeline/"
OF_A_YEAR = "timeline/2025/"
OF_AN_ACTOR = "actors/kp/"

A_DAY = "unsc-ai-debate-2025-09-24"
A_WINDOW = "un-public-report-dprk-ai"


def _marks(page: Page, identifier: str = "") -> Locator:
    """The marks of one entry, or of all."""
    return page.locator(f".timeline a[href*='{identifier}']")


def _listed(page: Page) -> Locator:
    return page.get_by_role("article").locator(".chronicle").get_by_role("listitem")


def _of_kind(page: Page, kind: Kind) -> Locator:
    return page.locator(f".timeline__rows a[href*='/{kind.value}/']:visible")


@pytest.mark.parametrize("with_scripts", [True, False])
@pytest.mark.parametrize("path", [BRIEFING, OF_A_YEAR, "timeline/"])
def test_a_kind_that_is_not_ticked_is_neither_drawn_nor_listed(
    real_site: Site, open_page: OpenPage, path: str, with_scripts: bool
) -> None:
    page = open_page(real_site, path, java_script_enabled=with_scripts)
    listed = _listed(page).filter(has_text="Statement")
    expect(_of_kind(page, Kind.STATEMENT)).not_to_have_count(0)
    expect(listed.first).to_be_visible()
    others = _of_kind(page, Kind.EVENT).count()

    page.get_by_role("group", name="Show").get_by_role("checkbox", name="Statements").uncheck()
    expect(_of_kind(page, Kind.STATEMENT)).to_have_count(0)
    expect(page.locator(".chronicle li:visible .kind--statement")).to_have_count(0)
    expect(_of_kind(page, Kind.EVENT)).to_have_count(others)

    page.get_by_role("checkbox", name="Statements").check()
    expect(listed.first).to_be_visible()


def test_the_list_of_an_actor_follows_the_same_boxes(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, OF_AN_ACTOR, java_script_enabled=False)
    listed = page.locator(".entries li:visible .kind--event")
    expect(listed).not_to_have_count(0)
    page.get_by_role("checkbox", name="Events").uncheck()
    expect(listed).to_have_count(0)
    expect(page.locator(".entries li:visible .kind--regulatory-response")).not_to_have_count(0)


def _year(entry: Entry) -> int:
    return entry.date.sort_key[0].year


def test_every_entry_of_a_briefing_is_drawn_and_listed_in_order(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    members = real_archive.members(real_archive.briefings["un-probe-dprk-ai"])
    page = open_page(real_site, BRIEFING)
    for entry in members:
        expect(_marks(page, f"/{entry.id}/").first).to_be_attached()
        expect(_listed(page).get_by_role("link", name=entry.title, exact=True)).to_have_count(1)
    years = [int(text) for text in page.locator(".timeline__year").all_inner_texts()]
    assert years == sorted(set(years))
    assert {_year(entry) for entry in members} <= set(years)


def _width(mark: Locator) -> float:
    box = mark.bounding_box()
    assert box is not None
    return box["width"]


@pytest.mark.parametrize("width", [320, 1440])
def test_a_window_is_drawn_wider_than_a_day(
    real_site: Site, open_page: OpenPage, width: int
) -> None:
    page = open_page(real_site, OF_A_YEAR, width=width)
    lane = page.locator(".timeline__lanes").first.bounding_box()
    assert lane is not None
    day, window = _marks(page, f"/{A_DAY}/"), _marks(page, f"/{A_WINDOW}/")
    assert _width(day) < 16
    assert _width(window) == pytest.approx(lane["width"] * 7 / 12, abs=8)


def test_a_mark_tells_what_it_is_and_leads_to_its_entry(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    entry = real_archive.entries[A_DAY]
    page = open_page(real_site, OF_A_YEAR)
    mark = _marks(page, f"/{A_DAY}/")
    expect(mark.locator("title")).to_have_text(re.compile(re.escape(entry.title)))
    expect(mark.locator("title")).to_have_text(re.compile("^" + entry.date.in_words))
    mark.click()
    expect(page).to_have_url(real_site.at(f"events/{A_DAY}/"))


def test_what_is_expected_is_apart_and_overdue_says_so(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, OF_A_YEAR)
    expect(page.get_by_role("heading", name="Expected")).to_be_visible()
    overdue = _listed(page).filter(has_text="publish the probe’s findings")
    expect(overdue).to_contain_text("Overdue")
    expect(overdue).to_contain_text("between June and December 2025")
    expect(_marks(page, f"/{A_WINDOW}/")).to_have_class(re.compile("mark--overdue"))


def test_the_day_of_the_edition_is_marked(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, OF_AN_ACTOR)
    row = page.locator(".timeline__row").filter(has=page.locator(".timeline__today"))
    expect(row.locator(".timeline__year")).to_have_text("2026")
    expect(page.locator(".timeline__key")).to_contain_text("as of 23 November 2026")


def test_the_years_lead_to_all_entries(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, "timeline/")
    table = page.get_by_role("table")
    expect(table.get_by_role("columnheader", name="Statements")).to_be_visible()
    counted = table.locator("td").all_inner_texts()
    assert sum(int(text) for text in counted if text.strip()) == len(real_archive.entries)
    table.get_by_role("link", name="2024").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2024")
    of_the_year = [e for e in real_archive.entries.values() if _year(e) == 2024]
    expect(_listed(page)).to_have_count(len(of_the_year))
    page.get_by_role("link", name="2025", exact=True).click()
    expect(page).to_have_url(real_site.at(OF_A_YEAR))


def test_the_keyboard_goes_from_the_boxes_to_the_list(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, BRIEFING)
    page.get_by_role("checkbox", name="Regulatory responses").focus()
    page.keyboard.press("Tab")
    expect(_listed(page).first.get_by_role("link").first).to_be_focused()


@pytest.mark.parametrize("path", ["timeline/", OF_A_YEAR, BRIEFING, OF_AN_ACTOR])
def test_a_timeline_fits_a_small_phone(real_site: Site, open_page: OpenPage, path: str) -> None:
    page = open_page(real_site, path, width=320)
    expect(page.locator(".timeline__row").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_on_paper_there_is_the_list(
    real_site: Site,
    real_archive: Archive,
    open_page: OpenPage,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page = open_page(real_site, BRIEFING)
    file = tmp_path_factory.mktemp("print") / "timeline.pdf"
    page.pdf(path=str(file), format="A4")
    printed = " ".join("".join(sheet.extract_text() for sheet in PdfReader(file).pages).split())
    entry = real_archive.entries[A_WINDOW]
    assert "etween June and December 2025" in printed
    assert entry.title[:30] in printed
    assert "Show" not in printed.split("as of")[0]
