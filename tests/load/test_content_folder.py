"""Reading the content folder: ids, kinds, order, and any text in any field."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.check import check
from generator.load import content_folder
from generator.load.content_folder import Content
from generator.model.items import MODELS, Event
from generator.model.vocabulary import Kind

AS_OF = date(2026, 11, 23)
SOUND = Path(__file__).parents[1] / "check" / "sound"
EVENT = (SOUND / "events/test-flight.yaml").read_text("utf-8")
ACTOR = (SOUND / "actors/ministry.yaml").read_text("utf-8")

Read = Callable[[dict[str, str | bytes]], Content]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that writes files into the content folder and reads all of it."""

    def write_and_read(files: dict[str, str | bytes]) -> Content:
        for name, text in files.items():
            path = tmp_path / "content" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return content_folder.read(tmp_path / "content")

    return write_and_read


class TestIds:
    def test_the_name_of_the_file_is_the_id_and_the_folder_the_kind(self, read: Read) -> None:
        content = read({"events/test-flight.yaml": EVENT, "actors/ministry.yaml": ACTOR})
        found = {name: (filed.id, filed.kind) for name, filed in content.filed.items()}
        assert found == {
            "test-flight": ("test-flight", Kind.EVENT),
            "ministry": ("ministry", Kind.ACTOR),
        }
        assert content.problems == ()

    def test_folders_below_a_kind_carry_no_meaning(self, read: Read) -> None:
        filed = read({"events/2025/june/test-flight.yaml": EVENT}).filed["test-flight"]
        assert filed.kind is Kind.EVENT
        assert filed.document.path == "content/events/2025/june/test-flight.yaml"

    def test_topics_have_their_ids_in_one_file(self, read: Read) -> None:
        content = read({"topics.yaml": (SOUND / "topics.yaml").read_text("utf-8")})
        assert content.filed["drones"].kind is Kind.TOPIC
        assert content.problems == ()

    def test_of_a_broken_file_the_id_is_taken_all_the_same(self, read: Read) -> None:
        filed = read({"events/broken-one.yaml": "title: [\n"}).filed["broken-one"]
        assert (filed.kind, filed.item) == (Kind.EVENT, None)

    def test_of_two_files_with_one_id_the_first_has_it(self, read: Read) -> None:
        content = read({"actors/b/the-one.yaml": ACTOR, "actors/a/the-one.yaml": ACTOR})
        assert content.filed["the-one"].document.path == "content/actors/a/the-one.yaml"
        [problem] = content.problems
        assert (problem.code, problem.place.path) == ("E102", "content/actors/b/the-one.yaml")
        assert content.taken_twice == {"the-one"}


class TestFiles:
    def test_the_order_does_not_depend_on_the_file_system(self, read: Read) -> None:
        names = ["events/bbb.yaml", "actors/ccc.yaml", "events/2025/aaa.yaml", "actors/aaa2.yaml"]
        content = read({name: EVENT if "events" in name else ACTOR for name in names})
        assert list(content.filed) == ["aaa2", "ccc", "bbb", "aaa"]

    def test_a_file_may_have_256_kib_and_no_more(self, read: Read) -> None:
        text = EVENT + "# "
        filled = text + "x" * (256 * 1024 - len(text.encode()))
        assert read({"events/test-flight.yaml": filled}).problems == ()
        [problem] = read({"events/test-flight.yaml": filled + "x"}).problems
        assert (problem.code, str(problem.place)) == ("E005", "content/events/test-flight.yaml:1:1")

    def test_a_page_knows_its_file(self, read: Read) -> None:
        page = "---\ntitle: About\ndescription: What this is.\n---\nIt is.\n"
        [found] = read({"about.md": page, "events/test-flight.yaml": EVENT}).pages
        assert (found.path, found.title, found.text) == ("about.md", "About", "It is.\n")

    def test_line_ends_of_windows_are_fine(self, read: Read) -> None:
        content = read({"events/test-flight.yaml": EVENT.replace("\n", "\r\n")})
        assert content.problems == ()
        assert content.filed["test-flight"].item == read({}).filed["test-flight"].item


class TestValues:
    def test_a_single_value_is_taken_for_a_list(self, read: Read) -> None:
        event = read({"events/test-flight.yaml": EVENT}).filed["test-flight"].item
        assert isinstance(event, Event)
        assert event.topics == ("drones",)

    @pytest.mark.parametrize(
        "typed", ["yes", "012", "1:30", "nil", "1e3", "2025-01-01", "0x1F", "-.inf", "=="]
    )
    def test_a_text_stays_the_text_that_was_typed(self, read: Read, typed: str) -> None:
        text = EVENT.replace("A drone flies", typed)
        event = read({"events/test-flight.yaml": text}).filed["test-flight"].item
        assert isinstance(event, Event)
        assert event.title == typed


FIELDS = [
    (path.relative_to(SOUND).as_posix(), field.alias or name)
    for path in sorted(SOUND.rglob("*/*.yaml"))
    for name, field in MODELS[Kind(path.parent.name)].model_fields.items()
    if name != "id"
]
# Signs that mean something in YAML, in Markdown, in ids and in dates come up often.
TEXTS = st.text(
    st.characters(codec="utf-8") | st.sampled_from(list(":#-[]{}!&*|>'\"%@`\\\n\t ,?./=0129XxaE")),
    max_size=40,
)


def as_plain_text(name: str, text: str) -> str:
    return f"{name}: {text}\n"


def in_quotes(name: str, text: str) -> str:
    return f"{name}: {json.dumps(text, ensure_ascii=False)}\n"


def on_lines_of_its_own(name: str, text: str) -> str:
    return f"{name}: |\n  " + text.replace("\n", "\n  ") + "\n"


def in_a_list(name: str, text: str) -> str:
    return f"{name}:\n  - " + text.replace("\n", "\n    ") + "\n"


def as_the_name_of_a_field(name: str, text: str) -> str:
    return f"{name}:\n  {json.dumps(text, ensure_ascii=False)}: x\n"


WAYS_TO_TYPE = st.sampled_from(
    [as_plain_text, in_quotes, on_lines_of_its_own, in_a_list, as_the_name_of_a_field]
)


@pytest.fixture(scope="module")
def sound_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("any") / "content"
    shutil.copytree(SOUND, folder)
    return folder


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(FIELDS), TEXTS, WAYS_TO_TYPE)
@example(("events/test-flight.yaml", "date"), "2025-13", as_plain_text)
@example(("events/test-flight.yaml", "note"), "[x](<a\nb>)", as_plain_text)
@example(("actors/ministry.yaml", "names"), "[key]", as_the_name_of_a_field)
def test_any_text_in_any_field_is_accepted_or_refused_at_its_place(
    sound_folder: Path, field: tuple[str, str], text: str, typed: Callable[[str, str], str]
) -> None:
    path, name = field
    file = sound_folder / path
    sound = file.read_bytes()
    kept = [line for line in sound.decode().splitlines() if not line.startswith(f"{name}:")]
    written = "\n".join(kept) + "\n" + typed(name, text)
    try:
        file.write_bytes(written.encode())
        problems = check(content_folder.read(sound_folder), AS_OF)
    finally:
        file.write_bytes(sound)
    for problem in problems:
        lines = written.replace("\r\n", "\n").split("\n")
        if problem.place.path != f"content/{path}":
            lines = (sound_folder.parent / problem.place.path).read_text("utf-8").split("\n")
        assert 1 <= problem.place.line <= len(lines)
        assert problem.excerpt == lines[problem.place.line - 1]
        assert 1 <= problem.place.column <= len(problem.excerpt) + 1
        assert problem.message
        assert problem.hint
