"""Reading what is remembered: it finds whatever reading everything anew finds.

Every case of `cases/` is read with the memory of the sound content that it begins from, and then
with the memory of itself.
"""

import pickle
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from case_files import SOUND, Case, cases

from generator.check import check, sound, to_remember
from generator.load import content_files, content_folder, filed
from generator.load.content_folder import Content
from generator.load.remembered import ClosedDocument, Remembered
from generator.model.content import SoundContent
from generator.model.items import Item
from generator.model.problems import Problem

AS_OF = date(2026, 11, 23)
Write = Callable[[str, str], Content]


def read(folder: Path, remembered: Remembered) -> Content:
    return content_folder.read_taken(content_files.take(content_files.find(folder)), remembered)


@cache
def memory_of_sound() -> Remembered:
    return memory_of(SOUND)


def memory_of(folder: Path, as_of: date = AS_OF) -> Remembered:
    """What is remembered of a folder that has been read before, as it comes back from a file."""
    content = read(folder, Remembered())
    remembered: Remembered = pickle.loads(pickle.dumps(to_remember(content, check(content, as_of))))
    return remembered


def looked_at(content: Content, as_of: date = AS_OF) -> tuple[Any, ...]:
    """Everything that any later step can see of content."""
    problems = check(content, as_of)
    filed = [
        (
            *(_of_item(one.item), _of_item(one.readable), one.id, one.kind, one.start),
            *(getattr(one.document, name) for name in one.document.__dataclass_fields__),
        )
        for one in content.filed.values()
    ]
    others = (content.pages, content.documents_of_pages, content.taken_twice, content.unfiled)
    return filed, others, content.problems, problems, sound(content, problems)


def _of_item(item: Item | None) -> tuple[Any, ...]:
    return (type(item), item and vars(item), item and item.model_fields_set)


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_it_finds_what_reading_anew_finds(case: Case, tmp_path: Path) -> None:
    folder = tmp_path / "content"
    case.write(folder)
    anew = looked_at(content_folder.read(folder))
    assert looked_at(read(folder, Remembered())) == anew
    assert looked_at(read(folder, memory_of_sound())) == anew
    assert looked_at(read(folder, memory_of(folder))) == anew


@pytest.mark.parametrize("days", [-3000, -1, 1, 3000])
def test_it_finds_so_on_another_day(days: int) -> None:
    day = AS_OF + timedelta(days=days)
    assert looked_at(read(SOUND, memory_of_sound()), day) == looked_at(
        read(SOUND, Remembered()), day
    )


def test_what_is_remembered_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = memory_of(SOUND)
    content = read(SOUND, Remembered())
    monkeypatch.setattr(filed, "written", None)
    again = read(SOUND, remembered)
    assert check(again, AS_OF) == ()
    assert sound(again, ()) == sound(content, ())


def test_the_place_of_a_warning_is_not_looked_for_twice(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = write("actors/somebody.yaml", "# One\nname: Somebody\ntype: person\n")
    problems = check(content, AS_OF)
    remembered = to_remember(content, problems)
    monkeypatch.setattr(filed, "written", None)
    monkeypatch.setattr(ClosedDocument, "__getattr__", None)
    assert check(read(tmp_path / "content", remembered), AS_OF) == problems
    assert [found.code for found in problems] == ["W401"]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    Case("sound").write(tmp_path / "content")

    def add(path: str, text: str) -> Content:
        (tmp_path / "content" / path).write_text(text, encoding="utf-8")
        return read(tmp_path / "content", Remembered())

    return add


def remembered_ids(content: Content) -> set[str]:
    held = to_remember(content, check(content, AS_OF)).items.values()
    return {item.id for items in held for item in items}


TOPIC = """\
{name}:
  label: A topic
  definition: {definition}
"""


@pytest.mark.parametrize(
    "text",
    [
        "title: [",
        "title: A topic without its fields",
        "name: Somebody\ntype: person\nnote: Look at ![this](https://images.example/a.png)\n",
        "name: Somebody\ntype: person\nnote: To be written\n",
        "name: Somebody\ntype: person\npart_of: somebody\n",
    ],
)
def test_a_file_with_something_wrong_in_it_is_not_remembered(write: Write, text: str) -> None:
    content = write("actors/somebody.yaml", text)
    assert remembered_ids(content) == content.filed.keys() - {"somebody"}


def test_a_file_whose_only_fault_is_in_another_is_remembered(write: Write) -> None:
    content = write("actors/somebody.yaml", "name: Somebody\ntype: person\n")
    assert [found.code for found in check(content, AS_OF)] == ["W401"]
    assert remembered_ids(content) == {*content.filed}


def digests(content: Content) -> dict[str, bytes]:
    found = sound(content, tuple[Problem, ...]())
    assert isinstance(found, SoundContent)
    return dict(found.digests)


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    return (name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def test_each_item_and_page_has_a_digest_of_what_it_says(write: Write) -> None:
    topics = [TOPIC.format(name=name, definition="This.") for name in ("one-topic", "other-topic")]
    before = digests(write("topics.yaml", "".join(topics)))
    other = [topics[0], TOPIC.format(name="other-topic", definition="That.")]
    after = digests(write("topics.yaml", "".join(other)))
    assert [*differing(before, after)] == ["other-topic"]
    page = "---\ntitle: About\ndescription: What this is.\n---\n{}\n"
    before = digests(write("about.md", page.format("This.")))
    assert [*differing(before, digests(write("about.md", page.format("That."))))] == ["about.md"]
    actor = "name: Somebody\ntype: person\n"
    before = digests(write("actors/somebody.yaml", actor))
    after = digests(write("actors/somebody.yaml", actor + "note: Of note.\n"))
    assert [*differing(before, after)] == ["somebody"]
    assert {*after} == {*write("actors/somebody.yaml", actor).filed, "about.md"} | {
        path.name for path in SOUND.glob("*.md")
    }
