"""The page of open questions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from generator.model.items import Entry, Event
from generator.model.vocabulary import Verification
from generator.relate.archive import Archive
from generator.relate.evidence import EvidenceLabel
from generator.relate.open_questions import (
    BriefingOnOneOrigin,
    OnOneOrigin,
    OpenQuestions,
    Unanswered,
    open_questions,
)
from generator.render.addresses import QUESTIONS, WATCH
from generator.render.view import View

T = TypeVar("T")

SHOWN = 20
ORIGINS_SHOWN = 12
CLAIMS_OF_AN_ORIGIN_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Cut(Generic[T]):
    """The beginning of a list, and how many more there are."""

    items: tuple[T, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsView(View):
    """What is open: each section cut, so that the page costs the same in a large archive.

    `lone` are origins that carry one claim each.
    """

    questions: OpenQuestions
    origins: Cut[tuple[OnOneOrigin, Cut[Entry]]]
    lone: Cut[OnOneOrigin]
    unestablished: Cut[Event]
    unanswered: Cut[Unanswered]
    briefings: Cut[BriefingOnOneOrigin]
    watch: str
    single_origin: EvidenceLabel
    verification: tuple[Verification, ...]


def pages(archive: Archive) -> Iterator[QuestionsView]:
    """The one page."""
    found = open_questions(archive)
    groups = [
        (group, _cut(group.claims, CLAIMS_OF_AN_ORIGIN_SHOWN))
        for group in found.origins
        if len(group.claims) > 1
    ]
    yield QuestionsView(
        path=QUESTIONS,
        title="Open questions",
        description="What rests on one origin, is only alleged, is unanswered or overdue.",
        questions=found,
        origins=_cut(groups, ORIGINS_SHOWN),
        lone=_cut([group for group in found.origins if len(group.claims) == 1], SHOWN),
        unestablished=_cut(found.unestablished, SHOWN),
        unanswered=_cut(found.unanswered, SHOWN),
        briefings=_cut(found.briefings, SHOWN),
        watch=WATCH,
        single_origin=EvidenceLabel.SINGLE_ORIGIN,
        verification=tuple(name for name in Verification if name.is_unestablished),
    )


def _cut(items: Sequence[T], shown: int) -> Cut[T]:
    return Cut(tuple(items[:shown]), max(0, len(items) - shown))
