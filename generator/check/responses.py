"""Whether a regulatory response says which text it is, and what it leaves out."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.model.items import Response
from generator.model.problems import Problem


def responses_are_identified(examination: Examination) -> Iterator[Problem]:
    """W230: a decided rule has an official identifier."""
    for response in examination.items(Response):
        if response.status.is_decided and response.instrument is None:
            yield examination.problem(
                "W230",
                response,
                ("status",),
                f"the response is {response.status.label.lower()}, but its instrument is missing",
                "Add a line “instrument: …” with the official identifier, "
                "for example S/RES/1718 (2006).",
            )


def gaps_are_described(examination: Examination) -> Iterator[Problem]:
    """W301: who says that a rule does not fully reach the matter says what it does not reach."""
    for response in examination.items(Response):
        if response.coverage and response.coverage.leaves_a_gap and response.gap is None:
            yield examination.problem(
                "W301",
                response,
                ("coverage",),
                "what the rule does not reach is missing",
                "Add a line “gap: …” that says in your own words what it does not reach.",
            )
