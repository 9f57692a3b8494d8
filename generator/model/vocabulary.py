"""The closed lists of words a field may hold, each with the label readers see and its meaning.

Everything that lists these words (checks, schemas, scaffolds, pages) takes them from here.
"""

from enum import StrEnum
from typing import Self


class Term(StrEnum):
    """A word of a vocabulary: what is typed, what is shown, what it means."""

    label: str
    meaning: str

    def __new__(cls, typed: str, label: str, meaning: str = "") -> Self:
        term = str.__new__(cls, typed)
        term._value_ = typed
        term.label = label
        term.meaning = meaning
        return term


class Kind(StrEnum):
    """The kinds of things the archive holds; the value is also the name of the folder."""

    EVENT = "events"
    STATEMENT = "statements"
    RESPONSE = "responses"
    SOURCE = "sources"
    ACTOR = "actors"
    BRIEFING = "briefings"
    TOPIC = "topics"

    @property
    def singular(self) -> str:
        """The kind's name as typed on the command line: `event`."""
        return self.value.removesuffix("s")

    @property
    def label(self) -> str:
        """The kind's name as readers see it."""
        return "Regulatory response" if self is Kind.RESPONSE else self.singular.capitalize()


class EventStatus(Term):
    """How far an event has come."""

    EXPECTED = "expected", "Expected", "announced or foreseen, not yet seen to happen"
    ONGOING = "ongoing", "Ongoing", "had begun and not ended when last reported"
    OCCURRED = "occurred", "Occurred", "it happened"
    CANCELLED = "cancelled", "Cancelled", "called off"
    NOT_OBSERVED = (
        "not_observed",
        "Not observed",
        "its window closed and no public sign of it was found",
    )


class Verification(Term):
    """How well it is established that an event took place as described."""

    ALLEGED = "alleged", "Alleged", "somebody asserts it; the evidence is not open to us"
    UNDER_EXAMINATION = (
        "under_examination",
        "Under examination",
        "an official body is looking into it",
    )
    REPORTED = "reported", "Reported", "a source states it as fact"
    CONFIRMED = (
        "confirmed",
        "Confirmed",
        "acknowledged by the responsible actor, or shown by a primary document that is cited",
    )
    REFUTED = "refuted", "Refuted", "shown not to be so"

    @property
    def is_unestablished(self) -> bool:
        """Whether nobody has shown yet that it is so, nor that it is not."""
        return self in (Verification.ALLEGED, Verification.UNDER_EXAMINATION)


class EventType(Term):
    """What sort of event it is."""

    INVESTIGATION = "investigation", "Investigation"
    CAPABILITY = "capability", "Capability"
    TEST = "test", "Test"
    DEPLOYMENT = "deployment", "Deployment"
    PROCUREMENT = "procurement", "Procurement"
    CYBER_OPERATION = "cyber_operation", "Cyber operation"
    INCIDENT = "incident", "Incident"
    PUBLICATION = "publication", "Publication"
    MEETING = "meeting", "Meeting"
    VOTE = "vote", "Vote"
    DESIGNATION = "designation", "Designation"
    OTHER = "other", "Other"


class Act(Term):
    """What the speaker does by speaking."""

    ASSERTS = "asserts", "Assertion", "states as fact"
    ASSESSES = "assesses", "Assessment", "gives a judgement"
    WARNS = "warns", "Warning", "points to a danger"
    DENIES = "denies", "Denial", "says that it is not so"
    DISPUTES = "disputes", "Dispute", "contests part of it, or how it is put"
    CONFIRMS = "confirms", "Confirmation", "says that it is so, with responsibility for the matter"
    CALLS_FOR = "calls_for", "Call", "demands or proposes that something be done"
    ANNOUNCES = "announces", "Announcement", "makes known what it does or will do"
    DECLINES_COMMENT = "declines_comment", "No comment", "was asked and did not answer"

    @property
    def is_contesting(self) -> bool:
        """Whether to speak so is to contest what the statement is about."""
        return self in (Act.DENIES, Act.DISPUTES)

    @property
    def is_answer(self) -> bool:
        """Whether one can only speak so of something that is on record."""
        return self.is_contesting or self is Act.CONFIRMS


class Attribution(Term):
    """How the source identifies who spoke."""

    NAMED = "named", "Named", "a named person or body"
    ANONYMOUS = "anonymous", "Unnamed", "one person whom the source does not name"
    COLLECTIVE = "collective", "Collective", "several unnamed people, or states as a group"
    DOCUMENT = "document", "Document", "the words of a document"
    STATE_MEDIA = "state_media", "State media", "published by media that speak for the state"


class QuoteOrigin(Term):
    """Whether the quoted words are the speaker's own."""

    ORIGINAL = "original", "original words"
    TRANSLATION = "translation", "translated"


