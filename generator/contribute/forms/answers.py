"""What an answer in a form means as the value of a field: words chosen, names looked up."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.contribute.forms.questions import Question, chosen
from generator.load.content_folder import Content
from generator.model import states
from generator.model.field_guide import Form
from generator.model.items import Actor
from generator.model.references import ENTRY_KINDS, Reference
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

_BULLET = re.compile(r"^\s*[-*•]\s+")


def values(answers: Mapping[Question, str], kind: Kind, content: Content) -> dict[str, Typed]:
    """The fields of one kind as a contributor would have typed them; no answer is no field."""
    known = _Known(content, _actors(content))
    found = {
        question.field.name: _value(question, answer, known)
        for question, answer in answers.items()
        if question.kind is kind
    }
    return {name: value for name, value in found.items() if value}


@dataclass(frozen=True, slots=True)
class _Known:
    """What answers may name; `actors` has the id of each by all its names, case-folded."""

    content: Content
    actors: Mapping[str, str]


def _value(question: Question, answer: str, known: _Known) -> Typed:
    field = question.field
    if field.form is Form.PROSE:
        return answer
    members = [_member(question, part, known) for part in _parts(question, answer)]
    return members[0] if len(members) == 1 else list(dict.fromkeys(members))


def _parts(question: Question, answer: str) -> Iterator[str]:
    """The members of a list, one a line; ids of entries and actors also with commas between."""
    field = question.field
    if not field.is_list:
        yield " ".join(answer.split("\n"))
        return
    has_commas = field.reference is not None and Kind.SOURCE not in field.reference.kinds
    for line in answer.split("\n"):
        for part in _BULLET.sub("", line).split(",") if has_commas else (_BULLET.sub("", line),):
            if part.strip():
                yield part.strip()


def _member(question: Question, text: str, known: _Known) -> str:
    field = question.field
    if field.form is Form.TERM:
        return chosen(field.terms, text)
    return _identifier(text, field.reference, known) if field.reference else text


def _identifier(text: str, reference: Reference, known: _Known) -> str:
    """The id of what is named by its id, its name, or the address of its page; else the text."""
    if text in known.content.filed or reference.or_word == text:
        return text
    if set(reference.kinds) & set(ENTRY_KINDS) and "://" in text:
        return _last_step(text) or text
    if Kind.ACTOR in reference.kinds:
        return states.code_of(text) or known.actors.get(text.casefold(), text)
    return text


def _last_step(address: str) -> str:
    try:
        return urlsplit(address).path.rstrip("/").rpartition("/")[2]
    except ValueError:
        return ""


def _actors(content: Content) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for filed in content.filed.values():
        if isinstance(filed.item, Actor):
            for name in (filed.item.label, *filed.item.aliases, *filed.item.names.values()):
                found.setdefault(name.casefold(), filed.id)
    return found
