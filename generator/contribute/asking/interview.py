"""Asks for an entry, one field after the other, and for what it rests on that is not there yet."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from textwrap import fill

from generator.contribute import naming
from generator.contribute.asking import answer_check, prompts, suggestions
from generator.contribute.asking.next_question import Answers, Asked, due, next_question, proposed
from generator.contribute.asking.prompts import Choice
from generator.contribute.new_entry import OF_TODAY, NewEntry, of_today
from generator.contribute.sources.filed_sources import source_at
from generator.load import content_folder
from generator.load.content_folder import Content
from generator.model.failure import Failure
from generator.model.field_guide import FieldGuide, Form
from generator.model.items import MODELS
from generator.model.references import Reference
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

NEW = "new"
"""What is typed in place of an id for something that is not in the archive yet."""

_WIDTH = 78


class AlreadyFiled(Failure):
    """What was to be written is in the archive; the message says where."""


@dataclass(frozen=True, slots=True)
class _Answered:
    """One new file as it was answered; a field that was left out has an empty answer."""

    kind: Kind
    id: str
    answers: Answers

    def entry(self) -> NewEntry:
        """The file, without what was left out, is asked no longer, or goes without saying."""
        asked = {one.field.name: one.field for one in due(self.kind, self.answers)}
        values = {name: typed for name, typed in self.answers.items() if name in OF_TODAY}
        for name, field in asked.items():
            typed = self.answers.get(name, "")
            if field.is_required or typed not in ("", field.default):
                values[name] = typed
        return NewEntry(self.kind, self.id, values)


class Interview:
    """One conversation; what it comes to is in `entries`. Nothing is written.

    `tell` shows a paragraph. Every question raises KeyboardInterrupt and EOFError.
    """

    def __init__(self, content: Content, as_of: date, tell: Callable[[str], None]) -> None:
        self.content = content
        self.as_of = as_of
        self.tell = tell
        self.answered: list[_Answered] = []

    @property
    def entries(self) -> list[NewEntry]:
        """The new files, each behind those that it names."""
        return [one.entry() for one in self.answered]

    def begin(self, kinds: Sequence[Kind]) -> None:
        """Ask for one entry, and for everything new that it names.

        Raises AlreadyFiled where that is a source whose address another one has.
        """
        kind = self._kind("What do you want to add", kinds)
        before = len(self.answered)
        name = self._make(kind, {})
        if len(self.answered) == before:
            raise AlreadyFiled(f"{self.content.filed[name].document.path} has this address already")

    def change(self) -> None:
        """Ask again for one field, and for what is due in consequence."""
        asked = [(one, field) for one in self.answered for field in due(one.kind, one.answers)]
        choices = [
            Choice(str(place), f"{one.kind.singular}: {field.field.name}")
            for place, (one, field) in enumerate(asked)
        ]
        one, field = asked[int(prompts.choice("Which field", choices))]
        answer = self._answer(one.kind, field, one.answers)
        answers = self._complete(one.kind, {**one.answers, field.field.name: answer})
        self._put(replace(one, answers=answers))

    def _say(self, words: str) -> None:
        self.tell(fill(words, _WIDTH, break_long_words=False, break_on_hyphens=False))

    def _kind(self, label: str, kinds: Sequence[Kind]) -> Kind:
        if len(kinds) == 1:
            return kinds[0]
        choices = [Choice(kind.value, f"{kind.singular}: {MODELS[kind].__doc__}") for kind in kinds]
        return Kind(prompts.choice(label, choices))

    def _make(self, kind: Kind, given: Answers) -> str:
        """The id of something new of this kind; of the source that has its address, if one has."""
        answers = {**of_today(kind, self.as_of), **given}
        first = next_question(kind, answers)
        if kind is Kind.SOURCE and first is not None and first.field.name == "url":
            address = self._answer(kind, first, answers)
            if filed := source_at(str(address), self.content):
                return filed
            answers["url"] = address
        answers = self._complete(kind, answers)
        name = self._identifier(kind, answers)
        self._put(_Answered(kind, name, answers))
        return name

    def _complete(self, kind: Kind, answers: Answers) -> dict[str, Typed]:
        """The answers, and those to all that is still due."""
        complete = dict(answers)
        while asked := next_question(kind, complete):
            complete[asked.field.name] = self._answer(kind, asked, complete)
        return complete

    def _put(self, answered: _Answered) -> None:
        """Keep it, in place of what had its id; from now on it can be named."""
        places = [one.id for one in self.answered]
        if answered.id in places:
            self.answered[places.index(answered.id)] = answered
        else:
            self.answered.append(answered)
        entry = answered.entry()
        self.content = content_folder.with_file(self.content, entry.path, entry.text)

    def _identifier(self, kind: Kind, answers: Answers) -> str:
        self.tell("")
        self._say("Its id: the name of its file, and of its page for as long as there is one.")
        taken = naming.taken(self.content)
        typed = naming.proposed(kind, answers, taken)
        while True:
            typed = prompts.line("id", typed)
            try:
                naming.refuse(typed, kind, taken)
            except naming.CannotWrite as refused:
                self._say(f"✗ {refused}")
            else:
                return typed

    def _answer(self, kind: Kind, asked: Asked, answers: Answers) -> Typed:
        field = asked.field
        self.tell("")
        self._say(" ".join((field.meaning, *_advice(asked))))
        typed = answers.get(field.name) or proposed(field, self.as_of.isoformat())
        while True:
            typed = self._typed(
                asked, typed if isinstance(typed, str) else ", ".join(map(str, typed))
            )
            if not typed and not asked.is_required:
                return ""
            # An empty list is sound, but no answer to what has to be answered.
            fault = answer_check.fault(self.content, kind, field.name, typed or "", self.as_of)
            if fault is None:
                return typed
            self._say(f"✗ {fault.message[0].upper()}{fault.message[1:]}. {fault.hint}")
            typed = self._nearest(field, typed)

    def _nearest(self, field: FieldGuide, typed: Typed) -> Typed:
        """What is proposed after an answer that names nothing: an id in place of what is none."""
        if field.reference is None or not typed:
            return typed
        known = suggestions.suggestions(self.content, field.reference)
        parts = [typed] if isinstance(typed, str) else [*map(str, typed)]
        place = suggestions.first_unknown(parts, known)
        near = None if place is None else suggestions.nearest(parts[place], known)
        if place is None or near is None:
            return typed
        self._say(f"Enter takes {near.id} ({near.called}).")
        return [*parts[:place], near.id, *parts[place + 1 :]]

    def _typed(self, asked: Asked, earlier: str) -> Typed:
        field = asked.field
        if field.form in (Form.TERM, Form.TRUTH):
            return prompts.choice(field.name, list(_choices(asked)), earlier)
        known = suggestions.suggestions(self.content, field.reference) if field.reference else ()
        typed = prompts.line(field.name, earlier, known)
        if field.form is not Form.PROSE:
            typed = " ".join(typed.split())
        parts = suggestions.parts(typed) if field.is_list else [typed]
        if field.reference is not None:
            parts = [self._named(part, field.reference) for part in parts]
        return parts if field.is_list else parts[0]

    def _named(self, typed: str, reference: Reference) -> str:
        """The id that an answer names; of something new, after asking for it."""
        if typed == NEW and _can_be_new(reference):
            return self._new(self._kind("What is it", reference.kinds), {})
        if "://" in typed and reference.kinds == (Kind.SOURCE,):
            return source_at(typed, self.content) or self._new_source_at(typed)
        return suggestions.meant(typed, self.content, reference)

    def _new_source_at(self, address: str) -> str:
        fault = answer_check.fault(self.content, Kind.SOURCE, "url", address, self.as_of)
        return self._new(Kind.SOURCE, {} if fault else {"url": address})

    def _new(self, kind: Kind, given: Answers) -> str:
        self.tell(f"\n―― The new {kind.singular} ――")
        name = self._make(kind, given)
        self.tell(f"―― It is {name}. Back to what you were writing. ――")
        return name


def _can_be_new(reference: Reference) -> bool:
    return not (reference.states_only or reference.or_name or Kind.TOPIC in reference.kinds)


def _advice(asked: Asked) -> Iterator[str]:
    """How to answer, behind what the field means."""
    field, reference = asked.field, asked.field.reference
    if field.form in (Form.TERM, Form.TRUTH):
        return
    if reference is not None and reference.kinds == (Kind.SOURCE,):
        yield "Type words of its title, or paste its web address."
    elif reference is not None:
        yield "Type a part of the id or of the name."
    if reference is not None and _can_be_new(reference):
        yield f"Type “{NEW}” for one that is not here yet."
    if field.is_list:
        yield "Put commas between several."
    if not asked.is_required:
        yield "Enter leaves it out."


def _choices(asked: Asked) -> Iterator[Choice]:
    field = asked.field
    if not asked.is_required and not field.default:
        yield Choice("", "(leave it out)")
    if field.form is Form.TRUTH:
        yield from (Choice(word, word) for word in ("true", "false"))
    for term in field.terms:
        yield Choice(str(term), f"{term}: {term.meaning or term.label}")
