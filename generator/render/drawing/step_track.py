"""How far a response has come, drawn on a track with one place for each stage."""

from collections import Counter
from dataclasses import dataclass

from generator.model.dates import ApproximateDate
from generator.model.items import Response
from generator.model.vocabulary import ResponseStatus

STAGES = (
    ResponseStatus.CALLED_FOR,
    ResponseStatus.PROPOSED,
    ResponseStatus.UNDER_CONSIDERATION,
    ResponseStatus.ADOPTED,
    ResponseStatus.IN_FORCE,
)
"""The places in their order; the one behind them is for what has ended, in whichever way."""

_FIRST, _BETWEEN, _NUDGE, _MOST_NUDGES = 7, 20, 5, 2
HEIGHT = 14
WIDTH = 2 * _FIRST + len(STAGES) * _BETWEEN + _MOST_NUDGES * _NUDGE


@dataclass(frozen=True, slots=True)
class StepMark:
    """One step: where it stands on the track, whether its day is certain, whether it ended it."""

    x: int
    status: ResponseStatus
    date: ApproximateDate
    is_certain: bool
    is_end: bool


@dataclass(frozen=True, slots=True)
class Track:
    """The steps of a response in their order, the present one last; sizes are in pixels."""

    places: tuple[int, ...]
    marks: tuple[StepMark, ...]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> int:
        """How far from the top the track runs."""
        return self.height // 2

    @property
    def steps(self) -> tuple[tuple[StepMark, StepMark], ...]:
        """Each step and the one after it."""
        return tuple(zip(self.marks, self.marks[1:], strict=False))


def track(response: Response) -> Track:
    """The track of a response, from its history and its present status and date."""
    steps = [(step.status, step.date) for step in response.history]
    seen: Counter[int] = Counter()
    marks = []
    for status, date in (*steps, (response.status, response.date)):
        place = _place(status)
        # Several steps to the same stage stand beside each other, or one would hide the rest.
        x = place + _NUDGE * min(seen[place], _MOST_NUDGES)
        marks.append(StepMark(x, status, date, date.is_full_date, status not in STAGES))
        seen[place] += 1
    return Track(tuple(_FIRST + _BETWEEN * i for i in range(len(STAGES) + 1)), tuple(marks))


def _place(status: ResponseStatus) -> int:
    place = STAGES.index(status) if status in STAGES else len(STAGES)
    return _FIRST + _BETWEEN * place
