"""Whatever is broken: a clear message, exit code 1, no traceback, and the old site stays."""

import os
import shutil
import stat
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import cli
from generator.pipeline import Project
from generator.publish import crew, pagefind_service
from generator.publish.pagefind_service import Indexed, Records
from tests.conftest import EVENT, MakeProject, write
from tests.publish.sites import Run, Tree, run, tree

OLD_SITE = {"index.html": "the old site", "explore/index.html": "the old search", "x/y.txt": "z"}
OLD_DOCS = {"index.md": "the old page", "explore.md": "the old search", "events/old.md": "old"}

Break = Callable[[Project], None]


def _rewrite(path: str, change: Callable[[str], str]) -> Break:
    def rewrite(project: Project) -> None:
        file = project.root / path
        file.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")

    return rewrite


def _append(path: str, text: str) -> Break:
    return _rewrite(path, lambda before: before + text)


def _take_away(path: str) -> Break:
    def take_away(project: Project) -> None:
        target = project.root / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()

    return take_away


def _empty(path: str) -> Break:
    def empty(project: Project) -> None:
        shutil.rmtree(project.root / path)
        (project.root / path).mkdir()

    return empty


def _link(project: Project) -> None:
    (project.content / "events/linked.yaml").symlink_to("/etc/hostname")


EVENT_TEMPLATE = "site_templates/pages/event.md.jinja"
BLOCK = "{% block facts %}"

FORGOTTEN = "---\ntitle: A page\ndescription: About something.\n---\n\n## A part\n"
IN_A_BLOCK = "\n{%% block announce %%}{{ %s }}{%% endblock %%}"

BEFORE_ANYTHING_IS_WRITTEN: dict[str, tuple[Break, tuple[str, ...]]] = {
    "content error": (
        _rewrite("content/events/something-happened.yaml", lambda text: text + "colour: red\n"),
        ("content/events/something-happened.yaml:7:1: error E111", "“colour”", "1 error"),
    ),
    "template with a syntax error": (
        _append(EVENT_TEMPLATE, "\n{% if %}"),
        (f"{EVENT_TEMPLATE.removeprefix('site_')}, line ", "Expected an expression"),
    ),
    "template with a block that does not end": (
        _append("site_templates/partials/marks.md.jinja", "\n{% if true %}"),
        ("templates/partials/marks.md.jinja, line ", "endif"),
    ),
    "template with an undefined name": (
        _rewrite(EVENT_TEMPLATE, lambda text: text.replace(BLOCK, BLOCK + "{{ nothing_here }}")),
        ("templates/pages/event.md.jinja, line 3", "'nothing_here' is undefined"),
    ),
    "template with an unknown filter": (
        _rewrite(EVENT_TEMPLATE, lambda text: text.replace(BLOCK, BLOCK + "{{ 1 | shout }}")),
        ("templates/pages/event.md.jinja, line 3", "shout"),
    ),
    "template that forgets the escape": (
        _rewrite(EVENT_TEMPLATE, lambda text: text.replace(BLOCK, BLOCK + "{{ page.title }}")),
        ("templates/pages/event.md.jinja, line 3", "without an escape", "“| text”"),
    ),
    "template that is missing": (
        _take_away("site_templates/partials/marks.md.jinja"),
        ("marks.md.jinja",),
    ),
    "record template that is broken": (
        _append("site_templates/pages/record.html.jinja", "{{ record.item.name }}"),
        ("templates/pages/record.html.jinja, line ", "without an escape"),
    ),
    "no content folder": (
        _take_away("content"),
        ("the content folder “content” does not exist",),
    ),
    "empty content folder": (
        _empty("content"),
        ("the content folder “content” holds no entries",),
    ),
    "link in the content folder": (
        _link,
        ("content/events/linked.yaml:1:1: error E007", "not a file but a link"),
    ),
}

