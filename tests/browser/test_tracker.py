"""What a reader does with the tracker of regulatory responses."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from hosting import OpenPage, Site
from playwright.sync_api import Locator, Page, expect

from generator.model.vocabulary import ResponseStatus
from generator.relate.archive import Archive

TRACKER = "tracker/"
LABELS = [status.label for status in ResponseStatus]


def _rows(page: Page) -> Locator:
    return page.locator(".tracker tbody tr")


def _statuses(page: Page) -> list[str]:
    return page.locator('.tracker td[data-label="Status"] .badge').all_inner_texts()


def _titles(page: Page) -> list[str]:
    return page.locator(".tracker .named").all_inner_texts()


def _head(page: Page, name: str) -> Locator:
    return page.get_by_role("columnheader", name=name, exact=True)


def test_every_response_has_a_row_the_newest_first(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, TRACKER)
    expect(_rows(page)).to_have_count(len(real_archive.responses))
    assert _titles(page) == [response.title for response in real_archive.responses]


def test_a_reader_sorts_by_status_with_the_keyboard(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, TRACKER)
    before = _statuses(page)
    head = _head(page, "Status")
    head.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    expect(
        page.get_by_role("status").filter(has_text="Sorted by Status, ascending")
    ).to_be_visible()
    assert _statuses(page) == sorted(before, key=LABELS.index) != before
    page.keyboard.press("Space")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert _statuses(page) == sorted(before, key=LABELS.index, reverse=True)


def test_what_is_sorted_by_another_column_is_no_longer_sorted_by_the_first(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, TRACKER)
    _head(page, "Status").get_by_role("button").click()
    _head(page, "Date").get_by_role("button").click()
    expect(_head(page, "Date")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("[aria-sort]")).to_have_count(1)
    dates = {response.title: response.date.sort_key for response in real_archive.responses}
    sorted_by_date = [dates[title] for title in _titles(page)]
    assert sorted_by_date == sorted(dates.values(), reverse=True)


def test_without_scripts_the_table_is_whole_and_has_no_dead_buttons(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, TRACKER, java_script_enabled=False)
    expect(_rows(page)).to_have_count(len(real_archive.responses))
    article = page.get_by_role("article")
    expect(article.get_by_role("button")).to_have_count(0)
    expect(article.get_by_role("combobox")).to_have_count(0)
    expect(_head(page, "Status")).to_be_visible()


def test_a_row_says_how_far_it_came_and_what_it_leaves_out(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, TRACKER)
    row = _rows(page).filter(has_text="AI Diffusion Rule")
    expect(row).to_contain_text("Adopted 15 January 2025; Withdrawn 13 May 2025")
    expect(row).to_contain_text("no replacement was seen")
    expect(row.locator("svg.track circle.track__step")).to_have_count(1)
    expect(row.locator("svg.track path.track__end")).to_have_count(1)
    silent = _rows(page).filter(has_text="REAIM Blueprint for Action")
    expect(silent).to_contain_text("Gap: none described")
    instrument = _rows(page).filter(has_text="Resolution 1718").get_by_role("link", name="S/RES/")
    expect(instrument).to_have_attribute("href", "https://undocs.org/S/RES/1718(2006)")


def test_what_a_state_called_for_stands_beside_what_it_did(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, TRACKER)
    row = page.locator(".states tbody tr").filter(
        has=page.get_by_role("link", name="United States", exact=True)
    )
    cells = row.get_by_role("cell")
    expect(cells.nth(1)).to_contain_text("call for tighter global rules")
    expect(cells.nth(2)).to_contain_text("through US Department of the Treasury")
    expect(cells.nth(3)).to_contain_text("AI Diffusion Rule")
    expect(cells.nth(4)).to_contain_text("Russia vetoes renewal")


def test_on_a_phone_the_rows_are_blocks_and_can_still_be_sorted(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, TRACKER, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    before = _statuses(page)
    turn = page.get_by_role("button", name="Turn the order round")
    expect(turn).to_be_disabled()
    page.get_by_label("Sort by").select_option("Status")
    assert _statuses(page) == sorted(before, key=LABELS.index)
    turn.click()
    expect(page.get_by_text("Sorted by Status, descending.")).to_be_visible()
    assert _statuses(page) == sorted(before, key=LABELS.index, reverse=True)


def test_on_paper_the_columns_keep_their_names(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, TRACKER)
    expect(page.get_by_label("Sort by")).to_be_hidden()
    page.emulate_media(media="print")
    names = ["Response", "By", "Type", "Status", "Binding", "Reach and gaps", "Date"]
    for name in names:
        expect(page.locator(".tracker th").get_by_text(name, exact=True)).to_be_visible()
    expect(page.locator(".sorted")).to_be_hidden()


def test_a_status_leads_to_what_has_it(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, TRACKER)
    page.locator(".ladder").get_by_role("link", name="In force").click()
    expect(page).to_have_url(re.compile(r"/explore/\?status=In\+force$"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [TRACKER, "countries/", "actors/us/"])
def test_the_pages_have_no_barriers_that_a_program_can_find(
    real_site: Site, open_page: OpenPage, path: str, scheme: str
) -> None:
    page = open_page(real_site, path, color_scheme=scheme)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found = Axe().run(page, context="article").response["violations"]
    assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in found] == []
