"""Visit the addresses of the sources, ask for copies where that is wanted, and say what is known.

It reports and changes nothing; that something is gone is for an editor to act on.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.review.links import rounds, snapshots
from generator.review.links.addresses import Asked, Link
from generator.review.links.answers import Errand, Wanted
from generator.review.links.rounds import Ask, Pace, Time
from generator.review.links.snapshots import Copy
from generator.review.links.verdicts import Finding, judged
from generator.review.links.visits import Visit

Progress = Callable[[int, int], None]
"""Told how many of how many visits are over."""


@dataclass(frozen=True)
class Inspection:
    """What is known of the addresses, in the order of the files.

    After an interruption `findings` and `copies` are those that were known by then, and
    `not_visited` counts the others.
    """

    asked: Asked
    findings: tuple[Finding, ...]
    copies: tuple[Copy, ...]
    not_visited: int = 0

    @cached_property
    def by_address(self) -> Mapping[str, Finding]:
        """What is known of each address that was visited."""
        return {finding.link.address: finding for finding in self.findings}

    @cached_property
    def copied(self) -> frozenset[str]:
        """The addresses of which a copy was found."""
        return frozenset(copy.link.address for copy in self.copies if copy.snapshot)


def inspect(
    asked: Asked,
    ask: Ask,
    *,
    pace: Pace,
    time: Time,
    service: str = "",
    progress: Progress = lambda over, of: None,
) -> Inspection:
    """Visit what is asked; where the address of a `service` is given, look for copies there, too.

    An interruption (KeyboardInterrupt) ends it at once, with what is known by then.
    """
    pages = {_errand(link): link for link in asked.links}
    lacking = snapshots.lacking(asked.links) if service else ()
    questions = {snapshots.question(link, service): link for link in lacking}
    over = _over([*pages, *questions], ask, pace, time, progress)
    findings = (judged(link, over[errand]) for errand, link in pages.items() if errand in over)
    copies = (
        snapshots.copy(link, over[errand]) for errand, link in questions.items() if errand in over
    )
    not_visited = len(pages) + len(questions) - len(over)
    return Inspection(asked, tuple(findings), tuple(copies), not_visited)


def _errand(link: Link) -> Errand:
    return Errand(link.address, Wanted.SUM if link.sums else Wanted.TITLE)


def _over(
    errands: list[Errand], ask: Ask, pace: Pace, time: Time, progress: Progress
) -> dict[Errand, Visit]:
    over: dict[Errand, Visit] = {}
    progress(0, len(errands))
    try:
        for visit in rounds.visits(map(Visit, errands), ask, pace, time):
            over[visit.errand] = visit
            progress(len(over), len(errands))
    except KeyboardInterrupt:
        return over
    return over
