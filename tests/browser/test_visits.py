"""What is new since the last visit is marked; only the reader's browser knows of the visit."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Page, Route, expect

NEW = "events/un-probe-dprk-military-ai/"
CORRECTED = "statements/dprk-denies-un-probe/"
LIST = "topics/sanctions-monitoring/"

BEFORE = [["responses/unscr-2270/", "2026-11-01", "new"], [CORRECTED, "2026-11-01", "new"]]
SINCE = [
    [CORRECTED, "2026-11-20", "changed"],
    [CORRECTED, "2026-11-19", "corrected"],
    [NEW, "2026-10-30", "new"],
]

REMEMBERED = """() => Object.entries(localStorage)
    .filter(([name]) => name.startsWith("visits")).map(([, value]) => value)"""

Visit = Callable[..., None]


@pytest.fixture
def page(real_site: Site, open_page: OpenPage) -> Page:
    """The tab of a reader who was never here."""
    page = open_page(real_site)
    _said(page, "From your next visit on")
    page.evaluate("localStorage.clear()")
    return page


@pytest.fixture
def asked(page: Page) -> list[str]:
    """How often the list of changes was fetched."""
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url))
    return found


@pytest.fixture
def visit(page: Page, real_site: Site) -> Visit:
    """A function that opens a page after some time, when so much has changed."""
    now = datetime.now(UTC)

    def visit_(rows: list[list[str]], path: str = "", *, after: timedelta = timedelta()) -> None:
        page.goto("about:blank")
        page.clock.set_system_time(now + after)
        page.unroute("**/recent.json")
        page.route("**/recent.json", lambda route: _answer(route, rows))
        page.goto(real_site.at(path))

    return visit_


def _answer(route: Route, rows: list[list[str]]) -> None:
    route.fulfill(body=json.dumps(rows), content_type="application/json")


def _said(page: Page, words: str) -> None:
    expect(page.locator("[data-visits]")).to_contain_text(words)


def _mark(page: Page, path: str, word: str) -> None:
    link = page.locator(f".title a[href$='{path}']").first
    expect(link.locator("xpath=following-sibling::*[1]")).to_have_text(word)


TWO_DAYS = timedelta(days=2)


def test_at_the_first_visit_nothing_is_marked_and_it_is_explained(page: Page, visit: Visit) -> None:
    visit([*SINCE, *BEFORE])
    _said(page, "Only this browser remembers your visit; nothing is sent.")
    expect(page.locator(".since-visit")).to_have_count(0)


def test_at_the_next_visit_what_is_new_or_changed_is_marked(page: Page, visit: Visit) -> None:
    visit(BEFORE)
    _said(page, "From your next visit on")
    visit([*SINCE, *BEFORE], after=TWO_DAYS)
    day = datetime.now(UTC)
    _said(page, "2 entries and briefings are new or changed since your last visit on ")
    assert re.search(rf"\b{day.year}\.", page.locator("[data-visits]").inner_text())
    visit([], LIST, after=TWO_DAYS + timedelta(minutes=20))
    _mark(page, NEW, "new")
    # It was corrected and then changed otherwise; the correction is what a reader has to know.
    _mark(page, CORRECTED, "corrected")


def test_marks_last_for_the_visit_and_are_fetched_once(
    page: Page, visit: Visit, asked: list[str]
) -> None:
    visit(BEFORE)
    _said(page, "From your next visit on")
    visit([*SINCE, *BEFORE], after=TWO_DAYS)
    _said(page, "2 entries")
    for minutes in (25, 50, 75):
        visit([*SINCE, *BEFORE], LIST, after=TWO_DAYS + timedelta(minutes=minutes))
        _mark(page, NEW, "new")
    assert len([address for address in asked if "recent.json" in address]) == 2
    visit([*SINCE, *BEFORE], after=TWO_DAYS + timedelta(minutes=110))
    _said(page, "Nothing is new or changed since your last visit")
    expect(page.locator(".since-visit")).to_have_count(0)


def test_a_long_read_is_no_pause(page: Page, visit: Visit) -> None:
    visit(BEFORE)
    _said(page, "From your next visit on")
    visit([*SINCE, *BEFORE], LIST, after=TWO_DAYS)
    _mark(page, NEW, "new")
    page.clock.set_system_time(datetime.now(UTC) + TWO_DAYS + timedelta(minutes=50))
    page.reload()
    _mark(page, NEW, "new")


def test_it_is_turned_off_and_on_with_one_click(page: Page, visit: Visit) -> None:
    visit(BEFORE)
    _said(page, "From your next visit on")
    visit([*SINCE, *BEFORE, ["briefings/un-probe-dprk-ai/", "2026-11-21", "new"]], after=TWO_DAYS)
    expect(page.locator(".since-visit")).not_to_have_count(0)
    page.get_by_role("button", name="Turn this off").click()
    expect(page.locator(".since-visit")).to_have_count(0)
    assert page.evaluate(REMEMBERED) == ['{"off":1}']
    visit([*SINCE, *BEFORE], after=2 * TWO_DAYS)
    _said(page, "is not marked")
    expect(page.locator(".since-visit")).to_have_count(0)
    page.get_by_role("button", name="Turn this on").click()
    _said(page, "From your next visit on")
    expect(page.get_by_role("button", name="Turn this off")).to_be_focused()
    visit([*SINCE, *BEFORE, [NEW, "2026-12-01", "withdrawn"]], LIST, after=3 * TWO_DAYS)
    _mark(page, NEW, "withdrawn")


def test_what_is_counted_is_found_on_the_page_of_changes(
    page: Page, visit: Visit, real_site: Site
) -> None:
    rows = json.loads((real_site.folder / "recent.json").read_text())
    there, later = rows[:40], rows[40:]
    visit(there)
    _said(page, "From your next visit on")
    visit(rows, after=TWO_DAYS)
    count = len({path for path, _, _ in later} - {path for path, _, _ in there})
    page.get_by_role("link", name=f"{count} entries and briefings").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What changed")
    marked = set()
    while True:
        expect(page.locator("[data-visits]")).to_contain_text(f"{count} entries and briefings")
        marked |= set(
            page.locator(".since-visit").evaluate_all(
                "badges => badges.map(badge => badge.previousElementSibling.href)"
            )
        )
        if not page.get_by_role("link", name="Next page").count():
            break
        page.get_by_role("link", name="Next page").click()
    assert len(marked) == count


@pytest.mark.parametrize("path", ["changes/", "follow/"])
def test_the_line_stands_where_a_reader_looks_for_it(page: Page, visit: Visit, path: str) -> None:
    visit(BEFORE, path)
    _said(page, "From your next visit on")
    page.get_by_role("button", name="Turn this off").click()
    expect(page.get_by_role("button", name="Turn this on")).to_be_visible()


def test_where_nothing_can_be_stored_nothing_is_said(page: Page, visit: Visit) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('blocked') }")
    with page.expect_response("**/recent.json") as answered:
        visit(BEFORE)
    answered.value.finished()
    expect(page.locator("[data-visits]")).to_be_hidden()
    expect(page.locator(".since-visit")).to_have_count(0)


def test_the_list_of_changes_is_small_and_leads_to_pages(real_site: Site) -> None:
    written = (real_site.folder / "recent.json").read_text()
    rows = json.loads(written)
    assert 0 < len(rows) <= 200
    assert len(written) < 200 * 120
    for path, day, word in rows:
        assert (real_site.folder / path / "index.html").is_file()
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", day)
        assert word in ("new", "changed", "corrected", "withdrawn")
