"""Who has changed sides: from denying to confirming, or the other way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model.items import Statement
from generator.model.vocabulary import Act, Attribution
from generator.review.changes.change import Change, ChangeKind
from generator.review.changes.renames import Renames, followed
from generator.review.changes.side import Side

_SUPPORTING = (Act.ASSERTS, Act.CONFIRMS)


def is_reversal(before: Statement, after: Statement) -> bool:
    """Whether the second takes the opposite stance to the first on the same matter."""
    one, other = set(before.about), set(after.about)
    is_same_matter = not (one and other) or not one.isdisjoint(other)
    return is_same_matter and _is_opposite(before, after)


def position_changes(was: Side, now: Side, renamed: Renames) -> Iterator[Change]:
    """New statements that take the opposite stance to what their speaker had said, on file.

    An unnamed person does not speak for the body they belong to, and changes no position of it.
    """
    earlier = _by_matter(was, renamed)
    known = {renamed.get(name, name) for name in was.content.filed}
    for statement in now.items.values():
        if not isinstance(statement, Statement) or statement.id in known:
            continue
        for matter in statement.about:
            yield from _reversals(statement, matter, earlier, now)


def _reversals(
    new: Statement, matter: str, earlier: Mapping[tuple[str, str], list[Statement]], now: Side
) -> Iterator[Change]:
    if not _speaks_for_itself(new):
        return
    for old in earlier.get((str(new.speaker), matter), ()):
        if _is_opposite(old, new):
            yield Change(
                ChangeKind.POSITION_REVERSED,
                now.subject(new.id),
                "act",
                (_told(old),),
                (_told(new),),
                f"{now.name_of(str(new.speaker)) or new.speaker} on “{now.name_of(matter)}”",
            )


def _by_matter(was: Side, renamed: Renames) -> dict[tuple[str, str], list[Statement]]:
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for item in was.items.values():
        statement = followed(item, renamed) if isinstance(item, Statement) else None
        if isinstance(statement, Statement) and _speaks_for_itself(statement):
            for matter in statement.about:
                found[str(statement.speaker), matter].append(statement)
    return found


def _speaks_for_itself(statement: Statement) -> bool:
    is_unnamed = statement.attribution is Attribution.ANONYMOUS
    return bool(statement.speaker) and not is_unnamed and not statement.is_retracted


def _is_opposite(one: Statement, other: Statement) -> bool:
    acts = (one.act, other.act)
    return any(act.is_contesting for act in acts) and any(act in _SUPPORTING for act in acts)


def _told(statement: Statement) -> str:
    return f"{statement.act.label}, {statement.date.in_words}: “{statement.title}”"
