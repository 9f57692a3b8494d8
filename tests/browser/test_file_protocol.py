"""The site opened from a folder, without a server: everything works but search."""

from collections.abc import Iterator

import pytest
from hosting import Site
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

PROBE = "un-probe-dprk-military-ai"
BRIEFING = "un-probe-dprk-ai"


@pytest.fixture
def page(browser: Browser, real_site: Site) -> Iterator[Page]:
    """The front page, opened from its folder; nothing may be complained of."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    said: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            said.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
    page.goto((real_site.folder / "index.html").as_uri())
    yield page
    context.close()
    # What is still under way when a page is left is cut off, and nobody misses it.
    assert [trouble for trouble in said if not trouble.endswith("net::ERR_ABORTED")] == []


def _at(site: Site, path: str) -> str:
    return (site.folder / path).as_uri()


def test_one_can_walk_from_the_front_page_to_a_source(page: Page, real_site: Site) -> None:
    article = page.get_by_role("article")
    article.get_by_role("link", name="The reported UN probe").first.click()
    expect(page).to_have_url(_at(real_site, f"briefings/{BRIEFING}/index.html"))
    article.locator(f"a[href*='events/{PROBE}/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("UN opens a probe")
    article.locator(".sources a[href*='sources/']").first.hover()
    article.locator(".sources a[href*='sources/']").first.click()
    expect(page).to_have_url(_at(real_site, "sources/nkif-un-probe/index.html"))
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="Home").click()
    expect(page).to_have_url(_at(real_site, "index.html"))


def test_no_link_leads_to_a_folder(page: Page, real_site: Site) -> None:
    seen = 0
    kinds = ("events", "statements", "responses", "sources", "actors", "topics", "briefings")
    for path in ("index.html", *(f"{kind}/index.html" for kind in kinds)):
        page.goto(_at(real_site, path))
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        seen += len(links)
        assert [
            link for link in links if link.partition("#")[0].endswith("/") and "file:" in link
        ] == []
    assert seen > 500


def test_a_link_added_later_leads_to_a_page_too(page: Page) -> None:
    page.evaluate("""() => {
        const link = document.createElement("a")
        link.id = "later"
        link.href = "events/?page=1#here"
        document.querySelector("article").append(link)
    }""")
    link = page.locator("#later")
    expect(link).to_have_js_property("hash", "#here")
    page.wait_for_function("document.querySelector('#later').pathname.endsWith('/index.html')")
    assert link.evaluate("link => link.search") == "?page=1"


def test_a_day_can_be_chosen_on_a_briefing(page: Page, real_site: Site) -> None:
    page.goto(_at(real_site, f"briefings/{BRIEFING}/index.html"))
    page.get_by_label("What was publicly known on").fill("2024-12-31")
    page.get_by_role("button", name="Show").click()
    as_of = _at(real_site, f"briefings/{BRIEFING}/as-of/index.html")
    expect(page).to_have_url(f"{as_of}?on=2024-12-31")
    expect(page.get_by_role("status")).to_contain_text("On 31 December 2024")
    page.get_by_role("button", name="Next change").click()
    expect(page).to_have_url(f"{as_of}?on=2025-06-30")


def test_what_needs_a_server_says_so(page: Page, real_site: Site) -> None:
    page.goto(_at(real_site, "explore/index.html"))
    expect(page.get_by_text("Explore is a search and needs a web server")).to_be_visible()
    expect(page.get_by_role("searchbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Search")).to_have_count(0)
    page.keyboard.press("/")
    page.get_by_role("article").get_by_role("link", name="Events").click()
    expect(page).to_have_url(_at(real_site, "events/index.html"))
