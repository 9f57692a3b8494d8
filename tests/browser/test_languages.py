"""Words in other scripts: found by their parts, shown in their language and direction."""

import shutil
from collections.abc import Iterator

import pytest
from hosting import AS_OF, REPOSITORY, OpenPage, Site, served
from playwright.sync_api import Page, expect

from generator.pipeline import Project, build
from tests.conftest import SMALL_CONTENT, write

PAGE = """\
---
title: A page
description: What it is for.
---
Words.
"""

AGENCY = """\
name: Korean Central News Agency
type: media
names:
  ko: 조선중앙통신
  ja: 朝鮮中央通信
"""

KOREAN_SOURCE = """\
title: 김정은 위원장, 무인기 시험 참관 (사진)
publisher: kcna
type: news
published: 2025-06-01
lang: ko
"""

HEBREW_SOURCE = """\
title: הודעה (חלק א׳).
publisher: A paper
type: news
published: 2025-06-02
lang: he
"""

STATEMENT = """\
title: The agency denies it
date: 2025-06-03
added: 2026-11-23
act: denies
attribution: named
speaker: kcna
about: something-happened
quote: It is not true.
quote_is: translation
quote_original:
  lang: ar
  text: هذا غير صحيح (تماماً).
sources: [korean-report, hebrew-report]
"""

FILES = {
    **SMALL_CONTENT,
    **dict.fromkeys(("about.md", "method.md", "corrections.md"), PAGE),
    "actors/kcna.yaml": AGENCY,
    "sources/korean-report.yaml": KOREAN_SOURCE,
    "sources/hebrew-report.yaml": HEBREW_SOURCE,
    "statements/the-agency-denies-it.yaml": STATEMENT,
}
DENIAL = "statements/the-agency-denies-it/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small site with names and words in four scripts."""
    root = tmp_path_factory.mktemp("languages")
    shutil.copytree(REPOSITORY / "site_templates", root / "site_templates")
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    (root / "build/docs").mkdir(parents=True)
    for path, text in FILES.items():
        write(root / "content" / path, text)
    build(Project(root), AS_OF, root / "site")
    with served(root / "site") as site:
        yield site


def _found(page: Page, words: str) -> None:
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill(words)
    expect(dialog.get_by_text(f"for {words}")).to_be_visible()


def test_a_name_is_found_by_any_part_of_it(site: Site, open_page: OpenPage) -> None:
    page = open_page(site)
    page.keyboard.press("/")
    results = page.get_by_role("dialog").get_by_role("link")
    for part in ("조선중앙통신", "조선중앙", "중앙통신", "통신", "朝鮮中央通信", "朝鮮", "通信"):
        _found(page, part)
        expect(results.filter(has_text="Korean Central News Agency")).to_have_count(1)
    for part in ("김정은", "정은", "무인기 시험", "참관"):
        _found(page, part)
        expect(results.filter(has_text="김정은 위원장")).to_have_count(1)
    expect(results.filter(has_text="김정은 위원장")).to_have_attribute("lang", "ko")


def test_words_say_their_language_wherever_they_stand(site: Site, open_page: OpenPage) -> None:
    page = open_page(site, DENIAL)
    article = page.get_by_role("article")
    expect(article.locator("[lang=ko]", has_text="김정은 위원장").last).to_be_visible()
    expect(article.locator("[lang=he]", has_text="הודעה").last).to_be_visible()
    expect(article.locator("[lang=ar]", has_text="هذا غير صحيح").first).to_be_visible()
    page.goto(site.at("sources/korean-report/"))
    expect(page.get_by_role("heading", level=1).locator("[lang=ko]")).to_be_visible()
    page.goto(site.at("actors/kcna/"))
    expect(page.get_by_role("article").locator("[lang=ja]")).to_have_text("朝鮮中央通信")


CHARACTER_PLACES = """
    (element, characters) => {
      const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
      return characters.map(character => {
        const range = document.createRange()
        const place = text.data.lastIndexOf(character)
        range.setStart(text, place)
        range.setEnd(text, place + 1)
        return range.getBoundingClientRect().x
      })
    }
"""


@pytest.mark.parametrize(("language", "first"), [("ar", "ه"), ("he", "ה")])
def test_right_to_left_words_keep_their_marks_and_their_neighbours(
    site: Site, open_page: OpenPage, language: str, first: str
) -> None:
    page = open_page(site, DENIAL)
    words = page.get_by_role("article").locator(f"[lang={language}]:visible").last
    beginning, closing, full_stop = words.evaluate(CHARACTER_PLACES, [first, ")", "."])
    assert full_stop < closing < beginning
    around = words.locator("xpath=ancestor::p[1]").bounding_box()
    inside = words.bounding_box()
    assert around
    assert inside
    # What is written before them, a quotation mark or a publisher, stands before them.
    assert around["x"] < inside["x"]
