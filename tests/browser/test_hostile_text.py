"""Text that could be taken for code, through every field of every kind, into a browser.

Either it is refused with a place in the file, or a reader sees it to the letter.
"""

import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

import pytest
from exploring import Explore
from hostile_texts import HOSTILE, Hostile, fold
from hosting import AS_OF, RECORD_DIALOGS, REPOSITORY, OpenPage, Site, Watch, served
from playwright.sync_api import Browser, Page, expect
from selectolax.lexbor import LexborHTMLParser, LexborNode
from text_fields import PLAIN_WORDS, Place, full_entry, places, with_text

from generator.model.problems import Problem
from generator.model.rich_text import PAGE, SUMMARY
from generator.model.vocabulary import Kind
from generator.pipeline import Project, build, examine

BASE = (
    (Kind.EVENT, "base-event"),
    (Kind.RESPONSE, "base-response"),
    (Kind.SOURCE, "base-source"),
    (Kind.ACTOR, "base-medium"),
    (Kind.TOPIC, "base-topic"),
)

# What names an entry where it is linked to.
NAME_FIELD = {Kind.ACTOR: "name", Kind.TOPIC: "label"}


def _document(fields: Mapping[str, Any]) -> str:
    """JSON is YAML too; each value stands on a line of its own."""
    return json.dumps(fields, ensure_ascii=False, indent=1) + "\n"


def _base_content() -> dict[tuple[Kind, str], dict[str, Any]]:
    """What the fields of all others refer to."""
    content = {(kind, name): full_entry(kind) for kind, name in BASE}
    content[Kind.ACTOR, "base-medium"] |= {"type": "media"}
    for (_, name), fields in content.items():
        for field in ("related", "part_of", "responds_to", "amends"):
            if name in (fields.get(field) or ()):
                del fields[field]
    return content


def _write(root: Path, content: Mapping[tuple[Kind, str], Mapping[str, Any]]) -> Project:
    """A project with these entries, by kind and id; topics share a file."""
    topics = {name: fields for (kind, name), fields in content.items() if kind is Kind.TOPIC}
    (root / "content").mkdir(parents=True)
    (root / "content/topics.yaml").write_text(_document(topics))
    for (kind, name), fields in content.items():
        if kind is not Kind.TOPIC:
            file = root / f"content/{kind.value}/{name}.yaml"
            file.parent.mkdir(exist_ok=True)
            file.write_text(_document(fields))
    return Project(root)


def _problems_by_entry(project: Project) -> dict[str, list[Problem]]:
    """The errors of a project by the id of the entry they are about.

    Every text is tried as a publisher and as an actor's name, which has an id (E225, E226).
    """
    found: dict[str, list[Problem]] = {}
    for problem in examine(project, AS_OF).problems:
        if problem.code.startswith("E") and problem.code not in ("E225", "E226"):
            found.setdefault(_entry_at(project, problem), []).append(problem)
    return found


def _entry_at(project: Project, problem: Problem) -> str:
    path = project.root / problem.place.path
    if path.name != "topics.yaml":
        return path.stem
    lines = _lines(path)[: problem.place.line]
    return next(re.findall('"(.*)"', line)[0] for line in reversed(lines) if line[:2] == ' "')


@cache
def _lines(path: Path) -> list[str]:
    return path.read_text().split("\n")


@cache
def _all_places() -> tuple[Place, ...]:
    return tuple(place for kind in Kind for place in places(kind))


@pytest.fixture(scope="module")
def free_places(tmp_path_factory: pytest.TempPathFactory) -> frozenset[Place]:
    """The places that take any words; all others have a form of their own."""
    content = _base_content()
    named = {f"probe-{number:03}": place for number, place in enumerate(_all_places())}
    for name, place in named.items():
        content[place.kind, name] = with_text(full_entry(place.kind), place, PLAIN_WORDS)
    refused = _problems_by_entry(_write(tmp_path_factory.mktemp("probe"), content))
    assert refused.keys() <= named.keys(), "the content around them is sound"
    return frozenset(place for name, place in named.items() if name not in refused)


