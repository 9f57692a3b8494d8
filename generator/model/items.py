"""What the archive holds, field by field: the one place that says what may be typed.

Checks, error messages, JSON Schemas and scaffolds derive from these classes;
the text under a field is the meaning that contributors read. The order of the fields is the order
in which they are written.
"""

from datetime import date as Day  # noqa: N812, a field is called date
from datetime import timedelta
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field
from pydantic.json_schema import SkipJsonSchema

from generator.model import vocabulary as words
from generator.model.fields import (
    TO_BE_WRITTEN,
    ActorId,
    ActorOrName,
    ActorOrUnknown,
    Analysis,
    Date,
    EntryId,
    EventOrResponseId,
    FormerId,
    FullDate,
    LanguageTag,
    Line,
    OneOrMany,
    Prose,
    Quote,
    ResponseId,
    SourceCitation,
    SourceId,
    StateCode,
    Summary,
    Title,
    TopicId,
    TrueOrFalse,
    WebAddress,
)
from generator.model.vocabulary import Kind


class Part(BaseModel):
    """A frozen value read strictly: a field that is not known is a typing error."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        use_attribute_docstrings=True,
        str_strip_whitespace=True,
    )


class Item(Part):
    """Anything with an id: an entry, a source, an actor, a topic or a briefing."""

    kind: ClassVar[Kind]

    id: Annotated[SkipJsonSchema[str], Field(exclude=True)]
    """The name of the file; never typed inside it."""

    @property
    def name(self) -> str:
        """What the item is called where it is linked to."""
        raise NotImplementedError

    @property
    def is_unwritten(self) -> bool:
        """Whether a text that a new entry begins with still stands in it."""
        return TO_BE_WRITTEN in vars(self).values()


class Update(Part):
    """One change made to an entry after it was published."""

    date: FullDate
    """The day of the change, as YYYY-MM-DD."""
    kind: words.UpdateKind
    """Why it was changed."""
    text: Prose
    """What was changed, and from what to what."""


class QuoteOriginal(Part):
    """The words of a quotation in the language they were spoken or written in."""

    text: Quote
    """The original words, without outer quotation marks."""
    lang: LanguageTag
    """Their language as a BCP 47 tag, for example `ko`."""
    romanised: Quote | None = None
    """The same words in Latin letters."""


class Step(Part):
    """An earlier step in the history of a regulatory response."""

    date: Date
    """When it reached this status."""
    status: words.ResponseStatus
    """The status it reached."""
    source: SourceCitation | None = None
    """The source that says so."""


class Judgement(Part):
    """An analytic judgement after ICD 203: likelihood and confidence are two different things."""

    text: Prose
    """The judgement in one or two sentences, without its confidence or likelihood."""
    confidence: words.Confidence | None = None
    """How sound its basis is."""
    likelihood: words.Likelihood | None = None
    """How probable it is, where it is about something uncertain."""
    basis: OneOrMany[EntryId] = ()
    """Ids of entries of the briefing that it rests on."""


class Entry(Item):
    """What events, statements and regulatory responses have in common."""

    OPENING: ClassVar = ("title", "date", "date_text", "added")
    """What a file begins with; the fields of its kind follow, then the others of this class."""

    title: Title
    """Headline in your own words, at most 120 characters, without a full stop at the end."""
    date: Date
    """When it happened, was said or reached its present status: 2025-10-14, or 2025-10."""
    date_text: Line | None = None
    """The source's own words for the date; needed when the date is `unknown`."""
    added: FullDate
    """The day this entry joined the archive, as YYYY-MM-DD."""
    topics: OneOrMany[TopicId] = ()
    """Ids from topics.yaml."""
    sources: Annotated[OneOrMany[SourceCitation], Field(min_length=1)]
    """Ids of the sources that together support the entry; `#p12` behind an id names the place."""
    credibility: words.Credibility = words.Credibility.UNKNOWN
    """Admiralty scale from 1 (confirmed by other sources) to 6 (truth cannot be judged)."""
    related: OneOrMany[EntryId] = ()
    """Ids of other entries worth reading with this one."""
    note: Prose | None = None
    """Editor's remark."""
    updates: OneOrMany[Update] = ()
    """What was changed since the entry was published."""
    embargo_until: FullDate | None = None
    """The entry is left out of everything built for a day earlier than this (YYYY-MM-DD)."""
    aliases: OneOrMany[FormerId] = ()
    """Former ids of this entry; their addresses lead here."""

    @property
    def name(self) -> str:
        return self.title

    @property
    def is_retracted(self) -> bool:
        """Whether an update says that the entry no longer stands."""
        return any(update.kind is words.UpdateKind.RETRACTION for update in self.updates)

    @property
    def is_expected(self) -> bool:
        """Whether it is an event that may still come and is not known to have happened yet."""
        return False


