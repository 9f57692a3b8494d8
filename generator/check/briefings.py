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
    for briefing in filter(examination.is_whole, examination.items(Briefing)):
        for index, judgement in enumerate(briefing.judgements):
            for position, identifier in enumerate(judgement.basis):
                entry = examination.find(identifier, Entry)
                if entry is None or not examination.has_known_topics(entry):
                    continue
                if not briefing.includes(entry):
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
    if not all(map(examination.is_whole, briefings)):
        return
    included = {name for briefing in briefings for name in briefing.include}
    topics = {topic for briefing in briefings for topic in briefing.topics}
    for entry in examination.items(Entry):
        if entry.id in included or not topics.isdisjoint(entry.topics):
            continue
        may_be_named = any(map(examination.may_be_named_by_broken, (entry.id, *entry.topics)))
        if not may_be_named and examination.has_known_topics(entry):
            yield examination.problem(
                "W402",
                entry,
                (),
                "no briefing includes this entry",
                "Only search finds it. Add its id to “include” in a briefing"
                + (", or give it a topic that a briefing has." if topics else "."),
            )


def briefings_have_several_origins(examination: Examination) -> Iterator[Problem]:
    """W403: a briefing on one origin is that origin's account."""
    for briefing in examination.items(Briefing):
        entries = examination.members(briefing)
        is_read = all(examination.find(name, Entry) for name in briefing.include)
        may_be_more = any(map(examination.may_be_named_by_broken, briefing.topics))
        if not is_read or may_be_more or any(map(examination.cites_unread, entries)):
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
