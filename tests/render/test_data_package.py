"""The data to take away: complete, described, and equal to what is on file."""

import csv
import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import small_archive as small
from frictionless import Package, validate
from jsonschema import Draft202012Validator
from packages import AS_OF, HOSTILE, every_field, real_archive, write
from pieces import all_made

from generator.model.items import MODELS, Item
from generator.model.site import Site
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.render.exports import data_package
from generator.render.exports.spreadsheet_cells import TRIGGERS, as_written
from generator.render.exports.stored_facts import items_by_kind, stored

SITE = Site("Briefings", "", "https://example.org/site/")
LOCAL = Site("Briefings")

# Plain ones first: validating the real content takes longest.
ARCHIVES = {"every field": every_field, "one entry": lambda: small.archive(small.event())}
REAL = {"real": real_archive}


@pytest.fixture(params=[*ARCHIVES, *REAL])
def archive(request: pytest.FixtureRequest) -> Archive:
    made: Archive = {**ARCHIVES, **REAL}[request.param]()
    return made


def _files(archive: Archive, site: Site = SITE) -> dict[str, str]:
    made = all_made(data_package.files(archive, site), archive)
    return {file.path: file.content for file in made}


def _descriptor(archive: Archive, site: Site = SITE) -> dict[str, Any]:
    described: dict[str, Any] = json.loads(_files(archive, site)["data/datapackage.json"])
    return described


def _items(archive: Archive) -> Iterator[Item]:
    for items in items_by_kind(archive).values():
        yield from items


def _written(archive: Archive, folder: Path) -> Path:
    write(all_made(data_package.files(archive, SITE), archive), folder)
    return folder / "data/datapackage.json"


def test_every_item_read_from_its_json_is_equal_to_it(archive: Archive) -> None:
    files = _files(archive)
    items = list(_items(archive))
    assert len(items) >= 2
    for item in items:
        read = json.loads(files[f"data/{item.kind.value}/{item.id}.json"])
        assert type(item).model_validate({**read, "id": item.id}) == item


def test_the_file_of_a_kind_holds_all_its_items(archive: Archive) -> None:
    files = _files(archive)
    for kind, items in items_by_kind(archive).items():
        read = json.loads(files[f"data/{kind.value}.json"])
        assert [MODELS[kind].model_validate(one) for one in read] == list(items)
        assert json.loads(files["data/everything.json"])[kind.value] == read


def test_json_holds_dates_and_citations_as_they_are_typed() -> None:
    event = stored(every_field().entries["event"])
    assert event["date"] == "2025-06-01"
    assert event["sources"] == ["report#p12", "copy"]
    assert event["title"] == HOSTILE


def test_frictionless_finds_nothing_wrong(archive: Archive, tmp_path: Path) -> None:
    report = validate(str(_written(archive, tmp_path)))
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(_descriptor(archive)["resources"])


def _name_nobody(folder: Path) -> None:
    path = folder / "statement_about.csv"
    path.write_bytes(path.read_bytes().replace(b"event", b"nobody"))


def _number_a_judgement_that_is_not_there(folder: Path) -> None:
    path = folder / "briefing_judgements_basis.csv"
    path.write_bytes(path.read_bytes().replace(b"briefing,2,", b"briefing,9,"))


def _invent_a_word(folder: Path) -> None:
    path = folder / "events.csv"
    path.write_bytes(path.read_bytes().replace(b"occurred", b"happened"))


@pytest.mark.parametrize(
    ("spoil", "found"),
    [
        (_name_nobody, "foreign-key"),
        (_number_a_judgement_that_is_not_there, "foreign-key"),
        (_invent_a_word, "constraint-error"),
    ],
)
def test_what_is_spoilt_is_noticed(
    spoil: Callable[[Path], None], found: str, tmp_path: Path
) -> None:
    descriptor = _written(every_field(), tmp_path)
    spoil(descriptor.parent)
    assert [found] in validate(str(descriptor)).flatten(["type"])


def test_the_package_says_what_it_is() -> None:
    package = _descriptor(every_field())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["title"] == SITE.name
    assert package["homepage"] == SITE.address
    assert package["created"] == f"{AS_OF}T00:00:00Z"
    assert package["version"] == "1.20261123.0"
    assert "homepage" not in _descriptor(every_field(), LOCAL)
    assert "licenses" not in package, "nobody has declared one"


def test_resources_are_described_as_version_2_asks() -> None:
    """Frictionless 5 also takes the forms of version 1, so it would not notice."""
    resources = _descriptor(every_field())["resources"]
    assert {resource.get("type") for resource in resources} == {"table", None}
    for resource in resources:
        assert "profile" not in resource, "this is $schema in version 2, and not needed"
        schema = resource.get("schema", {"primaryKey": []})
        assert isinstance(schema["primaryKey"], list)
        for key in schema.get("foreignKeys", []):
            assert isinstance(key["fields"], list)
            assert key["reference"]["resource"], "empty would mean the table itself in version 1"


def _tables(archive: Archive) -> dict[str, list[dict[str, str]]]:
    return {
        path.removeprefix("data/").removesuffix(".csv"): list(
            csv.DictReader(io.StringIO(content, newline=""), strict=True)
        )
        for path, content in _files(archive).items()
        if path.endswith(".csv")
    }


def test_no_table_and_no_column_is_empty(archive: Archive) -> None:
    for name, rows in _tables(archive).items():
        assert rows, name
        for column in rows[0]:
            assert any(row[column] for row in rows), f"{name}.{column}"


def test_no_cell_begins_a_formula(archive: Archive) -> None:
    cells = [cell for rows in _tables(archive).values() for row in rows for cell in row.values()]
    assert len(cells) > 20
    assert [cell for cell in cells if cell.startswith(TRIGGERS)] == []


