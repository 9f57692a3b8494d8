"""What lies between two versions of the archive, by its meaning."""

from collections.abc import Iterator

from generator.model.content import Page
from generator.model.items import Entry, Statement
from generator.relate.evidence import evidence_of
from generator.relate.marks import mark_of
from generator.review.changes.change import Change, ChangeKind, Subject
from generator.review.changes.consequences import evidence_changes, membership_changes
from generator.review.changes.field_changes import field_changes
from generator.review.changes.meaning import sense_of_prose
from generator.review.changes.renames import Renames, followed, heirs, renames
from generator.review.changes.side import Side
from generator.review.changes.stances import position_changes
from generator.review.changes.versions import Versions


def changes(was: Side, now: Side) -> tuple[Change, ...]:
    """Every change from `was` to `now`, in no particular order; of a side and itself, none.

    Pure, and fails on nothing: what cannot be read on one side is a change of its own.
    """
    renamed = renames(was, now)
    own = (*_item_changes(was, now, renamed), *_page_changes(was, now))
    return (
        *own,
        *position_changes(was, now, renamed),
        *evidence_changes(was, now, renamed),
        *membership_changes(was, now, renamed),
        *_untouched_meaning(was, now, {change.subject.path for change in own}),
    )


def _item_changes(was: Side, now: Side, renamed: Renames) -> Iterator[Change]:
    leads_to = heirs(now)
    for former in was.content.filed:
        if renamed.get(former, former) not in now.content.filed:
            yield _withdrawn(former, was, leads_to.get(former, ""))
    former_ids = {present: former for former, present in renamed.items()}
    for present in now.content.filed:
        former = former_ids.get(present, present)
        if former not in was.content.filed:
            yield _new(present, now)
        else:
            yield from _of_both(former, present, was, now, renamed)


def _of_both(former: str, present: str, was: Side, now: Side, renamed: Renames) -> Iterator[Change]:
    subject = now.subject(present)
    before, after = was.items.get(former), now.items.get(present)
    if before is None or after is None:
        if before or after or _lines(was, former) != _lines(now, present):
            sides = [side.name for side, item in ((was, before), (now, after)) if item is None]
            detail = f"in {' and '.join(sides)}; it was not compared"
            yield Change(ChangeKind.UNREADABLE, subject, detail=detail)
        return
    if former != present:
        yield Change(ChangeKind.RENAMED, subject, "", (former,), (present,))
    if before.kind is not after.kind:
        kinds = (before.kind.label,), (after.kind.label,)
        yield Change(ChangeKind.FACT, subject, "kind", *kinds)
    present_before, was_published = followed(before, renamed), was.is_published(before)
    yield from field_changes(Versions(subject, was, now, present_before, after, was_published))


def _withdrawn(identifier: str, was: Side, heir: str) -> Change:
    detail = f"its id leads to “{heir}” now" if heir else ""
    standing = _standing(identifier, was)
    return Change(ChangeKind.WITHDRAWN, was.subject(identifier), before=standing, detail=detail)


def _new(identifier: str, now: Side) -> Change:
    item = now.items.get(identifier)
    subject = now.subject(identifier)
    if item is None:
        detail = f"new in {now.name}; its form is wrong"
        return Change(ChangeKind.UNREADABLE, subject, detail=detail)
    return Change(
        ChangeKind.NEW, subject, after=_standing(identifier, now), detail=_remark(identifier, now)
    )


def _standing(identifier: str, side: Side) -> tuple[str, ...]:
    """What a reader is told of an entry at first glance: its mark and its evidence label."""
    entry = side.items.get(identifier)
    if not isinstance(entry, Entry):
        return ()
    mark = mark_of(entry, side.as_of)
    if not side.is_published(entry) or not side.rests_on_what_is_here(entry):
        return (mark,)
    return (mark, evidence_of(entry, side.archive).label.label)


def _remark(identifier: str, side: Side) -> str:
    entry = side.items[identifier]
    remarks = []
    if isinstance(entry, Statement) and entry.about:
        about = (side.name_of(name) or name for name in entry.about)
        remarks.append("about " + ", ".join(f"“{name}”" for name in about))
    if isinstance(entry, Entry) and entry.embargo_until:
        remarks.append(f"under embargo until {entry.embargo_until}")
    return "; ".join(remarks)


def _lines(side: Side, identifier: str) -> tuple[str, ...]:
    return side.content.filed[identifier].document.lines


def _page_changes(was: Side, now: Side) -> Iterator[Change]:
    """Pages written by hand."""
    before = {page.path: page for page in was.content.pages}
    after = {page.path: page for page in now.content.pages}
    for path, page in before.items():
        if path not in after:
            yield Change(ChangeKind.WITHDRAWN, _subject(page, was))
    for path, page in after.items():
        if path not in before:
            yield Change(ChangeKind.NEW, _subject(page, now))
        else:
            yield from _of_page(before[path], page, now)


def _of_page(before: Page, after: Page, now: Side) -> Iterator[Change]:
    for field in ("title", "description", "text"):
        old, new = str(getattr(before, field)), str(getattr(after, field))
        if sense_of_prose(old) != sense_of_prose(new):
            yield Change(ChangeKind.WORDING, _subject(after, now), field, (old,), (new,))


def _subject(page: Page, side: Side) -> Subject:
    document = side.content.documents_of_pages[page.path]
    return Subject("page", page.path.removesuffix(".md"), page.title, document.path)


def _untouched_meaning(was: Side, now: Side, changed: set[str]) -> Iterator[Change]:
    """Files whose text or place differs, and nothing of what they say."""
    before, after = _texts(was), _texts(now)
    for name, (path, lines) in after.items():
        if name in before and before[name] != (path, lines) and path not in changed:
            moved = ((before[name][0],), (path,)) if before[name][0] != path else ((), ())
            yield Change(ChangeKind.NOTHING, Subject("file", path, path, path), "", *moved)


def _texts(side: Side) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Path and lines of every file, by what tells it from others wherever it stands."""
    filed = {
        found.id if not found.start else found.document.path: found.document
        for found in side.content.filed.values()
    }
    documents = {**filed, **side.content.documents_of_pages}
    return {name: (document.path, document.lines) for name, document in documents.items()}
