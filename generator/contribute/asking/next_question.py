"""Which field `briefings new` asks for next, given what was answered: the fewest that will do."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from generator.contribute.new_entry import OF_TODAY
from generator.model import vocabulary as words
from generator.model.field_guide import FieldGuide, guides
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

Answers = Mapping[str, Typed]
"""What was answered, by field; an empty text where the field was left out."""


class Need(Enum):
    """Whether a field is asked for, and whether it can be left out."""

    NONE = auto()
    OFFERED = auto()
    REQUIRED = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """A field that is due."""

    field: FieldGuide
    is_required: bool


_Rule = Callable[[Answers], Need]


def _offered(_: Answers) -> Need:
    return Need.OFFERED


def _required_if(name: str, *values: str, otherwise: Need = Need.NONE) -> _Rule:
    return lambda answers: Need.REQUIRED if answers.get(name) in values else otherwise


def _offered_with(name: str) -> _Rule:
    return lambda answers: Need.OFFERED if answers.get(name) else Need.NONE


def _required_with(name: str) -> _Rule:
    return lambda answers: Need.REQUIRED if answers.get(name) else Need.NONE


def _required_without(name: str, otherwise: Need) -> _Rule:
    return lambda answers: otherwise if answers.get(name) else Need.REQUIRED


_OF_ENTRIES: Mapping[str, _Rule] = {
    "date_text": _required_if("date", "unknown"),
    "topics": _offered,
}

# Beyond what the model requires: what the rules ask for in this case, and what matters to readers.
_ASKED_TOO: Mapping[Kind, Mapping[str, _Rule]] = {
    Kind.EVENT: {
        **_OF_ENTRIES,
        "verification": _offered,
        "type": _offered,
        "actors": _offered,
    },
    Kind.STATEMENT: {
        **_OF_ENTRIES,
        "speaker": _required_if("attribution", words.Attribution.NAMED, otherwise=Need.OFFERED),
        "speaker_as": _required_if(
            "attribution", words.Attribution.ANONYMOUS, words.Attribution.COLLECTIVE
        ),
        "via": _required_if("attribution", words.Attribution.STATE_MEDIA),
        "about": _required_if(
            "act", words.Act.DENIES, words.Act.DISPUTES, words.Act.CONFIRMS, otherwise=Need.OFFERED
        ),
        "quote": _offered,
        "quote_is": _offered_with("quote"),
        "summary": _required_without("quote", otherwise=Need.OFFERED),
    },
    Kind.RESPONSE: {
        **_OF_ENTRIES,
        "targets": _offered,
        "responds_to": _offered,
        "instrument": _offered,
        "coverage": _offered,
        "gap": _required_if("coverage", *(one for one in words.Coverage if one.leaves_a_gap)),
    },
    Kind.SOURCE: {
        "url": _offered,
        "accessed": _required_with("url"),
        "lang": _offered,
        "seen": _offered,
    },
    Kind.ACTOR: {"country": _offered, "aliases": _offered},
    Kind.BRIEFING: {"include": _offered, "topics": _required_without("include", Need.OFFERED)},
}
# Whether a source is filed already is told by its address.
_FIRST = ("url",)


def next_question(kind: Kind, answers: Answers) -> Asked | None:
    """The first field that is due and not answered; None where the entry is complete.

    What was left out while it could be is due again where another answer makes it required.
    """
    return next((one for one in due(kind, answers) if not _is_answered(one, answers)), None)


def _is_answered(asked: Asked, answers: Answers) -> bool:
    name = asked.field.name
    return bool(answers.get(name)) if asked.is_required else name in answers


def due(kind: Kind, answers: Answers) -> Iterator[Asked]:
    """The fields that are asked for, in order, as far as the answers tell."""
    for field in sorted(guides(kind), key=lambda field: field.name not in _FIRST):
        need = _need(kind, field, answers)
        if need is not Need.NONE:
            yield Asked(field, need is Need.REQUIRED)


def _need(kind: Kind, field: FieldGuide, answers: Answers) -> Need:
    if field.name in OF_TODAY:
        return Need.NONE
    if field.is_required:
        return Need.REQUIRED
    rule = _ASKED_TOO[kind].get(field.name)
    return rule(answers) if rule else Need.NONE


def proposed(field: FieldGuide, today: str) -> str:
    """The answer that is there already and has only to be accepted; empty where there is none."""
    if field.name == "accessed":
        return today
    return words.Attribution.NAMED if field.name == "attribution" else field.default