def test_the_places_found_are_those_of_the_model(free_places: frozenset[Place]) -> None:
    titles = {str(place) for place in free_places if len(place.steps) == 1}
    assert {"events.title", "sources.publisher", "actors.name", "topics.definition"} <= titles
    assert len(free_places) >= 40
    restricted = {str(place) for place in _all_places() if place not in free_places}
    assert {"sources.url", "sources.sha256", "actors.wikidata", "events.aliases.0"} <= restricted
    assert {
        "events.date",
        "events.status",
        "statements.speaker",
        "actors.names.ko",
    } - restricted == {"actors.names.ko"}
    assert all(place in free_places for place in _all_places() if place.dialect or place.prefix)


def test_each_text_is_taken_or_refused_at_its_place(
    tmp_path: Path, free_places: frozenset[Place]
) -> None:
    content = _base_content()
    driven: dict[str, tuple[Place, Hostile]] = {}
    for place in _all_places():
        for hostile in HOSTILE:
            name = f"driven-{len(driven):05}"
            driven[name] = place, hostile
            content[place.kind, name] = with_text(full_entry(place.kind), place, hostile.text)
    project = _write(tmp_path / "project", content)
    errors = _problems_by_entry(project)

    taken_wrongly, refused_wrongly, misplaced = [], [], []
    for name, (place, hostile) in driven.items():
        found = errors.get(name, [])
        must_be_refused = place not in free_places or hostile.is_refused(place.dialect)
        if must_be_refused and not found:
            taken_wrongly.append((str(place), hostile.text))
        if found and not must_be_refused:
            refused_wrongly.append((str(place), hostile.text, found[0].code))
        typed = json.dumps(place.prefix + hostile.text, ensure_ascii=False)
        if found and not any(_is_within(problem, typed, project) for problem in found):
            misplaced.append((str(place), hostile.text, str(found[0].place)))
    assert (taken_wrongly, refused_wrongly, misplaced) == ([], [], [])
    assert len(errors) < len(driven)


def _is_within(problem: Problem, typed: str, project: Project) -> bool:
    line = _lines(project.root / problem.place.path)[problem.place.line - 1]
    begin = line.find(typed)
    return 0 <= begin < problem.place.column <= begin + len(typed)


@dataclass(frozen=True)
class Driven:
    """An entry of the hostile site: what was typed where, and its name."""

    kind: Kind
    id: str
    name: str
    seen: Mapping[Place, str]

    @property
    def path(self) -> str:
        return f"{self.kind.value}/{self.id}/"


@dataclass(frozen=True)
class HostileSite:
    """A built site with an entry of each kind, and a page written by hand, for each text."""

    site: Site
    entries: tuple[Driven, ...]
    pages: Mapping[str, Hostile]

    def named(self, kind: Kind) -> dict[str, str]:
        return {entry.path: entry.name for entry in self.entries if entry.kind is kind}

    @property
    def names(self) -> dict[str, str]:
        return {entry.path: entry.name for entry in self.entries}

    @cached_property
    def typed(self) -> dict[str, set[str]]:
        """Everything typed into an entry, or cited of it, by the path of its page."""
        typed = {entry.path: set(entry.seen.values()) for entry in self.entries}
        for entry in self.entries:
            number = entry.id.rsplit("-", 1)[1]
            cited = {text for place, text in entry.seen.items() if place.prefix}
            typed[f"{Kind.SOURCE.value}/hostile-{Kind.SOURCE.value}-{number}/"] |= cited
        return typed


def _word(*numbers: int) -> str:
    """A word of consonants only, which no search takes for two words or for one with an ending."""
    letters = str.maketrans("0123456789", "bcdfghjkmp")
    return "zq" + "".join(f"{number:02}" for number in numbers).translate(letters)


def _words(number: int, kind: Kind, of_field: int) -> str:
    """A word to find all entries of one text by, and one to find a single field by."""
    return f"{_word(number)} {_word(number, list(Kind).index(kind), of_field)}"


