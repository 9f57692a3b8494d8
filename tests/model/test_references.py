"""What fields refer to: every reference is found, wherever in an item it stands."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.items import MODELS, Actor, Briefing, Event, Item, Response, Source, Statement
from generator.model.references import Citation, Reference, RichText, marked_values, marks_of
from generator.model.vocabulary import Kind

# A machine that is busy with something else makes no test fail.
UNHURRIED = settings(deadline=None)

IDS = st.from_regex(r"[a-z][a-z0-9]{2,9}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
MANY = st.lists(IDS, max_size=4, unique=True)
MAYBE = st.none() | IDS

ENTRY = {"title": "A title", "date": "2025", "added": "2025-01-01", "summary": "So it is."}
OF_ENTRY = {
    "sources": st.lists(IDS, min_size=1, max_size=4, unique=True),
    "topics": MANY,
    "related": MANY,
}

# By kind: what else it needs, and all its fields that refer to something.
REFERRING: dict[type[Item], tuple[dict[str, Any], dict[str, st.SearchStrategy[Any]]]] = {
    Event: (
        {**ENTRY, "status": "occurred"},
        {**OF_ENTRY, "actors": MANY, "countries": MANY, "part_of": MAYBE},
    ),
    Statement: (
        {**ENTRY, "act": "asserts", "attribution": "named"},
        {**OF_ENTRY, "speaker": MAYBE, "via": MAYBE, "about": MANY},
    ),
    Response: (
        {**ENTRY, "status": "adopted", "type": "law"},
        {
            **OF_ENTRY,
            "issuers": st.lists(IDS, min_size=1, max_size=4, unique=True),
            "targets": MANY,
            "responds_to": MANY,
            "amends": MANY,
            "history.source": MANY,
        },
    ),
    Source: (
        {"title": "A title", "type": "news", "published": "2025"},
        {"publisher": IDS, "cited_via": MAYBE, "origin": MAYBE},
    ),
    Actor: ({"name": "A name", "type": "group"}, {"country": MAYBE, "part_of": MAYBE}),
    Briefing: (
        {"title": "A title", "as_of": "2025-01-01", "added": "2025-01-01", "bottom_line": "So."},
        {"include": MANY, "topics": MANY, "judgements.basis": st.lists(MANY, max_size=3)},
    ),
}
WITHIN = {
    "history.source": lambda one: {"date": "2025", "status": "adopted", "source": one},
    "judgements.basis": lambda many: {"text": "So.", "basis": many},
}


def flat(value: Any) -> list[str]:
    if isinstance(value, list):
        return [text for member in value for text in flat(member)]
    return [] if value is None else [value]


@pytest.mark.parametrize("model", REFERRING, ids=lambda model: model.__name__)
@UNHURRIED
@given(st.data())
def test_every_reference_is_found(model: type[Item], data: st.DataObject) -> None:
    fixed, referring = REFERRING[model]
    drawn = {name: data.draw(values, name) for name, values in referring.items()}
    typed = {
        name.split(".")[0]: [WITHIN[name](one) for one in value] if name in WITHIN else value
        for name, value in drawn.items()
        if value is not None
    }
    item = model.model_validate({"id": "some-id", **fixed, **typed})
    found = list(marked_values(item, Reference))
    assert sorted(text for _, _, text in found) == sorted(flat(list(drawn.values())))
    for location, _, text in found:
        value: Any = item
        for step in location:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        assert (value.source if isinstance(value, Citation) else value) == text


def test_the_list_of_referring_fields_above_is_whole() -> None:
    """A new field that refers to something has to join the property test."""
    for model, (_, referring) in REFERRING.items():
        marked = {
            name
            for name, field in model.model_fields.items()
            if any(isinstance(mark, Reference) for mark in marks_of(field))
        }
        assert marked == {name for name in referring if "." not in name}
    assert set(REFERRING) | {MODELS[Kind.TOPIC]} == set(MODELS.values())


@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Event, {"summary": "a", "note": "b", "updates": [{"text": "c"}, {"text": "d"}]}),
        (Statement, {"summary": "a", "note": "b"}),
        (Response, {"summary": "a", "gap": "b"}),
        (Briefing, {"bottom_line": "a", "analysis": "b", "alternatives": "c"}),
        (Briefing, {"judgements": [{"text": "a"}, {"text": "b"}]}),
        (Source, {"note": "a"}),
        (Actor, {"note": "a"}),
    ],
)
def test_every_text_in_markdown_is_found(model: type[Item], fields: dict[str, Any]) -> None:
    fixed = dict(REFERRING[model][0])
    if "updates" in fields:
        update = {"date": "2025-01-01", "kind": "update"}
        fields = {**fields, "updates": [{**update, **one} for one in fields["updates"]]}
    required = {
        Event: {"sources": "s"},
        Statement: {"sources": "s"},
        Response: {"sources": "s", "issuers": "us"},
        Source: {"publisher": "P"},
    }.get(model, {})
    item = model.model_validate({"id": "some-id", **fixed, **required, **fields})
    found = {text for _, _, text in marked_values(item, RichText)}
    wanted = {
        one["text"] if isinstance(one, dict) else one
        for value in fields.values()
        for one in (value if isinstance(value, list) else [value])
    }
    assert wanted <= found
    assert found - wanted <= {"So it is.", "So."}


@pytest.mark.parametrize(
    ("typed", "source", "locator"),
    [
        ("a-report", "a-report", ""),
        ("a-report#p12", "a-report", "p12"),
        ("a-report # page 12, note #3", "a-report", "page 12, note #3"),
        ("a-report#", "a-report", ""),
        ("#p12", "", "p12"),
    ],
)
def test_a_citation_is_a_source_and_a_place_in_it(typed: str, source: str, locator: str) -> None:
    assert Citation.parse(typed) == Citation(source, locator)
