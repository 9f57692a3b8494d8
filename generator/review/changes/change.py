"""One change between two versions of the archive, as data; showing it is another concern."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from generator.model.vocabulary import Term


class Weight(Term):
    """How closely a reviewer has to look, in the order of the report."""

    RECORD = "record", "Look at these first", "to look at first"
    NEW = "new", "New", "new"
    FACTS = "facts", "Facts, sources and conclusions", "with other changes of substance"
    EDITORIAL = "editorial", "Editorial only", "editorial only"
    NOTHING = "nothing", "No change in meaning", "without a change in meaning"


class ChangeKind(Term):
    """What a change means, in the order of the report."""

    weight: Weight

    def __new__(cls, typed: str, label: str, meaning: str, weight: Weight) -> Self:
        term = str.__new__(cls, typed)
        term._value_, term.label, term.meaning, term.weight = typed, label, meaning, weight
        return term

    UNREADABLE = (
        "unreadable",
        "Cannot be read",
        "its form is wrong on one side, so that it could not be compared",
        Weight.RECORD,
    )
    STANCE_REVERSED = (
        "stance_reversed",
        "Stance reversed",
        "the same statement denied or disputed before, and asserts or confirms now, or vice versa",
        Weight.RECORD,
    )
    POSITION_REVERSED = (
        "position_reversed",
        "Position reversed",
        "a new statement takes the opposite stance to what its speaker had said last on that entry",
        Weight.RECORD,
    )
    EVIDENCE = (
        "evidence",
        "Evidence label",
        "what is on file supports another label than before",
        Weight.RECORD,
    )
    CONTESTED = (
        "contested",
        "Newly contested by",
        "a statement denies or disputes it that did not before",
        Weight.RECORD,
    )
    UNCONTESTED = (
        "uncontested",
        "No longer contested by",
        "a statement that denied or disputed it does so no longer",
        Weight.RECORD,
    )
    QUOTE = "quote", "Quote changed", "words that are to the letter differ", Weight.RECORD
    UNEXPLAINED = (
        "unexplained",
        "Changed without a correction note",
        "facts of a published entry differ, and nothing new in `updates` says why",
        Weight.RECORD,
    )
    RECORD_ALTERED = (
        "record_altered",
        "Correction note altered or taken away",
        "an item of `updates` is no longer there as it was",
        Weight.RECORD,
    )
    RETRACTION = "retraction", "Retraction", "the entry no longer stands", Weight.RECORD
    CORRECTION = "correction", "Correction", "a fact was wrong", Weight.RECORD
    CLARIFICATION = (
        "clarification",
        "Clarification",
        "the words could be misread",
        Weight.RECORD,
    )
    UPDATE = "update", "Update", "something new is known", Weight.RECORD
    WITHDRAWN = "withdrawn", "Withdrawn", "its file is gone", Weight.RECORD
    EMBARGO = "embargo", "Embargo", "it was set, moved or lifted", Weight.RECORD
    NEW = "new", "New", "it was not there before", Weight.NEW
    RENAMED = "renamed", "Renamed", "it has another id; the former one leads to it", Weight.NEW
    STATUS = "status", "Status", "it has come further, or not as far", Weight.FACTS
    VERIFICATION = (
        "verification",
        "Verification",
        "it is established better, or less well",
        Weight.FACTS,
    )
    ACT = "act", "Act of speaking", "the speaker does something else by it", Weight.FACTS
    DATE_REFINED = (
        "date_refined",
        "Date refined",
        "the new date lies within the earlier one",
        Weight.FACTS,
    )
    DATE_WIDENED = (
        "date_widened",
        "Date widened",
        "the earlier date lies within the new one",
        Weight.FACTS,
    )
    DATE_MOVED = "date_moved", "Date changed", "neither lies within the other", Weight.FACTS
    SOURCES = "sources", "Sources", "it rests on other sources", Weight.FACTS
    ORIGINS = (
        "origins",
        "Origins",
        "others stand behind its sources; its evidence label is the same",
        Weight.FACTS,
    )
    CONCLUSION = (
        "conclusion",
        "Conclusion",
        "a judgement, its confidence or likelihood, or the bottom line",
        Weight.FACTS,
    )
    INCLUDED = "included", "Included entries", "a briefing has other entries", Weight.FACTS
    TITLE = "title", "Title or name", "it is called something else", Weight.FACTS
    FACT = "fact", "Fact", "another field that states something", Weight.FACTS
    FILING = "filing", "Filed otherwise", "where it is found, not what it says", Weight.EDITORIAL
    WORDING = "wording", "Wording", "a text in the editors’ own words", Weight.EDITORIAL
    NOTHING = (
        "nothing",
        "No change in meaning",
        "comments, line breaks, order or place of the file",
        Weight.NOTHING,
    )

    @property
    def rank(self) -> int:
        """0 for what is shown first."""
        return _RANKS[self]


_RANKS = {kind: rank for rank, kind in enumerate(ChangeKind)}


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """What a change is about.

    `kind` is `event`, `source` … or `page` or `file`; `name` its title or name as it is now;
    `path` its file as in problems.
    """

    kind: str
    id: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change, in words that are not escaped for any context yet.

    `field` is the field as typed, empty where it is not about one. `before` and `after` have one
    text where one value took the place of another; of a list, only the members that went and came;
    of a position reversed, what was said first and what was said then, by their dates.
    `detail` is a reason or remark.
    """

    kind: ChangeKind
    subject: Subject
    field: str = ""
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ChangedSubject:
    """All changes about one thing, the weightiest first."""

    subject: Subject
    changes: tuple[Change, ...]

    @property
    def weight(self) -> Weight:
        """The weight of its weightiest change."""
        return self.changes[0].kind.weight

    @property
    def said(self) -> tuple[Change, ...]:
        """Those of which more can be said than that they are there."""
        nothing = Change(ChangeKind.NOTHING, self.subject)
        return tuple(change for change in self.changes if change != nothing)


def by_subject(changes: Iterable[Change]) -> tuple[ChangedSubject, ...]:
    """Changes about the same thing together, in the order of the report."""
    ordered = sorted(changes, key=lambda change: (change.subject, change.kind.rank, change.field))
    groups = [
        ChangedSubject(subject, tuple(group))
        for subject, group in groupby(ordered, key=lambda change: change.subject)
    ]
    return tuple(sorted(groups, key=lambda group: (group.changes[0].kind.rank, group.subject)))
