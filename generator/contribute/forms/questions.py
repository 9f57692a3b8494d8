"""What a form asks of somebody who has never seen the archive, derived from the guide to fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.model.field_guide import FieldGuide, Form, guides
from generator.model.references import ENTRY_KINDS
from generator.model.vocabulary import Kind, Term

FORM_KINDS = (*ENTRY_KINDS, Kind.SOURCE, Kind.ACTOR)
"""The kinds that have a form."""

ACCESSED = "accessed"
_FILLED_IN = ("added", ACCESSED)
"""Not asked for: they are the day on which the form is turned into a file."""

# Beyond what the model requires: what somebody who has the source before them can answer.
_ASKED_TOO: Mapping[Kind, tuple[str, ...]] = {
    Kind.EVENT: ("date_text", "verification", "type", "actors", "countries"),
    Kind.STATEMENT: (
        *("date_text", "speaker", "speaker_as", "via", "about"),
        *("quote", "quote_is", "quote_lang", "summary"),
    ),
    Kind.RESPONSE: ("date_text", "targets", "responds_to", "instrument"),
    Kind.SOURCE: ("author", "url", "archive_url", "lang", "origin", "seen"),
    Kind.ACTOR: ("country", "aliases", "url"),
}
_SPOKEN = {"url": "address", "lang": "language"}
_OF_THE_SOURCE = ("title", "publisher", "type", "published", "url", "seen")
_SOURCE_IN_WORDS = (
    "Leave it empty if you do not know the id of a source, and answer the questions below that "
    "begin with “Source:”."
)


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """One question of a form: `label` heads its answer, `kind` is what the answer is a field of.

    In a form for an entry, the kind of some questions is the source that the entry rests on.
    """

    label: str
    kind: Kind
    field: FieldGuide
    is_required: bool

    @property
    def identifier(self) -> str:
        """The question's name in the form's file."""
        return f"{self.kind.singular}-{self.field.name}"

    @property
    def explanation(self) -> str:
        """What to answer, in one paragraph."""
        return " ".join([self.field.meaning, *_advice(self)])


@cache
def questions(kind: Kind) -> tuple[Question, ...]:
    """The questions of the form for a kind, in the order in which they are asked."""
    asked = tuple(
        Question(_label(field), kind, field, field.is_required and field.name != "sources")
        for field in guides(kind)
        if (field.is_required and field.name not in _FILLED_IN) or field.name in _ASKED_TOO[kind]
    )
    return asked + (_of_the_source() if kind in ENTRY_KINDS else ())


def _of_the_source() -> tuple[Question, ...]:
    return tuple(
        Question(f"Source: {_label(field).lower()}", Kind.SOURCE, field, False)
        for field in guides(Kind.SOURCE)
        if field.name in _OF_THE_SOURCE
    )


def option(term: Term) -> str:
    """A word of a vocabulary as a choice: its label, the word itself, its meaning."""
    return f"{term.label} ({term}){f': {term.meaning}' if term.meaning else ''}"


def chosen(terms: tuple[Term, ...], answer: str) -> str:
    """The word that an answer chooses, though its meaning may have changed; else the answer."""
    found = (term for term in terms if f"{answer}:".startswith(f"{term.label} ({term}):"))
    return str(next(found, answer))


def _label(field: FieldGuide) -> str:
    words = (_SPOKEN.get(word, word) for word in field.name.split("_"))
    return " ".join(words).capitalize()


def _advice(question: Question) -> list[str]:
    field, kinds = (
        question.field,
        question.field.reference.kinds if question.field.reference else (),
    )
    default = next((term.label for term in field.terms if term == field.default), "")
    advice = {
        "One a line.": field.is_list,
        f"If you choose none: {default.lower()}.": bool(default),
        "The name will do instead of the id.": kinds == (Kind.ACTOR,),
        "The address of its page on this site will do.": bool(set(kinds) & set(ENTRY_KINDS)),
        _SOURCE_IN_WORDS: field.name == "sources",
    }
    return [words for words, applies in advice.items() if applies]


def is_long(field: FieldGuide) -> bool:
    """Whether an answer may have several lines."""
    return field.is_list or field.form is Form.PROSE
