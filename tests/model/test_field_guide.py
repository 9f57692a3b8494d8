"""The guide to the fields: what every explanation of a field is made of."""

import pytest

from generator.model.field_guide import FieldGuide, Form, guide, guides
from generator.model.items import MODELS
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES


@pytest.mark.parametrize("kind", Kind)
class TestEveryKind:
    def test_its_worked_example_is_right_and_has_every_field(self, kind: Kind) -> None:
        item = MODELS[kind].model_validate({**WORKED_EXAMPLES[kind], "id": "an-example"})
        assert item.model_fields_set == set(type(item).model_fields)

    def test_every_field_says_what_it_means(self, kind: Kind) -> None:
        for field in every_field(guides(kind)):
            assert field.meaning.endswith((".", "`.")), field.name


def every_field(fields: tuple[FieldGuide, ...]) -> list[FieldGuide]:
    return [one for field in fields for one in (field, *every_field(field.fields))]


def test_a_file_begins_with_its_title_and_date() -> None:
    names = [field.name for field in guides(Kind.STATEMENT)]
    assert names[:6] == ["title", "date", "date_text", "added", "act", "attribution"]
    assert names[-4:] == ["note", "updates", "embargo_until", "aliases"]


def test_the_name_is_the_one_that_is_typed() -> None:
    assert guides(Kind.ACTOR)[0].name == "name"


@pytest.mark.parametrize(
    ("kind", "name", "form", "is_list"),
    [
        (Kind.EVENT, "date", Form.DATE, False),
        (Kind.EVENT, "added", Form.FULL_DATE, False),
        (Kind.EVENT, "sources", Form.REFERENCE, True),
        (Kind.EVENT, "status", Form.TERM, False),
        (Kind.EVENT, "summary", Form.PROSE, False),
        (Kind.EVENT, "updates", Form.FIELDS, True),
        (Kind.STATEMENT, "quote_original", Form.FIELDS, False),
        (Kind.RESPONSE, "binding", Form.TRUTH, False),
        (Kind.SOURCE, "url", Form.LINE, False),
        (Kind.ACTOR, "names", Form.NAMES, False),
    ],
)
def test_the_form_of_a_field(kind: Kind, name: str, form: Form, is_list: bool) -> None:
    field = guide(kind, name)
    assert (field.form, field.is_list) == (form, is_list)


def test_what_is_taken_where_nothing_is_typed() -> None:
    assert guide(Kind.EVENT, "verification").default == "reported"
    assert guide(Kind.EVENT, "status").default == ""


def test_the_form_of_a_text_is_known_wherever_the_model_has_one() -> None:
    assert guide(Kind.ACTOR, "wikidata").pattern == "^Q[1-9][0-9]*$"
    assert guide(Kind.STATEMENT, "quote_lang").pattern == guide(Kind.ACTOR, "names").pattern
    assert guide(Kind.SOURCE, "published").pattern == guide(Kind.EVENT, "date").pattern
    assert guide(Kind.SOURCE, "note").pattern is None
