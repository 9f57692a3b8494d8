"""The index is made again when and only when its records changed, and files that stay are kept."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model.output import OutputFile
from generator.publish import search_index
from tests.publish.sites import tree


def _record(name: str, words: str = "some words", kind: str = "Event") -> OutputFile:
    meta = f'<meta data-pagefind-filter="kind[content]" content="{kind}">'
    head = f'<html lang="en"><head>{meta}</head>'
    return OutputFile(f"{name}/index.html", f"{head}<body data-pagefind-body>{words}</body></html>")


RECORDS = tuple(_record(name, f"words of {name}") for name in ("one", "two", "three"))


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """The folders that Pagefind was run on."""
    found: list[Path] = []
    run_pagefind = search_index._run_pagefind

    def run_and_note(records: Path, bundle: Path) -> None:
        found.append(records)
        run_pagefind(records, bundle)

    monkeypatch.setattr(search_index, "_run_pagefind", run_and_note)
    return found


def test_the_same_records_are_indexed_once(tmp_path: Path, runs: list[Path]) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    before = _dates(docs)
    search_index.publish(RECORDS, workshop, docs)
    assert len(runs) == 1
    assert _dates(docs) == before


@pytest.mark.parametrize(
    "records",
    [(*RECORDS, _record("four")), RECORDS[:2], (*RECORDS[:2], _record("three", "other words"))],
    ids=["added", "taken away", "changed"],
)
def test_other_records_are_indexed_again(
    tmp_path: Path, runs: list[Path], records: tuple[OutputFile, ...]
) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    search_index.publish(records, workshop, docs)
    search_index.publish(records, tmp_path / "fresh", tmp_path / "expected")
    assert len(runs) == 3
    assert tree(docs) == tree(tmp_path / "expected")


def test_an_index_elsewhere_does_not_stand_for_this_one(tmp_path: Path, runs: list[Path]) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    search_index.publish(RECORDS, workshop, docs)
    search_index.publish(RECORDS[:2], workshop, tmp_path / "elsewhere")
    search_index.publish(RECORDS[:2], workshop, docs)
    assert len(runs) == 3
    assert tree(docs) == tree(tmp_path / "elsewhere")


def test_files_that_stay_keep_their_date(tmp_path: Path) -> None:
    workshop, docs = tmp_path / "build", tmp_path / "docs"
    many = tuple(_record(f"number-{number:03}", f"words of {number}") for number in range(100))
    search_index.publish(many, workshop, docs)
    before = _dates(docs)
    search_index.publish((*many, _record("the-last")), workshop, docs)
    after = _dates(docs)
    fragments = {path for path in before if path.startswith("pagefind/fragment/")}
    assert len(fragments) == 100
    # Those beside the new one have other names: a sixteenth, more or less.
    assert len({path for path in fragments if before[path] == after.get(path)}) > 50
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
