"""Taking the bytes of all files: two takings have one digest only where nothing differs."""

from pathlib import Path

import pytest

from generator.load import content_files
from generator.load.content_files import Taken
from generator.load.text_file import LARGEST_FILE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("actors/one.yaml", "actors/two.yaml"):
        (tmp_path / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "content" / name).write_text(f"name: {name}\n", encoding="utf-8")
    (tmp_path / "content/about.md").touch()
    return tmp_path / "content"


def taken(folder: Path) -> Taken:
    return content_files.take(content_files.find(folder))


def test_the_digest_changes_with_every_byte_and_every_name(folder: Path) -> None:
    one, page, digests = folder / "actors/one.yaml", folder / "about.md", [taken(folder).digest]
    one.write_text("name: another\n", encoding="utf-8")
    digests.append(taken(folder).digest)
    one.rename(folder / "actors/three.yaml")
    digests.append(taken(folder).digest)
    (folder / "actors/two.yaml").rename(folder / "two.yaml")
    digests.append(taken(folder).digest)
    page.unlink()
    digests.append(taken(folder).digest)
    page.symlink_to("elsewhere.md")
    digests.append(taken(folder).digest)
    page.unlink()
    page.touch()
    assert len({*digests}) == len(digests)
    assert taken(folder).digest == digests[3]


def test_files_with_the_same_text_have_digests_of_their_own(folder: Path) -> None:
    for name in ("one", "two"):
        (folder / f"actors/{name}.yaml").write_text("name: Somebody\n", encoding="utf-8")
    assert len({file.digest for file in taken(folder).files}) == 3


def test_more_than_is_allowed_is_not_read_to_its_end(folder: Path) -> None:
    (folder / "about.md").write_bytes(b"a" * (2 * LARGEST_FILE))
    assert len(taken(folder).files[0].data or b"") == LARGEST_FILE + 1


def test_what_cannot_be_read_has_no_bytes_and_is_a_problem(folder: Path) -> None:
    (folder / "actors/three.yaml").symlink_to("one.yaml")
    found = taken(folder)
    assert [file.file.shown for file in found.files if file.data is None] == [
        "content/actors/three.yaml"
    ]
    assert [problem.code for problem in found.problems] == ["E007"]
