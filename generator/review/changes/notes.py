"""The notes on corrections in `updates`: new ones give a reason, old ones have to stay."""

from collections.abc import Iterator

from generator.model.items import Item, Update
from generator.model.vocabulary import UpdateKind
from generator.review.changes.change import Change, ChangeKind
from generator.review.changes.meaning import guides_by_name, sense
from generator.review.changes.versions import Versions

_MEANING = {
    UpdateKind.CORRECTION: ChangeKind.CORRECTION,
    UpdateKind.CLARIFICATION: ChangeKind.CLARIFICATION,
    UpdateKind.UPDATE: ChangeKind.UPDATE,
    UpdateKind.RETRACTION: ChangeKind.RETRACTION,
}


def note_changes(versions: Versions) -> Iterator[Change]:
    """Every note that came, with its reason, and every note that is not there as it was."""
    before, after = _notes(versions.before), _notes(versions.after)
    for key, note in after.items():
        if key not in before:
            dated = (note.date.isoformat(),)
            kind = _MEANING[note.kind]
            yield Change(kind, versions.subject, "updates", after=dated, detail=note.text)
    gone = tuple(note for key, note in before.items() if key not in after)
    if gone:
        guide = guides_by_name(versions.before.kind)["updates"]
        yield versions.change(ChangeKind.RECORD_ALTERED, guide, gone)


def _notes(item: Item) -> dict[object, Update]:
    notes: tuple[Update, ...] = getattr(item, "updates", ())
    guide = guides_by_name(item.kind).get("updates")
    return {sense(note, guide): note for note in notes} if guide else {}
