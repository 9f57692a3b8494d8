"""A build that uses what an earlier one left gives, byte for byte, the site of a first build."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import unescape
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from generator import pipeline
from generator.model.failure import Failure
from generator.pipeline import ContentRefused, Project
from generator.publish import build_memory, frames, site_folder, staged_site
from generator.publish.build_memory import Busy
from tests.conftest import AS_OF, EVENT, SOURCE, MakeProject, write
from tests.publish.edited_content import PAGE, EditedContent
from tests.publish.sites import Tree, tree

STEPS = int(os.environ.get("INCREMENTAL_STEPS", "200"))
SEED = int(os.environ.get("INCREMENTAL_SEED", "4711"))
WHOLE = "<title>{{ page.title }}</title>{{ page.meta.description }}{{ page.content }}"


def _build(project: Project, as_of: date = AS_OF, jobs: int = 1) -> Tree:
    pipeline.build(project, as_of, project.root / "site", jobs)
    return tree(project.root / "site")


@dataclass(frozen=True)
class _Forgetful(Project):
    """A project of which nobody built anything yet."""

    @property
    def memory(self) -> Path:
        return self.root / ".nothing"


def _built_anew(project: Project, as_of: date = AS_OF) -> Tree:
    """What a first build makes of the same files, in one process."""
    forgetful = _Forgetful(project.root)
    site = project.root / "anew"
    pipeline.build(forgetful, as_of, site, jobs=1)
    made = tree(site)
    shutil.rmtree(site)
    shutil.rmtree(forgetful.memory)
    return made


def _differences(one: Tree, other: Tree) -> list[str]:
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]


@pytest.fixture
def tmp_path(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: hundreds of sites are written here."""
    memory = Path("/dev/shm")
    if not memory.is_dir():
        yield tmp_path
        return
    with TemporaryDirectory(dir=memory) as folder:
        yield Path(folder)


def _make_theme_plain(project: Project) -> None:
    """Hundreds of builds would spend their time on Material: a theme of a line takes its place."""
    write(project.templates / "theme/main.html", WHOLE)
    write(project.templates / "theme/404.html", "Not here.")


def test_random_edits(make_site: MakeProject) -> None:
    project, random = make_site(), Random(SEED)
    _make_theme_plain(project)
    configuration = project.configuration.read_text()
    project.configuration.write_text(configuration.replace("/watch/*", f"/watch/*\n  /{PAGE}"))
    content = EditedContent(project.content, random)
    content.write()
    as_of = AS_OF
    for step in range(STEPS):
        said = content.edit()
        if random.random() < 0.1:
            as_of = AS_OF + timedelta(days=random.randrange(-5, 100))
        try:
            built = _build(project, as_of)
        except (ContentRefused, Failure) as error:
            print(step, said, repr(error))
            content.undo()
            continue
        different = _differences(built, _built_anew(project, as_of))
        assert not different, f"seed {SEED}, step {step}, {said}: {different}"


def _facts(site: Path) -> dict[str, tuple[int, int]]:
    """By which a file is known that nobody touched."""
    found = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    return {
        path.relative_to(site).as_posix(): (facts.st_ino, facts.st_mtime_ns)
        for path, facts in found.items()
    }


@pytest.fixture
def project(make_site: MakeProject) -> Project:
    """A small project that was built once."""
    project = make_site({"events/other.yaml": EVENT.replace("Something", "Another thing")})
    _build(project)
    return project


def test_only_what_shows_a_title_is_written_again(project: Project) -> None:
    site = project.root / "site"
    old, before = tree(site), _facts(site)
    text = EVENT.replace("Something happened", "It was otherwise")
    write(project.content / "events/something-happened.yaml", text)
    new, after = _build(project), _facts(site)
    assert _differences(new, _built_anew(project)) == []
    touched = {path for path in new if before.get(path) != after[path]}
    assert touched == {path for path in new if old.get(path) != new[path]}
    assert "events/something-happened/index.html" in touched
    assert "briefings/what-is-known/index.html" in touched
    assert not touched & {"events/other/index.html", "about/index.html", "404.html"}


def test_where_nothing_changed_nothing_is_touched(project: Project) -> None:
    site = project.root / "site"
    before = _facts(site)
    _build(project)
    assert _facts(site) == before
    _build(project, AS_OF + timedelta(days=1))
    _build(project)
    assert tree(site).keys() == before.keys()


def test_what_is_gone_leaves_nothing(project: Project) -> None:
    (project.content / "events/other.yaml").unlink()
    assert not any(
        path.startswith(("events/other", "data/events/other")) for path in _build(project)
    )
    assert not (project.root / "site/events/other").exists()


def test_an_alias_leads_on(project: Project) -> None:
    old, new = (project.content / f"events/{name}.yaml" for name in ("other", "renamed"))
    write(new, old.read_text() + "aliases: other\n")
    old.unlink()
    built = _build(project)
    assert "../renamed/" in unescape(built["events/other/index.html"].decode())
    assert _differences(built, _built_anew(project)) == []


