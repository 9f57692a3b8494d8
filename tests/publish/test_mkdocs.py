"""`mkdocs build` and `briefings export` give the site that `briefings build` gives."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.utils.yaml import yaml_load

from generator.pipeline import Project
from tests.conftest import MakeProject
from tests.publish.sites import AS_OF, EPOCH, Run, Tree, pages, run, tree

BROKEN = "content/events/un-probe-dprk-military-ai.yaml"


@pytest.fixture(scope="module")
def with_mkdocs(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Run]:
    """A fresh clone in which somebody typed `mkdocs build`, and what that said."""
    root = tmp_path_factory.mktemp("with-mkdocs") / "project"
    shutil.copytree(clone, root)
    return root, run("mkdocs", "build", folder=root, SOURCE_DATE_EPOCH=EPOCH)


def test_a_fresh_clone_has_the_folder_that_mkdocs_reads(clone: Path) -> None:
    assert tree(clone / "build") == {"docs/.gitignore": b"*\n!.gitignore\n"}


def test_mkdocs_build_gives_the_same_site(built: Path, with_mkdocs: tuple[Path, Run]) -> None:
    root, result = with_mkdocs
    assert result.code == 0, result.said
    assert "WARNING" not in result.said
    one, other = tree(built / "site"), tree(root / "site")
    assert set(one) == set(other)
    assert [path for path in one if one[path] != other[path]] == []


LISTING = """
{% block announce %}{% for file in pages %}{{ file.url }} {% endfor %}{% endblock %}
"""

SETTINGS: dict[str, Callable[[Project], None]] = {
    "links to other sites in the navigation": lambda project: _in_settings(
        project, "\nnav:\n", "\nnav:\n  - Elsewhere: https://example.org/a/?b=c#d\n"
    ),
    "a theme that lists all pages": lambda project: _added(
        project.templates / "theme/main.html", LISTING
    ),
    "a theme that tells the day of the build": lambda project: _added(
        project.templates / "theme/partials/print-head.html",
        "{{ page.update_date }} {{ build_date_utc.year }}",
    ),
    "links and a navigation that may be broken": lambda project: _with_broken_links(project),
}


def _with_broken_links(project: Project) -> None:
    _in_settings(project, "not_found: warn", "not_found: info")
    _in_settings(project, "\nnav:\n", "\nnav:\n  - Nowhere: nowhere.md\n")
    _added(project.content / "about.md", "\n\n[here](nowhere.md)\n")


def _in_settings(project: Project, before: str, after: str) -> None:
    text = project.configuration.read_text(encoding="utf-8")
    assert before in text
    project.configuration.write_text(text.replace(before, after), encoding="utf-8")


def _added(file: Path, text: str) -> None:
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


@pytest.mark.parametrize("name", SETTINGS)
def test_mkdocs_build_gives_the_same_site_with_other_settings(
    make_site: MakeProject, name: str
) -> None:
    project = make_site()
    SETTINGS[name](project)
    ours = run("briefings", "build", "--output", "ours", folder=project.root)
    assert ours.code == 0, ours.said
    result = run("mkdocs", "build", folder=project.root)
    assert result.code == 0, result.said
    one, other = tree(project.root / "ours"), tree(project.root / "site")
    assert set(one) == set(other)
    assert [path for path in one if one[path] != other[path]] == []


def test_mkdocs_build_refuses_broken_content(with_mkdocs: tuple[Path, Run]) -> None:
    root, _ = with_mkdocs
    site, docs = tree(root / "site"), tree(root / "build/docs")
    assert site
    file = root / BROKEN
    sound = file.read_text(encoding="utf-8")
    file.write_text(sound.replace("status: ongoing", "status: going on"), encoding="utf-8")
    result = run("mkdocs", "build", folder=root, SOURCE_DATE_EPOCH=EPOCH)
    file.write_text(sound, encoding="utf-8")
    assert result.code == 1
    assert "Traceback" not in result.said
    assert f"{BROKEN}:4:9: error E112" in result.said
    assert "warning" not in result.said.replace("0 warnings", "")
    assert "The content has errors; nothing was built." in result.said
    assert tree(root / "site") == site
    assert tree(root / "build/docs") == docs


def test_mkdocs_build_refuses_a_broken_template(with_mkdocs: tuple[Path, Run]) -> None:
    root, _ = with_mkdocs
    site, docs = tree(root / "site"), tree(root / "build/docs")
    template = root / "site_templates/pages/event.md.jinja"
    sound = template.read_text(encoding="utf-8")
    template.write_text(sound + "{{ page.title }}{% if %}", encoding="utf-8")
    result = run("mkdocs", "build", folder=root, SOURCE_DATE_EPOCH=EPOCH)
    template.write_text(sound, encoding="utf-8")
    assert result.code == 1
    assert "Traceback" not in result.said
    assert "templates/pages/event.md.jinja, line " in result.said
    assert (tree(root / "site"), tree(root / "build/docs")) == (site, docs)


def test_mkdocs_build_leaves_a_foreign_docs_folder_alone(clone: Path, tmp_path: Path) -> None:
    root = shutil.copytree(clone, tmp_path / "project")
    (root / "letters").mkdir()
    (root / "letters/letter.md").write_text("Dear mother")
    configuration = root / "mkdocs.yml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(text.replace("docs_dir: build/docs", "docs_dir: letters"))
    result = run("mkdocs", "build", folder=root)
    assert result.code == 1
    assert "Traceback" not in result.said
    assert "this folder holds something else" in result.said
    assert tree(root / "letters") == {"letter.md": b"Dear mother"}


@pytest.fixture(scope="module")
def exported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The export of the built project."""
    folder = tmp_path_factory.mktemp("exported") / "plain"
    before = tree(built / "build/docs")
    result = run("briefings", "export", folder, "--as-of", AS_OF.isoformat(), folder=built)
    assert result.code == 0, result.said
    assert tree(built / "build/docs") == before
    return folder


def test_an_export_needs_none_of_our_code(exported: Path) -> None:
    settings = yaml_load((exported / "mkdocs.yml").read_text(encoding="utf-8"))
    assert settings["plugins"] == []
    assert settings["docs_dir"] == "docs"
    assert settings["theme"]["custom_dir"] == "theme"
    suffixes = {path.suffix for path in exported.rglob("*") if path.is_file()}
    assert suffixes.isdisjoint({".yaml", ".jinja", ".py"})


def test_an_export_gives_the_same_addresses(built: Path, exported: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    result = run("mkdocs", "build", "--strict", "--site-dir", site, folder=exported)
    assert result.code == 0, result.said
    assert pages(site) == pages(built / "site")
    assert len(pages(site)) > 300
    entry = "events/un-probe-dprk-military-ai/index.html"
    assert (site / entry).read_bytes() == (built / "site" / entry).read_bytes()
    assert _bundle(tree(site)) == _bundle(tree(built / "site"))


def _bundle(files: Tree) -> Tree:
    return {path: data for path, data in files.items() if path.startswith("pagefind/")}


def test_an_earlier_export_is_brought_up_to_date(built: Path, exported: Path) -> None:
    before = tree(exported)
    (exported / "docs/events/gone.md").write_text("an entry that is no more")
    result = run("briefings", "export", exported, "--as-of", AS_OF.isoformat(), folder=built)
    assert result.code == 0, result.said
    assert tree(exported) == before


def test_a_folder_with_something_else_is_not_exported_to(built: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear mother")
    result = run("briefings", "export", tmp_path, folder=built)
    assert result.code == 1
    assert "holds something else and is left alone" in result.said
    assert tree(tmp_path) == {"letter.txt": b"Dear mother"}