class Event(Entry):
    """Something that happened, is happening or is expected."""

    kind = Kind.EVENT

    status: words.EventStatus
    """How far it has come."""
    verification: words.Verification = words.Verification.REPORTED
    """How well it is established."""
    type: words.EventType | None = None
    """What sort of event it is."""
    summary: Summary
    """What is known, attributed where it can be disputed; at most 600 characters."""
    actors: OneOrMany[ActorId] = ()
    """Who took part: ids of actors, or two-letter codes of states."""
    countries: OneOrMany[StateCode] = ()
    """Where, or whom, it concerns: two-letter codes."""
    part_of: EventOrResponseId | None = None
    """Id of the event or response that this is a part of."""

    @property
    def is_expected(self) -> bool:
        return self.status is words.EventStatus.EXPECTED and not self.did_not_happen

    @property
    def overdue_since(self) -> Day | None:
        """The first day after the window of what is expected; None where no end of it is known."""
        latest = self.date.latest
        return latest + timedelta(days=1) if self.is_expected and latest else None

    def is_overdue(self, as_of: Day) -> bool:
        """Whether it is still expected on the day `as_of` although its window has closed."""
        return self.overdue_since is not None and self.overdue_since <= as_of

    @property
    def did_not_happen(self) -> bool:
        """Whether it was called off, looked for in vain, refuted or withdrawn."""
        is_off = self.status in (words.EventStatus.CANCELLED, words.EventStatus.NOT_OBSERVED)
        is_refuted = self.verification is words.Verification.REFUTED
        return is_off or is_refuted or self.is_retracted

    @property
    def is_only_said(self) -> bool:
        """Whether it is alleged, under examination or refuted: nothing may assert it."""
        is_refuted = self.verification is words.Verification.REFUTED
        return is_refuted or self.verification.is_unestablished

    @property
    def is_unestablished(self) -> bool:
        """Whether it is alleged or under examination, and was not called off or withdrawn."""
        return self.verification.is_unestablished and not self.did_not_happen


class Statement(Entry):
    """Something that somebody said."""

    kind = Kind.STATEMENT

    act: words.Act
    """What the speaker does by saying it."""
    attribution: words.Attribution
    """How the source identifies who spoke."""
    speaker: ActorId | None = None
    """Who spoke: an actor's id; for an unnamed person, the body they belong to."""
    speaker_as: Line | None = None
    """The source's own description of an unnamed speaker, to the letter."""
    via: ActorId | None = None
    """Id of the channel that carried it, for state media."""
    about: OneOrMany[EntryId] = ()
    """Ids of the entries that the statement is about."""
    quote: Quote | None = None
    """The exact words without outer quotation marks, at most 300 characters."""
    quote_is: words.QuoteOrigin = words.QuoteOrigin.ORIGINAL
    """Whether these are the speaker's own words or a translation."""
    quote_lang: LanguageTag | None = None
    """The language of the quote as a BCP 47 tag, for example `en`."""
    quote_original: QuoteOriginal | None = None
    """The words in the original language, where the quote is a translation."""
    summary: Summary | None = None
    """What was said, attributed; at most 600 characters; a quote may stand in its place."""

    @property
    def contests(self) -> bool:
        """Whether it denies or disputes what it is about, and still stands."""
        return self.act.is_contesting and not self.is_retracted


class Response(Entry):
    """A rule, measure or call for one."""

    kind = Kind.RESPONSE

    status: words.ResponseStatus
    """How far it has come."""
    type: words.ResponseType
    """What sort of rule or measure it is."""
    issuers: Annotated[OneOrMany[ActorId], Field(min_length=1)]
    """Who calls for it, proposes it or decides on it."""
    targets: OneOrMany[ActorId] = ()
    """Whom it is directed at."""
    responds_to: OneOrMany[EntryId] = ()
    """Ids of the entries that it answers."""
    amends: OneOrMany[ResponseId] = ()
    """Ids of the responses that it changes."""
    instrument: Line | None = None
    """The official identifier to the letter, for example `S/RES/1718 (2006)`."""
    binding: TrueOrFalse | None = None
    """Whether those it is directed at must follow it."""
    coverage: words.Coverage | None = None
    """How far it reaches the topics of this entry."""
    gap: Summary | None = None
    """What it does not reach."""
    history: OneOrMany[Step] = ()
    """Earlier steps, the oldest first."""
    summary: Summary
    """What it says and does; at most 600 characters."""


