"""What holds for every file of the built site, seen without a browser."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hosting import AS_OF, OpenPage, Site, served
from playwright.sync_api import expect
from selectolax.lexbor import LexborHTMLParser

from generator.pipeline import Project, build, examine

# Material links the pages of a folder without site_url from the root of the host.
NOT_FOUND = "404.html"

# Hosts that the scripts of others name without asking them for anything: in comments, in messages
# to developers, as examples, and for features of Material that need an element which no page of
# ours has (`test_pages_have_nothing_that_makes_material_call_out`).
INERT_HOSTS = {
    "api.github.com",
    "clipboardjs.com",
    "example.com",
    "git.io",
    "github.com",
    "harrymkt.github.io",
    "markjs.io",
    "p",
    "unpkg.com",
    "www.w3.org",
    "yekta.dev",
}

# The parts of Material's own search, which is left out; no page loads them.
NEVER_LOADED = ("assets/javascripts/lunr", "assets/javascripts/workers")

# The name of a vocabulary, which nobody fetches.
SVG = 'xmlns="http://www.w3.org/2000/svg"'

# Where HTML names something that a browser fetches by itself.
FETCHED = (
    "src",
    "srcset",
    "poster",
    "data",
    "background",
    "action",
    "formaction",
    "ping",
    "manifest",
    "xlink:href",
)


@cache
def _parsed(page: Path) -> LexborHTMLParser:
    return LexborHTMLParser(page.read_text())


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address.strip())
    return bool(parts.netloc) or parts.scheme not in ("", "data")


def _fetched(tree: LexborHTMLParser) -> list[str]:
    found = []
    for node in tree.css("*"):
        attributes = node.attributes
        found += [attributes[name] or "" for name in FETCHED if name in attributes]
        if node.tag == "link" and attributes.get("rel") != "canonical":
            found.append(attributes.get("href") or "")
        if node.tag == "meta" and (attributes.get("http-equiv") or "").lower() == "refresh":
            found.append((attributes.get("content") or "").partition("=")[2])
        found += _addresses_in_style(attributes.get("style") or "")
        if node.tag == "style":
            found += _addresses_in_style(node.text())
    return found


def _addresses_in_style(style: str) -> list[str]:
    named = re.findall(r"url\(\s*['\"]?([^'\")]*)", style)
    return named + re.findall(r"@import\s+['\"]([^'\"]*)", style)


def test_no_page_names_anything_of_another_host_to_be_fetched(real_site: Site) -> None:
    foreign = {
        (real_site.path_of(page), address)
        for page in real_site.pages()
        for address in _fetched(_parsed(page))
        if _is_foreign(address)
    }
    assert foreign == set()
    assert sum(len(_fetched(_parsed(page))) for page in real_site.pages()) > 1000


def test_no_style_fetches_anything_of_another_host(real_site: Site) -> None:
    styles = list(real_site.folder.rglob("*.css"))
    assert len(styles) > 5
    foreign = {
        (style.name, address)
        for style in styles
        for address in _addresses_in_style(style.read_text())
        if _is_foreign(address)
    }
    assert foreign == set()


def test_scripts_name_no_host_that_nobody_has_looked_at(real_site: Site) -> None:
    scripts = [
        script
        for script in real_site.folder.rglob("*.js")
        if not script.relative_to(real_site.folder).as_posix().startswith(NEVER_LOADED)
    ]
    assert len(scripts) >= 5
    absolute = re.compile(r"(?:https?|wss?)://([A-Za-z0-9.-]+)")
    named = {host for script in scripts for host in absolute.findall(script.read_text())}
    assert named - INERT_HOSTS == set()


def test_no_page_loads_the_search_that_is_left_out(real_site: Site, open_page: OpenPage) -> None:
    page = open_page(real_site)
    page.keyboard.press("/")
    page.keyboard.type("drone")
    expect(page.get_by_role("dialog").get_by_role("listitem")).not_to_have_count(0)
    loaded = page.evaluate("() => performance.getEntriesByType('resource').map(each => each.name)")
    assert any("pagefind.js" in address for address in loaded)
    assert [address for address in loaded if any(part in address for part in NEVER_LOADED)] == []


def test_our_own_scripts_and_styles_name_no_host(real_site: Site) -> None:
    ours = list((real_site.folder / "assets/briefings").rglob("*.*"))
    assert {file.suffix for file in ours} == {".css", ".js", ".svg"}
    texts = {file.name: file.read_text().replace(SVG, "") for file in ours}
    assert [name for name, text in texts.items() if re.search(r"(https?:)?//\w+\.\w", text)] == []


def test_pages_have_nothing_that_makes_material_call_out(real_site: Site) -> None:
    triggers = "[data-md-component=source], .mermaid, [data-md-source], iframe, object, embed"
    calling = [real_site.path_of(p) for p in real_site.pages() if _parsed(p).css_first(triggers)]
    assert calling == []


def test_scripts_in_pages_are_few_and_always_the_same(real_site: Site) -> None:
    texts = Counter(
        re.sub(r'"(\.\.|\.|/|(\.\./)*assets)[^"]*"', "…", script.text().strip())
        for page in real_site.pages()
        for script in _parsed(page).css("script:not([src], [type='application/ld+json'])")
    )
    # Four of Material's on every page; in Explore two templates of results, for it and the dialog,
    # which the other pages keep in an element that is not part of them.
    pages = len(real_site.pages())
    assert sorted(texts.values()) == [2] * 2 + [pages] * 4


def test_every_id_is_unique_on_its_page(real_site: Site) -> None:
    repeated = {
        (real_site.path_of(page), name)
        for page in real_site.pages()
        for name, count in Counter(n.attributes["id"] for n in _parsed(page).css("[id]")).items()
        if count > 1
    }
    assert repeated == set()


def _links(site: Site, page: Path) -> list[str]:
    """The addresses that a page leads to, absolute, without those of other hosts."""
    at = site.at(site.path_of(page))
    hrefs = [node.attributes.get("href") or "" for node in _parsed(page).css("a[href], area[href]")]
    return [address for href in hrefs if urlsplit(address := urljoin(at, href)).port == _port(site)]


def _port(site: Site) -> int | None:
    return urlsplit(site.address).port


def _file(site: Site, address: str) -> Path:
    path = unquote(urlsplit(address).path).removeprefix(urlsplit(site.address).path)
    return site.folder / (path + "index.html" if path.endswith("/") or not path else path)


def test_every_link_within_the_site_leads_to_a_page_and_a_place_on_it(real_site: Site) -> None:
    broken, followed = set(), 0
    for page in real_site.pages():
        if page.name == NOT_FOUND:
            continue
        for address in _links(real_site, page):
            followed += 1
            file, fragment = _file(real_site, address), unquote(urlsplit(address).fragment)
            is_there = real_site.has(address) and file.is_file()
            if not is_there or (fragment and not _has_place(_parsed(file), fragment)):
                broken.add((real_site.path_of(page), address))
    assert broken == set()
    assert followed > 10_000


def _has_place(tree: LexborHTMLParser, fragment: str) -> bool:
    return any(node.attributes["id"] == fragment for node in tree.css("[id]"))


def test_every_fetched_file_exists(real_site: Site) -> None:
    missing = set()
    for page in real_site.pages():
        at = real_site.at(real_site.path_of(page))
        for address in _fetched(_parsed(page)):
            if page.name != NOT_FOUND and address and not address.startswith("data:"):
                file = _file(real_site, urljoin(at, address))
                missing |= set() if file.is_file() else {(real_site.path_of(page), address)}
    assert missing == set()


def test_every_page_can_be_reached_by_links_from_the_front_page(real_site: Site) -> None:
    waiting, reached = [real_site.folder / "index.html"], set()
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".html":
            continue
        reached.add(page)
        waiting += {_file(real_site, address) for address in _links(real_site, page)} - reached
    assert {page for page in real_site.pages() if page.name != NOT_FOUND} == reached


def test_every_page_has_one_heading_a_title_of_its_own_and_a_description(real_site: Site) -> None:
    titles: Counter[str] = Counter()
    for page in real_site.pages():
        if page.name == NOT_FOUND:
            continue
        tree = _parsed(page)
        assert len(tree.css("h1")) == 1, page
        described = tree.css_first("meta[name=description]")
        assert described, page
        assert described.attributes["content"], page
        title = tree.css_first("title")
        assert title, page
        if "/page/" not in real_site.path_of(page):
            titles[title.text()] += 1
    assert len(titles) > 400
    allowed_twins = {title for title, count in titles.items() if count > 1}
    assert len(allowed_twins) < 5, allowed_twins


def test_raw_yaml_is_not_published(real_site: Site) -> None:
    kinds = {file.suffix for file in real_site.folder.rglob("*") if file.is_file()}
    assert kinds.isdisjoint({".yaml", ".yml", ".md", ".jinja"})
    assert ".html" in kinds


def test_the_real_content_has_no_errors(real_project: Project) -> None:
    findings = examine(real_project, AS_OF)
    assert [str(p.place) + " " + p.message for p in findings.problems if p.code[0] == "E"] == []
    assert findings.content is not None


PAGE = """\
---
title: A page
description: What it is for.
---
Words.
"""


@pytest.fixture
def moved_site(make_project: Callable[..., Project], tmp_path: Path) -> Iterator[Site]:
    """A small site with an event that had two other ids before."""
    pages = dict.fromkeys(("about.md", "method.md", "corrections.md"), PAGE)
    project = make_project(pages)
    file = project.content / "events/something-happened.yaml"
    file.write_text(file.read_text() + "aliases: [what-it-was-called, an-older-name]\n")
    build(project, AS_OF, tmp_path / "site")
    with served(tmp_path / "site") as site:
        yield site


@pytest.mark.parametrize("former", ["what-it-was-called", "an-older-name"])
def test_a_former_address_leads_to_the_present_one(
    moved_site: Site, open_page: OpenPage, former: str
) -> None:
    page = open_page(moved_site)
    page.goto(moved_site.at(f"events/{former}/"), wait_until="commit")
    page.wait_for_url(moved_site.at("events/something-happened/"))
    expect(page.get_by_role("heading", level=1)).to_contain_text("Something happened")
    expect(page.get_by_role("article")).to_contain_text(former)