class ResponseStatus(Term):
    """How far a regulatory response has come."""

    CALLED_FOR = "called_for", "Called for", "somebody asks for it; nobody has taken it up"
    PROPOSED = "proposed", "Proposed", "a text or plan has been put forward"
    UNDER_CONSIDERATION = (
        "under_consideration",
        "Under consideration",
        "the deciding body deals with it",
    )
    ADOPTED = "adopted", "Adopted", "decided; not yet, or not said to be, in force"
    IN_FORCE = "in_force", "In force", "applies now"
    SUSPENDED = "suspended", "Suspended", "does not apply for the time being"
    LIFTED = "lifted", "Lifted", "ended by decision"
    EXPIRED = "expired", "Expired", "ended by its own term"
    REJECTED = "rejected", "Rejected", "put to a decision and turned down"
    WITHDRAWN = "withdrawn", "Withdrawn", "taken back by those who put it forward"

    @property
    def is_decided(self) -> bool:
        """Whether the deciding body has adopted it, whatever became of it since."""
        return self in (
            ResponseStatus.ADOPTED,
            ResponseStatus.IN_FORCE,
            ResponseStatus.SUSPENDED,
            ResponseStatus.LIFTED,
            ResponseStatus.EXPIRED,
        )


class ResponseType(Term):
    """What sort of rule or measure it is."""

    SANCTIONS = "sanctions", "Sanctions"
    EXPORT_CONTROL = "export_control", "Export control"
    ARMS_CONTROL = "arms_control", "Arms control"
    RESOLUTION = "resolution", "Resolution"
    LAW = "law", "Law"
    REGULATION = "regulation", "Regulation"
    EXECUTIVE_ORDER = "executive_order", "Executive order"
    GUIDANCE = "guidance", "Guidance"
    STANDARD = "standard", "Standard"
    MANDATE = "mandate", "Mandate"
    OTHER = "other", "Other"


class Coverage(Term):
    """How far a response reaches the topics of its entry."""

    EXPLICIT = "explicit", "Explicit", "it names the matter"
    INDIRECT = "indirect", "Indirect", "it reaches the matter by way of something else"
    NONE = "none", "None", "it does not reach the matter"
    UNCLEAR = "unclear", "Unclear", "its reach is open to reading, or was not examined"

    @property
    def leaves_a_gap(self) -> bool:
        """Whether the matter, or part of it, stays outside."""
        return self in (Coverage.INDIRECT, Coverage.NONE)


class SourceType(Term):
    """What sort of publication a source is."""

    NEWS = "news", "News"
    BLOG = "blog", "Blog"
    OFFICIAL = "official", "Official"
    STATE_MEDIA = "state_media", "State media"
    THINK_TANK = "think_tank", "Think tank"
    ACADEMIC = "academic", "Academic"
    DATASET = "dataset", "Dataset"
    SOCIAL = "social", "Social media"
    DOCUMENT = "document", "Document"
    OTHER = "other", "Other"


class Reliability(Term):
    """Admiralty scale: the source's record."""

    A = "A", "completely reliable"
    B = "B", "usually reliable"
    C = "C", "fairly reliable"
    D = "D", "not usually reliable"
    E = "E", "unreliable"
    F = "F", "reliability cannot be judged"


class Credibility(Term):
    """Admiralty scale: the information itself."""

    CONFIRMED = "1", "confirmed by other sources"
    PROBABLE = "2", "probably true"
    POSSIBLE = "3", "possibly true"
    DOUBTFUL = "4", "doubtful"
    IMPROBABLE = "5", "improbable"
    UNKNOWN = "6", "truth cannot be judged"


class Access(Term):
    """Who can open a source."""

    PUBLIC = "public", "public"
    PAYWALLED = "paywalled", "behind a paywall"
    CONFIDENTIAL = "confidential", "confidential"


class Seen(Term):
    """How the curator read a source."""

    ORIGINAL = "original", "read in the original"
    COPY = "copy", "read in a copy"
    EXCERPT = "excerpt", "read in an excerpt"


class ActorType(Term):
    """What sort of actor it is."""

    PERSON = "person", "Person"
    STATE = "state", "State"
    GOVERNMENT = "government", "Government body"
    INTERGOVERNMENTAL = "igo", "Intergovernmental organisation"
    COMPANY = "company", "Company"
    MEDIA = "media", "Media"
    RESEARCH = "research", "Research organisation"
    GROUP = "group", "Group"
    OTHER = "other", "Other"


class Confidence(Term):
    """ICD 203: how sound the basis of a judgement is."""

    HIGH = "high", "High confidence", "good sources that agree; the judgement may still be wrong"
    MODERATE = "moderate", "Moderate confidence", "credible sources, not enough to be sure"
    LOW = "low", "Low confidence", "thin, unchecked or contradictory sources"


class Likelihood(Term):
    """ICD 203: how probable it is that the judgement is so."""

    ALMOST_NO_CHANCE = "almost_no_chance", "almost no chance", "1 to 5 %"
    VERY_UNLIKELY = "very_unlikely", "very unlikely", "5 to 20 %"
    UNLIKELY = "unlikely", "unlikely", "20 to 45 %"
    ROUGHLY_EVEN_CHANCE = "roughly_even_chance", "roughly even chance", "45 to 55 %"
    LIKELY = "likely", "likely", "55 to 80 %"
    VERY_LIKELY = "very_likely", "very likely", "80 to 95 %"
    ALMOST_CERTAIN = "almost_certain", "almost certain", "95 to 99 %"


class UpdateKind(Term):
    """Why an entry was changed after it was published."""

    CORRECTION = "correction", "Correction", "a fact was wrong"
    CLARIFICATION = "clarification", "Clarification", "the words could be misread"
    UPDATE = "update", "Update", "something new is known"
    RETRACTION = "retraction", "Retraction", "the entry no longer stands"
