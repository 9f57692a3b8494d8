"""Archives to take data and citations from, and a folder in which their files lie."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import small_archive as small

from generator import pipeline
from generator.model.output import OutputFile
from generator.pipeline import Project
from generator.relate.archive import Archive, relate

REPOSITORY = Path(__file__).parents[2]

AS_OF = small.AS_OF
HOSTILE = "=1+1 {x} %&#_$~^\\ “a” -- b"


@cache
def real_archive() -> Archive:
    """The content of the repository."""
    content = pipeline.examine(Project(REPOSITORY), AS_OF).content
    assert content is not None
    return relate(content, AS_OF)


def every_field() -> Archive:
    """An archive in which every way to hold a value is used."""
    return small.archive(
        small.topic("drones"),
        small.actor("body", names={"ko": "조선", "ja": "朝鮮"}, aliases=["A body", "+1 body"]),
        small.source("report", author=["Doe, Jane", "김"], title="A report"),
        small.source("copy", cited_via="report", origin="unknown", publisher="body"),
        small.event(
            "event",
            title=HOSTILE,
            sources=["report#p12", "copy"],
            topics="drones",
            actors=["kp", "body"],
            countries="kp",
            aliases=["its-old-name"],
            updates=[{"date": "2026-02-01", "kind": "correction", "text": "-1 was wrong."}],
        ),
        small.statement(
            "denial",
            act="denies",
            about="event",
            quote="No.",
            quote_is="translation",
            quote_original={"text": "아니", "lang": "ko", "romanised": "ani"},
        ),
        small.response(
            "rule",
            responds_to=["event"],
            binding="true",
            history=[{"date": "2025-01", "status": "proposed", "source": "report#p3"}],
        ),
        small.briefing(
            "briefing",
            include=["event", "denial", "rule"],
            editors=["A. Nalyst", "B. Nalyst"],
            judgements=[
                {"text": "It is so.", "likelihood": "likely", "basis": ["event", "denial"]},
                {"text": "It is not.", "confidence": "low", "basis": "rule"},
            ],
        ),
    )


def write(files: Iterable[OutputFile], folder: Path) -> None:
    """Write files below a folder, to the byte."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content.encode())
