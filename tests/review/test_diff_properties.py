"""What holds of every comparison: nothing comes of nothing, and no edit goes unnoticed."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load import content_folder
from generator.model.dates import ApproximateDate, DateError, parse
from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES, Typed
from generator.review.changes import field_changes
from generator.review.changes.archive_changes import changes
from generator.review.changes.change import ChangeKind
from generator.review.changes.date_changes import meaning_of_dates
from generator.review.changes.meaning import sense_of_prose
from generator.review.changes.side import Side
from tests.review.change_case_files import ChangeCase, change_cases

FIELDS = [(kind, guide) for kind in Kind for guide in guides(kind)]
AS_OF = date(2027, 1, 1)


def side_of(root: Path, kind: Kind, values: Mapping[str, Typed]) -> Side:
    file = root / "content" / ("topics.yaml" if kind is Kind.TOPIC else f"{kind}/it.yaml")
    file.parent.mkdir(parents=True)
    indented = "it:\n  " if kind is Kind.TOPIC else ""
    separator = "\n  " if kind is Kind.TOPIC else "\n"
    lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    file.write_text(indented + separator.join(lines) + "\n", encoding="utf-8")
    side = Side("side", content_folder.read(root / "content"), AS_OF)
    assert list(side.items) == ["it"]
    return side


def another(value: Typed, guide: FieldGuide) -> Typed:
    """A value of the same form that means something else."""
    if isinstance(value, Mapping):
        return {name: another(inner, _inner(guide, name)) for name, inner in value.items()}
    if not isinstance(value, str):
        assert isinstance(value, Sequence)
        return [another(member, guide) for member in value]
    if guide.terms:
        return next(str(term) for term in guide.terms if term != value)
    if guide.form in (Form.DATE, Form.FULL_DATE):
        return "2020-02-02"
    if guide.form is Form.TRUTH:
        return "false" if value == "true" else "true"
    if guide.reference and guide.reference.states_only:
        return "jp"
    others = {"wikidata": "Q7", "sha256": "0" * 64, "lang": "fr", "quote_lang": "fr"}
    return others.get(guide.name, f"{value}-1")


def _inner(guide: FieldGuide, name: str) -> FieldGuide:
    return next((field for field in guide.fields if field.name == name), guide)


def of(field: tuple[Kind, FieldGuide]) -> str:
    return f"{field[0].singular}-{field[1].name}"


@pytest.mark.parametrize("field", FIELDS, ids=of)
def test_another_value_is_noticed(tmp_path: Path, field: tuple[Kind, FieldGuide]) -> None:
    kind, guide = field
    values = dict(WORKED_EXAMPLES[kind])
    edited = {**values, guide.name: another(values[guide.name], guide)}
    found = changes(side_of(tmp_path / "a", kind, values), side_of(tmp_path / "b", kind, edited))
    assert any(guide.name in change.field.split(".") for change in found)
    assert ChangeKind.NOTHING not in {change.kind for change in found}


@pytest.mark.parametrize("field", [field for field in FIELDS if not field[1].is_required], ids=of)
def test_a_value_more_or_less_is_noticed(tmp_path: Path, field: tuple[Kind, FieldGuide]) -> None:
    kind, guide = field
    values = dict(WORKED_EXAMPLES[kind])
    if values[guide.name] == guide.default:
        values[guide.name] = another(values[guide.name], guide)
    without = {name: value for name, value in values.items() if name != guide.name}
    full, bare = side_of(tmp_path / "a", kind, values), side_of(tmp_path / "b", kind, without)
    for one, two in ((full, bare), (bare, full)):
        assert guide.name in {change.field.partition(".")[0] for change in changes(one, two)}


def test_fields_with_a_meaning_of_their_own_are_fields() -> None:
    assert set(field_changes.MEANINGS) <= {guide.name for _, guide in FIELDS}


@pytest.mark.parametrize("case", list(change_cases()), ids=lambda case: case.name)
def test_a_thing_and_itself_do_not_differ(case: ChangeCase, tmp_path: Path) -> None:
    case.write(tmp_path / "content", tmp_path / "after/content")
    one, other = (
        Side("side", content_folder.read(tmp_path / "after/content"), AS_OF) for _ in range(2)
    )
    assert changes(one, other) == ()


def dates() -> st.SearchStrategy[ApproximateDate]:
    moments = st.from_regex(
        r"20[0-2][0-9](-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]))?)?[?~]?", fullmatch=True
    )
    forms = st.sampled_from(["{}", "{}/{}", "{}..{}", "..{}", "{}..", "../{}", "{}/..", "unknown"])
    texts = st.builds(lambda form, one, other: form.format(one, other), forms, moments, moments)
    return texts.map(_parsed).filter(lambda parsed: parsed is not None)  # type: ignore[arg-type,return-value]


def _parsed(text: str) -> ApproximateDate | None:
    try:
        return parse(text)
    except DateError:
        return None


@given(dates(), dates())
def test_what_is_refined_one_way_is_widened_the_other(
    one: ApproximateDate, other: ApproximateDate
) -> None:
    opposite = {
        ChangeKind.DATE_REFINED: ChangeKind.DATE_WIDENED,
        ChangeKind.DATE_WIDENED: ChangeKind.DATE_REFINED,
        ChangeKind.DATE_MOVED: ChangeKind.DATE_MOVED,
    }
    assert one == other or meaning_of_dates(other, one) is opposite[meaning_of_dates(one, other)]


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1), st.data())
def test_where_lines_break_means_nothing(words: list[str], data: st.DataObject) -> None:
    breaks = data.draw(st.lists(st.sampled_from(" \n"), min_size=len(words), max_size=len(words)))
    wrapped = "".join(word + space for word, space in zip(words, breaks, strict=True)).strip()
    assert sense_of_prose(wrapped) == sense_of_prose(" ".join(words))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a\n\nb", "a b"),
        ("- a\n- b", "- a - b"),
        ("*a*", "a"),
        ("[a](https://a.example)", "[a](https://b.example)"),
        ("see [[one-entry]]", "see [[other-entry]]"),
        ("`a  b`", "`a c`"),
    ],
)
def test_what_readers_see_otherwise_means_something(one: str, other: str) -> None:
    assert sense_of_prose(one) != sense_of_prose(other)
