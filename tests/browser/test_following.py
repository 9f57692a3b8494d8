"""Coming back: what to watch, what changed, and the feeds that a reader program finds."""

import json
import re
import shutil
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree import ElementTree

import icalendar
import pytest
from hosting import AS_OF, REPOSITORY, OpenPage, Site, served
from playwright.sync_api import Locator, Page, expect

from generator.model.items import Event
from generator.pipeline import Project, build
from generator.relate.archive import Archive

ATOM = "{http://www.w3.org/2005/Atom}"
CORRECTED = "un-public-report-dprk-ai"
UPDATES = """
updates:
  - date: 2026-11-23
    kind: correction
    text: The window was wrong; the post says later this year.
  - date: 2026-11-23
    kind: update
    text: The post was read again.
"""


@pytest.fixture(scope="module")
def corrected_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of the real content, one entry of which was corrected and updated."""
    root = tmp_path_factory.mktemp("corrected")
    for folder in ("content", "site_templates"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "build/docs").mkdir(parents=True)
    with (root / f"content/events/{CORRECTED}.yaml").open("a") as entry:
        entry.write(UPDATES)
    build(Project(root), AS_OF, root / "site")
    with served(root / "site") as site:
        yield site


def _announced(page: Page, media_type: str) -> list[str]:
    """The addresses that the head of a page announces as feeds of this type."""
    links = page.locator(f'head link[rel~="alternate"][type="{media_type}"]')
    return [urljoin(page.url, link.get_attribute("href") or "") for link in links.all()]


def _section(page: Page, title: str) -> Locator:
    """The first list below a heading."""
    heading = page.get_by_role("heading", level=2, name=re.compile(f"^{re.escape(title)}"))
    return heading.locator("xpath=following-sibling::div[1]").get_by_role("listitem")


def test_from_a_topics_page_to_its_feed(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, "topics/drones/")
    link = page.get_by_role("article").get_by_role("link", name="Atom")
    address = urljoin(page.url, link.get_attribute("href") or "")
    assert _announced(page, "application/atom+xml")[0] == address
    answer = page.request.get(address)
    assert answer.ok
    feed = ElementTree.fromstring(answer.body())
    titles = [title.text or "" for title in feed.findall(f"{ATOM}entry/{ATOM}title")]
    assert len(titles) == len(real_archive.entries_naming("drones"))
    entry = feed.find(f"{ATOM}entry/{ATOM}link[@rel='alternate']")
    assert entry is not None
    page.goto(urljoin(address, entry.get("href") or ""))
    expect(page.get_by_role("heading", level=1)).to_contain_text(titles[0].split(": ", 1)[1])


@pytest.mark.parametrize(
    "path", ["briefings/un-probe-dprk-ai/", "actors/kp/", "topics/drones/", "events/"]
)
def test_a_page_announces_its_feeds_and_those_of_the_site(
    real_site: Site, open_page: OpenPage, path: str
) -> None:
    page = open_page(real_site, path)
    for media_type, ending in (("application/atom+xml", "xml"), ("application/feed+json", "json")):
        addresses = _announced(page, media_type)
        own, everything = f"feeds/{path.strip('/')}.{ending}", f"feeds/everything.{ending}"
        assert addresses == [real_site.at(own), real_site.at(everything)]
        assert [page.request.get(address).ok for address in addresses] == [True, True]
    shown = page.get_by_role("article").get_by_role("link", name="JSON Feed").first
    feed = page.request.get(urljoin(page.url, shown.get_attribute("href") or ""))
    assert json.loads(feed.body())["version"] == "https://jsonfeed.org/version/1.1"


def test_every_feed_that_a_page_announces_is_there(real_site: Site) -> None:
    announced = {
        urljoin(real_site.at(real_site.path_of(page)), match)
        for page in real_site.pages()
        for match in re.findall(r'<link rel="alternate[^>]*href="([^"]*)"', page.read_text())
        # Only the page that stands for those that are missing has whole paths.
        if not match.startswith("/")
    }
    files = {address.removeprefix(real_site.address) for address in announced}
    assert len(files) > 100
    assert [file for file in sorted(files) if not (real_site.folder / file).is_file()] == []


def test_the_overdue_stand_first_and_say_so(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    overdue = {event.title for event in real_archive.events if event.is_overdue(AS_OF)}
    page = open_page(real_site)
    page.get_by_role("navigation", name="Tabs").get_by_role("link", name="What to watch").click()
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Overdue")
    items = _section(page, "Overdue")
    expect(items).to_have_count(len(overdue))
    for item in items.all():
        expect(item.get_by_text("Overdue", exact=True)).to_be_visible()
        expect(item).to_contain_text("The window closed on")
        expect(item).to_contain_text("Who expects it:")
        expect(item).to_contain_text("Watched in:")
    assert {item.get_by_role("link").first.inner_text() for item in items.all()} == overdue


def test_what_goes_on_says_as_of_when(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    ongoing = [event for event in real_archive.events if event.status == "ongoing"]
    page = open_page(real_site, "watch/")
    as_of = re.compile(r"^(Said to be o|O)ngoing as of \w+ 20\d\d\.$")
    said = page.get_by_role("article").get_by_text(as_of)
    expect(said).to_have_count(len(ongoing))


def test_the_calendar_holds_what_has_a_window_with_an_end(
    real_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    page = open_page(real_site, "watch/")
    link = page.get_by_role("article").get_by_role("link", name="Calendar", exact=True)
    answer = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
    calendar = icalendar.Calendar.from_ical(answer.body())
    with_an_end = [
        event
        for event in real_archive.entries.values()
        if isinstance(event, Event) and event.status == "expected" and event.date.latest
    ]
    found = [str(entry["summary"]) for entry in calendar.events]
    assert len(found) == len(with_an_end) > 0
    for event in with_an_end:
        (summary,) = (text for text in found if text.endswith(event.title))
        assert summary.startswith("Overdue. ") is event.is_overdue(AS_OF)


def test_corrections_stand_apart(
    corrected_site: Site, real_archive: Archive, open_page: OpenPage
) -> None:
    title = real_archive.entries[CORRECTED].name
    page = open_page(corrected_site, "changes/")
    items = _section(page, "Corrections and retractions")
    expect(items).to_have_count(1)
    expect(items).to_contain_text(title)
    expect(items.get_by_text("Correction", exact=True)).to_be_visible()
    expect(items).to_contain_text("The window was wrong")
    others = _section(page, "23 November 2026")
    expect(others.first).to_contain_text("The post was read again")
    expect(others.get_by_text("Correction", exact=True)).to_have_count(0)
    page.get_by_role("link", name="All corrections").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Corrections made")
    page.get_by_role("article").get_by_role("link", name=title).click()
    history = page.get_by_role("heading", name="Corrections and history").locator(
        "xpath=following-sibling::ul[1]/li"
    )
    expect(history.nth(0)).to_contain_text("Correction The window was wrong")
    expect(history.nth(1)).to_contain_text("Update. The post was read again")
    expect(history.nth(2)).to_contain_text("added")


def test_a_correction_heads_every_feed_of_its_subjects(corrected_site: Site) -> None:
    feed = json.loads((corrected_site.folder / "feeds/corrections.json").read_text())
    assert [item["title"].split(":")[0] for item in feed["items"]] == ["Correction"]
    about = json.loads((corrected_site.folder / "feeds/topics/military-ai.json").read_text())
    assert feed["items"][0]["id"] in {item["id"] for item in about["items"]}


def test_the_page_on_following_leads_to_feeds_without_scripts(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "follow/", java_script_enabled=False)
    row = page.get_by_role("row").filter(has_text="Corrections only")
    link = row.get_by_role("link", name="Atom")
    answer = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
    assert ElementTree.fromstring(answer.body()).tag == f"{ATOM}feed"
    page.get_by_role("link", name="What changed").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("What changed")


@pytest.mark.parametrize("path", ["watch/", "changes/", "changes/corrections/", "follow/"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_page_is_no_wider_than_the_screen(
    corrected_site: Site, open_page: OpenPage, path: str, width: int
) -> None:
    page = open_page(corrected_site, path, width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
