"""The Markdown of one page of each kind, as a file to be looked at.

After a change that is meant, BRIEFINGS_UPDATE_GOLDEN=1 writes the files anew; look at what changed.
"""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator import pipeline
from generator.pipeline import Project
from generator.render.page_kinds import PAGE_KINDS

AS_OF = date(2026, 11, 23)
GOLDEN = Path(__file__).parent / "golden"
IS_UPDATED = os.environ.get("BRIEFINGS_UPDATE_GOLDEN") == "1"

# The golden file of each page, and the kind of page it shows.
SHOWN = {
    "index.md": "home",
    "explore.md": "explore",
    "about.md": "written",
    "briefings/the-matter.md": "briefing",
    "briefings/the-matter/as-of.md": "as_of",
    "briefings/the-matter/positions.md": "positions",
    "events/a-probe-opens.md": "event",
    "events/a-report-is-due.md": "event",
    "statements/it-is-denied.md": "statement",
    "statements/it-is-worrying.md": "statement",
    "responses/an-old-rule.md": "response",
    "sources/a-report.md": "source",
    "sources/a-secret.md": "source",
    "actors/a-body.md": "actor",
    "actors/kp.md": "actor",
    "topics/a-topic.md": "topic",
    "open-questions.md": "questions",
    "events/index.md": "index",
    "sources/index.md": "index",
    "actors/index.md": "index",
    "topics/index.md": "index",
    "briefings/index.md": "index",
    "timeline/index.md": "timeline",
    "timeline/2025.md": "timeline",
    "briefings/the-matter/timeline.md": "timeline",
    "tracker.md": "tracker",
    "countries.md": "countries",
    "watch.md": "watch",
    "changes/index.md": "changes",
    "changes/corrections.md": "changes",
    "follow.md": "follow",
    "data/index.md": "data",
    "contribute/index.md": "contribute",
    "contribute/statement.md": "reference",
    "contribute/topic.md": "reference",
    "contribute/dates.md": "dates",
    "contribute/texts.md": "texts",
    "contribute/rules.md": "rules",
}
OTHERS = {
    "events/its-old-name/index.html": "an alias",
    "record.html": "the search record of statements/it-is-denied",
}

CONTENT = Path(__file__).parent / "golden_content"


def _name(path: str) -> str:
    return path.replace("/", "--")


@pytest.fixture
def rendered(make_project: Callable[..., Project]) -> dict[str, str]:
    """Everything rendered of the fixed project, by path."""
    files = {
        file.relative_to(CONTENT).as_posix(): file.read_text()
        for file in CONTENT.rglob("*")
        if file.is_file()
    }
    project = make_project(files, empty=True)
    findings = pipeline.examine(project, AS_OF)
    assert findings.content is not None, findings.problems
    output = pipeline.render(project, findings.content, AS_OF)
    assert pipeline.render(project, findings.content, AS_OF) == output, "not the same twice"
    record = next(r for r in output.records if r.path == "statements/it-is-denied/index.html")
    files = (*output.pages, *output.downloads)
    return {**{file.path: file.content for file in files}, "record.html": record.content}


@pytest.mark.parametrize("path", [*SHOWN, *OTHERS])
def test_a_page_is_as_it_was_looked_at(rendered: dict[str, str], path: str) -> None:
    golden = GOLDEN / _name(path)
    if IS_UPDATED:
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(rendered[path])
    assert golden.read_text() == rendered[path], "see the head of this module"


def test_every_golden_file_is_looked_at() -> None:
    assert {file.name for file in GOLDEN.iterdir()} == {_name(path) for path in (*SHOWN, *OTHERS)}


def test_every_kind_of_page_has_a_golden_file() -> None:
    assert set(SHOWN.values()) == set(PAGE_KINDS)
