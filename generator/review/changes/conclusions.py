"""What a briefing judges: likelihood and confidence compared apart, as ICD 203 has them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model.field_guide import FieldGuide
from generator.model.items import Judgement
from generator.review.changes.change import Change, ChangeKind
from generator.review.changes.meaning import is_same, sense_of_prose
from generator.review.changes.versions import Difference, Versions

Pair = tuple[Judgement, Judgement]


def conclusion_changes(difference: Difference, versions: Versions) -> Iterator[Change]:
    """Every change of a briefing's judgements; the same words make the same judgement.

    As many with new words as without a counterpart are taken for the same ones, reworded.
    """
    before, after = _judgements(difference.before), _judgements(difference.after)
    pairs, gone, come = _paired(before, after)
    changes = [change for pair in pairs for change in _of_pair(pair, difference.guide, versions)]
    yield from changes
    if gone or come:
        texts = {field.name: field for field in difference.guide.fields}["text"]
        old, new = (tuple(judgement.text for judgement in found) for found in (gone, come))
        yield _in_judgements(versions.change(ChangeKind.CONCLUSION, texts, old, new))
    elif not changes:
        detail = "in another order"
        yield Change(ChangeKind.CONCLUSION, versions.subject, "judgements", detail=detail)


def _judgements(value: object) -> tuple[Judgement, ...]:
    members = value if isinstance(value, tuple) else ()
    return tuple(member for member in members if isinstance(member, Judgement))


def _paired(
    before: Sequence[Judgement], after: Sequence[Judgement]
) -> tuple[list[Pair], list[Judgement], list[Judgement]]:
    by_words = {sense_of_prose(judgement.text): judgement for judgement in before}
    pairs, come = [], []
    for judgement in after:
        former = by_words.pop(sense_of_prose(judgement.text), None)
        if former is None:
            come.append(judgement)
        else:
            pairs.append((former, judgement))
    gone = list(by_words.values())
    if len(gone) == len(come):
        return [*pairs, *zip(gone, come, strict=True)], [], []
    return pairs, gone, come


def _of_pair(pair: Pair, guide: FieldGuide, versions: Versions) -> Iterator[Change]:
    before, after = pair
    for field in guide.fields:
        old, new = getattr(before, field.name), getattr(after, field.name)
        if is_same(old, new, field):
            continue
        if isinstance(old, tuple):
            old, new = _without(old, new), _without(new, old)
        detail = "" if field.name == "text" else f"“{after.text}”"
        yield _in_judgements(versions.change(ChangeKind.CONCLUSION, field, old, new, detail))


def _in_judgements(change: Change) -> Change:
    return replace(change, field=f"judgements.{change.field}")


def _without(some: tuple[object, ...], others: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(member for member in some if member not in others)
