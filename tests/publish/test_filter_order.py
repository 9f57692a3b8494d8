"""Pagefind's filters in a fixed order: nothing is lost, and what is not understood is refused."""

import gzip
import json
from pathlib import Path
from typing import Any

import cbor2
import pytest

from generator.publish import pagefind_bundle
from generator.publish.filter_order import put_in_order
from generator.publish.pagefind_bundle import MARKER, UnknownBundle


def _bundle(folder: Path, kinds: list[Any], filters: list[str]) -> Path:
    """A bundle with two filters, as Pagefind lays it out."""
    made = {"kind": ["kind", kinds], "year": ["year", [["2025", [1, 2]]]]}
    names = {"kind": "en_aaaaaaa", "year": "en_bbbbbbb"}
    for name, content in made.items():
        _write(folder / f"filter/{names[name]}.pf_filter", content)
    metadata = ["1.5.2", [["en_x", 3]], [], [[name, names[name]] for name in filters], [], ["t"]]
    _write(folder / "pagefind.en_cccccccccc.pf_meta", metadata)
    about = {"version": "1.5.2", "languages": {"en": {"hash": "en_cccccccccc", "wasm": "en"}}}
    (folder / "pagefind-entry.json").write_text(json.dumps(about))
    return folder


def _write(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(MARKER + cbor2.dumps(content)))


def _read(path: Path) -> Any:
    return cbor2.loads(gzip.decompress(path.read_bytes())[len(MARKER) :])


def _put_in_order(bundle: Path) -> None:
    pagefind_bundle.change(bundle, put_in_order)


def _names(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*")}


EVENT, SOURCE = ["Event", [0, 300]], ["Source", [1]]


def test_the_order_that_pagefind_chose_leaves_no_trace(tmp_path: Path) -> None:
    one = _bundle(tmp_path / "one", [SOURCE, EVENT], ["year", "kind"])
    other = _bundle(tmp_path / "other", [EVENT, SOURCE], ["kind", "year"])
    _put_in_order(one)
    _put_in_order(other)
    assert _names(one) == _names(other)


def test_the_metadata_names_the_files_that_are_there(tmp_path: Path) -> None:
    _put_in_order(_bundle(tmp_path, [SOURCE, EVENT], ["year", "kind"]))
    name = json.loads((tmp_path / "pagefind-entry.json").read_text())["languages"]["en"]["hash"]
    metadata = _read(tmp_path / f"pagefind.{name}.pf_meta")
    assert [described for described, _ in metadata[3]] == ["kind", "year"]
    assert metadata[:3] + metadata[4:] == ["1.5.2", [["en_x", 3]], [], [], ["t"]]
    kinds, years = (_read(tmp_path / f"filter/{file}.pf_filter") for _, file in metadata[3])
    assert kinds == ["kind", [EVENT, SOURCE]]
    assert years == ["year", [["2025", [1, 2]]]]
    assert len(list((tmp_path / "filter").iterdir())) == 2
    assert len(list(tmp_path.glob("*.pf_meta"))) == 1


def test_another_content_has_another_name(tmp_path: Path) -> None:
    one = _bundle(tmp_path / "one", [EVENT], ["kind"])
    other = _bundle(tmp_path / "other", [SOURCE], ["kind"])
    _put_in_order(one)
    _put_in_order(other)
    names = [{path for path in _names(folder) if "filter" in path} for folder in (one, other)]
    assert names[0] & names[1] == {"filter/en_bbbbbbb.pf_filter"}


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("pagefind-entry.json", b"[]"),
        ("pagefind-entry.json", b'{"languages": {"en": {}}}'),
        ("pagefind.en_cccccccccc.pf_meta", b"nothing compressed"),
        ("pagefind.en_cccccccccc.pf_meta", gzip.compress(MARKER + b"\xf6")),
        ("pagefind.en_cccccccccc.pf_meta", gzip.compress(MARKER + b"\x83\x01")),
        ("pagefind.en_cccccccccc.pf_meta", gzip.compress(MARKER + b"\x80and more")),
        ("pagefind.en_cccccccccc.pf_meta", gzip.compress(b"another mark" + b"\x80")),
        ("filter/en_aaaaaaa.pf_filter", gzip.compress(MARKER + b"\x63abc")),
    ],
)
def test_another_layout_is_refused(tmp_path: Path, path: str, content: bytes) -> None:
    bundle = _bundle(tmp_path, [EVENT, SOURCE], ["kind", "year"])
    (bundle / path).write_bytes(content)
    with pytest.raises(UnknownBundle, match="not as expected"):
        _put_in_order(bundle)
