"""Nothing of an entry under embargo gets out, in any byte of any file."""

from collections.abc import Callable
from datetime import date

import pytest

from generator import pipeline
from generator.pipeline import Project

BEFORE, ON_THE_DAY = date(2026, 11, 23), date(2027, 1, 1)

# Every word of what must not be seen holds one of these.
SECRETS = ("sesame", "Sesame")

FILES = {
    "events/sesame-opens.yaml": """\
title: Sesame opens
date: 2026-11-01
date_text: when Sesame opened
added: 2026-11-02
status: occurred
summary: Sesame is open, [[something-happened]].
sources: [a-report, sesame-file]
actors: sesame-club
topics: [sesame-topic, a-topic]
note: Sesame it is.
updates: {date: 2026-11-03, kind: update, text: Sesame again.}
embargo_until: 2027-01-01
aliases: old-sesame
""",
    "statements/sesame-speaks.yaml": """\
title: Sesame speaks
date: 2026-11-01
added: 2026-11-02
act: denies
attribution: state_media
speaker: va
via: sesame-news
about: [sesame-opens, something-happened]
quote: Sesame did not open
sources: sesame-copy
embargo_until: 2027-01-01
""",
    "sources/sesame-file.yaml": """\
title: The Sesame file
publisher: sesame-press
type: document
published: 2026-11-01
cited_via: sesame-copy
""",
    "sources/sesame-copy.yaml": """\
title: A copy of the Sesame file
publisher: Sesame Copies
type: news
published: 2026-11-01
url: https://sesame.example/
accessed: 2026-11-02
""",
    "actors/sesame-club.yaml": "name: Sesame Club\ntype: group\npart_of: sesame-holding\n",
    "actors/sesame-holding.yaml": "name: Sesame Holding\ntype: company\n",
    "actors/sesame-press.yaml": "name: Sesame Press\ntype: media\n",
    "actors/sesame-news.yaml": "name: Sesame News\ntype: media\n",
    "topics.yaml": """\
a-topic:
  label: A topic
  definition: What belongs here.
sesame-topic:
  label: Sesame
  definition: All about Sesame.
""",
    "briefings/what-is-known.yaml": """\
title: What is known
as_of: 2026-11-23
added: 2026-11-23
bottom_line: Little is known.
include: [something-happened, sesame-opens, sesame-speaks]
topics: a-topic
""",
}


def published(project: Project, as_of: date) -> list[str]:
    """Everything that is written: paths, sources and contents."""
    content = pipeline.examine(project, as_of).content
    assert content is not None
    rendered = pipeline.render(project, content, as_of)
    return [
        f"{file.path}\n{file.source}\n{file.content}"
        for file in (*rendered.pages, *rendered.downloads, *rendered.records)
    ]


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return make_project(FILES)


def test_nothing_is_seen_before_the_day(project: Project) -> None:
    files = published(project, BEFORE)
    assert any("Something happened" in file for file in files)
    assert [file for file in files if any(secret in file for secret in SECRETS)] == []


def test_a_state_that_only_the_entry_names_is_not_seen(project: Project) -> None:
    assert not any("Vatican" in file for file in published(project, BEFORE))


def test_everything_is_seen_from_the_day_on(project: Project) -> None:
    files = "\n".join(published(project, ON_THE_DAY))
    for name in FILES:
        assert name.split("/")[-1].removesuffix(".yaml") in files
    assert "Vatican" in files
    assert "old-sesame" in files
    assert "Sesame did not open" in files


def test_what_others_name_as_well_is_seen(project: Project) -> None:
    event = project.content / "events/something-happened.yaml"
    text = event.read_text(encoding="utf-8")
    event.write_text(text.replace("a-report", "[a-report, sesame-copy]"), encoding="utf-8")
    files = "\n".join(published(project, BEFORE))
    assert "A copy of the Sesame file" in files
    assert "The Sesame file" not in files
    assert "Sesame opens" not in files