def _drive(
    kind: Kind, number: int, hostile: Hostile, free: frozenset[Place]
) -> tuple[dict[str, Any], Driven]:
    """The entry of a kind that has one text everywhere, and a word behind it but in the name."""
    entry, seen = full_entry(kind), {}
    name_field = NAME_FIELD.get(kind, "title")
    for of_field, place in enumerate(places(kind)):
        if place not in free or hostile.is_refused(place.dialect):
            continue
        word = "" if place.steps == (name_field,) else f" {_words(number, kind, of_field)}"
        entry = with_text(entry, place, hostile.text + word)
        seen[place] = fold(hostile.seen(place.dialect) + word)
    name = fold(hostile.text)
    return entry, Driven(kind, f"hostile-{kind.value}-{number:02}", name, seen)


def _connected(kind: Kind, number: int, entry: dict[str, Any]) -> dict[str, Any]:
    """Let hostile entries name hostile entries, so that names stand in cards, tables and facets."""
    ids = {each: f"hostile-{each.value}-{number:02}" for each in Kind}
    if kind in (Kind.EVENT, Kind.STATEMENT, Kind.RESPONSE):
        locators = [cited.partition("#")[2] for cited in entry["sources"]]
        entry["sources"] = [f"{ids[Kind.SOURCE]}#{locator}" for locator in locators]
        entry["topics"] = [ids[Kind.TOPIC]]
    changes: dict[Kind, dict[str, Any]] = {
        Kind.EVENT: {"actors": [ids[Kind.ACTOR]], "related": [ids[Kind.RESPONSE]]},
        Kind.STATEMENT: {"speaker": ids[Kind.ACTOR], "act": "denies", "about": [ids[Kind.EVENT]]},
        Kind.RESPONSE: {"issuers": [ids[Kind.ACTOR]], "responds_to": [ids[Kind.EVENT]]},
        Kind.SOURCE: {"origin": ids[Kind.ACTOR]},
        Kind.BRIEFING: {"include": [ids[Kind.EVENT], ids[Kind.STATEMENT], ids[Kind.RESPONSE]]},
    }
    entry |= changes.get(kind, {})
    if kind is Kind.BRIEFING:
        entry["judgements"][0]["basis"] = [ids[Kind.EVENT]]
    return entry


@pytest.fixture(scope="module")
def hostile(
    tmp_path_factory: pytest.TempPathFactory, free_places: frozenset[Place]
) -> Iterator[HostileSite]:
    """One real build of all texts in all fields."""
    with _built(tmp_path_factory.mktemp("hostile"), HOSTILE, free_places) as site:
        yield site


@pytest.fixture(scope="module")
def harmless(
    tmp_path_factory: pytest.TempPathFactory, free_places: frozenset[Place]
) -> Iterator[HostileSite]:
    """The same with words that mean nothing to a machine, in three scripts."""
    texts = tuple(map(Hostile, (PLAIN_WORDS, "조선중앙통신", "وكالة الأنباء") * 3))
    with _built(tmp_path_factory.mktemp("harmless"), texts, free_places) as site:
        yield site


@contextmanager
def _built(folder: Path, texts: Sequence[Hostile], free: frozenset[Place]) -> Iterator[HostileSite]:
    content = _base_content()
    entries = []
    for number, text in enumerate(texts):
        for kind in Kind:
            entry, driven = _drive(kind, number, text, free)
            content[kind, driven.id] = _connected(kind, number, entry)
            entries.append(driven)
    overview = {**full_entry(Kind.BRIEFING), "title": "All of it"}
    overview["include"] = [
        "base-event",
        *(e.id for e in entries if e.kind in (Kind.EVENT, Kind.STATEMENT, Kind.RESPONSE)),
    ]
    content[Kind.BRIEFING, "all-of-it"] = overview
    project = _write(folder / "project", content)
    pages = _write_pages(project, texts)
    shutil.copytree(REPOSITORY / "site_templates", project.templates)
    _write_configuration(project)
    project.docs.mkdir(parents=True)
    build(project, AS_OF, project.root / "site")
    with served(project.root / "site") as site:
        yield HostileSite(site, tuple(entries), pages)


