"""A form that GitHub shows to whoever opens an issue, one a kind, derived from the model.

The format is GitHub's form schema for issues:
https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.contribute import filing
from generator.contribute.forms.questions import FORM_KINDS, Question, is_long, option, questions
from generator.model.field_guide import Form
from generator.model.items import MODELS
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

_HEAD = (
    "# Written by “briefings issue-forms” from the model in generator/model/; change it there.\n"
)
_INTRODUCTION = (
    "Answer what you can. An editor reads every form before anything is published, and asks where "
    "something is missing. Please leave out what is not public."
)
_CHOOSER = {"blank_issues_enabled": True}


def files() -> dict[str, str]:
    """The text of every file of the forms' folder, by its name."""
    forms = {f"{kind.singular}.yml": _yaml(form(kind)) for kind in FORM_KINDS}
    return {**forms, "config.yml": _yaml(_CHOOSER)}


def write(folder: Path) -> None:
    """Write all forms into `folder`, over those that are there. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files().items():
        path = folder / name
        if path.exists():
            filing.replace(path, text)
        else:
            filing.write_new(path, text)


def form(kind: Kind) -> Mapping[str, Any]:
    """The form for a kind, as GitHub's schema describes it."""
    label = kind.label
    return {
        "name": label,
        "description": MODELS[kind].__doc__ or label,
        "title": f"{label}: ",
        "labels": [f"new: {kind.singular}"],
        "body": [
            {"type": "markdown", "attributes": {"value": _INTRODUCTION}},
            *(_element(question) for question in questions(kind)),
        ],
    }


def _element(question: Question) -> Mapping[str, Any]:
    return {
        "type": _type(question),
        "id": question.identifier,
        "attributes": {
            "label": question.label,
            "description": question.explanation,
            **_help(question),
        },
        "validations": {"required": question.is_required},
    }


def _type(question: Question) -> str:
    if question.field.form in (Form.TERM, Form.TRUTH):
        return "dropdown"
    return "textarea" if is_long(question.field) else "input"


def _help(question: Question) -> Mapping[str, Any]:
    """The choices, or an example of an answer."""
    field = question.field
    if field.form is Form.TERM:
        return {"options": [option(term) for term in field.terms]}
    if field.form is Form.TRUTH:
        return {"options": ["true", "false"]}
    return {"placeholder": _shown(field.example)}


def _shown(example: Typed) -> str:
    return example if isinstance(example, str) else "\n".join(map(str, example))


def _yaml(data: Mapping[str, Any]) -> str:
    # GitHub reads YAML 1.1, where “yes” is no text; PyYAML quotes what would be misread.
    return _HEAD + yaml.safe_dump(dict(data), sort_keys=False, allow_unicode=True, width=100)
