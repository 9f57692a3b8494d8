"""Git revisions and folders as sides: what is read of them, and what is said where that fails."""

import os
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.load import content_files
from generator.pipeline import Project
from generator.review import revision_files
from generator.review.changes.archive_changes import changes
from generator.review.changes.change import ChangeKind
from generator.review.changes.comparison import compare
from generator.review.changes.revisions import side
from generator.review.git import CannotCompare, changed_files
from tests.conftest import EVENT, write

AS_OF = date(2026, 11, 23)
MakeProject = Callable[..., Project]

AUTHOR = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"), ("DATE", "2026-11-23T12:00Z"))
}


@pytest.fixture(autouse=True)
def own_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git as it is out of the box, whoever runs the tests and from where."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name, value in {
        **AUTHOR,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
    }.items():
        monkeypatch.setenv(name, value)


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout.decode()


def commit(project: Project) -> None:
    git(project.root, "add", "--all")
    git(project.root, "commit", "--quiet", "--allow-empty", "--message", "A step")


def commit_tree(project: Project, *lines: bytes) -> None:
    """Commit a tree that no checkout could make: `mode type hash\\tpath` of each file."""
    index = b"".join(line + b"\0" for line in lines)
    git(project.root, "update-index", "-z", "--add", "--index-info", given=index)
    git(project.root, "commit", "--quiet", "--message", "A strange step")


def blob(project: Project, data: bytes) -> bytes:
    return git(project.root, "hash-object", "-w", "--stdin", given=data).strip().encode()


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    """A project in a repository of its own, with one commit on the branch `main`."""
    made = make_project()
    git(made.root, "init", "--quiet", "--initial-branch", "main")
    commit(made)
    return made


def meanings(project: Project, base: str, head: str | None = None) -> list[tuple[str, str]]:
    found = changes(side(base, project, AS_OF), side(head, project, AS_OF))
    return sorted((change.kind.value, change.subject.id) for change in found)


class TestRevisions:
    def test_a_revision_and_the_working_tree(self, project: Project) -> None:
        write(project.content / "events/another.yaml", EVENT)
        assert meanings(project, "HEAD") == [("new", "another")]

    def test_two_revisions_whatever_the_working_tree_holds(self, project: Project) -> None:
        write(project.content / "events/another.yaml", EVENT)
        commit(project)
        (project.content / "events/another.yaml").unlink()
        assert meanings(project, "HEAD~1", "HEAD") == [("new", "another")]
        assert meanings(project, "HEAD", "HEAD~1") == [("withdrawn", "another")]

    def test_a_branch_a_tag_and_a_hash(self, project: Project) -> None:
        full = git(project.root, "rev-parse", "HEAD").strip()
        git(project.root, "branch", "topic/drones")
        git(project.root, "tag", "v1")
        names = [side(name, project, AS_OF).name for name in ("topic/drones", "v1", full, full[:8])]
        assert names == [f"topic/drones ({full[:10]})", f"v1 ({full[:10]})", full, full[:8]]

    def test_nothing_is_checked_out_or_written(self, project: Project) -> None:
        write(project.content / "events/another.yaml", EVENT)
        before = git(project.root, "status", "--porcelain")
        hook = project.root / ".git/hooks/post-checkout"
        write(hook, "#!/bin/sh\ntouch ran\n")
        hook.chmod(0o755)
        meanings(project, "HEAD", "main")
        assert git(project.root, "status", "--porcelain") == before
        assert not (project.root / "ran").exists()

    def test_a_project_below_the_top_of_its_repository(self, make_project: MakeProject) -> None:
        made = make_project()
        git(made.root.parent, "init", "--quiet")
        git(made.root.parent, "add", "--all")
        git(made.root.parent, "commit", "--quiet", "--message", "A step")
        (made.content / "events/something-happened.yaml").unlink()
        assert ("withdrawn", "something-happened") in meanings(made, "HEAD")

    def test_attributes_in_a_revision_hide_nothing(self, project: Project) -> None:
        write(project.content / "events/another.yaml", EVENT)
        write(project.content / ".gitattributes", "* export-ignore\n*.yaml export-subst ident\n")
        commit(project)
        assert meanings(project, "HEAD~1", "HEAD") == [("new", "another")]

    def test_a_hook_that_names_another_repository_changes_nothing(
        self, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "init", "--quiet", str(tmp_path / "other"))
        monkeypatch.setenv("GIT_DIR", str(tmp_path / "other/.git"))
        monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other/index"))
        assert meanings(project, "HEAD") == []
        assert changed_files(project.content, "HEAD") == frozenset()

    def test_changed_files_are_named_as_problems_name_them(self, project: Project) -> None:
        write(project.content / os.fsdecode(b"events/\xe2\x82\xffnew\nline.yaml"), EVENT)
        listed = {file.shown for file in content_files.find(project.content).files}
        [name] = changed_files(project.content, "HEAD")
        assert name in listed

    def test_line_ends_mean_nothing(self, project: Project) -> None:
        file = project.content / "events/something-happened.yaml"
        file.write_bytes(EVENT.replace("\n", "\r\n").encode())
        assert meanings(project, "HEAD") == []