def _write_pages(project: Project, texts: Sequence[Hostile]) -> dict[str, Hostile]:
    """Pages written by hand with a text as their title, their description and their words."""
    pages = {}
    for number, hostile in enumerate(texts):
        words = PLAIN_WORDS if hostile.is_refused(PAGE) else hostile.text
        heading = _document({"title": hostile.text, "description": hostile.text})
        text = f"---\n{heading}---\n\n{words}\n"
        (project.content / f"page-{number:02}.md").write_text(text)
        pages[f"page-{number:02}/"] = hostile
    for name in ("about", "method", "corrections"):
        heading = _document({"title": name, "description": name})
        (project.content / f"{name}.md").write_text(f"---\n{heading}---\n\nWords.\n")
    return pages


def _write_configuration(project: Project) -> None:
    settings = (REPOSITORY / "mkdocs.yml").read_text()
    assert "not_in_nav: |\n" in settings
    allowed = settings.replace("not_in_nav: |\n", "not_in_nav: |\n  /page-*\n")
    project.configuration.write_text(allowed)


@cache
def _parsed(site: Site, path: str) -> LexborHTMLParser:
    return LexborHTMLParser((site.folder / path / "index.html").read_text())


def _text(node: LexborNode | None) -> str:
    assert node is not None
    return fold(node.text())


def _own_text(heading: LexborNode | None) -> str:
    """The words of a heading without the sign that links to it."""
    return _text(heading).removesuffix("¶").strip()


def test_headings_titles_and_descriptions_are_literal(hostile: HostileSite) -> None:
    written = {path: fold(text.text) for path, text in hostile.pages.items()}
    for path, name in {**hostile.names, **written}.items():
        tree = _parsed(hostile.site, path)
        assert _own_text(tree.css_first("h1")) == name, path
        title = _text(tree.css_first("title"))
        assert title == f"{name} - {SITE_NAME}", path
        description = tree.css_first("meta[name=description]")
        assert description is not None
        assert description.attributes["content"], path
        if path in written:
            assert fold(description.attributes["content"] or "") == name
    assert len(hostile.names) == len(HOSTILE) * len(Kind)


def test_every_field_is_seen_to_the_letter_on_the_page_of_its_entry(hostile: HostileSite) -> None:
    unseen = []
    for entry in hostile.entries:
        page = _text(_parsed(hostile.site, entry.path).css_first("article"))
        unseen += [(entry.path, str(p), text) for p, text in entry.seen.items() if text not in page]
    assert unseen == []
    assert sum(len(entry.seen) for entry in hostile.entries) > 40 * len(HOSTILE) * 0.8


def test_words_of_written_pages_are_literal(hostile: HostileSite) -> None:
    for path, text in hostile.pages.items():
        if not text.is_refused(PAGE):
            article = _text(_parsed(hostile.site, path).css_first("article"))
            assert text.seen(PAGE) in article.removeprefix(fold(text.text)), path


# What a link to an entry may say other than its name.
LABELS = {
    "This statement",
    "The briefing",
    "Previous page",
    "Next page",
    "Filter everything by this actor",
    "Filter everything by this topic",
    "what was said against it",
}


def _lists(site: Site) -> list[str]:
    """The front page, the lists of all kinds with all their pages, and the briefing of all."""
    folders = [site.folder / kind.value for kind in Kind]
    further = [page.parent for folder in folders for page in folder.glob("page/*/index.html")]
    found = ["", *(site.path_of(folder / "index.html") for folder in (*folders, *further))]
    return [*found, "briefings/all-of-it/"]


def test_names_in_cards_and_tables_are_literal(hostile: HostileSite) -> None:
    site, seen = hostile.site, set()
    for page in site.pages():
        path = site.path_of(page)
        if page.name != "index.html":
            continue
        for link in _parsed(site, path).css("article a[href]"):
            target = urljoin(site.at(path), link.attributes["href"] or "")
            parts = urlsplit(target)
            within = parts.path.removeprefix(urlsplit(site.address).path)
            label = _text(link)
            typed = hostile.typed.get(within, ())
            if "mark" in (link.attributes.get("class") or "").split():
                # The words that a mark of a timeline shows: date, title, what it is.
                assert hostile.names.get(within, "") in label, (path, within)
                continue
            if site.has(target) and within in hostile.names and not parts.fragment:
                assert label in (hostile.names[within], *LABELS, *typed), (path, within)
                seen.add((path, within))
    on_lists = {within for path, within in seen if path in _lists(site)}
    assert on_lists == set(hostile.names)
    in_overview = {within for path, within in seen if path == "briefings/all-of-it/"}
    assert len(in_overview) >= len(HOSTILE) * 5


