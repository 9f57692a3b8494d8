"""Every kind of page for readers with other senses, hands and devices (WCAG 2.2, A and AA)."""

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Browser, Page, expect

from generator.relate.archive import Archive
from generator.render.addresses import public_address
from generator.render.page_kinds import PAGE_KINDS

WIDTHS = (320, 768, 1440)
BRIEFING = "briefings/un-probe-dprk-ai/"
EVENT = "events/un-probe-dprk-military-ai/"
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
CRITERIA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What a palette can change, and a width hardly.
OF_COLOURS = ["color-contrast", "link-in-text-block"]
OF_FORM = {
    "runOnly": {"type": "tag", "values": CRITERIA},
    "rules": {rule: {"enabled": False} for rule in OF_COLOURS},
}
IN_COLOUR = {"runOnly": {"type": "rule", "values": OF_COLOURS}}

# Material gives the button that copies a piece of code a landmark without a name.
RUN = """
    async options => {
      const page = { exclude: [[".md-code__nav"]] }
      const { violations } = await axe.run(page, { ...options, resultTypes: ["violations"] })
      return violations.flatMap(({ id, help, nodes }) =>
        nodes.map(node => `${id}: ${help}: ${node.target} ${node.any[0]?.message ?? ""}`))
    }
"""


def _page_of(kind: str, archive: Archive, site: Site) -> str:
    """The longest page of a kind."""
    views = (view for piece in PAGE_KINDS[kind](archive) for view in piece.made(archive))
    paths = [public_address(view.path) for view in views]
    return max(paths, key=lambda path: (site.folder / path / "index.html").stat().st_size)


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One tab for all pages."""
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


def _violations(page: Page) -> list[str]:
    """What axe finds wrong with the form at every width, and with the colours of both palettes."""
    found: list[str] = []
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        found += (f"{width}: {said}" for said in _settled(page, OF_FORM))
    for scheme in ("default", "slate"):
        page.evaluate("scheme => { document.body.dataset.mdColorScheme = scheme }", scheme)
        found += (f"{scheme}: {said}" for said in _settled(page, IN_COLOUR))
    return found


def _settled(page: Page, options: Mapping[str, object]) -> list[str]:
    """What axe still finds once Material has followed the new width, in a few frames."""
    for _ in range(20):
        if not (said := page.evaluate(RUN, options)):
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    return list(said)


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_a_page_of_each_kind_breaks_no_rule(
    real_site: Site, real_archive: Archive, reader: Page, kind: str
) -> None:
    reader.goto(real_site.at(_page_of(kind, real_archive, real_site)))
    if kind == "explore":
        expect(reader.get_by_role("main").get_by_role("listitem").last).to_be_visible()
    assert _violations(reader) == []


def test_the_open_search_breaks_no_rule(real_site: Site, reader: Page) -> None:
    reader.goto(real_site.at(EVENT))
    reader.keyboard.press("/")
    reader.keyboard.type("smear")
    expect(reader.get_by_role("dialog").get_by_role("link").first).to_be_visible()
    assert _violations(reader) == []


# What has the focus: whether a ring is drawn around it, and whether something lies over it. The
# ring of a hidden radio button is drawn around its label, and a link may begin anywhere in a line.
FOCUS = """
    () => {
      const { activeElement } = document
      window.reached ??= new Set()
      const isAgain = reached.has(activeElement) && activeElement !== window.previous
      if (activeElement === document.body || isAgain) return null
      window.previous = activeElement
      reached.add(activeElement)
      const isHidden = activeElement.matches(".md-option")
      const shown = isHidden ? activeElement.nextElementSibling : activeElement
      const { outlineStyle, outlineWidth } = getComputedStyle(shown)
      // Of a date, the browser rings the part that has the focus.
      const isRinged = activeElement.type === "date"
      const [line = new DOMRect()] = shown.getClientRects()
      const top = document.elementFromPoint(line.x + line.width / 2, line.y + line.height / 2)
      return {
        number: reached.size,
        name: activeElement.outerHTML.slice(0, 120),
        ring: isRinged || (outlineStyle !== "none" && parseFloat(outlineWidth) >= 1),
        covered: !(top && (shown.contains(top) || top.contains(shown))),
      }
    }
