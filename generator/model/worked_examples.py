"""A worked example of every kind, with every field: what schemas, guides and forms show.

All of it is made up and hangs together: the statement is about the event, both rest on the source.
"""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from generator.model.vocabulary import Kind

Typed: TypeAlias = "str | Sequence[Typed] | Mapping[str, Typed]"
"""What a contributor types: texts, lists and fields."""

_ENTRY: Mapping[str, Typed] = {
    "date": "2026-11-20",
    "date_text": "late last week",
    "added": "2026-11-23",
    "sources": "daily-2026-11-20-drones#p2",
    "topics": "drones",
    "credibility": "3",
    "related": "drone-engine-order",
    "note": "The Daily quotes two officials, and names neither.",
    "updates": [
        {
            "date": "2026-11-24",
            "kind": "correction",
            "text": "The date was 2026-11-20, not 2026-11-19.",
        }
    ],
    "embargo_until": "2026-12-01",
    "aliases": "drone-report",
}

WORKED_EXAMPLES: Mapping[Kind, Mapping[str, Typed]] = {
    Kind.EVENT: {
        **_ENTRY,
        "title": "A drone is reported over the strait",
        "summary": "A drone flew over the strait, The Daily reports, citing two officials.",
        "status": "occurred",
        "verification": "alleged",
        "type": "test",
        "actors": ["kp", "dprk-foreign-ministry"],
        "countries": "kr",
        "part_of": "drone-engine-order",
    },
    Kind.STATEMENT: {
        **_ENTRY,
        "title": "Ministry denies a report on drones",
        "act": "denies",
        "attribution": "named",
        "speaker": "dprk-foreign-ministry",
        "speaker_as": "a senior official of the ministry",
        "via": "kcna",
        "about": "drone-over-the-strait",
        "summary": "The ministry calls the report of a drone flight groundless.",
        "quote": "a groundless story",
        "quote_is": "translation",
        "quote_lang": "en",
        "quote_original": {
            "text": "황당무계한 이야기",
            "lang": "ko",
            "romanised": "hwangdangmugyehan iyagi",
        },
    },
    Kind.RESPONSE: {
        **_ENTRY,
        "title": "Order forbids the sale of drone engines",
        "summary": "The order forbids the sale of drone engines to the companies it lists.",
        "status": "in_force",
        "type": "export_control",
        "issuers": "us",
        "targets": "kp",
        "responds_to": "drone-over-the-strait",
        "amends": "drone-engine-order-2020",
        "instrument": "88 FR 75191",
        "binding": "true",
        "coverage": "indirect",
        "gap": "It does not reach software.",
        "history": [
            {"date": "2026-06-12", "status": "proposed", "source": "gazette-2026-11-20-order#p3"}
        ],
    },
    Kind.SOURCE: {
        "title": "Ministry rejects drone story",
        "publisher": "The Daily",
        "type": "news",
        "published": "2026-11-20",
        "url": "https://daily.example/drones",
        "accessed": "2026-11-23",
        "author": "A. Reporter",
        "archive_url": "https://archive.example/2026/daily.example/drones",
        "lang": "en",
        "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "reliability": "C",
        "access": "public",
        "cited_via": "weekly-2026-11-21-press-review",
        "origin": "kcna",
        "seen": "copy",
        "note": "The printed edition has another headline.",
    },
    Kind.ACTOR: {
        "name": "Foreign Ministry of North Korea",
        "type": "government",
        "country": "kp",
        "aliases": ["DPRK Ministry of Foreign Affairs", "MFA DPRK"],
        "names": {"ko": "조선민주주의인민공화국 외무성"},
        "part_of": "dprk-cabinet",
        "wikidata": "Q1065",
        "url": "https://ministry.example",
        "note": "Its spokespeople are seldom named.",
    },
    Kind.BRIEFING: {
        "title": "What is known about the drone over the strait",
        "as_of": "2026-11-23",
        "added": "2026-11-23",
        "bottom_line": "One newspaper reports a flight; the ministry denies it.",
        "include": ["drone-over-the-strait", "ministry-denies-drone-report"],
        "topics": "drones",
        "judgements": [
            {
                "text": "There was a flight, whoever made it.",
                "confidence": "low",
                "likelihood": "likely",
                "basis": "drone-over-the-strait",
            }
        ],
        "analysis": "### Who says so\n\nThe Daily alone.",
        "alternatives": "It may have been a weather balloon.",
        "editors": "A. Analyst",
        "updates": [
            {
                "date": "2026-11-24",
                "kind": "update",
                "text": "The ministry’s denial was added.",
            }
        ],
    },
    Kind.TOPIC: {
        "label": "Drones",
        "definition": "Unmanned aircraft, their makers, and the rules for both.",
    },
}
"""By kind: the value of each field, as typed."""