def test_links_to_explore_carry_the_literal_name(hostile: HostileSite) -> None:
    for kind, facet in ((Kind.ACTOR, "actor"), (Kind.TOPIC, "topic")):
        for path, name in hostile.named(kind).items():
            links = _parsed(hostile.site, path).css("article a[href*='explore/?']")
            queries = [parse_qs(urlsplit(a.attributes["href"] or "").query) for a in links]
            assert [{key: list(map(fold, value)) for key, value in q.items()} for q in queries] == [
                {facet: [name]}
            ], path


# What the small Markdown subset may make of a text.
RICH = {
    (tag, frozenset[str]())
    for tag in ("blockquote", "br", "code", "em", "li", "ol", "p", "strong", "ul")
} | {("a", frozenset({"href"}))}


def _shapes(tree: LexborHTMLParser) -> set[tuple[str, frozenset[str]]]:
    """The elements of an article, each with the names of its attributes."""
    article = tree.css_first("article")
    assert article is not None
    return {(node.tag, frozenset(node.attributes)) for node in article.css("*")[1:]}


def test_no_text_makes_an_element_an_attribute_or_a_script(
    hostile: HostileSite, harmless: HostileSite
) -> None:
    """Whatever is typed, pages are made of what they are made of where plain words are typed."""
    plain = {path: _parsed(harmless.site, path) for path in _paths(harmless.site)}
    shapes = RICH.union(*map(_shapes, plain.values()))
    scripts = {script for path in plain for script in _scripts(harmless.site, path)}
    assert len(shapes) > 50
    assert len(scripts) > 5
    for path in _paths(hostile.site):
        tree = _parsed(hostile.site, path)
        assert _shapes(tree) - shapes == set(), path
        assert _handlers(tree) == [], path
        assert set(_scripts(hostile.site, path)) - scripts == set(), path


def _paths(site: Site) -> list[str]:
    return [site.path_of(page) for page in site.pages() if page.name == "index.html"]


def _handlers(tree: LexborHTMLParser) -> list[str]:
    return [name for node in tree.css("*") for name in node.attributes if name.startswith("on")]


def _scripts(site: Site, path: str) -> list[str]:
    """What a page runs, without the way from it to the files of the site."""
    scripts = _parsed(site, path).css("script:not([type='application/ld+json'])")
    sources = [f"{script.attributes.get('src')} {script.text()}" for script in scripts]
    return [re.sub(r'(\.\./)+|"\.{1,2}"|"(\.\./)*\.\."', "", source) for source in sources]


def test_links_lead_only_where_links_may_lead(hostile: HostileSite) -> None:
    led_to = set()
    for page in hostile.site.pages():
        path = hostile.site.path_of(page)
        if page.name == "index.html":
            hrefs = [a.attributes["href"] or "" for a in _parsed(hostile.site, path).css("a[href]")]
            led_to |= {urlsplit(urljoin(hostile.site.at(path), href))[:2] for href in hrefs}
    own = urlsplit(hostile.site.address)
    typed = {("https", "paper.example"), ("https", "archive.example"), ("https", "evil.example")}
    ours = {(own.scheme, own.netloc), ("https", "datapackage.org")}
    assert led_to == {*ours, *typed}


# Whatever a text could have left behind in a page that has loaded.
LOOK_AT = """(page) => ({
  heading: page.document.querySelector("h1").firstChild.textContent,
  title: page.document.title,
  dialogs: page.openedDialogs,
  handlers: [...page.document.querySelectorAll("*")].flatMap(
    (element) => element.getAttributeNames().filter((name) => name.startsWith("on"))),
  fetched: page.document.querySelectorAll(
    "article :is(img, iframe, object, embed, link, style)").length,
})"""

LOOK = f"() => ({LOOK_AT})(window)"

