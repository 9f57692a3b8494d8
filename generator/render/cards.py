"""Social cards: the picture that a link preview shows, said in words; `publish.cards` draws it.

Cards are made only where the site's address is known: nobody could fetch them by a relative one.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from enum import StrEnum
from hashlib import sha256

from generator.model import dates
from generator.model.dates import DateKind
from generator.model.items import Actor, Briefing, Entry, Event, Item, Statement, Topic
from generator.model.site import Site
from generator.model.vocabulary import Attribution, Verification
from generator.relate.archive import Archive
from generator.relate.evidence import EvidenceLabel, evidence_of
from generator.relate.marks import OVERDUE, mark_of
from generator.render.piece import Piece

FOLDER = "cards"


class Tone(StrEnum):
    """How a mark looks: like the badges of the pages, its words come first."""

    PLAIN = "plain"
    DOUBT = "doubt"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on a card; a part that does not apply is empty.

    `mark` is the word beside the title, `caveat` what a reader has to know who sees nothing but
    the picture, `evidence` the evidence label.
    """

    name: str
    site: str
    kind: str
    title: str
    mark: str = ""
    tone: Tone = Tone.PLAIN
    caveat: str = ""
    evidence: str = ""
    date: str = ""

    @property
    def path(self) -> str:
        """Its file below the site; another content has another name, so no preview goes stale."""
        fingerprint = sha256("\0".join(astuple(self)).encode()).hexdigest()[:12]
        return f"{FOLDER}/{self.name}-{fingerprint}.png"

    @property
    def in_words(self) -> str:
        """All that stands on it, for those who do not see it."""
        marks = ", ".join(filter(None, (self.kind, self.mark, self.evidence, self.date)))
        return ". ".join(filter(None, (self.title, marks, self.caveat, self.site)))


def pieces(archive: Archive, site: Site) -> Iterator[Piece[Card]]:
    """Every card of the site; none where its address is not known."""
    if not site.address:
        return
    yield Piece("site", _site_card, (site,))
    shelves = (archive.entries, archive.briefings, archive.topics, archive.actors)
    for shelf in shelves:
        for item in shelf.values():
            yield Piece(f"{item.kind.value}/{item.id}", _item_card, (item, site))


def _site_card(archive: Archive, site: Site) -> Iterator[Card]:
    yield of_site(site)


def _item_card(archive: Archive, item: Item, site: Site) -> Iterator[Card]:
    yield of_item(item, archive, site)


def cards_of(archive: Archive, site: Site) -> Iterator[Card]:
    """All cards at once."""
    for piece in pieces(archive, site):
        yield from piece.made(archive)


def of_site(site: Site) -> Card:
    """The card of every page that has none of its own."""
    return Card("site", site.name, "", site.description or site.name)


def of_item(item: Item, archive: Archive, site: Site) -> Card:
    """The card of one item's page; that of the site for sources, which are others' works."""
    if isinstance(item, Entry):
        return _of_entry(item, archive, site)
    name, kind = f"{item.kind.value}/{item.id}", item.kind.label
    if isinstance(item, Briefing):
        looked = f"As of {dates.day_in_words(item.as_of)}"
        return Card(name, site.name, kind, item.title, date=looked)
    if isinstance(item, Actor):
        return Card(name, site.name, kind, item.name, mark=item.type.label)
    return Card(name, site.name, kind, item.name) if isinstance(item, Topic) else of_site(site)


def _of_entry(entry: Entry, archive: Archive, site: Site) -> Card:
    found = evidence_of(entry, archive)
    mark = mark_of(entry, archive.as_of)
    return Card(
        name=f"{entry.kind.value}/{entry.id}",
        site=site.name,
        kind=entry.kind.label,
        title=entry.title,
        mark=found.label.label if entry.is_retracted else mark,
        tone=_tone(entry, mark),
        caveat=_caveat(entry, archive),
        evidence="" if entry.is_retracted else found.label.label,
        date=_date(entry),
    )


def _tone(entry: Entry, mark: str) -> Tone:
    is_rejected = isinstance(entry, Event) and entry.verification is Verification.REFUTED
    is_contesting = isinstance(entry, Statement) and entry.act.is_contesting
    if entry.is_retracted or is_rejected or is_contesting:
        return Tone.BAD
    is_unestablished = isinstance(entry, Event) and entry.verification.is_unestablished
    return Tone.DOUBT if is_unestablished or mark == OVERDUE else Tone.PLAIN


def _caveat(entry: Entry, archive: Archive) -> str:
    """Whatever must not be read as if it were known says so on its card."""
    if entry.is_retracted:
        return _sentence(EvidenceLabel.RETRACTED.meaning)
    if isinstance(entry, Statement):
        return f"{_speaker(entry, archive)} {entry.act.meaning}"
    if isinstance(entry, Event):
        return _sentence(entry.verification.meaning) if entry.is_only_said else ""
    return ""


def _speaker(statement: Statement, archive: Archive) -> str:
    if statement.attribution is Attribution.ANONYMOUS:
        return "Somebody who is not named"
    if statement.attribution is Attribution.COLLECTIVE:
        return "A group that is not named"
    spoke = statement.speaker or statement.via
    return archive.actor_name(spoke) if spoke else "A document"


def _sentence(meaning: str) -> str:
    return meaning[:1].upper() + meaning[1:]


def _date(entry: Entry) -> str:
    is_unknown = entry.date.kind is DateKind.UNKNOWN
    return f"“{entry.date_text}”" if is_unknown and entry.date_text else entry.date.in_words
