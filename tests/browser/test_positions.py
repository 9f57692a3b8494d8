"""What a reader does to learn who says what, how well it is known, and to take the words along."""

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Locator, Page, expect

BRIEFING = "un-probe-dprk-ai"
POSITIONS = f"briefings/{BRIEFING}/positions/"
PROBE = "un-probe-dprk-military-ai"
DENIAL = "dprk-denies-un-probe"
TEST = "dprk-ai-drone-test-2025-03"
WORDS = "fabricating another smear campaign"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def _denial_of_the_probe(page: Page) -> Locator:
    heading = page.get_by_role("heading", level=3).filter(has_text="UN opens a probe")
    told = heading.locator("xpath=following-sibling::*[1]")
    return told.locator("> *").filter(has_text="Denial by North Korea")


def test_a_reader_finds_who_denies_the_probe_and_follows_it_to_the_source(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    page.get_by_role("link", name="Claim by claim").click()
    expect(page).to_have_url(real_site.at(POSITIONS))
    row = page.get_by_role("row").filter(has_text="UN opens a probe")
    column = page.get_by_role("columnheader").all_inner_texts().index("North Korea")
    cell = row.get_by_role("cell").nth(column)
    expect(cell).to_have_text("Denial")
    cell.get_by_role("link").click()
    denial = _denial_of_the_probe(page)
    expect(denial).to_be_in_viewport()
    expect(denial).to_contain_text(WORDS)
    denial.get_by_role("link", name="North Korea in Focus").click()
    expect(page).to_have_url(real_site.at("sources/nkif-un-probe/"))


def test_whom_an_allegation_names_is_not_said_to_be_silent(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, POSITIONS)
    row = page.get_by_role("row").filter(has_text="foreign-trained engineers")
    expect(row).to_contain_text("nothing on file")
    article = page.get_by_role("article")
    expect(article).to_contain_text("does not say that the actors named did not answer")
    expect(article).not_to_contain_text("%")


def test_a_link_leads_to_the_very_words_in_the_source(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, f"statements/{DENIAL}/")
    link = page.get_by_role("link", name="Find these words in the source").first
    address, _, directive = str(link.get_attribute("href")).partition("#:~:text=")
    assert address.startswith("https://northkoreainfocus.blogspot.com/")
    start, end = map(unquote, directive.split(","))
    words = page.locator("article blockquote").first.inner_text()
    assert words.strip("“”\n ").startswith(start)
    assert words.strip("“”\n ").endswith(end)


def test_a_browser_finds_the_words_by_such_a_link(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, POSITIONS)
    researcher = page.get_by_role("listitem").filter(has_text="AI doesn’t need to be weaponized")
    quote = researcher.locator(".quote")
    expect(quote).not_to_be_in_viewport()
    link = researcher.get_by_role("link", name="Find these words in the source")
    directive = str(link.get_attribute("href")).partition("#")[2]
    # The words stand on this page, too, and nothing else may be asked in a test.
    page.goto("about:blank")
    page.goto(real_site.at(f"{POSITIONS}#{directive}"))
    expect(quote).to_be_in_viewport()


@pytest.mark.parametrize("path", [f"statements/{DENIAL}/", POSITIONS, f"events/{PROBE}/"])
def test_a_quotation_is_copied_with_its_citation(
    real_site: Site, open_page: OpenPage, path: str
) -> None:
    page = open_page(real_site, path, permissions=CLIPBOARD)
    button = page.get_by_role("button", name="Copy translation with citation").first
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Copied to clipboard")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"“{WORDS}")
    for part in (
        "(translation). North Korea, through state media (North Korean state media), by June 2025.",
        "North Korea in Focus, “UN Probes North Korea’s Use of AI in Military Projects”, June 2025",
        "https://northkoreainfocus.blogspot.com/2025/06/",
        "Quoted after Briefings: military AI and North Korea, as of 23 November 2026.",
    ):
        assert part in copied
    assert "&#" not in copied


def test_without_scripts_words_and_links_stay_and_no_dead_button_is_shown(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, POSITIONS, java_script_enabled=False)
    expect(_denial_of_the_probe(page)).to_contain_text(WORDS)
    expect(_denial_of_the_probe(page).get_by_role("link", name="Find these words")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("^Copy"))).to_have_count(0)


def _open_by_keyboard(page: Page) -> None:
    summary = page.locator("article .evidence > summary")
    summary.focus()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scripts", [True, False])
def test_an_evidence_label_opens_to_its_rule_by_keyboard(
    real_site: Site, open_page: OpenPage, scripts: bool
) -> None:
    page = open_page(real_site, f"events/{TEST}/", java_script_enabled=scripts)
    rule = page.get_by_text("all its sources go back to one origin")
    expect(rule).to_be_hidden()
    _open_by_keyboard(page)
    expect(rule).to_be_visible()
    opened = page.locator("details.evidence")
    expect(opened).to_contain_text("6 sources, 1 origin")
    expect(opened).to_contain_text(re.compile("KCNA: Channel NewsAsia.*HNGN"))
    expect(opened).to_contain_text("What would change the label: an independent second origin")


def test_an_unseen_source_is_told_as_counted_with_its_carrier(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "events/un-committee-receives-ai-report/")
    _open_by_keyboard(page)
    expect(page.locator("details.evidence")).to_contain_text(
        "not seen; counted with the source that carries it"
    )


def test_the_label_in_a_list_leads_to_the_opened_rule(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    label = page.get_by_role("article").locator(f"a[href$='events/{PROBE}/#evidence']").first
    label.click()
    expect(page).to_have_url(re.compile(rf"events/{PROBE}/#evidence$"))
    expect(page.get_by_text("What would change the label")).to_be_visible()


def test_on_a_small_phone_each_claim_is_a_block_with_its_voices(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, POSITIONS, width=320)
    row = page.locator("tr").filter(has_text="UN opens a probe")
    cells = [cell.bounding_box() for cell in row.locator("td:visible").all()]
    assert len(cells) > 3
    for above, below in pairwise(cells):
        assert above is not None
        assert below is not None
        assert below["y"] >= above["y"] + above["height"] - 1
    for path in (POSITIONS, "open-questions/", f"statements/{DENIAL}/", f"events/{TEST}/#evidence"):
        page.goto(real_site.at(path))
        assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_targets_are_large_enough_to_be_hit(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, POSITIONS)
    targets = page.locator(".evidence-link:visible, .mark-link:visible, .copy:visible")
    expect(targets).not_to_have_count(0)
    for target in targets.all():
        box = target.bounding_box()
        assert box is not None
        assert box["height"] >= 24, target.inner_text()
        assert box["width"] >= 24, target.inner_text()


def test_a_printed_page_tells_the_rule_and_leaves_out_what_is_pressed(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"events/{PROBE}/", java_script_enabled=False)
    page.emulate_media(media="print")
    expect(page.get_by_text("What would change the label")).to_be_visible()
    expect(page.get_by_role("link", name="Find these words")).to_have_count(0)


def test_open_questions_are_among_the_record_and_lead_to_what_is_open(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "sources/")
    page.get_by_role("link", name="Open questions").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Open questions")
    article = page.get_by_role("article")
    expect(article.get_by_role("heading", name="KCNA")).to_be_visible()
    article.get_by_role("link", name="North Korea is alleged to mine").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("mine open-source AI models")
