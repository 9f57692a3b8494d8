"""A form as GitHub passes it on: what it makes of answers."""

from collections.abc import Mapping

from generator.contribute.forms.questions import Question, questions
from generator.model.vocabulary import Kind


def body(kind: Kind, answers: Mapping[str, str], line_end: str = "\n") -> str:
    """The Markdown of an issue: every question of the form, by its label, and its answer."""
    parts = [
        f"### {question.label}\n\n{answers.get(question.label) or '_No response_'}"
        for question in questions(kind)
    ]
    return "\n\n".join(parts).replace("\n", line_end)


def label(kind: Kind, name: str, of: Kind | None = None) -> str:
    """The label of the question about a field, of the source where `of` says so."""
    found: list[Question] = [
        question
        for question in questions(kind)
        if question.field.name == name and question.kind is (of or kind)
    ]
    return found[0].label


STATEMENT: Mapping[str, str] = {
    "Title": "Ministry denies a report on drones",
    "Date": "2026-11-20",
    "Act": "Denial (denies): says that it is not so",
    "Attribution": "Named (named): a named person or body",
    "Speaker": "North Korea",
    "About": "https://site.example/archive/events/something-happened/",
    "Quote": "a groundless story",
    "Quote language": "en",
    "Source: title": "Ministry rejects drone story",
    "Source: publisher": "The Daily",
    "Source: type": "News (news)",
    "Source: published": "2026-11-20",
    "Source: address": "https://daily.example/drones",
}
"""A statement, and the source that it rests on, by somebody who knows no ids."""
