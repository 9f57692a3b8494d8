"""A folder that holds exactly what was published, written only where something changed."""

import os
from pathlib import Path

import pytest

from generator.model.output import OutputFile
from generator.publish import docs_folder
from tests.conftest import write
from tests.publish.sites import tree

LONG_AGO = 1_000_000_000

FILES = (OutputFile("index.md", "Home"), OutputFile("events/one.md", "One — 하나"))


def _aged(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def test_files_are_written_as_they_are(tmp_path: Path) -> None:
    assert docs_folder.publish(FILES, tmp_path / "new/docs") == 2
    assert tree(tmp_path / "new/docs") == {
        "index.md": b"Home",
        "events/one.md": "One — 하나".encode(),
    }


def test_what_did_not_change_is_not_touched(tmp_path: Path) -> None:
    docs_folder.publish(FILES, tmp_path)
    _aged(tmp_path)
    changed = (FILES[0], OutputFile("events/one.md", "Another"))
    assert docs_folder.publish(changed, tmp_path) == 1
    assert (tmp_path / "index.md").stat().st_mtime == LONG_AGO
    assert (tmp_path / "events/one.md").stat().st_mtime > LONG_AGO
    assert (tmp_path / "events/one.md").read_text() == "Another"


def test_what_is_gone_disappears_with_its_folder(tmp_path: Path) -> None:
    write(tmp_path / "events/page/2.md", "gone")
    write(tmp_path / "topics/gone.md", "gone")
    docs_folder.publish(FILES, tmp_path)
    assert set(tree(tmp_path)) == {"index.md", "events/one.md"}
    assert not (tmp_path / "topics").exists()
    assert not (tmp_path / "events/page").exists()


def test_hidden_files_stay(tmp_path: Path) -> None:
    write(tmp_path / ".gitignore", "*")
    write(tmp_path / "topics/.keep", "")
    docs_folder.publish(FILES, tmp_path)
    assert set(tree(tmp_path)) == {".gitignore", "topics/.keep", "index.md", "events/one.md"}


def test_folders_beside_belong_to_others(tmp_path: Path) -> None:
    write(tmp_path / "pagefind/fragment/a.pf_fragment", "a")
    write(tmp_path / "events/pagefind/b.md", "b")
    docs_folder.publish(FILES, tmp_path, beside=("pagefind",))
    assert set(tree(tmp_path)) == {
        "pagefind/fragment/a.pf_fragment",
        "index.md",
        "events/one.md",
    }


def test_everybody_may_read_the_files(tmp_path: Path, other_mask: None) -> None:
    docs_folder.publish(FILES, tmp_path)
    assert {(tmp_path / file.path).stat().st_mode & 0o777 for file in FILES} == {0o644}


@pytest.mark.parametrize("held", [{}, {".gitignore": "*"}, {"explore.md": "x", "other.md": "y"}])
def test_a_new_or_earlier_folder_is_taken(tmp_path: Path, held: dict[str, str]) -> None:
    for path, text in held.items():
        write(tmp_path / path, text)
    docs_folder.refuse_foreign(tmp_path)
    docs_folder.refuse_foreign(tmp_path / "not there")
    assert set(tree(tmp_path)) == set(held)


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "letters/to-mother.txt", "Dear mother")
    with pytest.raises(FileExistsError, match="something else"):
        docs_folder.refuse_foreign(tmp_path)
