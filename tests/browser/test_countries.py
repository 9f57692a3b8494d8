"""What a reader does with the map of countries, and with the table that says the same."""

import re

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Locator, Page, expect

from generator.relate.archive import Archive
from generator.relate.tracker import state_records

COUNTRIES = "countries/"


def _map(page: Page) -> Locator:
    return page.get_by_role("group", name=re.compile("^Map of the states"))


def test_a_reader_finds_on_the_map_who_is_a_target_and_follows(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, COUNTRIES)
    targets = _map(page).get_by_role("link", name=re.compile("as target"))
    expect(targets).to_have_accessible_name(re.compile(r"^North Korea: as target \d+, as speaker"))
    targets.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("North Korea")
    expect(page.get_by_role("heading", level=2, name="What is directed at it")).to_be_visible()


def test_a_state_is_followed_with_the_keyboard(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, COUNTRIES)
    circle = _map(page).get_by_role("link", name=re.compile("^Singapore: as issuer"))
    circle.focus()
    expect(circle).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Singapore")


def test_pattern_and_not_only_colour_tells_a_target_from_an_issuer(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, COUNTRIES)
    fills = {
        name: _map(page)
        .get_by_role("link", name=re.compile(f"^{name}:"))
        .locator(".state")
        .evaluate("shape => getComputedStyle(shape).fill")
        for name in ("North Korea", "United States", "Russia")
    }
    assert fills["North Korea"] == 'url("#directed")'
    assert fills["United States"].startswith("rgb")
    assert fills["Russia"] == 'url("#spoken")'


def test_every_state_on_the_map_can_be_seen_where_it_is(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, COUNTRIES)
    drawn = _map(page).get_by_role("link")
    expect(drawn).to_have_count(len(state_records(real_archive)))
    boxes = [shape.bounding_box() for shape in _map(page).locator(".state").all()]
    assert all(box and box["width"] > 4 and box["height"] > 4 for box in boxes)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_table_says_the_same_as_the_map(
    real_site: Site, real_archive: Archive, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(real_site, COUNTRIES, java_script_enabled=scripts)
    records = state_records(real_archive)
    rows = page.locator(".states tbody tr")
    expect(rows).to_have_count(len(records))
    row = rows.filter(has=page.get_by_role("link", name="North Korea", exact=True))
    expect(row.locator(".count")).to_have_text(
        [str(len(part)) for part in (records["kp"].directed, records["kp"].said)]
        + [str(len(records["kp"].concerned))]
    )
    row.get_by_role("link", name=f"{len(records['kp'].directed) - 3} more").click()
    expect(page).to_have_url(re.compile(r"/actors/kp/#directed$"))
    expect(page.locator("#directed")).to_be_in_viewport()


def test_the_table_is_sorted_by_who_said_most(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, COUNTRIES)
    head = page.get_by_role("columnheader", name="Events that concern it")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    counts = page.locator('td[data-label="Events"]').evaluate_all(
        "cells => cells.map(cell => Number(cell.dataset.sort))"
    )
    events = [len(record.concerned) for record in state_records(real_archive).values()]
    assert counts == sorted(events, reverse=True)


def test_the_map_fits_a_phone(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, COUNTRIES, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    box = _map(page).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_on_a_phone_no_state_is_hit_by_chance_and_the_table_is_named(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, COUNTRIES, width=390)
    expect(page.get_by_text("the table below leads to the page of each state")).to_be_visible()
    expect(_map(page).get_by_role("link").first).to_have_css("pointer-events", "none")
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_text("the table below leads to the page of each state")).to_be_hidden()
    expect(page.get_by_text("Each state leads to its page")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_forced_colours_only_what_the_key_names_is_filled(
    real_site: Site, open_page: OpenPage, scheme: str
) -> None:
    page = open_page(real_site, COUNTRIES, forced_colors="active", color_scheme=scheme)
    paper = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    ink = page.locator("body").evaluate("body => getComputedStyle(body).color")
    expect(_map(page).locator(".land")).to_have_css("fill", paper)
    expect(_map(page).locator("#directed .stripe")).to_have_css("fill", ink)


def test_the_page_of_a_state_says_through_whom_it_spoke(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "actors/kp/")
    said = page.locator("h2#said + .entries")
    expect(said).to_contain_text("through Foreign Ministry of North Korea")
    others = page.locator("h2#of-its-country ~ .entries").first
    expect(others).to_contain_text("Kim Kwang Hyok")
    page.get_by_role("link", name="Among the countries").click()
    expect(_map(page)).to_be_visible()
