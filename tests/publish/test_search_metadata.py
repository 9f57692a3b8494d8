"""Ordinary searches fetch a short list of pages; Explore finds the whole one beside it."""

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.publish.pagefind_bundle import MARKER, UnknownBundle
from generator.publish.search_metadata import VARIANT, divide

PAGES = [["en_aaaaaaa", 3], ["en_bbbbbbb", 5]]
WHOLE = ["1.5.2", PAGES, [["a", "z", "en_c"]], [["kind", "en_d"]], [["date", [1, 0]]], ["title"]]


def _bundle(folder: Path) -> Path:
    packed = gzip.compress(MARKER + cbor2.dumps(WHOLE))
    (folder / "pagefind.en_cccccccccc.pf_meta").write_bytes(packed)
    described = {"hash": "en_cccccccccc", "wasm": "en", "page_count": 2}
    (folder / "pagefind-entry.json").write_text(json.dumps({"languages": {"en": described}}))
    return folder


def _described(bundle: Path, language: str) -> Any:
    languages = json.loads((bundle / "pagefind-entry.json").read_text())["languages"]
    assert languages[language]["wasm"] == "en"
    packed = (bundle / f"pagefind.{languages[language]['hash']}.pf_meta").read_bytes()
    return cbor2.loads(gzip.decompress(packed).removeprefix(MARKER))


def test_the_same_pages_are_described_in_short_and_whole(tmp_path: Path) -> None:
    divide(_bundle(tmp_path))
    assert _described(tmp_path, "en" + VARIANT) == WHOLE
    assert _described(tmp_path, "en") == [*WHOLE[:3], [], [], WHOLE[5]]


def test_a_language_that_is_not_known_gets_the_short_list(tmp_path: Path) -> None:
    divide(_bundle(tmp_path))
    # Pagefind then takes the first of those that describe most pages.
    assert (
        next(iter(json.loads((tmp_path / "pagefind-entry.json").read_text())["languages"])) == "en"
    )


@pytest.mark.parametrize("content", [b"[]", b"{", b'{"languages": {"en": {}}}'])
def test_another_layout_is_refused(tmp_path: Path, content: bytes) -> None:
    (_bundle(tmp_path) / "pagefind-entry.json").write_bytes(content)
    with pytest.raises(UnknownBundle, match="not as expected"):
        divide(tmp_path)
