"""The schemas as an editor uses them: every field explained, every id there, found on opening."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePath
from typing import Any

import jsonschema
import pytest
import regress
from hypothesis import example, given
from hypothesis import strategies as st

from generator.contribute.schemas import of_kinds, places
from generator.contribute.schemas.known_ids import KnownId, known_ids, known_ids_of_sound
from generator.contribute.schemas.texts import text
from generator.load import content_folder
from generator.model import dates, identifiers
from generator.model.items import MODELS
from generator.model.problems import Place, Problem
from generator.model.vocabulary import Kind, Term
from generator.model.worked_examples import WORKED_EXAMPLES
from generator.pipeline import examine
from generator.reports import text as report
from tests.conftest import AS_OF, REPOSITORY, MakeProject

Schema = dict[str, Any]

ENTRIES = frozenset({Kind.EVENT, Kind.STATEMENT, Kind.RESPONSE})
KNOWN = (
    KnownId("a-drone-flew", Kind.EVENT, "A drone flew (Event, 2025)"),
    KnownId("a-report", Kind.SOURCE, "A report (News, 2025)"),
    KnownId("drones", Kind.TOPIC, "Drones"),
    KnownId("kcna", Kind.ACTOR, "KCNA (Media)"),
)


def fields_of(schema: Schema) -> Schema:
    fields: Schema = schema.get("properties") or schema["additionalProperties"]["properties"]
    return fields


def parts(value: Any) -> Iterator[Schema]:
    if isinstance(value, dict):
        yield value
        for part in value.values():
            yield from parts(part)
    elif isinstance(value, list):
        for part in value:
            yield from parts(part)


def patterns(value: Any) -> Iterator[str]:
    return (part["pattern"] for part in parts(value) if isinstance(part.get("pattern"), str))


def choices(schema: Schema, name: str) -> dict[Any, str]:
    """What an editor offers where something is referred to, each with what it shows beside."""
    found: dict[Any, str] = {}
    for part in parts(schema["definitions"][name]):
        found |= dict(zip(part.get("enum", ()), part.get("enumDescriptions", ()), strict=True))
    return found


@pytest.fixture(scope="module", params=[None, KNOWN], ids=["any-ids", "known-ids"])
def all_schemas(request: pytest.FixtureRequest) -> dict[str, Schema]:
    return of_kinds.all_kinds(request.param)


class TestEverySchema:
    def test_is_one_of_draft_7_that_says_what_it_describes(
        self, all_schemas: dict[str, Schema]
    ) -> None:
        assert set(all_schemas) == {kind.singular for kind in Kind}
        for schema in all_schemas.values():
            jsonschema.Draft7Validator.check_schema(schema)
            assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
        assert all_schemas["response"]["title"] == "Regulatory response"

    def test_describes_every_field_as_the_model_does(self, all_schemas: dict[str, Schema]) -> None:
        for kind, model in MODELS.items():
            meant = {
                field.alias or name: (field.description, field.is_required())
                for name, field in model.model_fields.items()
                if name != "id"
            }
            schema = all_schemas[kind.singular]
            owner = schema if kind is not Kind.TOPIC else schema["additionalProperties"]
            described = {
                name: (field["description"], name in owner["required"])
                for name, field in fields_of(schema).items()
            }
            assert described == meant
            assert owner["additionalProperties"] is False

    def test_shows_an_example_of_every_field_and_offers_none_as_its_value(
        self, all_schemas: dict[str, Schema]
    ) -> None:
        for kind in Kind:
            for name, field in fields_of(all_schemas[kind.singular]).items():
                assert f"```yaml\n{name}:" in field["markdownDescription"]
                assert not any("examples" in part for part in parts(field))

    def test_has_titles_for_people(self, all_schemas: dict[str, Schema]) -> None:
        assert fields_of(all_schemas["statement"])["quote_lang"]["title"] == "Quote lang"

    @pytest.mark.parametrize(
        "vocabulary",
        [words for words in Term.__subclasses__() if words.__module__.endswith("model.vocabulary")],
    )
    def test_has_the_vocabularies_with_their_meaning(
        self, all_schemas: dict[str, Schema], vocabulary: type[Term]
    ) -> None:
        meanings = [term.meaning or term.label for term in vocabulary]
        words = [int(term) if term.isdigit() else str(term) for term in vocabulary]
        offered = [
            (part["enum"], part["enumDescriptions"])
            for part in parts(all_schemas)
            if isinstance(part.get("enum"), list)
        ]
        assert (words, meanings) in offered

    def test_has_only_expressions_that_editors_know(self, all_schemas: dict[str, Schema]) -> None:
        found = set(patterns(all_schemas))
        assert found
        for pattern in found:
            regress.Regex(pattern, flags="u")

    def test_is_the_same_each_time(self, all_schemas: dict[str, Schema]) -> None:
        known = KNOWN if choices(all_schemas["event"], "topic") else None
        assert json.dumps(of_kinds.all_kinds(known)) == json.dumps(all_schemas)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_worked_example_is_valid_wherever_its_ids_may_be(kind: Kind) -> None:
    schema = of_kinds.schema(kind)
    (shown,) = schema["examples"]
    assert WORKED_EXAMPLES[kind] in (shown, *shown.values())
    jsonschema.Draft7Validator(schema).validate(shown)


class TestIds:
    def test_actors_and_states_are_offered_with_their_names(self) -> None:
        offered = choices(of_kinds.schema(Kind.EVENT, KNOWN), "actor")
        assert offered["kcna"] == "KCNA (Media)"
        assert offered["kp"] == "North Korea (State)"
        assert "a-report" not in offered

    def test_each_field_offers_what_it_may_refer_to(self) -> None:
        event = of_kinds.schema(Kind.EVENT, KNOWN)
        assert choices(event, "topic") == {"drones": "Drones"}
        assert choices(event, "source-with-place") == {"a-report": "A report (News, 2025)"}
        entry = "event-or-statement-or-response"
        assert choices(event, entry) == {"a-drone-flew": "A drone flew (Event, 2025)"}
        assert set(choices(event, "actor-of-state")) > {"kp", "us"}
        assert "kcna" not in choices(event, "actor-of-state")

    def test_an_origin_may_be_unknown(self) -> None:
        offered = choices(of_kinds.schema(Kind.SOURCE, KNOWN), "actor-or-unknown")
        assert offered["unknown"] == "Not known"

    def test_states_are_offered_where_no_ids_are_known(self) -> None:
        offered = choices(of_kinds.schema(Kind.STATEMENT), "actor")
        assert offered["kp"] == "North Korea (State)"

    def test_a_year_that_is_an_id_is_offered_as_a_number(self) -> None:
        known = (KnownId("2025", Kind.SOURCE, "The year"),)
        schema = of_kinds.schema(Kind.SOURCE, known)
        assert choices(schema, "source") == {2025: "The year"}
        for typed in (2025, "2025"):
            field = {**schema["definitions"]["source"], "definitions": schema["definitions"]}
            jsonschema.Draft7Validator(field).validate(typed)

    def test_they_are_taken_from_the_content_sorted_and_with_their_names(
        self, make_project: MakeProject
    ) -> None:
        project = make_project(
            {
                "events/a-title-is-missing.yaml": "date: 2025\n",
                "events/not an (id.yaml": "title: x\n",
                "actors/a-paper.yaml": "name: The “Paper”\ntype: media\n",
            }
        )
        known = known_ids(content_folder.read(project.content))
        assert [(one.id, one.meaning) for one in known] == [
            ("a-paper", "The “Paper” (Media)"),
            ("a-report", "A report (News, 1 June 2025)"),
            ("a-title-is-missing", "(has mistakes)"),
            ("something-happened", "Something happened (Event, 1 June 2025)"),
            ("what-is-known", "What is known"),
        ]
        for pattern in patterns(of_kinds.all_kinds(known)):
            regress.Regex(pattern, flags="u")

    def test_they_are_the_same_of_sound_content(self, make_project: MakeProject) -> None:
        project = make_project()
        sound = examine(project, AS_OF).content
        assert sound is not None
        assert known_ids_of_sound(sound) == known_ids(content_folder.read(project.content))

    def test_the_schemas_grow_with_their_number_only(self) -> None:
        def size(number: int) -> int:
            kinds = [kind for kind in Kind if kind is not Kind.TOPIC]
            known = tuple(
                KnownId(f"{kind.singular}-{index:05}", kind, "A title")
                for kind in kinds
                for index in range(number)
            )
            return len(json.dumps(of_kinds.all_kinds(known)))

        none, some, many = size(0), size(200), size(400)
        assert abs((many - some) - (some - none)) < (some - none) / 50


class TestWriting:
    def test_a_file_is_written_only_when_it_changes(self, tmp_path: Path) -> None:
        folder = tmp_path / "build/schemas"
        of_kinds.write(folder, KNOWN)
        before = {path.name: path.stat().st_ino for path in folder.iterdir()}
        assert set(before) == {f"{kind.singular}.schema.json" for kind in Kind}
        of_kinds.write(folder, KNOWN)
        assert {path.name: path.stat().st_ino for path in folder.iterdir()} == before
        of_kinds.write(folder, (*KNOWN, KnownId("robots", Kind.TOPIC, "Robots")))
        after = {path.name: path.stat().st_ino for path in folder.iterdir()}
        changed = {name for name in after if after[name] != before[name]}
        naming_topics = {*ENTRIES, Kind.BRIEFING}
        assert changed == {places.file_name(kind) for kind in naming_topics}
        written = json.loads((folder / "event.schema.json").read_text("utf-8"))
        assert choices(written, "topic") == {"drones": "Drones", "robots": "Robots"}


class TestOpeningTheRepository:
    @pytest.mark.parametrize(
        "path", ["content/events/a-test.yaml", "content/events/2025/06/a-test.yaml"]
    )
    def test_the_line_for_editors_leads_to_the_schema(self, path: str) -> None:
        line = places.line_for_editors(Kind.EVENT, PurePath(path))
        # The form that yaml-language-server looks for.
        address = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
        assert address is not None
        led = (Path("/project") / path).parent / address[1]
        assert led.resolve() == Path("/project/build/schemas/event.schema.json")

    def test_a_file_with_the_line_is_sound(self, make_project: MakeProject) -> None:
        project = make_project()
        path = project.content / "events/something-happened.yaml"
        line = places.line_for_editors(Kind.EVENT, path.relative_to(project.root))
        before = examine(project, AS_OF).problems
        path.write_text(f"{line}\n{path.read_text('utf-8')}", "utf-8")
        assert [problem.code for problem in examine(project, AS_OF).problems] == [
            problem.code for problem in before
        ]

    def test_the_settings_lead_every_file_to_the_schema_of_its_kind(self) -> None:
        settings = _read("settings.json")
        assert settings["yaml.schemas"] == {
            str(places.FOLDER / places.file_name(kind)): f"content/{kind.value}"
            + (".yaml" if kind is Kind.TOPIC else "/**/*.yaml")
            for kind in Kind
        }
        assert settings["yaml.schemaStore.enable"] is False
        assert settings["yaml.yamlVersion"] == "1.2"

    def test_the_extension_that_reads_them_is_recommended(self) -> None:
        assert _read("extensions.json")["recommendations"] == ["redhat.vscode-yaml"]

    def test_opening_makes_the_schemas_where_the_settings_look(self) -> None:
        tasks = {task["command"]: task for task in _read("tasks.json")["tasks"]}
        assert tasks["make schemas"]["runOptions"] == {"runOn": "folderOpen"}
        makefile = (REPOSITORY / "Makefile").read_text("utf-8")
        assert f"briefings schema {places.FOLDER}\n" in makefile

    def test_problems_of_the_check_are_recognised(self) -> None:
        tasks = {task["command"]: task for task in _read("tasks.json")["tasks"]}
        pattern = tasks[".venv/bin/briefings check --all"]["problemMatcher"]["pattern"]
        place = Place("content/events/a test.yaml", 12, 3)
        problem = Problem(place, "E112", "“x: 1:2” is not a value", "Type another.", "type: x: 1:2")
        matches = [
            re.search(pattern["regexp"], line) for line in report([problem], True).split("\n")
        ]
        (found,) = filter(None, matches)
        said = {name: found[group] for name, group in pattern.items() if name != "regexp"}
        assert said == {
            "file": "content/events/a test.yaml",
            "line": "12",
            "column": "3",
            "severity": "error",
            "code": "E112",
            "message": "“x: 1:2” is not a value",
        }


def _read(name: str) -> Mapping[str, Any]:
    settings: Mapping[str, Any] = json.loads((REPOSITORY / ".vscode" / name).read_text("utf-8"))
    return settings


class TestExpressions:
    """An expression for editors accepts what the model accepts."""

    @given(st.text("ab1-. \n🙂", max_size=14))
    @example("")
    def test_the_length_of_a_text(self, typed: str) -> None:
        fits = re.search(text(longest=5)["pattern"], typed) is not None
        assert fits is (1 <= len(typed.strip()) <= 5)

    @given(st.text("acn1-", max_size=9), st.booleans())
    @example("con", False)
    @example("a" * 65, True)
    @example("4-eyes", True)
    def test_an_id(self, typed: str, of_source: bool) -> None:
        pattern = f"^{identifiers.pattern(of_source=of_source)}$"
        fits = re.search(pattern, typed) is not None
        assert fits is identifiers.is_identifier(typed, of_source=of_source)

    @given(
        st.from_regex(
            r"((19|20|21)[0-9X]{2}(-[0-3X][0-9X]){0,2}[?~%]?(/|\.\.|)){1,2}", fullmatch=True
        )
    )
    @example("2025-02-30")
    @example("unknown")
    def test_a_date(self, typed: str) -> None:
        fits = re.search(dates.PATTERN, typed) is not None
        assert fits is not _is_refused_for_its_form(typed)


def _is_refused_for_its_form(typed: str) -> bool:
    """Not for the number of days in a month, nor because it ends before it begins."""
    try:
        dates.parse(typed)
    except dates.DateError as error:
        return error.code != "E131" and "there is no day" not in error.message
    return False
