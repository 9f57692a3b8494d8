"""Whether what is published rests on something, and readers can look it up."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain

from generator.check.examination import Examination
from generator.load.unfinished import is_unfinished
from generator.model import web_address
from generator.model.items import Actor, Entry, Event, Item, Source, Statement, Topic
from generator.model.problems import Problem
from generator.model.provenance import is_primary
from generator.model.vocabulary import Access, Act, Verification


def confirmation_is_shown(examination: Examination) -> Iterator[Problem]:
    """E204: confirmed means acknowledged, or shown by a primary document that is cited."""
    confirming: dict[str, list[Statement]] = defaultdict(list)
    for statement in examination.items(Statement):
        for identifier in statement.about if statement.act is Act.CONFIRMS else ():
            confirming[identifier].append(statement)
    for event in examination.items(Event):
        if event.verification is not Verification.CONFIRMED:
            continue
        if examination.may_be_named_by_broken(event.id) or examination.cites_unread(event):
            continue
        faults = [_fault(statement, event, examination) for statement in confirming[event.id]]
        if all(faults) and not any(map(is_primary, examination.cited(event))):
            yield examination.problem(
                "E204",
                event,
                ("verification",),
                ", and ".join(("nothing cited here confirms the event", *faults)),
                "Cite a source of the type official, document or dataset, file a statement that "
                "confirms it, or type reported.",
            )


def _fault(statement: Statement, event: Event, examination: Examination) -> str:
    """Why a statement is no ground for what readers of the event see; empty where it is."""
    until = statement.embargo_until
    if statement.is_retracted:
        return f"“{statement.id}” is retracted"
    if until and until > max(examination.as_of, event.embargo_until or examination.as_of):
        return f"“{statement.id}” is under embargo until {until}"
    if is_unfinished(examination.content.filed[statement.id]):
        return f"“{statement.id}” is not written yet"
    return ""


def addresses_are_dated(examination: Examination) -> Iterator[Problem]:
    """E220: an address is worth what it held on the day it was opened."""
    for source in examination.items(Source):
        if source.url and source.accessed is None:
            yield examination.problem(
                "E220",
                source,
                ("url",),
                "the day the address was opened is missing",
                "Add a line “accessed: …” with that day as YYYY-MM-DD.",
            )


def confidential_sources_name_their_carrier(examination: Examination) -> Iterator[Problem]:
    """E221: what nobody here has seen is known through something that was."""
    for source in examination.items(Source):
        if source.access is Access.CONFIDENTIAL and source.cited_via is None:
            yield examination.problem(
                "E221",
                source,
                ("access",),
                "a confidential source is known through another one, which is missing",
                "Add a line “cited_via: …” with the id of the source that tells of it.",
            )


def confidential_sources_are_not_cited_alone(examination: Examination) -> Iterator[Problem]:
    """E222: readers see through whom a confidential source is known."""
    for entry in examination.items(Entry):
        cited = {citation.source for citation in entry.sources}
        for index, citation in enumerate(entry.sources):
            source = examination.sources.get(citation.source)
            if source is None or source.access is not Access.CONFIDENTIAL:
                continue
            carrier = examination.content.filed.get(source.cited_via or "")
            if carrier is not None and carrier.id not in cited:
                yield examination.problem(
                    "E222",
                    entry,
                    ("sources", index),
                    f"“{source.id}” is confidential and stands here alone",
                    f"Cite “{carrier.id}” as well, through which it is known.",
                )


def archives_are_elsewhere(examination: Examination) -> Iterator[Problem]:
    """E223: a copy on the same host disappears together with the original."""
    for source in examination.items(Source):
        was_in_order = examination.content.filed[source.id].is_remembered
        if source.url is None or source.archive_url is None or was_in_order:
            continue
        if web_address.host(source.url) == web_address.host(source.archive_url):
            yield examination.problem(
                "E223",
                source,
                ("archive_url",),
                "the archived copy is on the host of the original",
                "Give the address of a copy in an archive, for example at web.archive.org.",
            )


def addresses_are_filed_once(examination: Examination) -> Iterator[Problem]:
    """E224: one page filed twice would be counted as two sources, and perhaps as two origins.

    The one that was opened first is taken to be the one to keep.
    """
    holders: dict[str, Source] = {}
    opened = [
        (source.accessed or date.max, source.id, source) for source in _on_the_web(examination)
    ]
    for _, _, source in sorted(opened):
        holder = holders.setdefault(web_address.canonical(source.url or ""), source)
        if holder is not source:
            yield examination.problem(
                "E224",
                source,
                ("url",),
                f"this address is filed already as “{holder.id}”",
                "Cite that one, and take this file away. An earlier version of a page is filed "
                "with the address of its archived copy.",
            )


def _on_the_web(examination: Examination) -> Iterator[Source]:
    return (source for source in examination.items(Source) if source.url)


def addresses_are_archived(examination: Examination) -> Iterator[Problem]:
    """W220: a page without an archived copy may be gone tomorrow."""
    for source in examination.items(Source):
        if source.url and source.archive_url is None:
            yield examination.problem(
                "W220",
                source,
                ("url",),
                "this address has no archived copy",
                "Have it archived, for example at web.archive.org, and add a line "
                "“archive_url: …” with the address of the copy.",
            )


def everything_is_used(examination: Examination) -> Iterator[Problem]:
    """W401: a source, actor or topic that nothing names has no place in the archive yet."""
    used = {named.identifier for named in examination.references}
    named: tuple[type[Item], ...] = (Source, Actor, Topic)
    for item in chain.from_iterable(map(examination.items, named)):
        if item.id in used:
            continue
        # Where an id leads nowhere, this may be what is meant.
        is_known_of = item.kind in examination.kinds_not_found
        if not is_known_of and not examination.may_be_named_by_broken(item.id):
            yield examination.problem(
                "W401",
                item,
                (),
                f"nothing refers to this {item.kind.label.lower()}",
                "Use it in an entry, or take the file away.",
            )
