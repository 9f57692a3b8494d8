"""Who says what in a briefing: the claims, and the voices on each."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.model.items import Briefing
from generator.model.vocabulary import ActorType
from generator.relate.archive import Archive
from generator.relate.stances import Claim, Silence, Stance, VoiceKind, claims
from generator.render.addresses import POSITIONS, part_path
from generator.render.listing import Listing, listings
from generator.render.piece import Piece
from generator.render.view import View

CLAIMS_ON_A_PAGE = 20
VOICES_SHOWN = 12
ACTORS_IN_COLUMNS = 5

_UNNAMED = {
    VoiceKind.UNNAMED_PERSON: "Unnamed people",
    VoiceKind.UNNAMED_GROUP: "Unnamed groups",
    VoiceKind.DOCUMENT: "Documents",
}
_OTHERS = "Others"


@dataclass(frozen=True, slots=True)
class Column:
    """Whom a column is about: an actor, or what others are called together.

    `is_body`: a state or another body, of which one may ask what it says to all of the claims.
    """

    actor: str
    label: str
    is_body: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """A stance, and the anchor at which the page tells it."""

    stance: Stance
    anchor: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one column says about one claim; nothing where nothing of it is on file.

    `more` voices of it are told on the page of the entry only. `silence`: the claim is about this
    actor, so that its silence is told in words.
    """

    column: Column
    heard: tuple[Heard, ...]
    more: int
    silence: Silence | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is told of it."""
        return not (self.heard or self.more or self.silence)


@dataclass(frozen=True, slots=True)
class Row:
    """A claim as the page tells it; `more` voices are told on the page of its entry only.

    `silent` are the bodies of other columns, of which nothing about this claim is on file.
    """

    claim: Claim
    heard: tuple[Heard, ...]
    more: int
    cells: tuple[Cell, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionsView(View):
    """Who says what in a briefing, as of a day; some of its claims."""

    briefing: Briefing
    as_of: date
    columns: tuple[Column, ...]
    listing: Listing[Row]


def pages(archive: Archive) -> Iterator[Piece[PositionsView]]:
    """The pages of each briefing that has such claims: one, and more where they are many."""
    for briefing in archive.briefings.values():
        yield Piece(part_path(briefing, POSITIONS), _pages, (briefing,))


def _pages(archive: Archive, briefing: Briefing) -> Iterator[PositionsView]:
    found = claims(briefing, archive)
    columns = tuple(_columns(found, archive))
    rows = tuple(_row(claim, columns) for claim in found)
    for listing in listings(rows, part_path(briefing, POSITIONS), CLAIMS_ON_A_PAGE):
        if not found:
            return
        yield PositionsView(
            path=listing.path,
            title=listing.titled(f"Who says what: {briefing.title}"),
            description=f"Claim by claim, who asserts, denies or is silent: {briefing.title}",
            source=archive.paths[briefing.id],
            briefing=briefing,
            as_of=archive.as_of,
            columns=columns,
            listing=listing,
        )


def _columns(found: Iterable[Claim], archive: Archive) -> Iterator[Column]:
    """The actors that speak about most claims; all others, and the unnamed, by what they are."""
    voices = [stance.voice for claim in found for stance in claim.stances]
    named = Counter(voice.actor for voice in voices if voice.kind is VoiceKind.NAMED)
    shown = sorted(named, key=lambda actor: (-named[actor], actor))
    for actor in shown[:ACTORS_IN_COLUMNS]:
        is_body = archive.actors[actor].type is not ActorType.PERSON
        yield Column(actor, archive.actor_name(actor), is_body)
    if shown[ACTORS_IN_COLUMNS:]:
        yield Column("", _OTHERS)
    kinds = {voice.kind for voice in voices}
    yield from (Column("", label) for kind, label in _UNNAMED.items() if kind in kinds)


def _row(claim: Claim, columns: Sequence[Column]) -> Row:
    heard = tuple(
        Heard(stance, f"claim-{claim.entry.id}-{number}")
        for number, stance in enumerate(claim.stances[:VOICES_SHOWN], 1)
    )
    cells = tuple(_cell(column, claim, heard, columns) for column in columns)
    silent = (cell.column for cell in cells if cell.is_empty)
    return Row(
        claim=claim,
        heard=heard,
        more=len(claim.stances) - len(heard),
        cells=cells,
        silent=tuple(column.actor for column in silent if column.is_body),
    )


def _cell(column: Column, claim: Claim, heard: Iterable[Heard], columns: Sequence[Column]) -> Cell:
    told = tuple(each for each in heard if _column_of(each.stance, columns) == column)
    on_file = sum(_column_of(stance, columns) == column for stance in claim.stances)
    silences = (each for each in claim.silences if each.actor == column.actor)
    return Cell(column, told, on_file - len(told), next(silences, None))


def _column_of(stance: Stance, columns: Sequence[Column]) -> Column:
    voice = stance.voice
    if voice.kind is not VoiceKind.NAMED:
        return Column("", _UNNAMED[voice.kind])
    return next((c for c in columns if c.actor == voice.actor), Column("", _OTHERS))
