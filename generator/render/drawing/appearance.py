"""What the mark of an entry looks like in a drawing: how far it carries, at a glance."""

from datetime import date

from generator.model.items import Entry, Event, Statement
from generator.model.vocabulary import Kind, Term


class Appearance(Term):
    """What a mark stands for; the words are those of a drawing's key."""

    EVENT = "event", "event"
    CLAIM = "claim", "event alleged or under examination"
    STATEMENT = "statement", "statement"
    CONTEST = "contest", "denial or dispute"
    RESPONSE = "response", "regulatory response"
    EXPECTED = "expected", "expected"
    OVERDUE = "overdue", "expected and overdue"
    VOID = "void", "did not happen, refuted or withdrawn"

    @property
    def is_to_come(self) -> bool:
        """Whether it is something that is not known to have happened yet."""
        return self in (Appearance.EXPECTED, Appearance.OVERDUE)

    @property
    def names_a_kind(self) -> bool:
        """Whether it says no more than of which kind an entry is."""
        return self in (Appearance.EVENT, Appearance.STATEMENT, Appearance.RESPONSE)


def appearance_of(entry: Entry, as_of: date) -> Appearance:
    """What the mark of an entry stands for on the day `as_of`."""
    return _of_event(entry, as_of) if isinstance(entry, Event) else _of_words(entry)


def _of_event(event: Event, as_of: date) -> Appearance:
    if event.did_not_happen:
        return Appearance.VOID
    if event.is_expected:
        return Appearance.OVERDUE if event.is_overdue(as_of) else Appearance.EXPECTED
    return Appearance.CLAIM if event.is_unestablished else Appearance.EVENT


def _of_words(entry: Entry) -> Appearance:
    if entry.is_retracted:
        return Appearance.VOID
    if isinstance(entry, Statement):
        return Appearance.CONTEST if entry.contests else Appearance.STATEMENT
    assert entry.kind is Kind.RESPONSE
    return Appearance.RESPONSE