"""
INTERACTIVE = "a[href], button, input, select, textarea, summary, [tabindex='0']"


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
@pytest.mark.parametrize(
    ("path", "width"), [("", 1440), (EVENT, 1440), (EVENT, 390), (BRIEFING, 1440)]
)
def test_every_control_is_reached_by_keyboard_and_seen(
    real_site: Site, open_page: OpenPage, path: str, width: int, key: str
) -> None:
    page = open_page(real_site, path, width=width, reduced_motion="reduce")
    there = page.locator(INTERACTIVE).evaluate_all(
        "all => all.filter(each => each.checkVisibility({ visibilityProperty: true })"
        " && each.tabIndex >= 0 && (each.type !== 'radio' || each.checked)).length"
    )
    reached = []
    page.keyboard.press(key)
    while focus := page.evaluate(FOCUS):
        reached.append(focus)
        page.keyboard.press(key)
    assert len({each["number"] for each in reached}) >= there
    assert [each["name"] for each in reached if not each["ring"]] == []
    assert [each["name"] for each in reached if each["covered"]] == []


def test_every_page_has_one_skip_link(real_site: Site) -> None:
    pages = {real_site.path_of(page): page.read_text() for page in real_site.pages()}
    assert [path for path, text in pages.items() if text.count('class="md-skip"') != 1] == []


@pytest.mark.parametrize("path", [EVENT, BRIEFING, "events/", "explore/", f"{BRIEFING}as-of/"])
def test_the_skip_link_leads_to_the_content(
    real_site: Site, open_page: OpenPage, path: str
) -> None:
    page = open_page(real_site, path)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('article') !== null")


def test_a_heading_has_its_link_for_the_pointer_and_is_no_stop_for_keys(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, BRIEFING)
    heading = page.locator("h2#sources")
    expect(page.locator(".headerlink:visible")).to_have_count(0)
    heading.hover()
    heading.locator(".headerlink").click()
    expect(page).to_have_url(re.compile("#sources$"))


def test_on_a_narrow_screen_the_sections_of_a_page_unfold(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, BRIEFING, width=390, java_script_enabled=False)
    contents = page.get_by_role("navigation", name="On this page")
    links = contents.get_by_role("link")
    expect(links).to_have_count(0)
    contents.get_by_text("On this page").click()
    sections = page.locator("h2").evaluate_all("all => all.map(each => each.firstChild.data)")
    expect(links).to_have_text(sections)
    for box in [link.bounding_box() for link in links.all()]:
        assert box
        assert box["height"] >= 24
    links.filter(has_text="Sources").click()
    expect(page).to_have_url(re.compile("#sources$"))
    expect(page.locator("h2#sources")).to_be_in_viewport()


def test_on_a_wide_screen_and_on_paper_the_sections_do_not_stand_there_twice(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, BRIEFING)
    expect(page.get_by_role("navigation", name="Table of contents")).to_be_visible()
    expect(page.get_by_role("navigation", name="On this page")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.get_by_role("navigation", name="On this page")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation")).to_have_count(0)


def test_a_page_of_few_sections_lists_none(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, "about/", width=390)
    assert page.locator("h2").count() < 4
    expect(page.locator(".contents")).to_have_count(0)


def _overflow(page: Page) -> int:
    return int(
        page.evaluate("() => document.scrollingElement.scrollWidth - document.body.clientWidth")
    )


SPACING = """
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }
"""


@pytest.mark.parametrize("kind", PAGE_KINDS)
def test_text_can_be_spaced_on_a_narrow_screen(
    real_site: Site, real_archive: Archive, reader: Page, kind: str
) -> None:
    reader.set_viewport_size({"width": 320, "height": 900})
    reader.goto(real_site.at(_page_of(kind, real_archive, real_site)))
    assert _overflow(reader) <= 0
    reader.add_style_tag(content=SPACING)
    assert _overflow(reader) <= 0


def test_nothing_moves_for_those_who_prefer_that(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, EVENT, reduced_motion="reduce")
    moving = page.evaluate(
        "() => [...document.querySelectorAll('body *')].filter(each => {"
        " const { transitionDuration, animationDuration } = getComputedStyle(each);"
        " return [transitionDuration, animationDuration].join().split(',')"
        "   .some(time => parseFloat(time) > 0.01) }).map(each => each.outerHTML.slice(0, 80))"
    )
    assert moving == []


def test_the_drawer_of_a_phone_opens_and_closes_by_keyboard(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, EVENT, width=390)
    button = page.get_by_role("button", name="Navigation")
    link = page.get_by_role("navigation", name="Navigation").get_by_role("link", name="Explore")
    expect(link).to_have_count(0)
    # Material's own, which no key reaches, does not stand beside it.
    expect(page.locator("header [for=__drawer]")).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(link).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(link).to_have_count(0)
    expect(button).to_be_focused()


def test_marks_and_focus_are_seen_in_forced_colours(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, EVENT, forced_colors="active")
    badge = page.get_by_role("article").locator(".badge").first
    border = badge.evaluate("each => getComputedStyle(each).borderTopStyle")
    assert border == "solid"
    button = page.get_by_role("button", name="Search")
    page.keyboard.press("Tab")
    button.focus()
    assert button.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
