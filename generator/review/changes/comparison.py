"""The whole comparison of two sides: what a report is made from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.pipeline import Project
from generator.render.github_markdown import visible
from generator.review.changes.archive_changes import changes
from generator.review.changes.change import Change
from generator.review.changes.outputs import OutputChanges, output_changes
from generator.review.changes.revisions import side
from generator.review.changes.side import Side


@dataclass(frozen=True, slots=True)
class Compared:
    """One side as a report shows it: its name, its errors, and what of it was not read."""

    name: str
    errors: int
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from `base` to `head`; `outputs` is None where they were not rendered."""

    base: Compared
    head: Compared
    as_of: date
    changes: tuple[Change, ...]
    outputs: Sequence[OutputChanges] | None
    with_outputs: bool


def compare(
    base: str, head: str | None, project: Project, as_of: date, *, with_outputs: bool = True
) -> Comparison:
    """Compare two sides, each a git revision or a folder; no `head` is the project as it is now.

    Raises CannotCompare, BrokenTemplate or an OSError. Writes nothing but a temporary folder.
    """
    was, now = side(base, project, as_of), side(head, project, as_of)
    return Comparison(
        base=_compared(was),
        head=_compared(now),
        as_of=as_of,
        changes=changes(was, now),
        outputs=output_changes(was, now, project) if with_outputs else None,
        with_outputs=with_outputs,
    )


def _compared(side: Side) -> Compared:
    return Compared(visible(side.name), side.errors, tuple(map(visible, side.left_out)))