class TestStrangeTrees:
    def test_a_link_is_not_followed_and_said(self, project: Project) -> None:
        outside = project.root / "outside.yaml"
        write(outside, EVENT)
        (project.content / "events/linked.yaml").symlink_to(outside)
        commit(project)
        found = side("HEAD", project, AS_OF)
        assert "linked" not in found.content.filed
        assert found.left_out == ("content/events/linked.yaml",)

    def test_a_file_that_becomes_a_link_is_withdrawn(self, project: Project) -> None:
        file = project.content / "events/something-happened.yaml"
        file.unlink()
        file.symlink_to("/etc/passwd")
        commit(project)
        assert ("withdrawn", "something-happened") in meanings(project, "HEAD~1", "HEAD")

    def test_a_content_folder_that_is_a_link_has_no_content(self, project: Project) -> None:
        (project.content).rename(project.root / "elsewhere")
        (project.root / "content").symlink_to("elsewhere")
        commit(project)
        with pytest.raises(CannotCompare, match="no folder “content” with files in it"):
            side("HEAD", project, AS_OF)

    def test_a_submodule_is_said(self, project: Project) -> None:
        head = git(project.root, "rev-parse", "HEAD").strip().encode()
        commit_tree(project, b"160000 " + head + b"\tcontent/events/\xff\x1b")
        assert side("HEAD", project, AS_OF).left_out == (os.fsdecode(b"content/events/\xff\x1b"),)
        compared = compare("HEAD", None, project, AS_OF, with_outputs=False)
        assert compared.base.left_out == ("content/events/\ufffd\ufffd",)

    def test_hostile_names(self, project: Project) -> None:
        text = blob(project, EVENT.encode())
        names = [b"new\nline.yaml", b"\xff.yaml", b"tab\t.yaml", b"-x.yaml", b"x" * 300 + b".yaml"]
        lines = [b"100644 " + text + b"\tcontent/events/" + name for name in names]
        commit_tree(project, *lines)
        found = side("HEAD", project, AS_OF)
        assert [len(name) for name in found.left_out] == [len("content/events/") + 305]
        assert {"new\ufffdline", "tab\ufffd", "-x"} <= set(found.content.filed)

    def test_a_name_that_leads_out_of_the_folder(self, project: Project, tmp_path: Path) -> None:
        text = blob(project, b"escaped")
        tree = _tree(project, b"100644 blob " + text + b"\tescaped.yaml")
        up = _tree(project, b"040000 tree " + tree + b"\t..")
        content = _tree(project, b"040000 tree " + up + b"\t..", b"100644 blob " + text + b"\ta.md")
        root = _tree(project, b"040000 tree " + content + b"\tcontent")
        made = git(project.root, "commit-tree", root.decode(), "-m", "Strange").strip()
        found = side(made, project, AS_OF)
        assert found.left_out == ("content/../../escaped.yaml",)
        assert not list(tmp_path.rglob("escaped.yaml"))

    def test_a_huge_file_is_too_large_and_nothing_else_is_mixed_up(self, project: Project) -> None:
        write(project.content / "events/huge.yaml", b"# " + b"x" * 400_000)
        commit(project)
        found = side("HEAD", project, AS_OF)
        assert found.errors > 0
        assert {"something-happened", "a-report", "what-is-known"} <= set(found.items)

    def test_a_name_that_leads_elsewhere_on_another_system(self, project: Project) -> None:
        text = blob(project, EVENT.encode())
        commit_tree(project, b"100644 " + text + b"\tcontent/events/..\\..\\x.yaml")
        assert side("HEAD", project, AS_OF).left_out == ("content/events/..\\..\\x.yaml",)

    def test_a_small_tree_that_unfolds_without_end(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(revision_files, "MOST_FILES", 1_000)
        tree = _tree(project, b"100644 blob " + blob(project, b"x") + b"\tx.yaml")
        for _ in range(12):
            lines = (b"040000 tree " + tree + b"\t%d" % index for index in range(10))
            tree = _tree(project, *lines)
        root = _tree(project, b"040000 tree " + tree + b"\tcontent")
        made = git(project.root, "commit-tree", root.decode(), "-m", "Strange").strip()
        with pytest.raises(CannotCompare, match="more than 1,000 files"):
            side(made, project, AS_OF)

    def test_one_text_in_too_many_files(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(revision_files, "MOST_BYTES", 1 << 20)
        text = blob(project, b"# " + b"x" * 200_000)
        lines = (b"100644 " + text + b"\tcontent/events/x%d.yaml" % index for index in range(6))
        commit_tree(project, *lines)
        with pytest.raises(CannotCompare, match="more than 1 MiB"):
            side("HEAD", project, AS_OF)

    def test_one_text_in_several_files_is_in_each(self, project: Project) -> None:
        for name in ("one", "two"):
            write(project.content / f"events/{name}.yaml", EVENT)
        commit(project)
        assert {"one", "two", "something-happened"} <= set(side("HEAD", project, AS_OF).items)

    def test_an_empty_file(self, project: Project) -> None:
        write(project.content / "events/empty.yaml", "")
        commit(project)
        assert meanings(project, "HEAD~1", "HEAD") == [("unreadable", "empty")]


def _tree(project: Project, *lines: bytes) -> bytes:
    listing = b"".join(line + b"\0" for line in lines)
    return git(project.root, "mktree", "-z", given=listing).strip().encode()


class TestFolders:
    def test_two_folders(self, project: Project, tmp_path: Path) -> None:
        write(tmp_path / "mine/content/events/another.yaml", EVENT)
        write(tmp_path / "theirs/events/another.yaml", EVENT.replace("occurred", "ongoing"))
        found = changes(
            side(str(tmp_path / "mine"), project, AS_OF),
            side(str(tmp_path / "theirs"), project, AS_OF),
        )
        assert {change.kind for change in found} == {ChangeKind.STATUS, ChangeKind.UNEXPLAINED}

    def test_a_folder_needs_no_repository(self, make_project: MakeProject) -> None:
        made = make_project()
        assert meanings(made, str(made.root)) == []

    def test_a_name_that_is_both_is_refused(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(project.root, "branch", "past")
        write(project.root / "past/content/events/another.yaml", EVENT)
        monkeypatch.chdir(project.root)
        with pytest.raises(
            CannotCompare, match=r"type \./past for the folder, refs/heads/past for"
        ):
            side("past", project, AS_OF)
        assert set(side("./past", project, AS_OF).items) == {"another"}
        assert "a-report" in side("refs/heads/past", project, AS_OF).items

    def test_a_pull_request_cannot_bring_a_folder_in_the_place_of_a_branch(
        self, project: Project, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(project.root, "update-ref", "refs/remotes/origin/main", "HEAD")
        write(project.root / "origin/main/content/events/another.yaml", EVENT)
        monkeypatch.chdir(project.root)
        with pytest.raises(CannotCompare, match="refs/remotes/origin/main for the branch"):
            side("origin/main", project, AS_OF)
        assert set(side("./origin/main", project, AS_OF).items) == {"another"}


class TestFailures:
    @pytest.mark.parametrize(
        "given", ["nothing", "", "-x", "--help", "HEAD\n", "a b", "HEAD:content", "@{"]
    )
    def test_no_such_revision(self, project: Project, given: str) -> None:
        with pytest.raises(CannotCompare, match="there is no revision or folder"):
            side(given, project, AS_OF)

    def test_a_folder_without_content(self, project: Project, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        with pytest.raises(CannotCompare, match="holds no content"):
            side(str(tmp_path / "empty"), project, AS_OF)

    def test_a_revision_without_content(self, project: Project) -> None:
        git(project.root, "rm", "-r", "--quiet", "content")
        commit(project)
        with pytest.raises(CannotCompare, match="no folder “content” with files in it"):
            side("HEAD", project, AS_OF)

    def test_no_repository(self, make_project: MakeProject) -> None:
        with pytest.raises(CannotCompare, match="is not in a git repository"):
            side("HEAD", make_project(), AS_OF)

    def test_no_git(self, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", str(project.root))
        with pytest.raises(CannotCompare, match="git is not installed"):
            side("HEAD", project, AS_OF)

    def test_a_text_that_a_partial_clone_lacks(self, project: Project) -> None:
        name = git(project.root, "rev-parse", "HEAD:content/events/something-happened.yaml").strip()
        stored = project.root / ".git/objects" / name[:2] / name[2:]
        stored.chmod(0o644)
        stored.unlink()
        with pytest.raises(CannotCompare, match="fetch the whole revision"):
            side("HEAD", project, AS_OF)
