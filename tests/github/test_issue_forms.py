"""The forms that GitHub shows: right by GitHub's rules, and the same as the model."""

import subprocess
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from generator.contribute.forms import issue_form
from generator.contribute.forms.questions import FORM_KINDS, chosen, option, questions
from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.vocabulary import Kind
from tests.conftest import REPOSITORY

FORMS = REPOSITORY / ".github" / "ISSUE_TEMPLATE"


def test_the_committed_forms_are_those_of_the_model() -> None:
    """If this fails: call `briefings issue-forms`."""
    committed = {path.name: path.read_text(encoding="utf-8") for path in FORMS.iterdir()}
    assert committed == issue_form.files()


def test_they_fit_the_published_schemas(tmp_path: Path) -> None:
    issue_form.write(tmp_path)
    forms = [str(tmp_path / f"{kind.singular}.yml") for kind in FORM_KINDS]
    assert_fits("vendor.github-issue-forms", *forms)
    assert_fits("vendor.github-issue-config", str(tmp_path / "config.yml"))


def assert_fits(schema: str, *files: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / "check-jsonschema"
    command = [program, "--builtin-schema", schema, *files]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("kind", FORM_KINDS)
class TestEveryForm:
    def test_asks_for_all_that_is_required_but_the_day(self, kind: Kind) -> None:
        asked = {question.field.name for question in questions(kind) if question.kind is kind}
        required = {field.name for field in guides(kind) if field.is_required}
        assert required - asked <= {"added"}

    def test_has_labels_that_tell_its_questions_apart(self, kind: Kind) -> None:
        labels = [question.label for question in questions(kind)]
        identifiers = [question.identifier for question in questions(kind)]
        assert len({label.lower() for label in labels}) == len(labels)
        assert len(set(identifiers)) == len(identifiers)
        # GitHub refuses these words, lest somebody is talked into typing what they guard.
        assert not any("password" in label.lower() for label in labels)

    def test_shows_the_words_of_a_vocabulary_with_their_meaning(self, kind: Kind) -> None:
        shown = (FORMS / f"{kind.singular}.yml").read_text(encoding="utf-8")
        for field in vocabularies(kind):
            elements = {element.get("id"): element for element in yaml.safe_load(shown)["body"]}
            options = elements[f"{kind.singular}-{field.name}"]["attributes"]["options"]
            assert len(options) == len(field.terms)
            for term, choice in zip(field.terms, options, strict=True):
                assert term.label in choice
                assert term.meaning in choice

    def test_the_word_can_be_told_from_the_choice(self, kind: Kind) -> None:
        for field in vocabularies(kind):
            for term in field.terms:
                assert chosen(field.terms, option(term)) == str(term)
                assert chosen(field.terms, f"{term.label} ({term}): an earlier meaning") == term

    def test_every_choice_is_a_text_that_github_accepts(self, kind: Kind) -> None:
        for element in yaml.safe_load(issue_form.files()[f"{kind.singular}.yml"])["body"]:
            for choice in element["attributes"].get("options", ()):
                assert isinstance(choice, str)
                assert choice.lower() not in ("none", "n/a", "")


def vocabularies(kind: Kind) -> Iterator[FieldGuide]:
    asked = (question.field for question in questions(kind) if question.kind is kind)
    return (field for field in asked if field.form is Form.TERM)


def test_a_source_can_be_described_instead_of_named() -> None:
    for kind in (Kind.EVENT, Kind.STATEMENT, Kind.RESPONSE):
        by_label = {question.label: question for question in questions(kind)}
        assert not by_label["Sources"].is_required
        assert "“Source:”" in by_label["Sources"].explanation
        assert by_label["Source: address"].kind is Kind.SOURCE


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "forms"
    issue_form.write(folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    issue_form.write(folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
