"""What a reader does with the site of the real content, in a real browser."""

import re
from collections.abc import Callable

import pytest
from exploring import Explore
from hosting import OpenPage, Site
from playwright.sync_api import FloatRect, Locator, Page, Route, expect

from generator.model.items import Entry, Event, Response, Statement
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive

DENIAL = "dprk-denies-un-probe"
PROBE = "un-probe-dprk-military-ai"
PROBE_BRIEFING = "un-probe-dprk-ai"
WORDS_OF_DENIAL = "smear campaign sovereign right"

WIDE, NARROW = 1440, 390


def _open_by_click(page: Page) -> None:
    page.get_by_role("banner").get_by_role("button", name="Search").click()


def _open_by_key(page: Page) -> None:
    page.keyboard.press("/")


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("open_search", [_open_by_click, _open_by_key])
def test_the_header_search_finds_a_seed_statement(
    real_site: Site,
    real_archive: Archive,
    open_page: OpenPage,
    open_search: Callable[[Page], None],
    width: int,
) -> None:
    statement = real_archive.entries[DENIAL]
    page = open_page(real_site, "about/", width=width)
    open_search(page)
    dialog = page.get_by_role("dialog")
    field = dialog.get_by_role("searchbox")
    expect(field).to_be_focused()
    page.keyboard.type(WORDS_OF_DENIAL)
    result = page.get_by_role("link", name=statement.title, exact=True)
    expect(dialog.get_by_role("listitem").filter(has=result)).to_contain_text("smear campaign")
    dialog.get_by_role("listitem").filter(has=result).get_by_role("link").click()
    expect(page).to_have_url(real_site.at(f"statements/{DENIAL}/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text(statement.title)
    expect(page.get_by_role("article")).to_contain_text("fabricating another smear campaign")


def test_a_result_has_both_labels_and_sources_come_last(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, "about/")
    _open_by_click(page)
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("UN probes")
    results = dialog.get_by_role("listitem")
    named = page.get_by_role("link", name=real_archive.entries[PROBE].title, exact=True)
    facts = results.filter(has=named).locator(".result__facts")
    expect(facts.locator(".badge")).to_have_text(["Reported", "Contested", "Single origin"])
    source = real_archive.sources["nkif-un-probe"]
    found = results.filter(has=page.get_by_role("link", name=source.title, exact=True))
    expect(found).to_contain_text(real_archive.actor_name(source.publisher))
    kinds = results.locator(".kind").all_inner_texts()
    assert kinds.index("Source") > kinds.index("Event")
    assert kinds.index("Source") > kinds.index("Briefing")


def test_a_slash_typed_into_a_field_is_a_slash(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, "explore/")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.click()
    page.keyboard.type("a/b")
    expect(field).to_have_value("a/b")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_words_typed_into_explore_while_it_loads_are_kept(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site)
    held: list[Route] = []
    page.route("**/explore/explore.js", lambda route: held.append(route))
    with page.expect_request("**/explore/explore.js"):
        page.goto(real_site.at("explore/"), wait_until="commit")
    field = page.get_by_role("main").get_by_role("searchbox")
    field.click()
    page.keyboard.type("smear")
    held[0].continue_()
    expect(page.get_by_role("main").get_by_text(re.compile("results? for smear"))).to_be_visible()
    expect(field).to_be_focused()
    page.keyboard.type(" campaign")
    expect(field).to_have_value("smear campaign")


def test_the_search_dialog_closes_with_escape(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site)
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def _named_actors(entry: Entry) -> set[str]:
    if isinstance(entry, Event):
        return {*entry.actors, *entry.countries}
    if isinstance(entry, Statement):
        return {name for name in (entry.speaker, entry.via) if name}
    assert isinstance(entry, Response)
    return {*entry.issuers, *entry.targets}


def _is_of_kp(entry: Entry, archive: Archive) -> bool:
    """Whether an entry names North Korea, or a body that is part of it."""
    bodies = _named_actors(entry)
    while bodies - {"kp"}:
        if "kp" in bodies:
            return True
        bodies = {parent for body in bodies if (parent := archive.actors[body].part_of)}
    return "kp" in bodies


def _may_be_of(entry: Entry, year: int) -> bool:
    first = entry.date.earliest or entry.date.latest
    last = entry.date.latest or entry.date.earliest
    return bool(first and last and first.year <= year <= last.year)


def test_explore_is_narrowed_by_actor_and_year(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    of_actor = {i for i, entry in real_archive.entries.items() if _is_of_kp(entry, real_archive)}
    of_both = {i for i in of_actor if _may_be_of(real_archive.entries[i], 2025)}
    shelves = (
        real_archive.entries,
        real_archive.sources,
        real_archive.actors,
        real_archive.topics,
        real_archive.briefings,
    )
    everything = sum(map(len, shelves))
    assert 0 < len(of_both) < len(of_actor) < everything

    explore = Explore(open_page(real_site, "explore/"))
    explore.expect_total(everything)
    explore.facet("Actor", "North Korea").check()
    explore.expect_total(len(of_actor))
    explore.open_group("Year")
    explore.facet("Year", "2025").check()
    explore.expect_total(len(of_both))
    explore.show_all(len(of_both))
    assert explore.found() == of_both
    expect(explore.page).to_have_url(real_site.at("explore/?actor=North+Korea&year=2025"))

    explore.page.reload()
    explore.expect_total(len(of_both))
    expect(explore.facet("Actor", "North Korea")).to_be_checked()
    explore.open_group("Year")
    expect(explore.facet("Year", "2025")).to_be_checked()
    explore.show_all(len(of_both))
    assert explore.found() == of_both

    explore.main.get_by_role("link", name="Clear all").click()
    explore.expect_total(everything)
    expect(explore.page).to_have_url(real_site.at("explore/"))


def test_explore_narrows_by_words_and_keeps_them(real_site: Site, open_page: OpenPage) -> None:
    explore = Explore(open_page(real_site, "explore/"))
    explore.main.get_by_role("searchbox").fill("smear campaign")
    expect(explore.links.filter(has_text="calls the probe a smear")).to_have_count(1)
    expect(explore.page).to_have_url(real_site.at("explore/?words=smear+campaign"))
    explore.page.reload()
    expect(explore.main.get_by_role("searchbox")).to_have_value("smear campaign")
    expect(explore.links.filter(has_text="calls the probe a smear")).to_have_count(1)


def test_results_below_the_first_screen_are_filled_in_on_the_way_down(
    real_site: Site, open_page: OpenPage
) -> None:
    explore = Explore(open_page(real_site, "explore/"))
    expect(explore.items).to_have_count(30)
    assert explore.links.count() < 30
    for item in (explore.items.nth(15), explore.items.last):
        item.scroll_into_view_if_needed()
        expect(item.get_by_role("link")).to_be_visible()


def test_more_results_continue_where_the_list_ended(real_site: Site, open_page: OpenPage) -> None:
    explore = Explore(open_page(real_site, "explore/"))
    explore.fill_in(30)
    explore.page.set_viewport_size({"width": 1440, "height": 900})
    explore.main.get_by_role("button", name="Show more").click()
    expect(explore.items).to_have_count(60)
    expect(explore.items.nth(30).get_by_role("link")).to_be_in_viewport()


def test_explore_says_when_nothing_is_found(real_site: Site, open_page: OpenPage) -> None:
    explore = Explore(open_page(real_site, "explore/"))
    explore.main.get_by_role("searchbox").fill("xyzzyplugh")
    expect(explore.main.get_by_text(re.compile("^No results"))).to_be_visible()
    expect(explore.links).to_have_count(0)


def test_the_link_on_a_page_opens_explore_with_its_filter(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, "topics/drones/")
    page.get_by_role("link", name="Filter everything by this topic").click()
    explore = Explore(page)
    on_topic = {i for i, entry in real_archive.entries.items() if "drones" in entry.topics}
    explore.expect_total(len(on_topic))
    expect(explore.facet("Topic", "Drones")).to_be_checked()
    explore.show_all(len(on_topic))
    assert explore.found() == on_topic


def _box(locator: Locator) -> FloatRect:
    expect(locator).to_be_visible()
    box = locator.bounding_box()
    assert box is not None
    return box


# The probe's own page, and the briefing about it.
EXCHANGES = [f"events/{PROBE}/", f"briefings/{PROBE_BRIEFING}/"]


def _probe_and_denial(page: Page, archive: Archive) -> tuple[FloatRect, FloatRect]:
    """What is said, and the next thing behind it, which has to be the denial."""
    probe = archive.entries[PROBE]
    assert isinstance(probe, Event)
    said = page.get_by_role("article").get_by_text(probe.summary[:100]).last
    matter = said.locator("xpath=..")
    denial = matter.locator("xpath=following-sibling::*[1]")
    expect(denial).to_contain_text("Denial by North Korea, through state media")
    expect(denial).to_contain_text("fabricating another smear campaign")
    expect(denial.get_by_role("link", name="This statement")).to_have_attribute(
        "href", re.compile(rf"statements/{DENIAL}/$")
    )
    return _box(matter), _box(denial)


@pytest.mark.parametrize("path", EXCHANGES)
def test_a_denial_stands_beside_what_it_denies(
    real_site: Site, real_archive: Archive, open_page: OpenPage, path: str
) -> None:
    page = open_page(real_site, path, width=WIDE)
    probe, denial = _probe_and_denial(page, real_archive)
    assert denial["y"] == pytest.approx(probe["y"], abs=2)
    assert probe["x"] + probe["width"] <= denial["x"] < probe["x"] + probe["width"] + 100


@pytest.mark.parametrize("path", EXCHANGES)
def test_on_a_phone_a_denial_stands_directly_below(
    real_site: Site, real_archive: Archive, open_page: OpenPage, path: str
) -> None:
    page = open_page(real_site, path, width=NARROW)
    probe, denial = _probe_and_denial(page, real_archive)
    gap = denial["y"] - (probe["y"] + probe["height"])
    assert 0 <= gap < 60
    assert denial["x"] == pytest.approx(probe["x"], abs=2)
    assert denial["width"] == pytest.approx(probe["width"], abs=2)


def _longest(site: Site, folder: str) -> str:
    pages = (site.folder / folder).glob("*/index.html")
    return site.path_of(max(pages, key=lambda page: page.stat().st_size))


def _page_of_each_kind(site: Site) -> list[str]:
    """The longest page of every kind, every list, and the pages there is one of."""
    of_kinds = [_longest(site, kind.value) for kind in Kind]
    lists = [f"{kind.value}/" for kind in Kind]
    to_contribute = [f"contribute/{name}" for name in ("", "dates/", "event/", "rules/", "texts/")]
    written = ["about/", "method/", "corrections/"]
    return ["", "explore/", *written, *to_contribute, *lists, *of_kinds]


def test_no_page_is_wider_than_the_screen(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site)
    too_wide = []
    for path in _page_of_each_kind(real_site):
        page.goto(real_site.at(path))
        if path == "explore/":
            expect(page.get_by_role("list", name="Search results")).to_be_visible()
        for width in (360, 390, 768, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            needed = page.evaluate(
                "() => Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
            )
            if needed > width:
                too_wide.append((path, width, needed))
    assert too_wide == []


def test_search_results_fit_a_phone(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, width=360)
    page.keyboard.press("/")
    page.keyboard.type("resolution")
    results = page.get_by_role("dialog").get_by_role("listitem")
    expect(results.filter(has=page.get_by_role("link"))).not_to_have_count(0)
    for item in results.all():
        box = _box(item)
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360


def _background(page: Page) -> str:
    return str(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))


def test_the_colours_can_be_turned_dark_and_stay_so(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, color_scheme="light")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    light = _background(page)
    page.get_by_title("Switch to dark colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    dark = _background(page)
    assert sum(map(int, re.findall(r"\d+", dark)[:3])) < 200
    page.goto(real_site.at("explore/"))
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light colours").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    assert _background(page) == light != dark


def test_a_reader_who_prefers_dark_gets_dark(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_every_kind_of_page_stays_at_home_and_complains_of_nothing(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site)
    for path in _page_of_each_kind(real_site):
        page.goto(real_site.at(path))
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        page.keyboard.press("/")
        expect(page.get_by_role("dialog").get_by_role("searchbox")).to_be_focused()
        assert page.evaluate("openedDialogs") == []
    # What was requested, said and refused on the way is looked at by `watches`.


def test_the_site_can_be_read_without_scripts(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"events/{PROBE}/", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_contain_text(real_archive.entries[PROBE].title)
    expect(page.get_by_role("article")).to_contain_text("fabricating another smear campaign")
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="The record").click()
    page.get_by_role("navigation", name="Pages of The record").get_by_role(
        "link", name="Statements"
    ).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Statements")


def test_without_scripts_explore_shows_nothing_dead_and_names_the_lists(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "explore/", java_script_enabled=False)
    # Playwright looks for no words and no roles in a noscript element.
    instead = page.locator("article noscript p")
    expect(instead).to_be_visible()
    expect(page.locator(":is(.explore, .search-dialog):visible")).to_have_count(0)
    instead.locator("a[href*='timeline']").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Timeline")


def test_tabs_lead_below_the_sub_path(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, f"events/{PROBE}/")
    tabs = page.get_by_role("navigation", name="Tabs").get_by_role("link")
    for name in tabs.all_inner_texts():
        tabs.filter(has_text=re.compile(f"^\\s*{name.strip()}\\s*$")).click()
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert real_site.has(page.url)


def test_a_file_to_copy_is_copied_whole(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(
        real_site, "contribute/topic/", permissions=["clipboard-read", "clipboard-write"]
    )
    template = page.get_by_role("article").locator("pre")
    template.hover()
    template.get_by_role("button").click()
    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.strip() == template.locator("code").inner_text().strip()
    assert copied.startswith("drones:\n  label: Drones\n")