@pytest.mark.parametrize("at", [0, 40, -1])
@pytest.mark.parametrize("name", ["outcome", "made", "content"])
def test_damaged_memory_is_not_believed(project: Project, name: str, at: int) -> None:
    path = project.memory / name
    data = bytearray(path.read_bytes())
    data[at] ^= 1
    path.write_bytes(data)
    text = EVENT.replace("Something", "Nothing")
    write(project.content / "events/other.yaml", text)
    assert b"Nothing happened" in _build(project)["events/other/index.html"]


@pytest.mark.parametrize("stranger", ["key", "program"])
def test_memory_of_another_is_not_believed(
    project: Project, stranger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build_memory.outcome(project.memory).pages
    assert build_memory.remembered(project.memory)
    if stranger == "key":
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "another"))
    else:
        monkeypatch.setattr(frames, "of_program", lambda: b"another")
    last = build_memory.outcome(project.memory)
    assert last == build_memory.Outcome()
    assert build_memory.made(project.memory, last) == build_memory.BuildMemory()
    assert build_memory.remembered(project.memory) == type(build_memory.remembered(tmp_path))()
    assert _differences(tree(project.root / "site"), _build(project)) == []


def test_a_site_changed_by_hand_is_made_again(project: Project) -> None:
    site = project.root / "site"
    before = tree(site)
    (site / "about/index.html").write_text("by hand")
    (site / "foreign.txt").write_text("by hand")
    (site / "404.html").unlink()
    assert _differences(before, _build(project)) == []


def test_a_second_build_says_that_another_is_running(project: Project) -> None:
    with build_memory.alone(project.memory), pytest.raises(Busy, match="is running"):
        _build(project)


def test_a_build_killed_among_its_moves_is_finished_by_the_next(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(folder: Path) -> None:
        raise KeyboardInterrupt

    write(project.content / "events/something-happened.yaml", EVENT.replace("Some", "No"))
    (project.content / "events/other.yaml").unlink()
    with monkeypatch.context() as patch:
        patch.setattr(staged_site, "_make_folders", killed)
        with pytest.raises(KeyboardInterrupt):
            _build(project)
    built = _build(project)
    assert _differences(built, _built_anew(project)) == []
    assert not [path for path in project.root.iterdir() if path.name.startswith(".site.")]


def test_a_file_may_become_a_folder_and_a_folder_a_file(project: Project) -> None:
    theme = project.templates / "theme"
    write(theme / "one", "a file")
    write(theme / "two/inside", "in a folder")
    _build(project)
    (theme / "one").unlink()
    shutil.rmtree(theme / "two")
    write(theme / "one/inside", "in a folder")
    write(theme / "two", "a file")
    assert _differences(_build(project), _built_anew(project)) == []
    write(project.content / "events/other.yaml", EVENT)
    assert _differences(_build(project), _built_anew(project)) == []


@pytest.mark.parametrize(
    "files",
    [
        {"partials/footer.html": "<b>{% if page %}{{ page.meta.description }}{% endif %}</b>"},
        {"partials/footer.html": "{% if page and page.meta.feed %}{{ page.meta.feed }}{% endif %}"},
        {
            "main.html": '{% extends "base.html" %}{% set said = (page or config).site_name %}'
            "{% if page %}{% set said = page.meta.description %}{% endif %}"
            "{% block announce %}<b>{{ said }}</b>{% endblock %}"
        },
    ],
)
def test_what_a_partial_says_of_its_page_is_said_of_each(
    make_site: MakeProject, files: dict[str, str]
) -> None:
    project = make_site({"events/other.yaml": EVENT.replace("It happened", "Another thing")})
    for name, text in files.items():
        write(project.templates / "theme" / name, text)
    built = _build(project)
    pipeline.generate(project, AS_OF)
    site_folder.publish(project.configuration, project.root / "by-mkdocs", AS_OF)
    assert _differences(built, tree(project.root / "by-mkdocs")) == []


def test_what_a_partial_asks_for_itself_is_noticed_of_each_page(make_site: MakeProject) -> None:
    actor = "name: {}\ntype: media\n"
    project = make_site(
        {"actors/somebody.yaml": actor.format("First"), "sources/other.yaml": SOURCE}
    )
    write(project.templates / "partials/own.md.jinja", '{% set who = "somebody" | actor_name %}')
    said = '{% from "partials/own.md.jinja" import who %}\n# {{ who | text }}\n'
    write(project.templates / "pages/source.md.jinja", said)
    _build(project)
    write(project.content / "actors/somebody.yaml", actor.format("Second"))
    built = _build(project)
    assert b"Second" in built["sources/a-report/index.html"]
    assert b"Second" in built["sources/other/index.html"]