# Many pages at once, each in a frame of its own.
LOOK_AT_ALL = f"""async (addresses) => {{
  const look = (address) => new Promise((done, fail) => {{
    setTimeout(() => fail(new Error(`${{address}} does not load`)), 20000)
    const frame = document.createElement("iframe")
    frame.onload = () => {{
      try {{ done(({LOOK_AT})(frame.contentWindow)) }} catch (error) {{ fail(error) }}
      frame.remove()
    }}
    frame.src = address
    document.body.append(frame)
  }})
  const seen = []
  while (addresses.length) seen.push(...await Promise.all(addresses.splice(0, 10).map(look)))
  return seen
}}"""

SITE_NAME = "Briefings: military AI and North Korea"


def _look(page: Page, name: str) -> None:
    _assert_literal(page.evaluate(LOOK), name)


def _assert_literal(seen: Mapping[str, Any], name: str) -> None:
    assert fold(seen["heading"]) == name
    assert fold(seen["title"]) == f"{name} - {SITE_NAME}"
    assert (seen["dialogs"], seen["handlers"], seen["fetched"]) == ([], [], 0)


def test_a_browser_shows_every_text_and_runs_none(
    hostile: HostileSite, open_page: OpenPage
) -> None:
    page = open_page(hostile.site)
    for path, name in hostile.named(Kind.EVENT).items():
        page.goto(hostile.site.at(path))
        _look(page, name)


