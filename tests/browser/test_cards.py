"""A card beside a link says what the page behind it is about (WCAG 2.2, 1.4.13)."""

from datetime import UTC, datetime, timedelta

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Locator, Page, expect

from generator.model.items import Event
from generator.relate.archive import Archive
from generator.render.description import description

PROBE = "un-probe-dprk-military-ai"


def _link(page: Page) -> Locator:
    return page.get_by_role("article").locator(f".judgements a[href$='events/{PROBE}/']").first


def _card(page: Page) -> Locator:
    return page.get_by_role("tooltip")


def _box(locator: Locator) -> tuple[float, float, float, float]:
    box = locator.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["x"] + box["width"], box["y"] + box["height"]


# Two links may lead to one page; where they stand tells them apart.
FOCUSED = """() => {
    const { outerHTML, offsetLeft, offsetTop } = document.activeElement
    return [outerHTML, offsetLeft, offsetTop]
}"""


def _walk(page: Page) -> list[str]:
    """What gets the focus, from one press of the Tab key to the next."""
    walked = []
    for _ in range(8):
        page.keyboard.press("Tab")
        walked.append(str(page.evaluate(FOCUSED)))
    assert len(set(walked)) == 8
    return walked


@pytest.fixture
def page(real_site: Site, open_page: OpenPage) -> Page:
    """The briefing that is about the probe."""
    return open_page(real_site, "briefings/un-probe-dprk-ai/")


def test_pointing_at_a_link_shows_what_it_leads_to(page: Page, real_archive: Archive) -> None:
    probe = real_archive.entries[PROBE]
    assert isinstance(probe, Event)
    _link(page).hover()
    expect(_card(page)).to_contain_text(probe.title)
    expect(_card(page)).to_contain_text(description(probe.summary, real_archive))
    expect(_card(page)).to_contain_text(probe.date.in_words)
    for mark in ("Event", "Reported", "Contested", "Single origin"):
        expect(_card(page)).to_contain_text(mark)
    expect(_link(page)).to_have_accessible_description(_card(page).inner_text().replace("\n", " "))


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_a_card_covers_neither_its_link_nor_the_edge(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    for block in ("start", "center", "end"):
        page.mouse.move(0, 0)
        expect(_card(page)).to_be_hidden()
        _link(page).evaluate("(link, block) => link.scrollIntoView({ block })", block)
        _link(page).hover()
        expect(_card(page)).to_be_visible()
        left, top, right, bottom = _box(_card(page))
        _, link_top, _, link_bottom = _box(_link(page))
        assert top >= link_bottom or bottom <= link_top
        assert 0 <= left < right <= width
        assert 0 <= top < bottom <= 700


@pytest.mark.parametrize(("width", "height"), [(640, 400), (320, 256)])
def test_enlarged_a_card_can_be_read_to_its_end(page: Page, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    _link(page).evaluate("link => link.scrollIntoView({ block: 'center' })")
    _link(page).hover()
    expect(_card(page)).to_be_visible()
    end = _card(page).locator("p").last
    end.evaluate("end => end.scrollIntoView({ block: 'end' })")
    _card(page).hover()
    expect(_card(page)).to_be_visible()
    assert _box(_card(page))[1] >= 0
    assert _box(end)[3] <= _box(_card(page))[3] <= height


def test_where_the_summary_stands_below_a_link_no_card_covers_it(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "topics/sanctions-monitoring/")
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.locator(f".title a[href$='events/{PROBE}/']").hover()
    # By now, a card would have come.
    page.wait_for_timeout(1000)
    expect(_card(page)).to_be_hidden()
    assert [address for address in fetched if PROBE in address] == []


def test_a_card_can_be_pointed_at_and_goes_when_the_pointer_goes(page: Page) -> None:
    _link(page).hover()
    expect(_card(page)).to_be_visible()
    _card(page).hover()
    expect(_card(page)).to_be_visible()
    page.get_by_role("heading", level=1).hover()
    expect(_card(page)).to_be_hidden()
    expect(_link(page)).not_to_have_attribute("aria-describedby", "link-card")


def test_escape_dismisses_a_card_where_the_pointer_is(page: Page) -> None:
    _link(page).hover()
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()


def test_scrolling_closes_a_card(page: Page) -> None:
    _link(page).hover()
    expect(_card(page)).to_be_visible()
    page.evaluate("scrollBy(0, 40)")
    expect(_card(page)).to_be_hidden()


def test_the_keyboard_gets_cards_and_goes_on_as_without(page: Page) -> None:
    _link(page).focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    expect(_card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(_card(page)).to_be_hidden()
    expect(_link(page)).to_be_focused()
    with_cards = _walk(page)
    page.route("**/cards.js", lambda route: route.fulfill(body=""))
    page.reload()
    _link(page).focus()
    assert _walk(page) == with_cards


def test_a_source_and_an_actor_have_cards(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"events/{PROBE}/")
    page.get_by_role("article").locator(".sources a[href*='sources/']").first.hover()
    source = real_archive.sources["nkif-un-probe"]
    expect(_card(page)).to_contain_text(source.title)
    expect(_card(page)).to_contain_text("June 2025")
    page.get_by_role("article").locator(".facts a[href*='actors/kp/']").hover()
    expect(_card(page)).to_contain_text("Actor · State")


def test_a_finger_gets_no_card_and_passing_over_fetches_nothing(page: Page) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.clock.install()
    page.clock.pause_at(datetime.now(UTC) + timedelta(hours=1))
    _link(page).dispatch_event("pointerover", {"pointerType": "touch", "bubbles": True})
    page.clock.run_for(2000)
    _link(page).dispatch_event("pointerover", {"pointerType": "mouse", "bubbles": True})
    page.clock.run_for(200)
    page.get_by_role("heading", level=1).dispatch_event(
        "pointerover", {"pointerType": "mouse", "bubbles": True}
    )
    page.clock.run_for(2000)
    expect(_card(page)).to_be_hidden()
    assert [address for address in fetched if PROBE in address] == []


def test_a_page_that_cannot_be_fetched_has_no_card(page: Page) -> None:
    page.route(f"**/events/{PROBE}/", lambda route: route.fulfill(status=200, body="<p>Oh."))
    with page.expect_response(f"**/events/{PROBE}/"):
        _link(page).hover()
    expect(_card(page)).to_be_hidden()