WHILE_MKDOCS_BUILDS: dict[str, tuple[Break, tuple[str, ...]]] = {
    "mkdocs.yml that is no YAML": (
        _append("mkdocs.yml", "\nnav: [unclosed\n"),
        ("mkdocs.yml",),
    ),
    "mkdocs.yml with an unknown theme": (
        _rewrite("mkdocs.yml", lambda text: text.replace("name: material", "name: granite")),
        ("granite",),
    ),
    "mkdocs.yml with an unknown plugin": (
        _rewrite("mkdocs.yml", lambda text: text.replace("- briefings\n", "- gramophone\n", 1)),
        ("gramophone",),
    ),
    "no mkdocs.yml": (
        _take_away("mkdocs.yml"),
        ("mkdocs.yml",),
    ),
    "navigation to a page that is not there": (
        _rewrite("mkdocs.yml", lambda text: text.replace("\nnav:\n", "\nnav:\n  - X: gone.md\n")),
        ("gone.md",),
    ),
    "theme with a syntax error": (
        _append("site_templates/theme/main.html", "\n{% if %}"),
        ("theme/main.html, line ", "Expected an expression"),
    ),
    "theme that fails while it is filled in": (
        _append("site_templates/theme/main.html", IN_A_BLOCK % "1 / 0"),
        ("MkDocs stopped: ZeroDivisionError",),
    ),
    "theme that fails on the page for wrong addresses": (
        _rewrite(
            "site_templates/theme/404.html", lambda text: text + IN_A_BLOCK % "nothing.at_all"
        ),
        ("MkDocs stopped: UndefinedError: 'nothing' is undefined",),
    ),
    "page that the navigation forgets": (
        lambda project: write(project.content / "forgotten.md", FORGOTTEN),
        ("forgotten.md",),
    ),
    "broken link in a page written by hand": (
        _append("content/about.md", "\n\n[here](nowhere.md)\n"),
        ("about.md", "nowhere.md"),
    ),
    "broken anchor in a page written by hand": (
        _append("content/about.md", "\n\n[here](method.md#no-such-part)\n"),
        ("about.md", "no-such-part"),
    ),
}


@pytest.fixture
def project(make_site: MakeProject) -> Project:
    """A sound project that was built earlier."""
    project = make_site()
    for path, text in OLD_SITE.items():
        write(project.root / "site" / path, text)
    for path, text in OLD_DOCS.items():
        write(project.docs / path, text)
    return project


def _assert_told(result: Run, *words: str) -> None:
    assert result.code == 1, result.said
    assert "Traceback" not in result.said
    assert [word for word in words if word not in result.said] == [], result.said


def _left_behind(project: Project) -> list[str]:
    """What of a build is still lying about, beside what it remembers."""
    names = {path.name for path in project.root.iterdir() if path.name.startswith(".")}
    return sorted(names - {".cache"})


def _old(files: dict[str, str]) -> Tree:
    return {path: text.encode() for path, text in files.items()}


@pytest.mark.parametrize("name", BEFORE_ANYTHING_IS_WRITTEN)
def test_nothing_is_written_before_all_is_checked(project: Project, name: str) -> None:
    breaking, words = BEFORE_ANYTHING_IS_WRITTEN[name]
    breaking(project)
    result = run("briefings", "build", folder=project.root)
    _assert_told(result, *words)
    assert tree(project.root / "site") == _old(OLD_SITE)
    assert tree(project.workshop) == {f"docs/{path}": data for path, data in _old(OLD_DOCS).items()}
    assert _left_behind(project) == []


@pytest.mark.parametrize("name", WHILE_MKDOCS_BUILDS)
def test_the_old_site_stays_where_mkdocs_fails(project: Project, name: str) -> None:
    breaking, words = WHILE_MKDOCS_BUILDS[name]
    breaking(project)
    result = run("briefings", "build", folder=project.root)
    _assert_told(result, *words, "Nothing was published.")
    assert tree(project.root / "site") == _old(OLD_SITE)
    assert _left_behind(project) == []


def test_a_sound_project_takes_the_place_of_the_old_site(project: Project) -> None:
    result = run("briefings", "build", folder=project.root)
    site = tree(project.root / "site")
    pages = sum(path.endswith(".html") for path in site)
    said, warned = result.said.splitlines()
    assert (result.code, said) == (0, f"{pages} pages are in site.")
    assert warned.startswith("mkdocs.yml: warning: there is no site_url, ")
    assert b"Something happened" in site["events/something-happened/index.html"]
    assert "x/y.txt" not in site
    assert _left_behind(project) == []


def test_a_site_with_an_address_is_built_without_a_warning(project: Project) -> None:
    _rewrite("mkdocs.yml", lambda before: f"site_url: https://site.example/\n{before}")(project)
    result = run("briefings", "build", folder=project.root)
    assert (result.code, result.said.count("\n")) == (0, 1)


def _in_this_process(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["--project", str(project.root), *arguments])


def _assert_ended_in_words(result: Result, *words: str) -> None:
    assert isinstance(result.exception, SystemExit), result.exception
    assert result.exit_code == 1
    assert [word for word in words if word not in result.output] == [], result.output


BY_PROCESSES = {
    name: (BEFORE_ANYTHING_IS_WRITTEN | WHILE_MKDOCS_BUILDS)[name]
    for name in (
        "template with an undefined name",
        "theme with a syntax error",
        "broken anchor in a page written by hand",
        "page that the navigation forgets",
    )
}