def test_no_text_runs_in_any_page_of_any_kind(hostile: HostileSite, browser: Browser) -> None:
    """The same everywhere, without what Material and Pagefind load: that makes it quick."""
    context = browser.new_context()
    context.add_init_script(RECORD_DIALOGS)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setBlockedURLs", {"urls": ["*/assets/*", "*/pagefind/*"]})
    watch = Watch(hostile.site)
    watch.follow(page)
    written = {path: fold(text.text) for path, text in hostile.pages.items()}
    names = {**hostile.names, **written}
    page.goto(hostile.site.at("about/"))
    all_seen = page.evaluate(LOOK_AT_ALL, [hostile.site.at(path) for path in names])
    for seen, name in zip(all_seen, names.values(), strict=True):
        _assert_literal(seen, name)
    context.close()
    assert watch.foreign == []
    assert not [said for said in watch.said if said.startswith("dialog")]
    assert len(watch.requested) > len(hostile.names)


TOUCH = """() => {
  for (const element of document.querySelectorAll("article *"))
    for (const type of ["mouseover", "mouseenter", "focus", "focusin", "pointerdown"])
      element.dispatchEvent(new Event(type, { bubbles: true }))
}"""


@pytest.mark.parametrize("path", ["", "events/", "actors/", "topics/", "briefings/all-of-it/"])
def test_lists_can_be_touched_anywhere(
    hostile: HostileSite, open_page: OpenPage, path: str
) -> None:
    page = open_page(hostile.site, path)
    page.evaluate(TOUCH)
    links = page.get_by_role("article").get_by_role("link")
    for link in links.all()[:25]:
        link.hover()
        link.focus()
    seen = page.evaluate(LOOK)
    assert (seen["dialogs"], seen["handlers"], seen["fetched"]) == ([], [], 0)


def test_a_hostile_link_can_be_clicked(hostile: HostileSite, open_page: OpenPage) -> None:
    for entry in hostile.entries[:: len(Kind) * 13 + 1]:
        selector = f"article a[href$='/{entry.id}/'], article a[href='{entry.id}/']"
        lists = (path for path in _lists(hostile.site) if path.startswith(entry.kind.value))
        listed = next(path for path in lists if _parsed(hostile.site, path).css_first(selector))
        page = open_page(hostile.site, listed)
        page.locator(selector).first.click()
        expect(page).to_have_url(hostile.site.at(entry.path))
        # The address is there before the page is.
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        _look(page, entry.name)


def test_the_header_search_shows_every_text(hostile: HostileSite, open_page: OpenPage) -> None:
    page = open_page(hostile.site)
    page.set_viewport_size({"width": 1440, "height": 3000})
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    items = dialog.get_by_role("list", name="Search results").locator("li")
    events = {entry.name: entry for entry in hostile.entries if entry.kind is Kind.EVENT}
    for number, text in enumerate(HOSTILE):
        dialog.get_by_role("searchbox").fill(_word(number))
        # Topics and briefings are found by fields of the Markdown subset only.
        found = len(Kind) - 2 * text.is_refused(SUMMARY)
        expect(dialog.get_by_text(f"{found} results for {_word(number)}")).to_be_visible()
        expect(items).to_have_count(found)
        links = items.get_by_role("link")
        expect(links).to_have_count(found)
        assert set(map(fold, links.all_text_contents())) == {fold(text.text)}
        ids = links.evaluate_all("links => links.map(link => link.pathname)")
        assert all(str(path).endswith(f"-{number:02}/") for path in ids)
        summary = next(
            (t for p, t in events[fold(text.text)].seen.items() if p.steps == ("summary",)), ""
        )
        assert any(summary in fold(words) for words in items.all_text_contents())
    seen = page.evaluate(LOOK)
    assert (seen["dialogs"], seen["handlers"], seen["fetched"]) == ([], [], 0)


@pytest.mark.parametrize("kind", Kind)
def test_explore_lists_every_text(hostile: HostileSite, open_page: OpenPage, kind: Kind) -> None:
    explore = Explore(open_page(hostile.site, f"explore/?{urlencode({'kind': kind.label})}"))
    own = sum(1 for base, _ in BASE if base is kind) + (kind is Kind.BRIEFING)
    states = 1 if kind is Kind.ACTOR else 0
    explore.show_all(len(HOSTILE) + own + states)
    shown = [fold(words) for words in explore.links.all_text_contents()]
    for name in hostile.named(kind).values():
        assert name in shown
    seen = explore.page.evaluate(LOOK)
    assert (seen["dialogs"], seen["handlers"]) == ([], [])


@pytest.mark.parametrize("facet", ["Actor", "Topic"])
def test_facets_are_literal_and_narrow(
    hostile: HostileSite, open_page: OpenPage, facet: str
) -> None:
    names = set(hostile.named(Kind.ACTOR if facet == "Actor" else Kind.TOPIC).values())
    explore = Explore(open_page(hostile.site, "explore/"))
    group = explore.main.get_by_role("group", name=facet, exact=True)
    expect(group.get_by_role("checkbox")).not_to_have_count(0)
    values = group.get_by_role("checkbox").evaluate_all("boxes => boxes.map(box => box.value)")
    assert names <= set(map(fold, values))
    # The number behind a value is in an element of its own.
    labels = group.locator("label").evaluate_all(
        "labels => labels.map(label => [...label.childNodes]"
        ".filter(node => node instanceof Text).map(node => node.data).join(''))"
    )
    assert names <= set(map(fold, labels))
    # Pagefind 1.5 finds nothing by a value with a straight quotation mark or a backslash in it.
    for name in ("<script>alert(1)</script>", "'><img src=x onerror=alert(1)>", "{{ 7*7 }}"):
        box = explore.facet(facet, name)
        box.check()
        explore.expect_total(3)
        explore.page.reload()
        explore.expect_total(3)
        expect(box).to_be_checked()
        assert parse_qs(urlsplit(explore.page.url).query) == {facet.lower(): [name]}
        box.uncheck()
    seen = explore.page.evaluate(LOOK)
    assert (seen["dialogs"], seen["handlers"]) == ([], [])


@pytest.mark.parametrize(
    "words", ["<img src=x onerror=alert(1)>", '" onfocus="alert(1)', "{{7*7}}"]
)
def test_what_is_searched_for_is_shown_as_words(
    hostile: HostileSite, open_page: OpenPage, words: str
) -> None:
    explore = Explore(open_page(hostile.site, f"explore/?{urlencode({'words': words})}"))
    expect(explore.main.get_by_role("searchbox")).to_have_value(words)
    expect(
        explore.main.get_by_text(re.compile(rf"results? for {re.escape(words)}"))
    ).to_be_visible()
    seen = explore.page.evaluate(LOOK)
    assert (seen["dialogs"], seen["handlers"]) == ([], [])
    assert parse_qs(urlsplit(explore.page.url).query) == {"words": [words]}
