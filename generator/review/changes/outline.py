"""What a report of changes for people says, before it is put into a format."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.review.changes.change import (
    Change,
    ChangedSubject,
    ChangeKind,
    Weight,
    by_subject,
)
from generator.review.changes.comparison import Compared, Comparison
from generator.review.changes.contrast import contrast, cut

MOST_CHANGES = 100
MOST_MEMBERS = 8
MOST_FILES = 20
LONGEST_REASON = 400
LONGEST_REMARK = 160
LONGEST_LINE = 100
MOST_UNCHANGED = 3
MANY = 5
"""From so many things to look at first, they are counted by what has happened to them."""


@dataclass(frozen=True, slots=True)
class Told:
    """One change as a reader is told it: on one line where `gone` and `come` are empty."""

    is_weighty: bool
    words: str
    gone: tuple[str, ...] = ()
    come: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """The things whose weightiest change has one weight; `more` are counted and not named."""

    weight: Weight
    subjects: tuple[ChangedSubject, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole report: sentences, sections, and how many changes had no room."""

    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    left_out: int


def outline(comparison: Comparison, everything: bool) -> Outline:
    """The report in its order; unless `everything` is asked for, the last changes are left out."""
    subjects = by_subject(comparison.changes)
    changed = [found for found in subjects if found.weight is not Weight.NOTHING]
    shown = changed if everything else list(_first(changed, MOST_CHANGES))
    sections = (
        *(_section(weight, shown) for weight in Weight if weight is not Weight.NOTHING),
        _unchanged([found for found in subjects if found.weight is Weight.NOTHING], everything),
    )
    return Outline(
        opening=tuple(_opening(comparison, subjects)),
        sections=tuple(section for section in sections if section.subjects),
        left_out=sum(len(found.changes) for found in changed)
        - sum(len(found.changes) for found in shown),
    )


def _section(weight: Weight, subjects: Iterable[ChangedSubject]) -> Section:
    return Section(weight, tuple(found for found in subjects if found.weight is weight))


def _unchanged(subjects: Sequence[ChangedSubject], everything: bool) -> Section:
    """Files that were wrapped or ordered anew, of which a few names will do."""
    named = subjects if everything else subjects[:MOST_UNCHANGED]
    return Section(Weight.NOTHING, tuple(named), len(subjects) - len(named))


def told(change: Change, everything: bool) -> Told:
    """One change in words: what it is, from what to what, and why."""
    longest = LONGEST_REASON if _is_dated(change) else LONGEST_REMARK
    detail = change.detail if everything else cut(change.detail, longest)
    old, new = _values(change, everything)
    on_one_line = _on_one_line(change, old, new)
    rest = "; ".join(part for part in (on_one_line or "", detail) if part)
    words = f"{_label(change)}: {rest}" if rest else _label(change)
    is_weighty = change.kind.weight is Weight.RECORD
    return Told(is_weighty, words, *(((), ()) if on_one_line is not None else (old, new)))


def _on_one_line(change: Change, old: tuple[str, ...], new: tuple[str, ...]) -> str | None:
    """Both values in one line; None where they take a line each."""
    if _is_dated(change):
        return ""
    if change.kind in (ChangeKind.NEW, ChangeKind.WITHDRAWN):
        return ", ".join((*old, *new))
    if not (len(old) <= 1 and len(new) <= 1 and len("".join((*old, *new))) <= LONGEST_LINE):
        return None
    if old and new:
        return f"{old[0]} → {new[0]}"
    return "".join((*(f"− {gone}" for gone in old), *(f"+ {come}" for come in new)))


def output_lines(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each kind of output a heading with its counts, and its paths with a sign before each."""
    for output in comparison.outputs or ():
        signed = (
            *(f"+ {path}" for path in output.added),
            *(f"− {path}" for path in output.removed),
            *(f"~ {path}" for path in output.changed),
        )
        counts = (
            f"{len(output.added)} new, {len(output.removed)} gone, {len(output.changed)} changed"
        )
        yield f"{output.kind.capitalize()}: {counts if signed else 'none changed'}", signed


def _opening(comparison: Comparison, subjects: Sequence[ChangedSubject]) -> Iterator[str]:
    base, head = comparison.base, comparison.head
    yield f"From {base.name} to {head.name}, as of {comparison.as_of.isoformat()}."
    for side in (base, head):
        yield from _faults(side)
    if comparison.with_outputs and comparison.outputs is None:
        yield "Which pages change was not compared: pages are made from content without errors."
    yield _summary(subjects)
    foremost = [found for found in subjects if found.weight is Weight.RECORD]
    if len(foremost) >= MANY:
        yield _counted_by_kind(foremost)


def _counted_by_kind(foremost: Sequence[ChangedSubject]) -> str:
    """What a list that is too long for its first lines holds, the weightiest first."""
    kinds = (change.kind for found in foremost for change in found.changes)
    count = Counter(kind for kind in kinds if kind.weight is Weight.RECORD)
    found = ((count[kind], kind.label.removesuffix(" by")) for kind in ChangeKind)
    said = (f"{number} × {label}" for number, label in found if number)
    return f"To look at first: {', '.join(said)}."


def _faults(side: Compared) -> Iterator[str]:
    if side.errors:
        number = f"{side.errors} error{'' if side.errors == 1 else 's'}"
        yield (
            f"In {side.name} the check finds {number} (“briefings check” shows them there); "
            "what can be read was compared."
        )
    if side.left_out:
        listed = ", ".join(cut(path, LONGEST_LINE) for path in side.left_out[:MOST_MEMBERS])
        more = len(side.left_out) - MOST_MEMBERS
        yield (
            f"Not read in {side.name}, since these are no regular files: {listed}"
            + (f" and {more} more." if more > 0 else ".")
        )


def _summary(subjects: Sequence[ChangedSubject]) -> str:
    if not subjects:
        return "Nothing changed."
    count = Counter(found.weight for found in subjects)
    parts = [f"{count[weight]} {weight.meaning}" for weight in Weight if count[weight]]
    return ", ".join(parts) + "."


def _first(subjects: Sequence[ChangedSubject], most: int) -> Iterator[ChangedSubject]:
    """As many as have no more than `most` changes; of the first, at least as many changes."""
    for found in subjects:
        if len(found.changes) > most:
            if most:
                yield ChangedSubject(found.subject, found.changes[:most])
            return
        yield found
        most -= len(found.changes)


def _label(change: Change) -> str:
    if _is_dated(change):
        return f"{change.kind.label} of {change.after[0]}"
    return f"{change.kind.label} ({change.field})" if _needs_field(change) else change.kind.label


def _needs_field(change: Change) -> bool:
    """Whether the label does not say which field it is."""
    says_itself = change.field in ("act", "embargo_until", "include", "updates")
    return not says_itself and change.field not in change.kind.label.lower()


def _is_dated(change: Change) -> bool:
    return change.field == "updates" and bool(change.after)


def _values(change: Change, everything: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    old, new = change.before, change.after
    if everything or change.kind is ChangeKind.QUOTE:
        return old, new
    if len(old) == len(new) == 1:
        one, other = contrast(old[0], new[0])
        return (one,), (other,)
    return _few(old), _few(new)


def _few(texts: tuple[str, ...]) -> tuple[str, ...]:
    shown = tuple(cut(text, LONGEST_REASON) for text in texts[:MOST_MEMBERS])
    more = len(texts) - MOST_MEMBERS
    return (*shown, f"… and {more} more") if more > 0 else shown
