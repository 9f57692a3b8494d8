"""Reading a form back: what was answered is what is read, and no text brings the reader down."""

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.contribute.forms import answers, submission
from generator.contribute.forms.draft import draft
from generator.contribute.forms.questions import FORM_KINDS, Question, option, questions
from generator.contribute.forms.submission import NotAForm
from generator.load import strict_yaml
from generator.load.content_folder import Content
from generator.load.document import plain
from generator.load.text_file import REFUSED
from generator.load.yaml_writing import written
from generator.model.field_guide import Form
from generator.model.vocabulary import Kind
from tests.conftest import AS_OF
from tests.github.submitted import body, label

EMPTY = Content({}, (), {}, frozenset(), ())
KINDS = st.sampled_from(FORM_KINDS)

NO_SURROGATES = st.characters(exclude_categories=["Cs"])
LINES = st.text(NO_SURROGATES, max_size=80)
TEXTS = st.lists(LINES, max_size=5).map("\n".join)


def expected(text: str) -> str:
    """What is left of a text that somebody typed: GitHub trims it, and nobody types controls."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    while (seen := REFUSED.sub("", text)) != text:
        text = seen
    return text.strip()


def is_heading(line: str) -> bool:
    return line.startswith("### ")


@given(KINDS, st.data())
def test_every_text_comes_back(kind: Kind, data: st.DataObject) -> None:
    texts = TEXTS.filter(lambda text: not any(map(is_heading, expected(text).split("\n"))))
    given_answers = {
        question.label: data.draw(texts, label=question.label) for question in questions(kind)
    }
    read = submission.read(body(kind, given_answers), kind)
    for question in questions(kind):
        text = expected(given_answers[question.label])
        unanswered = ("", "_No response_", "None") if is_choice(question) else ("", "_No response_")
        assert read.answers.get(question, "") == ("" if text in unanswered else text)
    assert read.asked_again == ()


def is_choice(question: Question) -> bool:
    return question.field.form in (Form.TERM, Form.TRUTH)


@given(KINDS, st.data())
def test_the_file_says_what_was_answered(kind: Kind, data: st.DataObject) -> None:
    """From the form to the YAML and back, for texts as people write them."""
    words = st.text(
        st.sampled_from(string.printable + "äöü한국어“”—🙂#:-"), min_size=1, max_size=60
    )
    visible = words.map(expected).filter(bool).filter(lambda text: text != "_No response_")
    on_one_line = visible.map(lambda text: " ".join(text.split())).filter(
        lambda text: not is_heading(text)
    )
    asked = [question for question in questions(kind) if question.kind is kind]
    lines = [one for one in asked if one.field.form is Form.LINE and not one.field.is_list]
    typed = {one.label: data.draw(on_one_line, label=one.label) for one in lines}
    read = submission.read(body(kind, typed), kind)
    values = answers.values(read.answers, kind, EMPTY)
    document = strict_yaml.read("content/x.yaml", written(kind, values).encode())
    assert document.problems == ()
    assert document.root is not None
    assert plain(document.root) == {one.field.name: typed[one.label] for one in lines}


@pytest.mark.parametrize("kind", FORM_KINDS)
def test_every_choice_comes_back_as_its_word(kind: Kind) -> None:
    for question in questions(kind):
        for term in question.field.terms:
            read = submission.read(body(kind, {question.label: option(term)}), kind)
            assert answers.values(read.answers, question.kind, EMPTY) == {
                question.field.name: str(term)
            }


@given(st.text(NO_SURROGATES), KINDS)
def test_no_text_brings_it_down(text: str, kind: Kind) -> None:
    headings = "\n\n".join(f"### {question.label}\n\n{text}" for question in questions(kind))
    for hostile in (text, headings, headings * 2, f"{text}\n\n{headings}"):
        try:
            read = submission.read(hostile)
        except NotAForm:
            continue
        values = answers.values(read.answers, read.kind, EMPTY)
        assert set(values) <= {question.field.name for question in questions(read.kind)}


@settings(max_examples=40)
@given(st.text(NO_SURROGATES, min_size=1), KINDS)
def test_no_answer_brings_down_what_makes_files_of_it(text: str, kind: Kind) -> None:
    form = body(kind, {question.label: text for question in questions(kind)})
    made = draft(submission.read(form, kind), EMPTY, AS_OF)
    for file in made.files:
        assert re.fullmatch(r"content/[a-z]+/[a-z0-9-]+\.yaml", file.path)
        assert strict_yaml.read(file.path, file.text.encode()).root is not None
    for remark in made.remarks:
        assert "\n" not in remark.words
        assert not REFUSED.search(remark.words)


@given(st.binary(max_size=300))
def test_bytes_are_text_or_no_form(data: bytes) -> None:
    is_text = True
    try:
        data.decode()
    except UnicodeDecodeError:
        is_text = False
    if is_text:
        assert submission.decoded(data).encode() == data
    else:
        with pytest.raises(NotAForm, match="UTF-8"):
            submission.decoded(data)


def test_an_answer_that_quotes_the_mark_of_no_answer_is_none() -> None:
    title = label(Kind.STATEMENT, "title")
    read = submission.read(body(Kind.STATEMENT, {title: "_No response_"}), Kind.STATEMENT)
    assert read.answers == {}


def test_none_is_no_choice_but_a_fine_title() -> None:
    form = body(Kind.EVENT, {"Title": "None", "Status": "None"})
    read = submission.read(form, Kind.EVENT)
    assert answers.values(read.answers, Kind.EVENT, EMPTY) == {"title": "None"}


def test_a_question_that_was_deleted_takes_no_other_with_it() -> None:
    form = body(Kind.EVENT, {"Title": "A test", "Date": "2026", "Summary": "It was."})
    shorter = form.replace("### Date text\n\n_No response_\n\n", "")
    assert shorter != form
    read = submission.read(shorter)
    assert answers.values(read.answers, Kind.EVENT, EMPTY) == {
        "title": "A test",
        "date": "2026",
        "summary": "It was.",
    }


def test_a_heading_within_a_line_or_a_paragraph_is_text() -> None:
    summary = "It says\n### Sources\nand ### Date and so on."
    read = submission.read(body(Kind.EVENT, {"Title": "A test", "Summary": summary}))
    assert answers.values(read.answers, Kind.EVENT, EMPTY)["summary"] == summary
    assert read.asked_again == ()
