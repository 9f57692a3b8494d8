"""What a reader takes away: data to compute with, and citations of what was found."""

import csv
import io
import json
import re

import bibtexparser
import pytest
import rispy
from hosting import OpenPage, Site
from playwright.sync_api import Page, expect

from generator.model.items import Event, Statement
from generator.model.vocabulary import Act
from generator.relate.archive import Archive

PROBE = "un-probe-dprk-military-ai"
BRIEFING = "un-probe-dprk-ai"


def _downloaded(page: Page, name: str, within: str = "main") -> tuple[str, str]:
    """What a click on a link or button saves: the name of the file, and what stands in it."""
    with page.expect_download() as download:
        page.locator(within).get_by_text(name, exact=True).first.click()
    return download.value.suggested_filename, download.value.path().read_bytes().decode()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_the_citation_of_an_entry_is_taken_away(
    real_site: Site, real_archive: Archive, open_page: OpenPage, has_scripts: bool
) -> None:
    event = real_archive.entries[PROBE]
    page = open_page(real_site, f"events/{PROBE}/", java_script_enabled=has_scripts)
    cite = page.get_by_role("heading", name="Cite this page")
    expect(cite).to_be_visible()
    words = page.locator("#cite ~ pre").first
    expect(words).to_contain_text(f"“{event.title}”")
    expect(words).to_contain_text("version of 23 November 2026")
    name, content = _downloaded(page, "RIS")
    assert name == f"{PROBE}.ris"
    (reference,) = rispy.loads(content)
    assert reference["title"] == event.title
    assert reference["edition"] == "Version of 23 November 2026"


def test_the_sources_of_a_briefing_are_taken_away(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"briefings/{BRIEFING}/")
    page.get_by_role("heading", name="Cite this page").scroll_into_view_if_needed()
    row = page.get_by_role("listitem").filter(has_text="All sources of this briefing:")
    with page.expect_download() as download:
        row.get_by_role("link", name="BibTeX").click()
    library = bibtexparser.parse_string(download.value.path().read_text())
    assert library.failed_blocks == []
    briefing = real_archive.briefings[BRIEFING]
    cited = {place.source for entry in real_archive.members(briefing) for place in entry.sources}
    assert {entry.key for entry in library.entries} == cited


def _take(page: Page, name: str) -> str:
    page.get_by_text("Take the citations away").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return download.value.path().read_bytes().decode()


def test_what_explore_found_is_taken_away_as_ris(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    denials = {
        entry.title
        for entry in real_archive.entries.values()
        if isinstance(entry, Statement) and entry.act is Act.DENIES
    }
    page = open_page(real_site, "explore/?kind=Statement&status=Denial")
    expect(page.locator(".explore pagefind-summary")).to_contain_text(str(len(denials)))
    references = rispy.loads(_take(page, "RIS"))
    assert {reference["title"] for reference in references} == denials
    assert len(references) == len(denials)
    expect(page.get_by_role("status").filter(has_text="saved")).to_have_text(
        re.compile(rf"^{len(denials)} citations? saved\.$")
    )


def test_the_order_of_a_selection_is_that_of_the_list(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, "explore/?kind=Event")
    results = page.locator(".explore pagefind-results .result__title a")
    expect(results.first).to_be_visible()
    items = json.loads(_take(page, "CSL-JSON"))
    events = [e for e in real_archive.entries.values() if isinstance(e, Event)]
    assert {item["id"] for item in items} == {event.id for event in events}
    assert items[0]["title"] == results.first.inner_text()


def test_of_all_that_is_found_the_first_200_are_taken_and_the_rest_is_named(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "explore/?kind=Source&kind=Topic&kind=Event")
    expect(page.locator(".explore pagefind-summary")).to_contain_text(re.compile(r"\d{3} results"))
    library = bibtexparser.parse_string(_take(page, "BibTeX"))
    assert library.failed_blocks == []
    said = page.get_by_role("status").filter(has_text="saved").inner_text()
    assert said.startswith(f"{len(library.entries)} citations saved.")
    assert 150 < len(library.entries) <= 200


def test_a_citation_that_cannot_be_fetched_is_told(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, "explore/?kind=Briefing")
    page.get_by_text("Take the citations away").click()
    page.evaluate("() => { window.fetch = () => Promise.reject(new TypeError('no network')) }")
    page.get_by_role("button", name="RIS", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="could not")).to_contain_text(
        "nothing was saved"
    )
    expect(page.get_by_role("button", name="RIS", exact=True)).to_be_enabled()


def test_the_data_page_explains_every_column_of_every_file(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "data/")
    package = json.loads((real_site.folder / "data/datapackage.json").read_text())
    tables = [resource for resource in package["resources"] if resource.get("type") == "table"]
    assert len(tables) > 20
    for table in tables:
        written = (real_site.folder / "data" / table["path"]).read_bytes().decode()
        header, *rows = csv.reader(io.StringIO(written, newline=""))
        heading = page.locator(f"#table-{table['name'].replace('_', '-')}")
        explained = heading.locator("xpath=following-sibling::div[1]").locator("tbody tr")
        shown = [cell.strip() for cell in explained.locator("td:first-child").all_inner_texts()]
        assert shown == header
        expect(heading.locator("xpath=following-sibling::p[1]")).to_contain_text(f"{len(rows)} row")


def test_a_table_is_reached_and_taken_from_the_list(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site, "data/")
    with page.expect_download() as download:
        page.get_by_role("link", name="statement_about as CSV").click()
    assert download.value.suggested_filename == "statement_about.csv"
    assert download.value.path().read_text().splitlines()[0] == "id,position,about"
    page.get_by_role("main").get_by_role("link", name="statement_about", exact=True).first.click()
    expect(page).to_have_url(real_site.at("data/#table-statement-about"))


def test_every_page_of_an_item_leads_to_its_data(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, f"events/{PROBE}/")
    link = page.get_by_role("link", name="JSON", exact=True)
    data = json.loads(page.request.get(real_site.at(f"data/events/{PROBE}.json")).text())
    assert link.evaluate("link => link.href") == real_site.at(f"data/events/{PROBE}.json")
    assert Event.model_validate(data) == real_archive.entries[PROBE]
    for path in ("statements/dprk-denies-un-probe", "actors/kp", "topics/military-ai"):
        page.goto(real_site.at(f"{path}/"))
        address = page.get_by_role("link", name="JSON", exact=True).get_attribute("href")
        assert address == f"../../data/{path}.json"
