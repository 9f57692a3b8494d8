"""Schema and check agree: on all real content, and on entries that are broken in one place each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from entry_cases import SOUND, Case, Fields, archive, cases, files
from schema_files import refused

from generator import pipeline
from generator.check import rulebook
from generator.contribute.schemas import of_kinds, places
from generator.contribute.schemas.known_ids import known_ids
from generator.load import content_folder
from generator.load.filed import TOPICS_FILE
from generator.load.yaml_writing import written
from generator.model.problems import Severity
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES
from generator.pipeline import Project
from tests.conftest import AS_OF, REPOSITORY, write

BEYOND_A_SCHEMA = {
    **dict.fromkeys(["E001", "E002", "E003", "E004", "E005", "E006"], "how the YAML is written"),
    **dict.fromkeys(["E007", "E008"], "which files there are"),
    "E102": "the ids of other files",
    "E224": "the addresses in other files",
    **dict.fromkeys(["E225", "E226"], "the names in other files"),
    **dict.fromkeys(["E122", "E123", "E124", "E410"], "what the item referred to says"),
    "E131": "the order of two dates",
    **dict.fromkeys(
        ["E132", "E135", "E136", "E137", "E138", "E201", "E203", "E205", "E230"],
        "dates beside each other",
    ),
    **dict.fromkeys(["E204", "E222", "E240"], "what the items referred to say"),
    **dict.fromkeys(
        ["E210", "E211", "E212", "E213", "E214", "E215", "E217", "E220", "E221"],
        "fields beside each other",
    ),
    "E216": "quotation marks within a text",
    "E310": "Markdown within a text",
}
"""Errors of the check that a schema cannot know, and what they depend on. It has no warnings."""

WITHIN_A_SCHEMA = frozenset(
    ["E101", "E103", "E110", "E111", "E112", "E113", "E120", "E121", "E130", "E133", "E134", "E223"]
)
"""Errors of the check that a schema knows, but for what `BEYOND_IN_PART` shows."""

BEYOND_IN_PART: tuple[tuple[Kind, Fields], ...] = (
    (Kind.EVENT, {"summary": "More in [[no-such-entry]]."}),
    (Kind.EVENT, {"added": "2025-02-30"}),
    (Kind.EVENT, {"date": "2025-06-31"}),
    (Kind.BRIEFING, {"include": [], "topics": []}),
    (Kind.SOURCE, {"url": "https://somebody@other.example/", "accessed": "2026-11-23"}),
    (Kind.SOURCE, {"url": "https://", "accessed": "2026-11-23"}),
)
"""What the check refuses though such an error is otherwise within a schema: an id linked in a text,
a day that its month does not have, one of two fields that may be empty, the parts of an address."""

LOST_IN_AN_EDITOR: tuple[tuple[Kind, Fields], ...] = (
    (Kind.EVENT, {"credibility": "02"}),
    (Kind.RESPONSE, {"binding": "True"}),
    (Kind.EVENT, {"date": "2025.0"}),
    (Kind.EVENT, {"title": "2025."}),
)
"""What the check refuses, and YAML 1.2 reads as the very number or truth value that is sound."""

STRICTER: tuple[tuple[Kind, Fields], ...] = (
    (Kind.EVENT, {"title": "true"}),
    (Kind.ACTOR, {"aliases": ["101", "false"]}),
    (Kind.EVENT, {"actors": " kp "}),
)
"""What a schema refuses and the check takes to the letter: truth values where a text is meant,
which an editor wants in quotes, and white space in quotes around an id."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What check and schema say of one entry."""

    case: Case
    errors: frozenset[str]
    refused: tuple[str, ...]

    @property
    def agrees(self) -> bool:
        """Whether the schema refuses it just where the check has an error within its reach."""
        return bool(self.refused) is bool(self.errors & WITHIN_A_SCHEMA)

    def __str__(self) -> str:
        codes = " ".join(sorted(self.errors)) or "sound"
        return f"{self.case.kind.singular}, {self.case.what}: {codes}; {self.refused}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """An archive in which everything exists that the worked examples refer to, and its schemas."""
    root = tmp_path_factory.mktemp("archive")
    for path, text in files(archive()):
        write(root / "content" / path, text)
    of_kinds.write(root / places.FOLDER, known_ids(content_folder.read(root / "content")))
    return Project(root)


def judged(project: Project, tried: Iterable[Case]) -> list[Verdict]:
    """What check and schema say of entries, each in a file of its own beside the archive."""
    placed = {
        project.content / case.kind.value / f"case-{number:04}.yaml": case
        for number, case in enumerate(tried)
    }
    for path, case in placed.items():
        write(path, written(case.kind, case.values))
    try:
        return _verdicts(project, placed)
    finally:
        for path in placed:
            path.unlink()


def _verdicts(project: Project, placed: Mapping[Path, Case]) -> list[Verdict]:
    errors: defaultdict[Path, set[str]] = defaultdict(set)
    for problem in pipeline.examine(project, AS_OF).problems:
        if problem.severity is Severity.ERROR:
            errors[project.root / problem.place.path].add(problem.code)
    refusals: dict[Path, list[str]] = {}
    for kind in {case.kind for case in placed.values()}:
        of_kind = [path for path, case in placed.items() if case.kind is kind]
        refusals |= refused(project.root / places.FOLDER / places.file_name(kind), of_kind)
    return [
        Verdict(case, frozenset(errors[path]), tuple(refusals.get(path, ())))
        for path, case in placed.items()
    ]


def with_changes(changes: Iterable[tuple[Kind, Fields]]) -> list[Case]:
    """Sound entries with these fields in the place of theirs."""
    sound = {case.kind: case.values for case in cases(archive()) if case.what == SOUND}
    return [Case(kind, str(fields), {**sound[kind], **fields}) for kind, fields in changes]


def test_every_error_is_within_a_schema_or_beyond_it() -> None:
    errors = {rule.code for rule in rulebook.rules() if rule.severity is Severity.ERROR}
    assert set(BEYOND_A_SCHEMA) | WITHIN_A_SCHEMA == errors
    assert not set(BEYOND_A_SCHEMA) & WITHIN_A_SCHEMA


def test_schema_and_check_agree_on_entries_broken_in_one_place(project: Project) -> None:
    tried = [case for case in cases(archive()) if case.kind is not Kind.TOPIC]
    verdicts = judged(project, tried)
    assert [str(verdict) for verdict in verdicts if not verdict.agrees] == []
    reached = {code for verdict in verdicts for code in verdict.errors & WITHIN_A_SCHEMA}
    assert reached == WITHIN_A_SCHEMA - {"E103"}
    assert sum(not verdict.refused for verdict in verdicts) > 250
    assert sum(bool(verdict.refused) for verdict in verdicts) > 300


def test_schema_and_check_agree_on_topics(tmp_path: Path, project: Project) -> None:
    topics = {
        tmp_path / f"{number}/content/topics.yaml": {name: case.values}
        for name in ("a-topic",)
        for number, case in enumerate(cases(archive()))
        if case.kind is Kind.TOPIC
    }
    example = WORKED_EXAMPLES[Kind.TOPIC]
    for name in ("us", "no", "xx", "index", "A topic", "a" * 64, "a" * 65, "a_b", "404", "4-eyes"):
        topics[tmp_path / f"{name[:9]} {len(name)}/content/topics.yaml"] = {name: example}
    for path, values in topics.items():
        write(path, written(Kind.TOPIC, values))
    schema = project.root / places.FOLDER / places.file_name(Kind.TOPIC)
    refusals = refused(schema, topics)
    errors = {path: set(_codes(path.parent)) & WITHIN_A_SCHEMA for path in topics}
    assert [str(topics[path]) for path in topics if bool(errors[path]) != (path in refusals)] == []
    assert {"E101", "E103", "E110", "E111", "E113"} <= set().union(*errors.values())


def _codes(folder: Path) -> Iterator[str]:
    return (problem.code for problem in content_folder.read(folder).problems)


@pytest.mark.parametrize("changes", [BEYOND_IN_PART, LOST_IN_AN_EDITOR], ids=["part", "lost"])
def test_what_only_the_check_knows(
    project: Project, changes: tuple[tuple[Kind, Fields], ...]
) -> None:
    for verdict in judged(project, with_changes(changes)):
        assert verdict.errors & WITHIN_A_SCHEMA, verdict
        assert not verdict.refused, verdict


def test_what_only_a_schema_refuses(project: Project) -> None:
    for verdict in judged(project, with_changes(STRICTER)):
        assert not verdict.errors & WITHIN_A_SCHEMA, verdict
        assert verdict.refused, verdict


def test_all_real_content_is_valid(tmp_path: Path) -> None:
    content = REPOSITORY / "content"
    of_kinds.write(tmp_path, known_ids(content_folder.read(content)))
    for kind in Kind:
        topics = [content / TOPICS_FILE]
        paths = topics if kind is Kind.TOPIC else [*(content / kind.value).rglob("*.yaml")]
        assert paths
        assert refused(tmp_path / places.file_name(kind), paths) == {}
