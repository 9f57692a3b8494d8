"""Whether a statement says who spoke, through whom, about what and in which words."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.model import states
from generator.model.items import Actor, Statement
from generator.model.problems import Problem
from generator.model.references import Location
from generator.model.vocabulary import ActorType, Attribution, QuoteOrigin

_UNNAMED = (Attribution.ANONYMOUS, Attribution.COLLECTIVE)
_QUOTATION_MARKS = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"), ("„", "“"))

_Fault = tuple[str, Location, str, str]


def statements_are_attributed(examination: Examination) -> Iterator[Problem]:
    """E210 to E217: speaker, channel, subject and quotation of every statement."""
    for statement in examination.items(Statement):
        for code, location, message, hint in _faults(statement, examination):
            yield examination.problem(code, statement, location, message, hint)


def _faults(statement: Statement, examination: Examination) -> Iterator[_Fault]:
    if statement.act.is_answer and not statement.about:
        yield (
            "E210",
            ("act",),
            f"the statement {statement.act} something, but it is not said what",
            "Add a line “about: …” with the id of the entry that it speaks of; “briefings find” "
            "finds it.",
        )
    yield from _faults_of_speaker(statement)
    yield from _faults_of_channel(statement, examination)
    yield from _faults_of_quote(statement)


def _faults_of_speaker(statement: Statement) -> Iterator[_Fault]:
    if statement.attribution is Attribution.NAMED and statement.speaker is None:
        yield (
            "E211",
            ("attribution",),
            "the speaker is said to be named, but the name is missing",
            "Add a line “speaker: …” with the actor's id or the code of a state.",
        )
    if statement.attribution in _UNNAMED and statement.speaker_as is None:
        yield (
            "E212",
            ("attribution",),
            "how the source describes the unnamed speaker is missing",
            "Add a line “speaker_as: …” with the source's own words, "
            "for example: a senior UN official.",
        )


def _faults_of_channel(statement: Statement, examination: Examination) -> Iterator[_Fault]:
    if statement.attribution is Attribution.STATE_MEDIA and statement.via is None:
        yield (
            "E213",
            ("attribution",),
            "the state medium that carried the statement is missing",
            "Add a line “via: …” with the id of the medium, for example kcna.",
        )
    channel = statement.via or ""
    type_of_channel = _type_of(channel, examination)
    if type_of_channel not in (None, ActorType.MEDIA):
        yield (
            "E214",
            ("via",),
            f"“{channel}” is of the type {type_of_channel}, not a medium",
            "Name the medium that carried the words; who spoke goes into “speaker”.",
        )


def _type_of(identifier: str, examination: Examination) -> ActorType | None:
    """The type of an actor, where it is known; a state has no file to say so."""
    if states.is_state(identifier):
        return ActorType.STATE
    actor = examination.find(identifier, Actor)
    return actor.type if actor else None


def _faults_of_quote(statement: Statement) -> Iterator[_Fault]:
    if statement.quote is None and statement.summary is None:
        yield (
            "E215",
            (),
            "the statement has neither a quote nor a summary",
            "Add “quote: …” with the exact words, or “summary: …” with your own.",
        )
    if statement.quote and _is_in_quotation_marks(statement.quote):
        yield (
            "E216",
            ("quote",),
            "the quote has quotation marks around it",
            "Take the outer marks away; the page puts them.",
        )
    if statement.quote_original and (
        statement.quote is None or statement.quote_is is not QuoteOrigin.TRANSLATION
    ):
        yield (
            "E217",
            ("quote_original",),
            "original words are given, but no quote that translates them",
            "Add the translation as “quote: …” and a line “quote_is: translation”.",
        )


def _is_in_quotation_marks(quote: str) -> bool:
    """Whether one pair of marks embraces the whole, and not two parts of it."""
    for opening, closing in _QUOTATION_MARKS:
        inner = quote[1:-1]
        if quote.startswith(opening) and quote.endswith(closing) and len(quote) > 1:
            return opening not in inner or closing not in inner
    return False
