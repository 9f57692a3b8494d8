"""A page put on paper: what a reader who prints it, or saves it as PDF, holds in hand."""

import io
import re
from collections.abc import Callable
from functools import cache

import pytest
from hosting import OpenPage, Site
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from generator.load import site_settings
from generator.model.items import Event
from generator.model.provenance import cited_sources
from generator.pipeline import Project
from generator.relate.archive import Archive
from generator.relate.dossier import dossier

BRIEFING = "un-probe-dprk-ai"
PROBE = "un-probe-dprk-military-ai"
FORMATS = ["A4", "Letter"]

# In points, as PDF counts them; browsers round them up.
WIDTHS = {"A4": 596, "Letter": 612}

Printed = Callable[..., list[str]]


@pytest.fixture(scope="module")
def printed(real_site: Site, browser: Browser) -> Printed:
    """A function that prints a page; it gives the text of each sheet, with single spaces."""

    @cache
    def print_(path: str, paper: str = "A4") -> list[str]:
        page = browser.new_page()
        page.goto(real_site.at(path))
        reader = PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))
        page.close()
        assert {round(float(sheet.mediabox.width)) for sheet in reader.pages} == {WIDTHS[paper]}
        return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]

    return print_


def _solid(sheets: str | list[str]) -> str:
    """A text without its spaces: a PDF breaks an address wherever a line ends."""
    return re.sub(r"\s+", "", "".join(sheets))


@pytest.mark.parametrize("paper", FORMATS)
def test_every_sheet_says_what_it_is_from_when_and_which_sheet(
    printed: Printed, real_archive: Archive, real_project: Project, paper: str
) -> None:
    sheets = printed(f"briefings/{BRIEFING}/", paper)
    head = (
        site_settings.read(real_project.configuration).name,
        real_archive.briefings[BRIEFING].title,
        "As of 23 November 2026",
    )
    for number, sheet in enumerate(sheets, 1):
        assert [words for words in head if words not in sheet] == []
        assert f"Page {number} of {len(sheets)}" in sheet


@pytest.mark.parametrize("paper", FORMATS)
@pytest.mark.parametrize(
    ("path", "most"),
    [
        (f"briefings/{BRIEFING}/", 10),
        ("briefings/rules-for-military-ai/", 13),
        (f"events/{PROBE}/", 4),
        ("statements/dprk-denies-un-probe/", 3),
        ("responses/unscr-2270/", 2),
    ],
)
def test_a_page_takes_no_more_paper_than_it_must(
    printed: Printed, path: str, most: int, paper: str
) -> None:
    assert len(printed(path, paper)) <= most


def test_the_address_of_every_source_can_be_read(printed: Printed, real_archive: Archive) -> None:
    found = dossier(real_archive.briefings[BRIEFING], real_archive)
    text = _solid(printed(f"briefings/{BRIEFING}/"))
    addresses = [cited.source.url for cited in found.sources if cited.source.url]
    assert len(addresses) > 10
    assert [address for address in addresses if f"<{address}>" not in text] == []


def test_an_entry_refers_to_its_sources_by_their_numbers(
    printed: Printed, real_archive: Archive
) -> None:
    found = dossier(real_archive.briefings[BRIEFING], real_archive)
    numbers = {cited.source.id: number for number, cited in enumerate(found.sources, 1)}
    text = _solid(printed(f"briefings/{BRIEFING}/"))
    for event in found.happened:
        sources = cited_sources(event, real_archive.sources)
        shown = "".join(f"[{numbers[source.id]}]" for source in sources)
        assert f"{_solid(event.summary)}{shown}" in text, event.id


def test_a_number_leads_to_the_source_in_the_list(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    found = dossier(real_archive.briefings[BRIEFING], real_archive)
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    number = page.locator(".entries .number").first
    place = int((number.text_content() or "").strip("[]"))
    number.click()
    expect(page).to_have_url(re.compile(f"#source-{place}$"))
    listed = page.locator(f"#source-{place}")
    expect(listed).to_be_in_viewport()
    expect(listed).to_contain_text(found.sources[place - 1].source.title)


@pytest.mark.parametrize(
    "path", ["", f"briefings/{BRIEFING}/", f"events/{PROBE}/", "topics/drones/"]
)
def test_nothing_is_printed_that_can_only_be_clicked(
    real_site: Site, open_page: OpenPage, printed: Printed, path: str
) -> None:
    page = open_page(real_site, path)
    page.emulate_media(media="print")
    for role in ("navigation", "banner", "button", "search", "searchbox", "textbox"):
        expect(page.get_by_role(role)).to_have_count(0)
    expect(page.locator(":is(form, dialog, input, .md-footer):visible")).to_have_count(0)
    text = " ".join(printed(path))
    assert re.findall(r"\b(Search|Filters|Copy with citation|Back to top)\b", text) == []


def test_what_is_folded_on_a_screen_is_open_on_paper(
    real_site: Site, open_page: OpenPage, printed: Printed
) -> None:
    words = "What would change the label"
    page = open_page(real_site, f"events/{PROBE}/")
    expect(page.get_by_text(words)).to_be_hidden()
    assert words in " ".join(printed(f"events/{PROBE}/"))


def test_a_summary_is_printed_once_and_the_denial_stays_beside_its_subject(
    printed: Printed, real_archive: Archive
) -> None:
    probe = real_archive.entries[PROBE]
    assert isinstance(probe, Event)
    text = _solid(printed(f"briefings/{BRIEFING}/"))
    assert text.count(_solid(probe.summary)) == 1
    said = text.index(_solid(f"Who says what {probe.title}"))
    assert 0 < text.index(_solid("Denial by North Korea")) - said < 400


def test_the_denial_is_told_apart_without_colours(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    page.emulate_media(media="print")
    denial = page.locator(".position--denial").first
    expect(denial).to_have_css("border-left-style", "double")
    expect(page.locator(".unverified").first).to_have_css("border-top-style", "dashed")


def test_a_screen_shows_nothing_of_the_head_of_a_sheet(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    expect(page.locator(".print-head")).to_be_hidden()
