"""The index is made again when and only when its records changed, and files that stay are kept."""

import random
import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from generator.model.output import OutputFile
from generator.publish import record_groups, search_index, search_parts
from generator.publish.index_part import Part
from generator.publish.pagefind_service import Records
from tests.publish.search_records import record
from tests.publish.sites import tree

RECORDS = tuple(record(name, f"words of {name}") for name in ("one", "two", "three"))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Records]:
    """The groups that were indexed."""
    found: list[Records] = []
    make = search_parts.make

    def make_and_note(groups: Iterable[Records], fields: Iterable[str]) -> list[tuple[Part, ...]]:
        found.extend(groups)
        return make(groups, fields)

    monkeypatch.setattr(search_parts, "make", make_and_note)
    return found


@pytest.fixture
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_groups, "MOST", 8)


def test_the_same_records_are_indexed_once(tmp_path: Path, made: list[Records]) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    before = _dates(docs)
    search_index.publish(RECORDS, workshop, docs)
    assert len(made) == 1
    assert _dates(docs) == before


@pytest.mark.parametrize(
    "records",
    [(*RECORDS, record("four")), RECORDS[:2], (*RECORDS[:2], record("three", "other words"))],
    ids=["added", "taken away", "changed"],
)
def test_other_records_are_indexed_again(
    tmp_path: Path, made: list[Records], records: tuple[OutputFile, ...]
) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    search_index.publish(records, workshop, docs)
    search_index.publish(records, tmp_path / "fresh", tmp_path / "expected")
    assert len(made) == 3
    assert tree(docs) == tree(tmp_path / "expected")


def test_an_index_elsewhere_does_not_stand_for_this_one(tmp_path: Path) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    search_index.publish(RECORDS[:2], workshop, tmp_path / "elsewhere")
    search_index.publish(RECORDS[:2], workshop, docs)
    assert tree(docs) == tree(tmp_path / "elsewhere")


@pytest.mark.parametrize("seed", range(3))
def test_edits_lead_to_the_index_made_from_scratch(
    tmp_path: Path, small_groups: None, seed: int
) -> None:
    dice = random.Random(seed)
    records = {each.path: each for each in (record(f"number-{at}", f"w{at}") for at in range(60))}
    for turn in range(8):
        for _ in range(dice.randint(1, 3)):
            records.pop(dice.choice(list(records)))
            changed = record(
                f"number-{dice.randint(0, 90)}", f"w{turn} w{turn % 3}", kind=f"{turn}"
            )
            records[changed.path] = changed
        search_index.publish(records.values(), tmp_path / "build", tmp_path / "docs", jobs=1)
        shuffled = dice.sample(list(records.values()), len(records))
        search_index.publish(shuffled, tmp_path / f"{turn}", tmp_path / "fresh", jobs=1)
        assert tree(tmp_path / "docs") == tree(tmp_path / "fresh")
        assert tree(tmp_path / "build") == tree(tmp_path / f"{turn}")
        shutil.rmtree(tmp_path / "fresh")


def test_only_the_group_of_a_changed_record_is_indexed(
    tmp_path: Path, small_groups: None, made: list[Records]
) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    many = [record(f"number-{number:03}", f"words of {number}") for number in range(100)]
    search_index.publish(many, workshop, docs, jobs=1)
    made.clear()
    many[70] = record("number-070", "other words")
    search_index.publish(many, workshop, docs, jobs=1)
    assert len(made) == 1
    assert many[70] in made[0]


def test_an_index_that_broke_off_is_not_trusted(tmp_path: Path) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    before = tree(docs)
    (docs / "pagefind" / search_index.STAMP).unlink()
    for path in (docs / "pagefind").rglob("*.*"):
        if path.is_file():
            path.write_bytes(bytes(path.stat().st_size))
    for path in (workshop / search_index.PARTS).iterdir():
        path.write_bytes(path.read_bytes()[:-1])
    search_index.publish(RECORDS, workshop, docs)
    assert tree(docs) == before


def test_files_that_stay_keep_their_date(tmp_path: Path) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    many = tuple(record(f"number-{number:03}", f"words of {number}") for number in range(400))
    search_index.publish(many, workshop, docs)
    before = _dates(docs)
    search_index.publish((*many, record("number-200-and-more")), workshop, docs)
    after = _dates(docs)
    fragments = {path for path in before if path.startswith("pagefind/fragment/")}
    assert len(fragments) == 400
    # Those beside the new one have other names: a sixth, more or less.
    assert len({path for path in fragments if before[path] == after.get(path)}) > 200
    assert before["pagefind/pagefind.js"] == after["pagefind/pagefind.js"]
    assert {path for path in before if path not in after}


def test_the_index_can_be_read_by_a_web_server(tmp_path: Path, other_mask: None) -> None:
    search_index.publish(RECORDS, tmp_path / "build", tmp_path / "docs")
    bundle = tmp_path / "docs/pagefind"
    public = [path for path in bundle.rglob("*") if path.is_file() and path.name[0] != "."]
    assert len(public) > 10
    assert {path.stat().st_mode & 0o777 for path in public} == {0o644}


def _dates(folder: Path) -> dict[str, int]:
    return {
        path.relative_to(folder).as_posix(): path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file()
    }
