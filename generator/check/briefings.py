"""Whether briefings rest on their entries, and entries have a briefing."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.model.items import Briefing, Entry, Response
from generator.model.problems import Problem
from generator.model.provenance import origins_of
from generator.model.vocabulary import Coverage


def judgements_rest_on_the_briefing(examination: Examination) -> Iterator[Problem]:
    """E240: what a judgement rests on can be read in the same briefing."""
    for briefing in examination.items(Briefing):
        for index, judgement in enumerate(briefing.judgements):
            for position, identifier in enumerate(judgement.basis):
                entry = examination.find(identifier, Entry)
                if entry is not None and not briefing.includes(entry):
                    yield examination.problem(
                        "E240",
                        briefing,
                        ("judgements", index, "basis", position),
                        f"“{identifier}” is not part of this briefing",
                        "Add it to “include”, or take it out of the basis.",
                    )


def judgements_say_how_sure_they_are(examination: Examination) -> Iterator[Problem]:
    """W240: a judgement without confidence or likelihood reads like a fact."""
    for briefing in examination.items(Briefing):
        for index, judgement in enumerate(briefing.judgements):
            if judgement.confidence is None and judgement.likelihood is None:
                yield examination.problem(
                    "W240",
                    briefing,
                    ("judgements", index, "text"),
                    "this judgement has neither a confidence nor a likelihood",
                    "Add “confidence: low” (or moderate, high), “likelihood: …”, or both.",
                )


def responses_are_identified(examination: Examination) -> Iterator[Problem]:
    """W230: a decided rule has an official identifier."""
    for response in examination.items(Response):
        if response.status.is_decided and response.instrument is None:
            yield examination.problem(
                "W230",
                response,
                ("status",),
                f"the response is {response.status.label.lower()}, but its instrument is missing",
                "Add a line “instrument: …” with the official identifier, "
                "for example S/RES/1718 (2006).",
            )


def gaps_are_described(examination: Examination) -> Iterator[Problem]:
    """W301: who says that a rule does not fully reach the matter says what it does not reach."""
    for response in examination.items(Response):
        if response.coverage in (Coverage.INDIRECT, Coverage.NONE) and response.gap is None:
            yield examination.problem(
                "W301",
                response,
                ("coverage",),
                "what the rule does not reach is missing",
                "Add a line “gap: …”.",
            )


def entries_are_briefed(examination: Examination) -> Iterator[Problem]:
    """W402: an entry outside every briefing is found by search only."""
    briefings = tuple(examination.items(Briefing))
    included = {identifier for briefing in briefings for identifier in briefing.include}
    topics = {topic for briefing in briefings for topic in briefing.topics}
    for entry in examination.items(Entry):
        if entry.id not in included and topics.isdisjoint(entry.topics):
            yield examination.problem(
                "W402",
                entry,
                (),
                "no briefing includes this entry",
                "Add its id to “include” in a briefing.",
            )


def briefings_have_several_origins(examination: Examination) -> Iterator[Problem]:
    """W403: a briefing on one origin is that origin's account."""
    for briefing in examination.items(Briefing):
        cited = [
            source
            for entry in examination.members(briefing)
            for source in examination.cited(entry)
            if source.cited_via is None or source.cited_via in examination.sources
        ]
        origins = origins_of(cited, examination.sources)
        if len(origins) == 1:
            yield examination.problem(
                "W403",
                briefing,
                (),
                f"everything in this briefing goes back to one origin, {origins[0]}",
                "Look for an independent source; until then readers are told.",
            )
