"""What programs find in a built page: link previews, search engines, and nobody's script."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hosting import AS_OF, REPOSITORY, OpenPage, Site, served
from playwright.sync_api import Page, expect

from generator.model.items import Event
from generator.model.vocabulary import Verification
from generator.pipeline import Project, build
from generator.relate.archive import Archive
from tests.conftest import SMALL_CONTENT, write

ADDRESS = "https://briefings.example/below/"

TITLE = "</script><script>alert(1)</script> “군사” שלום & \"both\" 'quotes' \\u003c {{ 7 }}"
HOSTILE = f"""\
title: {json.dumps(TITLE, ensure_ascii=False)}
date: 2025-06-01
added: 2026-11-23
status: occurred
verification: alleged
summary: {json.dumps(f"It is so. {TITLE}", ensure_ascii=False)}
sources: a-report
"""


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small site that knows its address, with a title that is no title."""
    project = _project(tmp_path_factory.mktemp("published"))
    build(project, AS_OF, project.root / "site")
    with served(project.root / "site") as site:
        yield site


def _project(root: Path) -> Project:
    (root / "site_templates").symlink_to(REPOSITORY / "site_templates")
    (root / "build/docs").mkdir(parents=True)
    settings = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    write(root / "mkdocs.yml", f"site_url: {ADDRESS}\n{settings}")
    for path in (REPOSITORY / "content").glob("*.md"):
        write(root / "content" / path.name, path.read_bytes())
    for path, text in {**SMALL_CONTENT, "events/hostile.yaml": HOSTILE}.items():
        write(root / "content" / path, text)
    return Project(root)


def _told(page: Page, name: str) -> str:
    """The content of the one meta element of that name."""
    found = page.locator(f'head meta:is([property="{name}"], [name="{name}"])')
    expect(found).to_have_count(1)
    return found.get_attribute("content") or ""


def _linked_data(page: Page) -> list[dict[str, object]]:
    blocks = page.locator('script[type="application/ld+json"]')
    expect(blocks).to_have_count(1)
    return json.loads(blocks.text_content() or "")["@graph"]


def test_a_hostile_title_is_a_title_in_everything_that_programs_read(
    published: Site, open_page: OpenPage
) -> None:
    page = open_page(published, "events/hostile/")
    assert _told(page, "og:title") == TITLE
    described, trail = _linked_data(page)
    assert described["name"] == TITLE
    assert trail["@type"] == "BreadcrumbList"
    harmless = open_page(published, "events/something-happened/")
    assert page.locator("script").count() == harmless.locator("script").count()
    assert page.evaluate("window.openedDialogs") == []


def test_an_article_says_when_it_was_published_and_where(
    published: Site, open_page: OpenPage
) -> None:
    page = open_page(published, "events/hostile/")
    assert _told(page, "og:type") == "article"
    assert _told(page, "article:published_time") == "2026-11-23"
    assert _told(page, "article:modified_time") == "2026-11-23"
    assert _told(page, "og:url") == f"{ADDRESS}events/hostile/"
    canonical = page.locator('head link[rel="canonical"]')
    expect(canonical).to_have_count(1)
    expect(canonical).to_have_attribute("href", f"{ADDRESS}events/hostile/")


@pytest.mark.parametrize("path", ["", "events/hostile/", "topics/", "about/"])
def test_every_page_has_a_preview_with_a_picture_that_is_there(
    published: Site, open_page: OpenPage, path: str
) -> None:
    page = open_page(published, path)
    for name in ("og:title", "og:description", "og:site_name", "og:image:alt"):
        assert _told(page, name)
    assert _told(page, "og:locale") == "en_GB"
    assert _told(page, "twitter:card") == "summary_large_image"
    image = _told(page, "og:image")
    assert image.startswith(ADDRESS)
    size = page.evaluate(
        """async address => {
          const image = new Image(); image.src = address; await image.decode()
          return [image.naturalWidth, image.naturalHeight]
        }""",
        published.at(image.removeprefix(ADDRESS)),
    )
    assert size == [int(_told(page, "og:image:width")), int(_told(page, "og:image:height"))]


def test_the_picture_of_an_allegation_says_so_to_those_who_do_not_see_it(
    published: Site, open_page: OpenPage
) -> None:
    page = open_page(published, "events/hostile/")
    assert "Alleged" in _told(page, "og:image:alt")
    assert "the evidence is not open to us" in _told(page, "og:image:alt")


def test_the_front_page_is_the_web_site(published: Site, open_page: OpenPage) -> None:
    (site,) = _linked_data(open_page(published))
    assert (site["@type"], site["url"]) == ("WebSite", ADDRESS)


def test_without_an_address_nothing_pretends_to_have_one(
    real_site: Site, open_page: OpenPage
) -> None:
    page = open_page(real_site, "statements/dprk-denies-un-probe/")
    for name in ("og:url", "og:image"):
        expect(page.locator(f'meta[property="{name}"]')).to_have_count(0)
    assert _told(page, "twitter:card") == "summary"
    (described,) = _linked_data(page)
    assert "@id" not in described
    assert not (real_site.folder / "cards").exists()


def _nodes(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, dict):
        yield value
        for held in value.values():
            yield from _nodes(held)
    elif isinstance(value, list):
        for held in value:
            yield from _nodes(held)


def _of_page(site: Site, path: str) -> list[dict[str, object]]:
    html = (site.folder / path / "index.html").read_text(encoding="utf-8")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html)
    return [node for block in blocks for node in _nodes(json.loads(block))]


def _is_unestablished(event: Event) -> bool:
    return event.verification in (Verification.ALLEGED, Verification.UNDER_EXAMINATION)


def test_no_page_of_an_allegation_calls_it_an_event(real_site: Site, real_archive: Archive) -> None:
    alleged = [event for event in real_archive.events if _is_unestablished(event)]
    assert alleged
    for event in alleged:
        types = [node.get("@type") for node in _of_page(real_site, f"events/{event.id}")]
        assert "Event" not in types, event.id


def test_every_address_that_programs_are_given_is_whole(published: Site) -> None:
    pages = (published.path_of(page) for page in published.folder.glob("*/*/index.html"))
    nodes = [node for page in pages for node in _of_page(published, page)]
    addresses = [str(node[key]) for node in nodes for key in ("@id", "url", "item") if key in node]
    assert len(addresses) > 20
    assert [found for found in addresses if urlsplit(found).scheme != "https"] == []
