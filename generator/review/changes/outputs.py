"""Which published files differ when both sides are rendered with the templates as they are now."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from generator import pipeline
from generator.model.content import SoundContent
from generator.model.output import OutputFile
from generator.pipeline import Project, Rendered
from generator.review.changes.side import Side

_NOT_READ = ("records", "cards")
"""What only search engines and link previews read; it follows the pages."""

Shelves = Mapping[str, Mapping[str, OutputFile]]


@dataclass(frozen=True, slots=True)
class OutputChanges:
    """The files of one kind of output that differ; `kind` is its name in `Rendered`: `pages`."""

    kind: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]


def output_changes(was: Side, now: Side, project: Project) -> tuple[OutputChanges, ...] | None:
    """Every kind of output that the pipeline renders; None where a side has errors.

    A further kind joins as a field of `Rendered`. Raises BrokenTemplate.
    """
    if was.sound is None or now.sound is None:
        return None
    before = _shelves(was.sound, was, project)
    after = _shelves(now.sound, now, project)
    return tuple(_compared(kind, before[kind], after[kind]) for kind in after)


def _shelves(content: SoundContent, side: Side, project: Project) -> Shelves:
    rendered = pipeline.render(project, content, side.as_of)
    kinds = [field.name for field in fields(Rendered) if field.name not in _NOT_READ]
    return {kind: {file.path: file for file in getattr(rendered, kind)} for kind in kinds}


def _compared(
    kind: str, before: Mapping[str, OutputFile], after: Mapping[str, OutputFile]
) -> OutputChanges:
    return OutputChanges(
        kind,
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(
            sorted(
                path
                for path in before.keys() & after.keys()
                if before[path].content != after[path].content
            )
        ),
    )
