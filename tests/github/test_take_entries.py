"""`briefings take-entries`: of what a stranger proposes, entries are taken and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.pipeline import Project
from generator.review.entry_files import is_entry
from tests.conftest import EVENT
from tests.github.repository import commit_all, git

MakeProject = Callable[..., Project]
Propose = Callable[[Callable[[Path], None]], Project]

PROPOSED = "refs/heads/proposed"


@pytest.fixture
def propose(make_project: MakeProject) -> Propose:
    """A project in git, on main, and a branch on which something was done to it."""

    def make(change: Callable[[Path], None]) -> Project:
        project = make_project(
            {"about.md": "---\ntitle: About\ndescription: Who we are.\n---\nOurs.\n"}
        )
        git(project.root, "init", "--quiet", "--initial-branch", "main")
        commit_all(project.root, "ours")
        git(project.root, "switch", "--quiet", "--create", "proposed")
        change(project.root)
        commit_all(project.root, "theirs")
        git(project.root, "switch", "--quiet", "--force", "main")
        git(project.root, "clean", "-fdxq")
        return project

    return make


def take(project: Project, revision: str = PROPOSED) -> Result:
    result = CliRunner().invoke(main, ["--project", str(project.root), "take-entries", revision])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def changed(project: Project) -> set[str]:
    listing = git(project.root, "status", "--porcelain", "-z", "--untracked-files=all")
    return {line[3:] for line in f" {listing}".split("\0") if line.strip()}


def write(path: Path, text: str = EVENT) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_new_changed_and_removed_entries_are_taken(propose: Propose) -> None:
    def change(root: Path) -> None:
        write(root / "content/events/2026/brand-new.yaml")
        write(root / "content/topics.yaml", "drones:\n  label: Drones\n  definition: D.\n")
        write(root / "content/sources/a-report.yaml", "title: Theirs\n")
        (root / "content/briefings/what-is-known.yaml").unlink()

    project = propose(change)
    result = take(project)
    assert result.exit_code == 0
    assert result.output.startswith("4 entries were taken, 1 file left out.\n")
    assert (project.content / "events/2026/brand-new.yaml").read_text("utf-8") == EVENT
    assert (project.content / "sources/a-report.yaml").read_text("utf-8") == "title: Theirs\n"
    assert (project.content / "topics.yaml").is_file()
    assert not (project.content / "briefings/what-is-known.yaml").exists()


def test_code_configuration_and_pages_stay_ours(propose: Propose) -> None:
    ours = ("mkdocs.yml", "site_templates/theme/main.html", "content/about.md")

    def change(root: Path) -> None:
        for path in (
            *ours,
            "generator/cli.py",
            "Makefile",
            "requirements.lock",
            "sitecustomize.py",
        ):
            write(root / path, "theirs")
        write(root / "content/events/evil.py", "theirs")
        write(root / "content/events/.gitattributes", "* export-ignore filter=evil\n")
        write(root / "content/brand-new.md", "theirs")
        write(root / "content/unknown/x.yaml", "theirs")

    project = propose(change)
    result = take(project)
    assert changed(project) == set()
    assert "'content/about.md'" in result.output
    assert "'content/events/evil.py'" in result.output
    assert "theirs" not in "".join((project.root / path).read_text("utf-8") for path in ours)


def test_links_are_not_taken(propose: Propose, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("title: Secret\n", encoding="utf-8")

    def change(root: Path) -> None:
        (root / "content/events/x-link.yaml").symlink_to(secret)
        (root / "content/statements").symlink_to(tmp_path)
        (root / "content/events/something-happened.yaml").unlink()
        (root / "content/events/something-happened.yaml").symlink_to("/etc/passwd")

    project = propose(change)
    result = take(project)
    assert changed(project) == {"content/events/something-happened.yaml"}
    assert not any(path.is_symlink() for path in project.content.rglob("*"))
    assert "'content/events/x-link.yaml'" in result.output
    assert secret.read_text("utf-8") == "title: Secret\n"


def test_a_link_in_the_place_of_all_content_is_not_followed(
    propose: Propose, tmp_path: Path
) -> None:
    def change(root: Path) -> None:
        (root / "content").rename(tmp_path / "elsewhere")
        (root / "content").symlink_to(tmp_path / "elsewhere")

    project = propose(change)
    assert take(project).exit_code == 1
    assert changed(project) == set()


def test_a_submodule_is_not_taken(propose: Propose) -> None:
    def change(root: Path) -> None:
        head = git(root, "rev-parse", "HEAD")
        link = f"160000,{head},content/events/module.yaml"
        git(root, "update-index", "--add", "--cacheinfo", link)
        git(root, "commit", "--quiet", "--message", "a submodule")
        (root / "content/events/module.yaml").mkdir()

    project = propose(change)
    take(project)
    assert changed(project) == set()


@pytest.mark.parametrize(
    "name",
    [
        *(
            "two words.yaml",
            "new\nline.yaml",
            "-rf.yaml ",
            "ümlaut.yaml",
            ".hidden.yaml",
            "x.yaml~",
        ),
        *("x.YAML", "x.yml", "a;b.yaml", "$(id).yaml", "::error::x.yaml", "\x1b[2J.yaml"),
    ],
)
def test_names_that_no_entry_can_have_are_not_taken(propose: Propose, name: str) -> None:
    project = propose(lambda root: write(root / "content/events" / name))
    result = take(project)
    assert changed(project) == set()
    shown = result.output.split("left out: ")[-1]
    assert ascii(name)[1:-1] in result.output
    assert shown.isascii()
    assert "\x1b" not in result.output


@pytest.mark.parametrize("name", ["..", ".", "", ".git"])
def test_a_tree_that_leads_out_of_the_folder_is_not_taken(propose: Propose, name: str) -> None:
    """Git itself makes no such tree; whoever pushes can."""
    for path in (f"{name}/x.yaml", f"events/{name}/x.yaml", f"events/x/{name}/../x.yaml"):
        assert not is_entry(path)


@pytest.mark.parametrize("revision", ["nothing", "--help", "-x", "", "main:content", "main..main"])
def test_what_is_no_revision_changes_nothing(propose: Propose, revision: str) -> None:
    project = propose(lambda root: write(root / "content/events/brand-new.yaml"))
    arguments = ["--project", str(project.root), "take-entries", "--", revision]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "Nothing was changed." in result.output
    assert changed(project) == set()


def test_the_preview_can_be_built(propose: Propose) -> None:
    project = propose(lambda root: write(root / "content/events/brand-new.yaml"))
    take(project)
    checked = CliRunner().invoke(main, ["--project", str(project.root), "check"])
    assert checked.exit_code == 0, checked.output
