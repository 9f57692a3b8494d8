"""Parts are made once, kept, and the same whoever makes them."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any

import pytest

from generator.model.output import OutputFile
from generator.publish import kept_parts, record_groups, search_bundle, search_parts
from generator.publish.index_part import Part
from generator.publish.search_parts import Groups, Parts, by_fingerprint, index
from tests.publish.search_records import record

RECORDS = [
    record(f"{folder}/number-{number}", f"café cafe {number}", fields=("title", folder))
    for folder in ("date", "work")
    for number in range(20)
]


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_groups, "MOST", 6)


def _groups(records: Iterable[OutputFile]) -> Groups:
    return by_fingerprint(record_groups.divided(records))


def _files(parts: Iterable[Sequence[Part]]) -> dict[str, bytes]:
    return search_bundle.put_together(chain.from_iterable(parts), lambda _: None)


def _through_bytes(parts: Parts) -> Parts:
    return {key: kept_parts.unpacked(kept_parts.packed(its)) or () for key, its in parts.items()}


def test_processes_make_what_one_makes() -> None:
    groups = _groups(RECORDS)
    assert index(groups, {}, jobs=3) == index(groups, {}, jobs=1)


def test_what_is_known_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = index(_groups(RECORDS), {}, jobs=1)
    made: list[Any] = []
    make = search_parts.make
    monkeypatch.setattr(
        search_parts, "make", lambda its, fields: made.extend(its) or make(its, fields)
    )
    groups = _groups([*RECORDS[:-1], record(RECORDS[-1].path.removesuffix("/index.html"))])
    assert len(index(groups, _through_bytes(parts), jobs=1)) == len(groups)
    assert len(made) == 1


def test_parts_are_the_same_after_they_were_bytes() -> None:
    parts = index(_groups(RECORDS), {}, jobs=1)
    assert any(part.forms for its in parts.values() for part in its)
    assert _files(_through_bytes(parts).values()) == _files(parts.values())


def test_machines_with_some_of_the_groups_make_the_same_bundle() -> None:
    groups = record_groups.divided(RECORDS)
    machines = [
        index(by_fingerprint(its), {}, jobs=1)
        for its in (groups[: len(groups) // 2], groups[len(groups) // 2 :])
    ]
    fields = [{tuple(its[0].fields) for its in machine.values()} for machine in machines]
    assert not fields[0] & fields[1]
    gathered = [its for machine in machines for its in _through_bytes(machine).values()]
    assert _files(reversed(gathered)) == _files(index(_groups(RECORDS), {}).values())


def test_fields_that_come_and_go_are_numbered_anew() -> None:
    new = record("date/new", fields=("a-first-field", "title"))
    before, after = _groups(RECORDS), _groups([*RECORDS, new])
    with_it = index(after, index(before, {}, jobs=1), jobs=1)
    assert with_it == index(after, {}, jobs=1)
    assert index(before, with_it, jobs=1) == index(before, {}, jobs=1)


@pytest.mark.parametrize("damage", [b"", b"short", None])
def test_what_is_damaged_is_not_a_part(damage: bytes | None) -> None:
    packed = kept_parts.packed(next(iter(index(_groups(RECORDS), {}, jobs=1).values())))
    assert kept_parts.unpacked(damage) is None
    for at in (0, 40, len(packed) - 1):
        changed = packed[:at] + bytes((packed[at] ^ 1,)) + packed[at + 1 :]
        assert kept_parts.unpacked(changed) is None


def test_what_shapes_the_index_changes_the_fingerprint(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _groups(RECORDS)
    monkeypatch.setattr(search_parts, "SHAPED_BY", search_parts.SHAPED_BY[1:])
    assert not before.keys() & _groups(RECORDS).keys()


def test_every_byte_of_a_record_counts() -> None:
    one, other = ([OutputFile("a", "bc")], [OutputFile("ab", "c")])
    assert _groups(one).keys() != _groups(other).keys()
