"""Every message and every hint, word for word, as somebody gets to read it.

The report on each case of `cases/` is in `golden_cases/`. After a change of wording:
BRIEFINGS_UPDATE_GOLDEN=1 python -m pytest tests/check; then read the difference as a newcomer
would.
"""

import ast
import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from case_files import HERE, Case, cases

from generator import reports
from generator.check import rulebook
from generator.pipeline import Project, examine

AS_OF = date(2026, 11, 23)
GENERATOR = Path(__file__).parents[2] / "generator"
GOLDEN = HERE / "golden_cases"
FILES = sorted(path.stem for path in (HERE / "cases").glob("[1-9]-*.txt"))

# Where the words are put together that contributors read; those of fields are told by the guides.
SPEAKING = (
    *(GENERATOR / "load").glob("*.py"),
    *(GENERATOR / "check").glob("*.py"),
    *(GENERATOR / "model/dates" / f"{name}.py" for name in ("__init__", "mistyped", "moments")),
    *(GENERATOR / "model" / f"{name}.py" for name in ("fields", "identifiers", "rich_text")),
    *(GENERATOR / "model" / f"{name}.py" for name in ("web_address", "near_miss")),
)
# Not to be heard of a content folder as such, each for a reason.
ELSEWHERE = frozenset(
    [
        # A test has to forge an answer of the system for it: tests/commands/test_check.py.
        "this cannot be read (",
        "Check that the file is there and that you are allowed to read it.",
        # An empty date is said to be an empty field; tests/model has what the parser says.
        "there is no date here",
        # Said in a new entry's file: tests/commands/golden_new.
        "” is only an example: put your own in its place, or take this line away.)",
        # Of links in texts it is only asked whether they have a fault.
        "it names no mail address",
    ]
)

LONG = "It was windy. " * 4_000
MADE = {
    "saved as UTF-16": "title: A drone flies\n".encode("utf-16"),
    "saved in another encoding": "title: Über den Fluss\n".encode("latin-1"),
    "an invisible character": "title: A drone\u200b flies\n".encode(),
    "an unusual line break": "title: A drone flies\u2028status: occurred\n".encode(),
    "a file that is too large": b"# " + b"x" * 256 * 1024,
    "a text that is too long": f"note: {LONG}\n".encode(),
    "too many values": b"topics: [" + b"drones," * 5_000 + b"]\n",
}
"""Files of which a text file of cases cannot show what is wrong with them, by what that is."""


def report_on(case: Case, root: Path) -> str:
    case.write(root / "content")
    said = reports.paragraphs(examine(Project(root), AS_OF).problems)
    return f"=== {case.name.partition(': ')[2]}\n{said}"


def as_golden(name: str, reported: str) -> str:
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("BRIEFINGS_UPDATE_GOLDEN"):
        GOLDEN.mkdir(exist_ok=True)
        golden.write_text(reported, encoding="utf-8")
    return golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FILES)
def test_reports_on_the_cases_of_a_file(name: str, tmp_path: Path) -> None:
    held = [case for case in cases() if case.name.startswith(f"{name}: ")]
    reported = "\n".join(
        report_on(case, tmp_path / str(number)) for number, case in enumerate(held)
    )
    assert reported == as_golden(name, reported)


def test_reports_on_files_that_hide_what_is_wrong(tmp_path: Path) -> None:
    parts = []
    for number, (name, data) in enumerate(MADE.items()):
        content = tmp_path / str(number) / "content"
        Case(name).write(content)
        (content / "events/test-flight.yaml").write_bytes(data)
        problems = examine(Project(content.parent), AS_OF).problems
        made = [one for one in problems if one.code not in ("E110", "E113")]
        parts.append(f"=== {name}\n{reports.paragraphs(made)}")
    reported = "\n".join(parts)
    assert reported == as_golden("made", reported)


def test_no_golden_file_is_left_over() -> None:
    assert {path.stem for path in GOLDEN.iterdir()} == {*FILES, "made"}


def pieces(path: Path) -> Iterator[str]:
    """Every piece of a sentence in a module that is not for programmers."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    left_out = {
        id(inner) for node in ast.walk(tree) if _is_internal(node) for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and id(node) not in left_out:
            yield from re.findall(r"[^{}]*[a-z”] [a-z“][^{}]*", str(node.value))


def _is_internal(node: ast.AST) -> bool:
    """A docstring, what a regular expression or a parser is asked, an error in the program."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Raise):
        raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
        return isinstance(raised, ast.Name) and raised.id in ("ValueError", "NoSuchRule")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return node.func.attr in ("says", "search", "compile")
    return False


def test_every_wording_is_in_a_golden_file() -> None:
    files = (*GOLDEN.iterdir(), *rulebook.FOLDER.iterdir())
    # A hint begins with a capital, wherever it is taken from.
    held = "".join(path.read_text(encoding="utf-8") for path in files).lower()
    unheard = {
        f"{path.relative_to(GENERATOR)}: {piece}"
        for path in SPEAKING
        for piece in pieces(path)
        if piece.strip().lower() not in held and piece not in ELSEWHERE
    }
    assert unheard == set()


def test_nothing_is_excused_that_is_not_said() -> None:
    assert {piece for path in SPEAKING for piece in pieces(path)} >= ELSEWHERE
