"""What each kind of page is given: a frozen value with all that its template puts in order."""

from dataclasses import dataclass

from generator.check.rulebook import Rule
from generator.model.content import Page
from generator.model.dates import ApproximateDate
from generator.model.field_guide import FieldGuide
from generator.model.items import Actor, Briefing, Entry, Event, Item, Source, Topic
from generator.model.rich_text import Refusal
from generator.model.vocabulary import Kind, Verification
from generator.relate.dossier import Dossier
from generator.relate.evidence import Evidence
from generator.relate.positions import Position
from generator.render.listing import Listing


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What every page has: its file, its title and what a search engine shows of it.

    `source` is the content file behind the page, relative to the project; empty for a page made
    of many.
    """

    path: str
    title: str
    description: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView(View):
    """The front page."""

    briefings: tuple[Briefing, ...]
    latest: tuple[Entry, ...]
    expected: tuple[Event, ...]
    counts: tuple[tuple[Kind, int], ...]
    verification: tuple[Verification, ...]
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView(View):
    """A briefing."""

    dossier: Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView(View):
    """An event, statement or regulatory response."""

    entry: Entry
    evidence: Evidence
    position: Position
    parts: tuple[Entry, ...]
    subjects: tuple[Position, ...]
    related: tuple[Entry, ...]
    briefings: tuple[Briefing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceView(View):
    """A source, and what rests on it."""

    item: Source
    origin: str
    carries: tuple[Source, ...]
    listing: Listing[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorView(View):
    """An actor, and where it appears."""

    item: Actor
    names: tuple[tuple[str, str], ...]
    members: tuple[Actor, ...]
    published: tuple[Source, ...]
    listing: Listing[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicView(View):
    """A topic, and what is filed under it."""

    item: Topic
    briefings: tuple[Briefing, ...]
    listing: Listing[Entry]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexView(View):
    """The list of everything of a kind."""

    kind: Kind
    listing: Listing[Item]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenView(View):
    """A page written by hand."""

    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ContributeView(View):
    """How to contribute: a short entry, the source it rests on, and where everything is told."""

    entry_file: str
    source_file: str
    kinds: tuple[tuple[Kind, str], ...]


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a reference page, where it stands there, an example as typed, and its own fields.

    `anchor` is unique on the page; `example` is empty where one would need lines of its own.
    """

    guide: FieldGuide
    anchor: str
    example: str
    fields: "tuple[FieldView, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceView(View):
    """Every field of a kind; `file` is where an entry of it stands, `template` one to copy."""

    kind: Kind
    meaning: str
    file: str
    template: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True, slots=True)
class MistypedDate:
    """A text that is no date, and what is said of it."""

    typed: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DatesView(View):
    """How dates are typed: dates by what they say, and some that are none."""

    typed: tuple[tuple[str, tuple[ApproximateDate, ...]], ...]
    mistyped: tuple[MistypedDate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsView(View):
    """What of Markdown texts may use, as typed; what is refused, and what stays as it is."""

    spans: tuple[str, ...]
    blocks: tuple[str, ...]
    in_analyses: str
    several_lines: str
    refused: tuple[tuple[str, Refusal], ...]
    literal: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView(View):
    """Every rule, by what the rules are about."""

    groups: tuple[tuple[str, tuple[Rule, ...]], ...]
