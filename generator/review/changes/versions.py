"""Two versions of one item, side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.field_guide import FieldGuide
from generator.model.items import Item
from generator.review.changes.change import Change, ChangeKind, Subject
from generator.review.changes.meaning import guides_by_name, in_words, is_same, values
from generator.review.changes.side import Side


@dataclass(frozen=True, slots=True)
class Difference:
    """One field whose value means something else now; None where it is not typed."""

    guide: FieldGuide
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Versions:
    """An item that is there on both sides; what `before` names goes by its present ids."""

    subject: Subject
    was: Side
    now: Side
    before: Item
    after: Item
    was_published: bool

    def differences(self) -> Iterator[Difference]:
        """Every field whose value means something else, in the order in which it is written."""
        before, after = values(self.before), values(self.after)
        both = {**guides_by_name(self.after.kind), **guides_by_name(self.before.kind)}
        for name, guide in both.items():
            old, new = before.get(name), after.get(name)
            if not is_same(old, new, guide):
                yield Difference(guide, old, new)

    def change(
        self,
        kind: ChangeKind,
        guide: FieldGuide,
        before: object = None,
        after: object = None,
        detail: str = "",
    ) -> Change:
        """A change of a field, with both values in words; two that read alike, as typed."""
        old = in_words(before, guide, self.name_before)
        new = in_words(after, guide, self.now.name_of)
        if old == new:
            old, new = (str(before),), (str(after),)
        return Change(kind, self.subject, guide.name, old, new, detail)

    def name_before(self, identifier: str) -> str:
        """What something was called; of what goes by another id since, its present name."""
        return self.was.name_of(identifier) or self.now.name_of(identifier)
