"""No page grows with the number of entries: 5,000 of them must not be written into every page."""

import shutil
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from generator import pipeline
from generator.pipeline import Project

AS_OF = date(2026, 11, 23)

EVENT = """\
title: Event {number:03}
date: 2025-06-{day:02}
added: 2026-11-{added:02}
status: occurred
summary: It happened, a paper says.
sources: {source}
topics: {topic}
"""

SOURCE = "title: A report\npublisher: A paper\ntype: news\npublished: 2025-06-01\n"
PAGE = "---\ntitle: A page\ndescription: What it is for.\n---\nWords.\n"

# The entry that is looked at shares neither source nor topic with the others.
LOOKED_AT = "event-000"


def _content(count: int) -> Mapping[str, str]:
    topics = (
        "own-topic:\n  label: Own\n  definition: One.\nshared:\n  label: S\n  definition: All.\n"
    )
    events = {
        f"events/event-{number:03}.yaml": EVENT.format(
            number=number,
            day=number % 28 + 1,
            added=1 if number == 0 else 2,
            source="own-source" if number == 0 else "shared-source",
            topic="own-topic" if number == 0 else "shared",
        )
        for number in range(count)
    }
    sources = {f"sources/{name}.yaml": SOURCE for name in ("own-source", "shared-source")}
    pages = dict.fromkeys(("about.md", "method.md", "corrections.md"), PAGE)
    return {"topics.yaml": topics, **events, **sources, **pages}


@pytest.fixture
def rendered(make_project: Callable[..., Project]) -> Callable[[int], dict[str, str]]:
    """A function that renders the pages of so many entries, by their paths."""

    def render(count: int) -> dict[str, str]:
        project = make_project(_content(count), empty=True)
        content = pipeline.examine(project, AS_OF).content
        assert content is not None
        pages = pipeline.render(project, content, AS_OF).pages
        shutil.rmtree(project.root)
        return {page.path: page.content for page in pages}

    return render


def test_the_page_of_an_entry_is_the_same_among_few_and_among_many(
    rendered: Callable[[int], dict[str, str]],
) -> None:
    few, many = rendered(5), rendered(200)
    own = [f"events/{LOOKED_AT}.md", "sources/own-source.md", "topics/own-topic.md", "explore.md"]
    for path in own:
        assert few[path] == many[path], path
    assert len(many) > len(few) + 190


def test_no_page_of_many_entries_is_larger_than_those_of_fewer(
    rendered: Callable[[int], dict[str, str]],
) -> None:
    fewer, many = rendered(160), rendered(400)
    largest = max(map(len, fewer.values()))
    assert {path for path, page in many.items() if len(page) > largest * 1.02} == set()
    lists = {path for path in many if path.startswith(("events/page/", "topics/shared/page/"))}
    assert len(lists) == 7 + 7


def _built(project: Project) -> dict[str, int]:
    pipeline.build(project, AS_OF, project.root / "site")
    site = project.root / "site"
    return {p.relative_to(site).as_posix(): p.stat().st_size for p in site.rglob("*.html")}


def test_the_built_page_of_an_entry_has_the_same_size_among_few_and_among_many(
    make_project: Callable[..., Project],
) -> None:
    project = make_project(_content(5), empty=True)
    few = _built(project)
    for number in range(5, 120):
        name = f"events/event-{number:03}.yaml"
        (project.content / name).write_text(_content(120)[name])
    many = _built(project)
    for path in (f"events/{LOOKED_AT}/index.html", "about/index.html", "explore/index.html"):
        assert few[path] == many[path], path
    # The lists of events, of the topic, of the source, of the year and of changes go on.
    assert len(many) == len(few) + 115 + 2 * 5
