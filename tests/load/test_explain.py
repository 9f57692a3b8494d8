"""Words for what is wrong with the shape of a file, and the places of words in a text."""

from typing import Any

import pytest
from pydantic import BaseModel, ValidationError

from generator.load import explain, strict_yaml
from generator.model.items import MODELS, Item, Source
from generator.model.problems import Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind, Term


def problems(text: str, kind: Kind = Kind.EVENT) -> list[Problem]:
    document = strict_yaml.read("x.yaml", text.encode())
    assert document.root is not None
    assert document.problems == ()
    typed = strict_yaml.plain(document.root)
    assert isinstance(typed, dict)
    with pytest.raises(ValidationError) as error:
        MODELS[kind].model_validate({**typed, "id": "some-id"})
    return list(explain.problems(error.value, MODELS[kind], document, ()))


def fields() -> list[Any]:
    return [
        pytest.param(kind, field.alias or name, field, id=f"{kind.singular}-{field.alias or name}")
        for kind, model in MODELS.items()
        for name, field in model.model_fields.items()
        if name != "id"
    ]


@pytest.mark.parametrize(("kind", "name", "field"), fields())
class TestEveryField:
    def test_left_empty_it_is_explained_in_the_words_of_the_model(
        self, kind: Kind, name: str, field: Any
    ) -> None:
        found = [one for one in problems(f"{name}:\n", kind) if one.message.endswith("is empty")]
        [problem] = found
        assert (problem.code, problem.place.line, problem.place.column) == (
            "E110",
            1,
            len(name) + 2,
        )
        assert problem.message == f"the field “{name}” is empty"
        assert field.description in problem.hint
        assert ("take the line away" in problem.hint) is not field.is_required()

    def test_with_a_list_of_groups_in_it_it_is_refused_in_the_words_of_the_model(
        self, kind: Kind, name: str, field: Any
    ) -> None:
        found = [one for one in problems(f"{name}: [[{{a: b}}]]\n", kind) if one.place.line == 1]
        ours = [one for one in found if "missing" not in one.message]
        assert {one.code for one in ours} <= {"E111", "E112", "E113"}
        assert ours
        assert any(field.description in one.hint for one in ours) or name == "binding"

    def test_mistyped_the_name_meant_is_offered_and_not_missing_as_well(
        self, kind: Kind, name: str, field: Any
    ) -> None:
        mistyped = name[:-1] + "_" + name[-1]
        found = problems(f"{mistyped}: x\n", kind)
        [unknown] = [one for one in found if one.code == "E111"]
        assert unknown.hint == f"Did you mean “{name}”?"
        assert (unknown.place.line, unknown.place.column) == (1, 1)
        assert f"the field “{name}” is missing" not in [one.message for one in found]


@pytest.mark.parametrize(
    ("kind", "name", "vocabulary"),
    [
        pytest.param(kind, name, field.annotation, id=f"{kind.singular}-{name}")
        for kind, model in MODELS.items()
        for name, field in model.model_fields.items()
        if isinstance(field.annotation, type) and issubclass(field.annotation, Term)
    ],
)
def test_a_word_that_is_not_in_the_list_is_answered_with_the_list(
    kind: Kind, name: str, vocabulary: type[Term]
) -> None:
    [problem] = [one for one in problems(f"{name}: zzz\n", kind) if one.code == "E112"]
    assert problem.message == f"“zzz” is not a value of “{name}”"
    for term in vocabulary:
        assert term in problem.hint


class TestSuggestions:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("Occurred", "occurred"),
            ("occured", "occurred"),
            ("not observed", "not_observed"),
            ("canceled", "cancelled"),
            ("on-going", "ongoing"),
        ],
    )
    def test_a_near_miss_is_offered(self, typed: str, meant: str) -> None:
        [problem] = [one for one in problems(f"status: {typed}\n") if one.code == "E112"]
        assert problem.hint.startswith(f"Did you mean “{meant}”? ")

    def test_a_word_far_off_is_not_guessed_at(self) -> None:
        [problem] = [one for one in problems("status: done\n") if one.code == "E112"]
        assert problem.hint.startswith("One of: expected, ")

    def test_grades_are_explained(self) -> None:
        [problem] = [one for one in problems("reliability: G\n", Kind.SOURCE) if "G" in one.message]
        assert "A (completely reliable), B (usually reliable)" in problem.hint

    def test_a_long_text_is_shortened(self) -> None:
        [problem] = [one for one in problems(f"status: {'x' * 500}\n") if one.code == "E112"]
        assert len(problem.message) < 120

    def test_two_mistakes_in_one_field_within_a_list_have_places_of_their_own(self) -> None:
        text = "updates:\n  - date: 2026\n    kind: news\n    txt: x\n"
        found = [one for one in problems(text) if one.place.line > 1]
        assert [(one.code, one.place.line, one.place.column) for one in found] == [
            ("E134", 2, 11),
            ("E112", 3, 11),
            ("E111", 4, 5),
        ]


class TestPlaceOfWords:
    """Where words stand, however the text they stand in is typed."""

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("note: see [[id]]\n", (1, 11)),
            ('note: "see [[id]]"\n', (1, 12)),
            ("note: |\n  see\n  this [[id]]\n", (3, 8)),
            ("note: >-\n  see\n  this [[id]]\ntitle: x\n", (3, 8)),
            ("note: see\n  this [[id]]\n", (2, 8)),
            ("note: see\n  this\nother: [[id]]\n", (1, 7)),
            ("other: '[[id]]'\nnote: see\n", (2, 7)),
            ('note: "see [[\\x69d]]"\nother: "[[id]]"\n', (1, 7)),
            ("{note: see, other: '[[id]]'}\n", (1, 8)),
            ("{other: '[[id]]', note: 'see [[id]]'}\n", (1, 30)),
        ],
    )
    def test_words(self, text: str, place: tuple[int, int]) -> None:
        document = strict_yaml.read("x.yaml", text.encode())
        found = document.place_of_words(("note",), "[[id]]")
        assert (found.line, found.column) == place

    @pytest.mark.parametrize(
        ("location", "place"),
        [
            (("list", 0), (2, 5)),
            (("list", 1), (3, 5)),
            (("list", 1, "note"), (3, 11)),
            (("list", 2), (2, 3)),
            (("single", 0), (4, 9)),
            (("nothing",), (1, 1)),
            ((), (1, 1)),
        ],
    )
    def test_places_of_values(self, location: Location, place: tuple[int, int]) -> None:
        text = "list:\n  - one\n  - note: two\nsingle: x\n"
        found = strict_yaml.read("x.yaml", text.encode()).place(location)
        assert (found.line, found.column) == place


def test_the_id_is_never_offered_as_a_field() -> None:
    listed = [one.hint for one in problems("idd: x\n", Kind.SOURCE) if one.code == "E111"]
    assert listed
    assert not any(" id," in hint or "“id”" in hint for hint in listed)


def test_every_field_of_every_model_has_a_meaning() -> None:
    models: list[type[BaseModel]] = [*MODELS.values()]
    assert Source in models
    for model in models:
        assert issubclass(model, Item)
        assert [name for name, field in model.model_fields.items() if not field.description] == []
