"""A site built once from the real content, and small projects that MkDocs can build."""

import os
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from generator.pipeline import Project
from tests.conftest import MakeProject
from tests.publish.sites import AS_OF, COMMENT, REPOSITORY, fresh_copy, run


@pytest.fixture(scope="session")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone holds; taken once, so that all tests see the same; do not change it."""
    return fresh_copy(tmp_path_factory.mktemp("clone"))


@pytest.fixture(scope="session")
def built(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the real content, built with `briefings build`; do not change it."""
    root = tmp_path_factory.mktemp("built") / "project"
    shutil.copytree(clone, root)
    topics = root / "content/topics.yaml"
    topics.write_text(f"# {COMMENT}\n{topics.read_text(encoding='utf-8')}", encoding="utf-8")
    result = run("briefings", "build", "--as-of", AS_OF.isoformat(), folder=root)
    assert result.code == 0, result.said
    return root


@pytest.fixture
def other_mask() -> Iterator[None]:
    """A file mask that lets nobody else read."""
    before = os.umask(0o077)
    yield
    os.umask(before)


@pytest.fixture
def make_site(make_project: MakeProject) -> MakeProject:
    """`make_project`, with the pages that mkdocs.yml names."""
    written = {path.name: path.read_text() for path in (REPOSITORY / "content").glob("*.md")}

    def make(files: Mapping[str, str | bytes | None] | None = None) -> Project:
        return make_project({**written, **(files or {})})

    return make
