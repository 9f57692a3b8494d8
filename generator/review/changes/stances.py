"""Who has changed sides: from denying to confirming, or the other way."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from generator.model.items import Statement
from generator.model.vocabulary import Act, Attribution
from generator.review.changes.change import Change, ChangeKind
from generator.review.changes.renames import Renames, followed
from generator.review.changes.side import Side

_SUPPORTING = (Act.ASSERTS, Act.CONFIRMS)


def is_reversal(before: Statement, after: Statement) -> bool:
    """Whether the second takes the opposite stance to the first, by one speaker on one matter."""
    one, other = set(before.about), set(after.about)
    is_same_matter = not (one and other) or not one.isdisjoint(other)
    return is_same_matter and before.speaker == after.speaker and _is_opposite(before, after)


def position_changes(was: Side, now: Side, renamed: Renames) -> Iterator[Change]:
    """New statements that take the opposite stance to what their speaker had said last, on file.

    Last by its date, not by when it was filed; what is older than all that is on file is compared
    with what was said next. An unnamed person does not speak for the body they belong to, and
    changes no position of it.
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
    for old in _next_to(new, earlier.get((str(new.speaker), matter), ())):
        if _is_opposite(old, new):
            first, second = sorted((old, new), key=_moment)
            detail = f"{now.name_of(str(new.speaker)) or new.speaker} on “{now.name_of(matter)}”"
            yield Change(
                ChangeKind.POSITION_REVERSED,
                now.subject(new.id),
                "act",
                (_told(first),),
                (_told(second),),
                detail if second is new else f"{detail}; the earlier one is new",
            )


def _next_to(new: Statement, known: Sequence[Statement]) -> Iterator[Statement]:
    """What the speaker had said last when the new one was said; else what came next."""
    before = [_moment(old) for old in known if _moment(old) <= _moment(new)]
    after = [_moment(old) for old in known if _moment(old) > _moment(new)]
    nearest = max(before) if before else min(after, default=None)
    return (old for old in known if _moment(old) == nearest)


def _moment(statement: Statement) -> tuple[date, date]:
    return statement.date.sort_key


def _by_matter(was: Side, renamed: Renames) -> dict[tuple[str, str], list[Statement]]:
    found: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for item in was.items.values():
        statement = followed(item, renamed) if isinstance(item, Statement) else None
        if isinstance(statement, Statement) and _takes_a_stance(statement):
            for matter in statement.about:
                found[str(statement.speaker), matter].append(statement)
    return found


def _speaks_for_itself(statement: Statement) -> bool:
    is_unnamed = statement.attribution is Attribution.ANONYMOUS
    return bool(statement.speaker) and not is_unnamed and not statement.is_retracted


def _takes_a_stance(statement: Statement) -> bool:
    is_stance = statement.act.is_contesting or statement.act in _SUPPORTING
    return is_stance and _speaks_for_itself(statement)


def _is_opposite(one: Statement, other: Statement) -> bool:
    acts = (one.act, other.act)
    return any(act.is_contesting for act in acts) and any(act in _SUPPORTING for act in acts)


def _told(statement: Statement) -> str:
    return f"{statement.act.label}, {statement.date.in_words}: “{statement.title}”"
