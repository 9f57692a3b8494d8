"""The page on the small Markdown subset, shown as it is rendered and refused everywhere else."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.load.yaml_writing import written
from generator.model import rich_text
from generator.model.rich_text import SUMMARY, Refusal
from generator.model.vocabulary import Kind
from generator.relate.archive import Archive
from generator.render.addresses import TEXTS
from generator.render.view import View

SPANS = (
    "*emphasis*",
    "**strong**",
    "`code`",
    "[its page](https://paper.example/drones)",
    "<https://paper.example/drones>",
)
BLOCKS = (
    "One paragraph.\n\nAnd another one.",
    "- by whom\n- since when",
    "1. They asked.\n2. Nobody answered.",
    "> Nothing flew that day.",
)
IN_ANALYSES = "### Who says so"
REFUSED = (
    "![a drone](https://paper.example/drone.png)",
    "[a file](../drone.pdf)",
    "1718. That was its number.",
)
LITERAL = ("<b>bold</b>", "~~struck out~~", "{ .class }", "{{ macro }}")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextsView(View):
    """What of Markdown texts may use, as typed; what is refused, and what stays as it is."""

    spans: tuple[str, ...]
    blocks: tuple[str, ...]
    in_analyses: str
    several_lines: str
    refused: tuple[tuple[str, Refusal], ...]
    literal: tuple[str, ...]


def pages(archive: Archive) -> Iterator[TextsView]:
    """The one page."""
    entry = next(iter(archive.entries.values()), None)
    yield TextsView(
        path=TEXTS,
        title="How texts are typed",
        description="The small part of Markdown that summaries, notes and analyses may use.",
        spans=SPANS if entry is None else (*SPANS, f"[[{entry.id}]]"),
        blocks=BLOCKS,
        in_analyses=IN_ANALYSES,
        several_lines=written(Kind.EVENT, {"note": BLOCKS[0]}),
        refused=tuple((text, next(rich_text.refusals(text, SUMMARY))) for text in REFUSED),
        literal=LITERAL,
    )
