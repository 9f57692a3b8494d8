"""How many bytes a page costs a reader who comes for the first time, on the wire."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hosting import Site, served
from playwright.sync_api import Browser, Page, Route, expect
from transfers import Transfers

ENTRY = "events/un-probe-dprk-military-ai/"

LEEWAY = 1.05

# What an entry page costs, compressed with gzip and with the headers of the answers. Three files
# of Material's are 60 kB of it, and cannot be left out.
ENTRY_PAGE = 86_500

# What is fetched besides when somebody is about to search; the index itself is not in it.
SEARCH_PARTS = 49_000


@pytest.fixture(scope="module")
def compressed_site(real_site: Site) -> Iterator[Site]:
    """The site of the real content, as a host that compresses gives it out."""
    with served(real_site.folder, compressing=True) as site:
        yield site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who was never here."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()


def test_an_entry_page_is_light(compressed_site: Site, page: Page) -> None:
    transfers = Transfers(page, compressed_site)
    page.goto(compressed_site.at(ENTRY), wait_until="networkidle")
    assert ENTRY in transfers.bytes
    assert transfers.bytes.total() < ENTRY_PAGE * LEEWAY, transfers.bytes


def test_a_page_fetches_only_what_it_shows(compressed_site: Site, page: Page) -> None:
    transfers = Transfers(page, compressed_site)
    page.goto(compressed_site.at(ENTRY), wait_until="networkidle")
    assert {Path(path).suffix for path in transfers.bytes} <= {"", ".css", ".js", ".svg", ".json"}
    # Material's script takes a feed for a translation, and asks for the site map of its folder.
    asked = [path for path in transfers.bytes if "sitemap" in path or "pagefind" in path]
    assert asked == []


def test_search_is_fetched_when_it_is_about_to_be_used(compressed_site: Site, page: Page) -> None:
    page.goto(compressed_site.at(ENTRY), wait_until="networkidle")
    transfers = Transfers(page, compressed_site)
    page.get_by_role("button", name="Search").hover()
    expect(page.locator("pagefind-modal dialog")).to_be_attached()
    page.wait_for_load_state("networkidle")
    assert "pagefind/pagefind-component-ui.js" in transfers.bytes
    assert transfers.bytes.total() < SEARCH_PARTS * LEEWAY, transfers.bytes


def test_what_is_typed_while_search_arrives_is_kept(compressed_site: Site, page: Page) -> None:
    page.goto(compressed_site.at(ENTRY), wait_until="networkidle")
    held: list[Route] = []
    page.route("**/pagefind-component-ui.js", lambda route: held.append(route))
    page.keyboard.press("/")
    expect(page.locator(".search-button[aria-busy]")).to_be_visible()
    page.keyboard.type("smeaX")
    page.keyboard.press("Backspace")
    page.keyboard.type("r")
    held[0].continue_()
    field = page.get_by_role("dialog").get_by_role("searchbox")
    expect(field).to_have_value("smear")
    page.keyboard.type(" campaign")
    expect(field).to_have_value("smear campaign")
    expect(
        page.get_by_role("dialog").get_by_role("link", name="calls the probe a smear")
    ).to_be_visible()


def test_search_that_did_not_load_says_so_and_can_be_tried_again(
    compressed_site: Site, page: Page
) -> None:
    page.goto(compressed_site.at(ENTRY), wait_until="networkidle")
    page.route("**/pagefind-component-ui.js", lambda route: route.abort())
    page.keyboard.press("/")
    button = page.get_by_role("button", name="Search did not load")
    expect(button).to_be_visible()
    page.unroute("**/pagefind-component-ui.js")
    button.click()
    expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
