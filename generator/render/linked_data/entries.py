"""What an entry is about, in the types of schema.org, each only where it is true.

A program that reads `Event` takes it for a fact, and whoever reads `Legislation` takes it for law.
So a claim that is not established is at most a `Claim` of whoever made it. Ratings (`ClaimReview`)
are never given: the archive labels evidence, it does not rule on claims.
"""

from generator.model import instruments
from generator.model.items import Entry, Event, Response, Statement
from generator.model.site import Site
from generator.model.vocabulary import (
    Act,
    Attribution,
    EventStatus,
    EventType,
    QuoteOrigin,
    ResponseStatus,
    ResponseType,
)
from generator.relate.archive import Archive
from generator.relate.evidence import EvidenceLabel, evidence_of
from generator.render.linked_data.actors import named
from generator.render.linked_data.iso_dates import are_days, date_of, end_of, start_of
from generator.render.linked_data.naming import page_on, subject_of
from generator.render.linked_data.node import VOCABULARY, Node, node
from generator.render.linked_data.works import cited
from generator.render.plain_words import plain

_CLAIMING = (Act.ASSERTS, Act.DENIES, Act.DISPUTES, Act.CONFIRMS)
_AFFIRMING = (Act.ASSERTS, Act.CONFIRMS)
_UNNAMED = (Attribution.ANONYMOUS, Attribution.COLLECTIVE)
_WELL_SOURCED = (EvidenceLabel.OFFICIAL_RECORD, EvidenceLabel.CORROBORATED)
_LAW = (
    ResponseType.LAW,
    ResponseType.REGULATION,
    ResponseType.RESOLUTION,
    ResponseType.EXECUTIVE_ORDER,
)
_FORCE = {
    ResponseStatus.IN_FORCE: "InForce",
    ResponseStatus.SUSPENDED: "NotInForce",
    ResponseStatus.LIFTED: "NotInForce",
    ResponseStatus.EXPIRED: "NotInForce",
}


def subject(entry: Entry, archive: Archive, site: Site) -> Node | None:
    """What the page of an entry is about; None where schema.org has no type that is true."""
    if entry.is_retracted:
        return None
    if isinstance(entry, Event):
        return _event(entry, archive, site)
    if isinstance(entry, Statement):
        return _statement(entry, archive, site)
    if isinstance(entry, Response) and _is_legislation(entry, archive):
        return _legislation(entry, archive, site)
    return None


def _event(event: Event, archive: Archive, site: Site) -> Node | None:
    if _is_established(event, archive) and (_has_happened(event) or _is_scheduled(event, archive)):
        return _happening(event, archive, site)
    if event.verification.is_unestablished:
        return _allegation(event, archive, site)
    return None


def _is_established(event: Event, archive: Archive) -> bool:
    """Whether it is stated as fact, undenied, by a primary document or by two origins."""
    return not event.is_only_said and _is_well_sourced(event, archive)


def _is_well_sourced(entry: Entry, archive: Archive) -> bool:
    return evidence_of(entry, archive).label in _WELL_SOURCED


def _has_happened(event: Event) -> bool:
    return event.status in (EventStatus.OCCURRED, EventStatus.ONGOING)


def _is_scheduled(event: Event, archive: Archive) -> bool:
    """Whether it is a meeting still to come, on days that are named."""
    is_to_come = event.is_expected and not event.is_overdue(archive.as_of)
    is_meeting = event.type in (EventType.MEETING, EventType.VOTE)
    return is_to_come and is_meeting and are_days(event.date)


def _happening(event: Event, archive: Archive, site: Site) -> Node:
    return node(
        "Event",
        id=subject_of(event, site),
        name=event.title,
        description=plain(event.summary, archive),
        startDate=start_of(event.date),
        endDate=end_of(event.date),
        eventStatus=f"{VOCABULARY}EventScheduled" if event.is_expected else "",
    )


def _allegation(event: Event, archive: Archive, site: Site) -> Node | None:
    """What somebody who is named asserts of an event that is not established."""
    claims = [
        statement
        for statement in archive.statements_about.get(event.id, ())
        if statement.act in _AFFIRMING and not statement.is_retracted and _speaker(statement)
    ]
    claimants = dict.fromkeys(_speaker(statement) for statement in claims)
    if not claimants:
        return None
    return node(
        "Claim",
        id=subject_of(event, site),
        name=event.title,
        description=plain(event.summary, archive),
        claimant=tuple(named(speaker, archive, site) for speaker in claimants),
        appearance=cited(event, archive, site),
    )


def _statement(statement: Statement, archive: Archive, site: Site) -> Node | None:
    quotation = _quotation(statement, archive, site) if statement.quote else None
    if statement.act not in _CLAIMING:
        return quotation
    about = tuple(page_on(archive.item(name), site) for name in statement.about)
    return node(
        "Claim",
        id=subject_of(statement, site),
        name=statement.title,
        description=plain(statement.summary, archive),
        datePublished=date_of(statement.date),
        claimant=_who(statement, archive, site),
        about=about,
        appearance=quotation or cited(statement, archive, site),
    )


def _quotation(statement: Statement, archive: Archive, site: Site) -> Node:
    original = statement.quote_original
    is_translation = statement.quote_is is QuoteOrigin.TRANSLATION
    return node(
        "Quotation",
        text=statement.quote,
        inLanguage=statement.quote_lang,
        creator=_who(statement, archive, site),
        dateCreated=date_of(statement.date),
        isBasedOn=cited(statement, archive, site),
        translationOfWork=node("Quotation", text=original.text, inLanguage=original.lang)
        if original and is_translation
        else None,
    )


def _speaker(statement: Statement) -> str:
    """Who spoke, where the source says so: the body of an unnamed person has not spoken itself."""
    return "" if statement.attribution in _UNNAMED else statement.speaker or ""


def _who(statement: Statement, archive: Archive, site: Site) -> Node | None:
    speaker = _speaker(statement)
    return named(speaker, archive, site) if speaker else None


def _is_legislation(response: Response, archive: Archive) -> bool:
    """Whether a body has certainly adopted it: by its type, or by the number it has as law."""
    is_numbered = bool(response.instrument and instruments.canonical_address(response.instrument))
    is_law = response.status.is_decided and (response.type in _LAW or is_numbered)
    return is_law and _is_well_sourced(response, archive)


def _legislation(response: Response, archive: Archive, site: Site) -> Node:
    force = _FORCE.get(response.status)
    text = instruments.canonical_address(response.instrument) if response.instrument else ""
    changed = tuple(page_on(archive.item(name), site) for name in response.amends)
    return node(
        "Legislation",
        id=subject_of(response, site),
        name=response.title,
        description=plain(response.summary, archive),
        legislationIdentifier=response.instrument,
        legislationType=response.type.label,
        legislationPassedBy=tuple(named(name, archive, site) for name in response.issuers),
        legislationDate=_adopted_on(response),
        legislationLegalForce=f"{VOCABULARY}{force}" if force else "",
        legislationChanges=changed,
        url=text,
    )


def _adopted_on(response: Response) -> str:
    """When it was adopted: its date says when it reached the status that it has now."""
    steps = [(response.status, response.date)]
    steps += [(step.status, step.date) for step in response.history]
    return next((date_of(on) for status, on in steps if status is ResponseStatus.ADOPTED), "")