@pytest.mark.parametrize("name", BY_PROCESSES)
def test_what_fails_in_another_process(
    project: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(crew, "WORTH_SHARING", 1)
    breaking, words = BY_PROCESSES[name]
    breaking(project)
    result = _in_this_process(project, "build", "--jobs", "2")
    _assert_ended_in_words(result, *words)
    assert tree(project.root / "site") == _old(OLD_SITE)


@pytest.mark.parametrize("name", [*BY_PROCESSES][1:])
def test_what_fails_after_a_sound_build(project: Project, name: str) -> None:
    assert _in_this_process(project, "build").exit_code == 0
    before = tree(project.root / "site")
    breaking, words = BY_PROCESSES[name]
    breaking(project)
    for _ in range(2):
        _assert_ended_in_words(_in_this_process(project, "build"), *words)
        assert tree(project.root / "site") == before


def test_without_a_place_for_a_key_nothing_is_remembered(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(project.configuration))
    for title in ("Something happened", "Something else happened"):
        write(project.content / "events/something-happened.yaml", EVENT.replace("Something", title))
        assert _in_this_process(project, "build").exit_code == 0
        page = project.root / "site/events/something-happened/index.html"
        assert title in page.read_text(encoding="utf-8")


def test_an_unreadable_file(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    # Taking the permission away would not keep root, who runs CI, from reading.
    real_open = os.open

    def refuse(path: str, *arguments: int, **options: int) -> int:
        if str(path).endswith("something-happened.yaml"):
            raise PermissionError(13, "Permission denied", path)
        return real_open(path, *arguments, **options)

    monkeypatch.setattr(os, "open", refuse)
    result = _in_this_process(project, "build")
    monkeypatch.undo()
    _assert_ended_in_words(
        result, "content/events/something-happened.yaml:1:1: error E007", "Permission denied"
    )
    assert tree(project.root / "site") == _old(OLD_SITE)
    assert tree(project.docs) == _old(OLD_DOCS)


@pytest.fixture
def failing_pagefind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A program in place of Pagefind that says why it fails."""
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'the disk is full' >&2\nexit 3\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(pagefind_service, "get_executable", lambda: program)
    return program


def test_a_pagefind_that_fails(project: Project, failing_pagefind: Path) -> None:
    write(project.docs / "pagefind/pagefind.js", "the old index")
    result = _in_this_process(project, "build")
    _assert_ended_in_words(result, "Pagefind stopped: the disk is full", "Nothing was published.")
    assert tree(project.root / "site") == _old(OLD_SITE)
    assert tree(project.docs / "pagefind") == {"pagefind.js": b"the old index"}
    assert _left_behind(project) == []


def test_after_a_failure_the_index_is_made_again(
    project: Project, failing_pagefind: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(project.docs / "pagefind/pagefind.js", "the old index")
    _assert_ended_in_words(_in_this_process(project, "generate"), "the disk is full")
    monkeypatch.undo()
    assert _in_this_process(project, "generate").exit_code == 0
    assert "pagefind/pagefind-entry.json" in tree(project.docs)


def test_no_pagefind_at_all(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pagefind_service, "get_executable", lambda: None)
    result = _in_this_process(project, "build")
    _assert_ended_in_words(result, "Pagefind is not installed")
    assert tree(project.root / "site") == _old(OLD_SITE)


def test_an_index_of_another_form(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    index = pagefind_service.index

    def index_otherwise(groups: Iterable[Records]) -> Iterator[tuple[Records, Indexed]]:
        for records, made in index(groups):
            yield records, made._replace(files=dict.fromkeys(made.files, b"{}"))

    monkeypatch.setattr(pagefind_service, "index", index_otherwise)
    result = _in_this_process(project, "build")
    _assert_ended_in_words(result, "Pagefind’s index is not as expected")
    assert tree(project.root / "site") == _old(OLD_SITE)


@pytest.mark.parametrize("command", ["build --output", "generate", "export"])
@pytest.mark.parametrize("folder", ["content", "."])
def test_a_folder_with_something_else_is_left_alone(
    project: Project, command: str, folder: str
) -> None:
    before = tree(project.root / folder)
    ours = ("build/", ".cache/")
    result = run("briefings", *command.split(), folder, folder=project.root)
    _assert_told(result, "name a new")
    after = tree(project.root / folder)
    kept = {path: data for path, data in before.items() if not path.startswith(ours)}
    assert {path: data for path, data in after.items() if path in kept} == kept
    assert {path for path in after if not path.startswith(ours)} == set(kept)


def test_an_entry_is_there_in_the_small_project() -> None:
    """The tests above append a seventh line to it."""
    assert EVENT.count("\n") == 6