class Source(Item):
    """A publication that entries rest on."""

    kind = Kind.SOURCE

    title: Line
    """Its title, as printed."""
    publisher: ActorOrName
    """Who published it: an actor's id, or a plain name."""
    type: words.SourceType
    """What sort of publication it is."""
    published: Date
    """When it was published."""
    author: OneOrMany[Line] = ()
    """Who wrote it, as printed."""
    url: WebAddress | None = None
    """Where it can be read."""
    accessed: FullDate | None = None
    """The day you opened the address, as YYYY-MM-DD."""
    archive_url: WebAddress | None = None
    """Where an archived copy can be read."""
    lang: LanguageTag | None = None
    """Its language as a BCP 47 tag, for example `ko`."""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")] | None = None
    """SHA-256 sum of the copy that was read: 64 digits from 0 to 9 and a to f."""
    reliability: words.Reliability = words.Reliability.F
    """Admiralty scale from A (completely reliable) to F (reliability cannot be judged)."""
    access: words.Access = words.Access.PUBLIC
    """Who can open it."""
    cited_via: SourceId | None = None
    """Id of the source through which this one is known, where nobody here has seen it."""
    origin: ActorOrUnknown | None = None
    """Who stands behind the content, where that is not the publisher; or `unknown`."""
    seen: words.Seen = words.Seen.ORIGINAL
    """How the curator read it."""
    note: Prose | None = None
    """Editor's remark."""

    @property
    def name(self) -> str:
        return self.title


class Actor(Item):
    """A person, body or group that does or says something."""

    kind = Kind.ACTOR

    label: Annotated[Line, Field(alias="name")]
    """The usual English name."""
    type: words.ActorType
    """What sort of actor it is."""
    country: StateCode | None = None
    """Two-letter code of the state it belongs to."""
    aliases: OneOrMany[Line] = ()
    """Other names, spellings and abbreviations, so that search finds it."""
    names: dict[LanguageTag, Line] = Field(default_factory=dict)
    """Names in other languages: language tag, then the name, for example `ko: 조선중앙통신`."""
    part_of: ActorId | None = None
    """Id of the body it belongs to."""
    wikidata: Annotated[str, Field(pattern="^Q[1-9][0-9]*$")] | None = None
    """Wikidata identifier, for example Q1065."""
    url: WebAddress | None = None
    """Its own site."""
    note: Prose | None = None
    """Editor's remark."""

    @property
    def name(self) -> str:
        return self.label


class Topic(Item):
    """A subject that entries are filed under."""

    kind = Kind.TOPIC

    label: Line
    """The topic's name."""
    definition: Summary
    """What belongs under it."""

    @property
    def name(self) -> str:
        return self.label


class Briefing(Item):
    """A reading of a set of entries for somebody who has to know where things stand."""

    kind = Kind.BRIEFING

    title: Title
    """Headline, at most 120 characters, without a full stop at the end."""
    as_of: FullDate
    """The day up to which the editors looked, as YYYY-MM-DD."""
    added: FullDate
    """The day the briefing joined the archive, as YYYY-MM-DD."""
    bottom_line: Prose
    """What a reader should take away who reads nothing else."""
    include: OneOrMany[EntryId] = ()
    """Ids of the entries it is made of."""
    topics: OneOrMany[TopicId] = ()
    """Ids of topics: everything filed under them is included."""
    judgements: OneOrMany[Judgement] = ()
    """What the editors conclude."""
    analysis: Analysis | None = None
    """Analysis in the small Markdown subset; headings from level 3."""
    alternatives: Prose | None = None
    """Other ways to read the same entries."""
    editors: OneOrMany[Line] = ()
    """Who edited it."""
    updates: OneOrMany[Update] = ()
    """What was changed since the briefing was published."""

    @property
    def name(self) -> str:
        return self.title

    def includes(self, entry: Entry) -> bool:
        """Whether the entry is part of the briefing, by its id or by one of its topics."""
        return entry.id in self.include or not set(self.topics).isdisjoint(entry.topics)


MODELS: dict[Kind, type[Item]] = {
    model.kind: model for model in (Event, Statement, Response, Source, Actor, Briefing, Topic)
}