def test_the_columns_are_those_that_are_described(archive: Archive) -> None:
    tables = _tables(archive)
    described = {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]]
        for resource in _descriptor(archive)["resources"]
        if "schema" in resource
    }
    assert {name: list(rows[0]) for name, rows in tables.items()} == described


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from _leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner)
    else:
        yield str(value).lower() if isinstance(value, bool) else str(value)


def _cells_about(tables: dict[str, list[dict[str, str]]]) -> dict[str, Counter[str]]:
    """What the tables of stored facts say of each item."""
    of_item: dict[str, Counter[str]] = {}
    for name, rows in tables.items():
        if name == "entries" or name.startswith("derived"):
            continue
        for row in rows:
            said = {c: v for c, v in row.items() if c != "id" and "position" not in c and v}
            if "locator" in said:
                source = "sources" if "sources" in said else "source"
                said[source] += f"#{said.pop('locator')}"
            if name == "actor_names":
                said.pop("lang")
            of_item.setdefault(row["id"], Counter()).update(map(as_written, said.values()))
    return of_item


def test_the_tables_say_all_that_the_json_says(archive: Archive) -> None:
    about = _cells_about(_tables(archive))
    for item in _items(archive):
        told = Counter(_leaves({name: v for name, v in stored(item).items() if name != "id"}))
        assert about[item.id] == told, item.id


def test_what_there_is_several_of_is_numbered_in_order() -> None:
    tables = _tables(every_field())
    assert [(row["position"], row["sources"], row["locator"]) for row in tables["entry_sources"]][
        :2
    ] == [("1", "report", "p12"), ("2", "copy", "")]
    assert tables["actor_names"] == [
        {"id": "body", "position": "1", "lang": "ko", "name": "조선"},
        {"id": "body", "position": "2", "lang": "ja", "name": "朝鮮"},
    ]
    basis = [tuple(row.values()) for row in tables["briefing_judgements_basis"]]
    assert basis == [
        ("briefing", "1", "1", "event"),
        ("briefing", "1", "2", "denial"),
        ("briefing", "2", "1", "rule"),
    ]


def test_fields_within_a_field_are_columns_of_its_own() -> None:
    denial = next(row for row in _tables(every_field())["statements"])
    assert denial["quote_original_text"] == "아니"
    assert denial["quote_original_lang"] == "ko"


def test_a_column_of_words_is_held_to_its_vocabulary() -> None:
    events = next(r for r in _descriptor(every_field())["resources"] if r["name"] == "events")
    status = next(field for field in events["schema"]["fields"] if field["name"] == "status")
    words = ["expected", "ongoing", "occurred", "cancelled", "not_observed"]
    assert status["constraints"] == {"required": True, "enum": words}
    assert status["description"] == "How far it has come."


def test_derived_facts_stand_apart_from_stored_ones() -> None:
    derived = {row["id"]: row for row in json.loads(_files(every_field())["data/derived.json"])}
    assert derived["event"]["evidence"] == "contested"
    assert derived["event"]["ground"] == "single_origin"
    assert derived["event"]["contested_by"] == ["denial"]
    assert derived["event"]["briefings"] == ["briefing"]
    assert derived["event"]["page"] == "events/event/"
    typed = {name for kind in MODELS.values() for name in kind.model_fields} - {"id"}
    assert typed.isdisjoint(name for row in derived.values() for name in row)


def test_an_uncertain_date_has_its_bounds_beside_it() -> None:
    archive = small.archive(small.event(date="..2025-06", status="expected"))
    assert stored(archive.entries["event"])["date"] == "..2025-06"
    (row,) = _tables(archive)["derived"]
    assert (row["edtf"], row["date_kind"]) == ("[..2025-06]", "window")
    assert row["latest"] == "2025-06-30"
    assert row["overdue"] == "true"
    assert "earliest" not in row, "no entry has one"


def test_the_schemas_accept_every_file_and_nothing_else(archive: Archive) -> None:
    files = _files(archive)
    for kind, items in items_by_kind(archive).items():
        schema = json.loads(files[f"data/schema/v1/{kind.value}.json"])
        Draft202012Validator.check_schema(schema)
        validator = Draft202012Validator(schema)
        for item in items:
            assert list(validator.iter_errors(stored(item))) == [], item.id
        assert not validator.is_valid({**stored(items[0]), "colour": "red"})
        assert not validator.is_valid({**stored(items[0]), "type": "red"})


def test_there_is_a_schema_of_every_kind_with_its_address() -> None:
    files = _files(every_field())
    for kind in Kind:
        path = f"data/schema/v1/{kind.value}.json"
        assert json.loads(files[path])["$id"] == SITE.at(path)
    assert "$id" not in json.loads(_files(every_field(), LOCAL)["data/schema/v1/events.json"])


def test_what_may_not_be_published_is_nowhere() -> None:
    secret = small.event("kept-back", title="Kept back", embargo_until="2027-01-01")
    files = _files(small.archive(small.event(), secret))
    assert [path for path, text in files.items() if "kept-back" in path + text] == []


def test_an_archive_without_anything_has_no_tables() -> None:
    empty = small.archive()
    empty = type(empty)(**{**vars(empty), "sources": {}})
    assert data_package.resources(empty).tables == ()


def test_a_program_can_join_tables_by_what_the_package_says(tmp_path: Path) -> None:
    package = Package(str(_written(every_field(), tmp_path)))
    titles = {row["id"]: row["title"] for row in package.get_resource("entries").read_rows()}
    about = [row["about"] for row in package.get_resource("statement_about").read_rows()]
    assert [as_written(titles[name]) for name in about] == [HOSTILE]
