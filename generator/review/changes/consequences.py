"""What changes by itself when something else does: evidence labels, and who contests what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.items import Briefing, Entry, Statement
from generator.relate.evidence import Evidence, evidence_of
from generator.review.changes.change import Change, ChangeKind
from generator.review.changes.meaning import NameOf
from generator.review.changes.renames import Renames
from generator.review.changes.side import Side


@dataclass(frozen=True, slots=True)
class _Turn:
    """The evidence for one entry on both sides; statements that contest it by their present ids."""

    entry: Entry
    was: Evidence
    now: Evidence


def evidence_changes(was: Side, now: Side, renamed: Renames) -> Iterator[Change]:
    """Entries on both sides with another label, other origins, or others who contest them.

    An entry need not be edited for that. Entries are passed over of which a source, or a
    statement that contests them on one side, cannot be read on the other.
    """
    for former, entry in _published_on_both(was, now, renamed):
        if not (was.rests_on_what_is_here(former) and now.rests_on_what_is_here(entry)):
            continue
        turn = _Turn(entry, evidence_of(former, was.archive), evidence_of(entry, now.archive))
        if not _hangs_on_unreadable(turn, was, now, renamed):
            yield from _of_label(turn, was, now)
            yield from _of_contesting(turn, now, renamed)


def membership_changes(was: Side, now: Side, renamed: Renames) -> Iterator[Change]:
    """Entries that a briefing has or lacks by one of its topics, whether it was edited or not."""
    by_topic_before, by_topic = _by_topic(was), _by_topic(now)
    for briefing in now.items.values():
        former = was.items.get(briefing.id)
        if not (isinstance(briefing, Briefing) and isinstance(former, Briefing)):
            continue
        before = {renamed.get(name, name) for name in _members(former, by_topic_before)}
        after = _members(briefing, by_topic)
        spelt_out = {renamed.get(name, name) for name in former.include} ^ set(briefing.include)
        gone = sorted(name for name in before - after - spelt_out if not now.is_unreadable(name))
        come = sorted(name for name in after - before - spelt_out if not was.is_unreadable(name))
        if gone or come:
            yield Change(
                ChangeKind.INCLUDED,
                now.subject(briefing.id),
                "topics",
                _named(gone, lambda name: now.name_of(name) or was.name_of(name)),
                _named(come, now.name_of),
            )


def _published_on_both(was: Side, now: Side, renamed: Renames) -> Iterator[tuple[Entry, Entry]]:
    for former in was.archive.entries.values():
        entry = now.archive.entries.get(renamed.get(former.id, former.id))
        if entry is not None:
            yield former, entry


def _hangs_on_unreadable(turn: _Turn, was: Side, now: Side, renamed: Renames) -> bool:
    former_ids = {present: former for former, present in renamed.items()}
    return any(
        now.is_unreadable(renamed.get(found.id, found.id)) for found in turn.was.contested_by
    ) or any(
        was.is_unreadable(former_ids.get(found.id, found.id)) for found in turn.now.contested_by
    )


def _of_label(turn: _Turn, was: Side, now: Side) -> Iterator[Change]:
    before, after = turn.was, turn.now
    if before.label is after.label and before.origins == after.origins:
        return
    is_label = before.label is not after.label
    went = set(before.origins) - set(after.origins)
    came = set(after.origins) - set(before.origins)
    yield Change(
        ChangeKind.EVIDENCE if is_label else ChangeKind.ORIGINS,
        now.subject(turn.entry.id),
        "",
        (_told(before),),
        (_told(after),),
        _origins_told(sorted(went), sorted(came), was, now),
    )


def _told(evidence: Evidence) -> str:
    number = len(evidence.origins)
    return f"{evidence.label.label}, {number or 'no'} {'origin' if number == 1 else 'origins'}"


def _origins_told(went: list[str], came: list[str], was: Side, now: Side) -> str:
    said = [
        f"{what}: {', '.join(side.name_of(origin) or origin for origin in origins)}"
        for what, origins, side in (("new", came, now), ("gone", went, was))
        if origins
    ]
    return f"origins {', '.join(said)}" if said else ""


def _of_contesting(turn: _Turn, now: Side, renamed: Renames) -> Iterator[Change]:
    before = {renamed.get(found.id, found.id): found for found in turn.was.contested_by}
    after = {found.id: found for found in turn.now.contested_by}
    subject = now.subject(turn.entry.id)
    if come := _statements(after, without=before):
        yield Change(ChangeKind.CONTESTED, subject, after=come)
    if gone := _statements(before, without=after):
        yield Change(ChangeKind.UNCONTESTED, subject, before=gone)


def _statements(found: Mapping[str, Statement], without: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(
        f"{statement.act.label}: {statement.title} ({name})"
        for name, statement in found.items()
        if name not in without
    )


def _by_topic(side: Side) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in side.items.values():
        for topic in item.topics if isinstance(item, Entry) else ():
            found.setdefault(topic, set()).add(item.id)
    return found


def _members(briefing: Briefing, by_topic: Mapping[str, set[str]]) -> set[str]:
    return set(briefing.include).union(*(by_topic.get(topic, ()) for topic in briefing.topics))


def _named(identifiers: list[str], name_of: NameOf) -> tuple[str, ...]:
    return tuple(f"{name_of(name)} ({name})" if name_of(name) else name for name in identifiers)
