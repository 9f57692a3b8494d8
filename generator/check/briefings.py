"""Whether briefings rest on their entries, and entries have a briefing."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.model.items import Briefing, Entry
from generator.model.problems import Problem
from generator.model.provenance import origins_of


def briefings_are_of_something(examination: Examination) -> Iterator[Problem]:
    """E110: a briefing includes entries, one by one or by their topics."""
    for briefing in examination.items(Briefing):
        if not briefing.include and not briefing.topics:
            yield examination.problem(
                "E110",
                briefing,
                (),
                "the briefing includes no entries",
                "Add a line “include: …” with ids of entries, or “topics: …” with ids of topics.",
            )


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


def entries_are_briefed(examination: Examination) -> Iterator[Problem]:
    """W402: an entry outside every briefing is found by search only."""
    briefings = tuple(examination.items(Briefing))
    broken = examination.named_by_broken
    included = broken | {name for briefing in briefings for name in briefing.include}
    topics = broken | {topic for briefing in briefings for topic in briefing.topics}
    for entry in examination.items(Entry):
        if entry.id not in included and topics.isdisjoint(entry.topics):
            yield examination.problem(
                "W402",
                entry,
                (),
                "no briefing includes this entry",
                "Add its id to “include” in a briefing, or give it a topic that a briefing has.",
            )


def briefings_have_several_origins(examination: Examination) -> Iterator[Problem]:
    """W403: a briefing on one origin is that origin's account."""
    for briefing in examination.items(Briefing):
        entries = examination.members(briefing)
        is_whole = all(examination.find(name, Entry) for name in briefing.include)
        if not is_whole or any(examination.cites_unread(entry) for entry in entries):
            continue
        cited = [source for entry in entries for source in examination.cited(entry)]
        origins = origins_of(cited, examination.sources)
        if len(origins) == 1:
            yield examination.problem(
                "W403",
                briefing,
                (),
                f"everything in this briefing goes back to one origin, {origins[0]}",
                "Look for an independent source; until then readers are told.",
            )
