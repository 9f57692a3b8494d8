"""What many tests need: a small project of its own in a temporary folder."""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from generator.pipeline import Project

# The same examples everywhere: a build must not fail by chance on a change that is innocent.
# To look for new ones: HYPOTHESIS_PROFILE=searching make test
settings.register_profile("repeatable", derandomize=True)
settings.register_profile("searching")
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

REPOSITORY = Path(__file__).parent.parent
AS_OF = date(2026, 11, 23)

SOURCE = """\
title: A report
publisher: A paper
type: news
published: 2025-06-01
"""

EVENT = """\
title: Something happened
date: 2025-06-01
added: 2026-11-23
status: occurred
summary: It happened, a paper says.
sources: a-report
"""

BRIEFING = """\
title: What is known
as_of: 2026-11-23
added: 2026-11-23
bottom_line: Little is known.
include: something-happened
"""

TOPICS = """\
a-topic:
  label: A topic
  definition: What belongs here.
"""

SMALL_CONTENT: Mapping[str, str] = {
    "sources/a-report.yaml": SOURCE,
    "events/something-happened.yaml": EVENT,
    "briefings/what-is-known.yaml": BRIEFING,
}

MakeProject = Callable[..., Project]


@pytest.fixture(scope="session", autouse=True)
def _own_caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A cache folder for the tests alone: the key of the user is not for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("caches")))
        yield


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """A function that makes a project with our templates and the given content files.

    Its content is `SMALL_CONTENT` and `files` (paths below content/ to text or bytes; None takes
    a file away).
    """

    def make(
        files: Mapping[str, str | bytes | None] | None = None, *, empty: bool = False
    ) -> Project:
        root = tmp_path / "project"
        shutil.copytree(REPOSITORY / "site_templates", root / "site_templates")
        shutil.copy(REPOSITORY / "mkdocs.yml", root)
        (root / "build/docs").mkdir(parents=True)
        content: dict[str, str | bytes | None] = {} if empty else dict(SMALL_CONTENT)
        content |= files or {}
        (root / "content").mkdir()
        for path, text in content.items():
            if text is not None:
                write(root / "content" / path, text)
        return Project(root)

    return make


def write(path: Path, text: str | bytes) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
