"""What the change of a field means, field by field."""

from collections.abc import Iterator, Mapping, Sequence

from generator.model.dates import ApproximateDate
from generator.model.field_guide import Form
from generator.model.items import Statement
from generator.model.references import Citation
from generator.review.changes.change import Change, ChangeKind
from generator.review.changes.conclusions import conclusion_changes
from generator.review.changes.date_changes import meaning_of_dates
from generator.review.changes.meaning import IN_ORDER, sense
from generator.review.changes.notes import note_changes
from generator.review.changes.stances import is_reversal
from generator.review.changes.steps import is_step_back
from generator.review.changes.versions import Difference, Versions

MEANINGS: Mapping[str, ChangeKind] = {
    "act": ChangeKind.ACT,
    "aliases": ChangeKind.FILING,
    "bottom_line": ChangeKind.CONCLUSION,
    "editors": ChangeKind.FILING,
    "embargo_until": ChangeKind.EMBARGO,
    "include": ChangeKind.INCLUDED,
    "label": ChangeKind.TITLE,
    "name": ChangeKind.TITLE,
    "quote": ChangeKind.QUOTE,
    "quote_original": ChangeKind.QUOTE,
    "related": ChangeKind.FILING,
    "sources": ChangeKind.SOURCES,
    "status": ChangeKind.STATUS,
    "title": ChangeKind.TITLE,
    "topics": ChangeKind.FILING,
    "verification": ChangeKind.VERIFICATION,
}
"""What a field's change means, where neither its form says it nor `FACT` does."""

_ASK_FOR_A_NOTE = frozenset(
    {
        ChangeKind.STANCE_REVERSED,
        ChangeKind.QUOTE,
        ChangeKind.STATUS,
        ChangeKind.VERIFICATION,
        ChangeKind.ACT,
        ChangeKind.DATE_REFINED,
        ChangeKind.DATE_WIDENED,
        ChangeKind.DATE_MOVED,
        ChangeKind.CONCLUSION,
        ChangeKind.FACT,
    }
)

_OTHER_PLACES = "other places in the same sources"


def field_changes(versions: Versions) -> Iterator[Change]:
    """Every change from one version of an item to the other, and whether its reason is missing."""
    differences = list(versions.differences())
    notes = list(note_changes(versions))
    changes = [
        change
        for difference in differences
        if difference.guide.name != "updates"
        for change in _changes(difference, versions)
    ]
    yield from (*notes, *changes)
    lacking = [change.field for change in changes if _asks_for_a_note(change, versions)]
    if lacking and not _is_noted(notes) and _is_published_record(versions):
        fields = tuple(dict.fromkeys(lacking))
        yield Change(ChangeKind.UNEXPLAINED, versions.subject, "updates", detail=", ".join(fields))


def _is_noted(notes: Sequence[Change]) -> bool:
    """Whether there are more notes than before: one put in another's place explains nothing."""
    altered = [note for note in notes if note.kind is ChangeKind.RECORD_ALTERED]
    return len(notes) - len(altered) > sum(len(note.before) for note in altered)


def _asks_for_a_note(change: Change, versions: Versions) -> bool:
    """Whether something of substance differs; a source more needs no note, one less does."""
    if change.kind is ChangeKind.SOURCES:
        before, after = (getattr(item, "sources", ()) for item in (versions.before, versions.after))
        return bool(_sources(before) - _sources(after))
    return change.kind in _ASK_FOR_A_NOTE


def _is_published_record(versions: Versions) -> bool:
    return versions.was_published and hasattr(versions.after, "updates")


def _changes(difference: Difference, versions: Versions) -> Iterator[Change]:
    if difference.guide.name == "judgements":
        yield from conclusion_changes(difference, versions)
    elif difference.guide.is_list:
        yield _of_list(difference, versions)
    else:
        kind, detail = _meaning(difference, versions)
        yield versions.change(kind, difference.guide, difference.before, difference.after, detail)


def _of_list(difference: Difference, versions: Versions) -> Change:
    guide = difference.guide
    before, after = _members(difference.before), _members(difference.after)
    known = {sense(member, guide) for member in before}
    kept = {sense(member, guide) for member in after}
    gone = tuple(member for member in before if sense(member, guide) not in kept)
    come = tuple(member for member in after if sense(member, guide) not in known)
    kind, _ = _meaning(difference, versions)
    if kind is ChangeKind.SOURCES and _sources(before) == _sources(after):
        return versions.change(kind, guide, gone, come, _OTHER_PLACES)
    if guide.name in IN_ORDER and not gone and not come:
        return versions.change(kind, guide, before, after, "in another order")
    return versions.change(kind, guide, gone, come)


def _sources(citations: tuple[object, ...]) -> set[str]:
    return {citation.source for citation in citations if isinstance(citation, Citation)}


def _members(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _meaning(difference: Difference, versions: Versions) -> tuple[ChangeKind, str]:
    guide, before, after = difference.guide, difference.before, difference.after
    if isinstance(before, ApproximateDate) and isinstance(after, ApproximateDate):
        return meaning_of_dates(before, after), ""
    if guide.name == "act" and _is_reversed(versions):
        return ChangeKind.STANCE_REVERSED, ""
    kind = MEANINGS.get(guide.name, ChangeKind.FACT)
    if guide.form is Form.PROSE and kind is ChangeKind.FACT:
        kind = ChangeKind.WORDING
    return kind, "a step back" if is_step_back(before, after) else ""


def _is_reversed(versions: Versions) -> bool:
    before, after = versions.before, versions.after
    if isinstance(before, Statement) and isinstance(after, Statement):
        return is_reversal(before, after)
    return False
