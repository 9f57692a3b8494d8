"""A bundle put together from parts is what Pagefind makes of all records at once."""

import base64
import gzip
import json
import random
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

import pytest

from generator.model.output import OutputFile
from generator.publish import pagefind_service, record_groups, search_bundle, search_parts
from generator.publish.pagefind_bundle import ENTRY, MARKER, OF_RECORDS, SearchIndexFailed
from generator.publish.search_metadata import VARIANT
from tests.publish.search_records import described, record

LETTERS = "abcdefghijklmnop"
ACCENTS = ("café", "cafe", "Café", "naïve", "naive", "제재", "大臣")


def _nothing(_: str) -> None:
    return None


def _many(number: int, seed: int = 1) -> list[OutputFile]:
    """Records with common words and rare ones, other forms of a word, and other fields each."""
    dice = random.Random(seed)
    words = ["".join(dice.choices(LETTERS, k=dice.randint(1, 4))) for _ in range(400)]
    return [
        record(
            f"{dice.choice(['events', 'sources'])}/number-{at}",
            " ".join([*dice.choices(words, k=dice.randint(40, 90)), dice.choice(ACCENTS)]),
            kind=dice.choice(("Event", "Source", "An & Other")),
            date=f"20{dice.randint(10, 26)}-01-01",
            fields=tuple(dice.sample(("date", "lang", "title", "work"), dice.randint(1, 4))),
        )
        for at in range(number)
    ]


def _bundle(records: Iterable[OutputFile]) -> dict[str, bytes]:
    parts = search_parts.index(
        search_parts.by_fingerprint(record_groups.divided(records)), {}, jobs=1
    )
    return search_bundle.put_together(chain.from_iterable(parts.values()), _nothing)


def _at_once(records: Iterable[OutputFile]) -> dict[str, bytes]:
    in_order = sorted(records, key=lambda each: each.path)
    [(_, made)] = pagefind_service.index([in_order])
    return made.files


def test_many_parts_are_what_pagefind_makes_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_groups, "MOST", 20)
    records = _many(600)
    together, at_once = _bundle(records), _at_once(records)
    one, other = described(together, "en" + VARIANT), described(at_once, "en")
    assert len(record_groups.divided(records)) > 30
    assert len(one["words"]) > 2
    assert one == other
    monkeypatch.undo()
    assert _bundle(records) == together
    fragments = [
        {data for path, data in files.items() if path.endswith(".pf_fragment")}
        for files in (together, at_once)
    ]
    assert fragments[0] == fragments[1]


def test_what_is_not_made_of_records_is_that_of_pagefind() -> None:
    records = _many(3)
    one, other = (
        {path: data for path, data in files.items() if not path.endswith((*OF_RECORDS, ENTRY))}
        for files in (_bundle(records), _at_once(records))
    )
    assert one == other
    assert "pagefind.js" in one


def test_each_language_has_an_index_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_groups, "MOST", 2)
    records = [
        record(f"{language}-{number}", "some words", language=language)
        for language in ("en", "ko")
        for number in range(9)
    ]
    together, at_once = _bundle(records), _at_once(records)
    languages = json.loads(together[ENTRY])["languages"]
    assert list(languages) == ["en", "ko", "en" + VARIANT, "ko" + VARIANT]
    for language, about in json.loads(at_once[ENTRY])["languages"].items():
        assert languages[language + VARIANT] == languages[language] | {
            "hash": languages[language + VARIANT]["hash"]
        }
        assert about.keys() == languages[language].keys()
        assert about["wasm"] == languages[language]["wasm"]
        assert about["page_count"] == languages[language]["page_count"]
        assert described(together, language + VARIANT) == described(at_once, language)


def test_a_record_without_words_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_groups, "MOST", 2)
    records = [record(name, "" if name in "bcf" else f"word {name}") for name in "abcdefgh"]
    assert described(_bundle(records), "en" + VARIANT) == described(_at_once(records), "en")


def test_the_order_of_pagefinds_filters_leaves_no_trace() -> None:
    records = [record(f"number-{number}", kind=f"Kind {number}") for number in range(30)]
    one = _bundle(records)
    assert all(_bundle(records) == one for _ in range(3))


def test_nothing_to_search_is_a_failure() -> None:
    for records in ([], [record("one", "")]):
        with pytest.raises(SearchIndexFailed, match="no record has words"):
            _bundle(records)


def test_an_order_that_is_not_by_the_values_is_refused() -> None:
    records = [record("one", date="9"), record("two", date="10")]
    with pytest.raises(SearchIndexFailed, match="not in the order that they name by “date”"):
        _bundle(records)


def test_ordinary_searches_fetch_a_short_list() -> None:
    files = _bundle(_many(3))
    whole = described(files, "en" + VARIANT)
    assert whole["filters"]
    assert whole["orders"]
    assert described(files, "en") == {**whole, "filters": {}, "orders": []}
    # A language that is not known gets the first of those that describe most pages.
    assert next(iter(json.loads(files[ENTRY])["languages"])) == "en"


@pytest.mark.parametrize("form", [".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment", ".json"])
@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"not compressed",
        b"{}",
        b"\x1f\x8b",
        gzip.compress(b"another mark\x80"),
        gzip.compress(MARKER + b"\xf6"),
        gzip.compress(MARKER + b"\x83\x01"),
        gzip.compress(MARKER + b"\x80and more"),
        gzip.compress(MARKER + b"{}"),
        gzip.compress(MARKER + b"{}")[:-1],
    ],
)
def test_another_layout_is_refused(
    monkeypatch: pytest.MonkeyPatch, form: str, damage: bytes
) -> None:
    records = [record("one"), record("two")]
    [(_, made)] = pagefind_service.index([records])
    files = {path: damage if path.endswith(form) else data for path, data in made.files.items()}
    monkeypatch.setattr(
        pagefind_service, "index", lambda _: [(records, made._replace(files=files))]
    )
    with pytest.raises(SearchIndexFailed, match="not as expected"):
        _bundle(records)


def test_a_program_that_breaks_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\nhead -c 9 >/dev/null\necho 'no memory' >&2\nexit 3\n")
    program.chmod(0o755)
    monkeypatch.setattr(pagefind_service, "get_executable", lambda: program)
    with pytest.raises(SearchIndexFailed, match=r"^Pagefind stopped: no memory$"):
        _bundle(_many(300))


def test_what_the_program_says_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    monkeypatch.setattr(pagefind_service, "get_executable", lambda: program)
    refusal = json.dumps({"payload": {"type": "Error", "message": "too long"}}).encode()
    for said, told in (
        (base64.b64encode(refusal), "refused a record: too long"),
        (b"not base64", "not as expected"),
        (base64.b64encode(b"[]"), "not as expected"),
    ):
        program.write_text(f"#!/bin/sh\necho '{said.decode()},'\ncat >/dev/null\n")
        program.chmod(0o755)
        with pytest.raises(SearchIndexFailed, match=told):
            _bundle([record("one")])
