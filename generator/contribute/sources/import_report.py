"""What an import of sources did, as a contributor reads it on the terminal."""

from collections.abc import Iterator, Sequence
from textwrap import wrap

from generator.contribute.sources.filed_sources import Holder
from generator.contribute.sources.imported_source import ImportedSource
from generator.contribute.sources.source_plan import Plan

_WIDTH = 96


def text(plan: Plan, paths: Sequence[str]) -> str:
    """The report of a plan that was carried out; `paths` are those of its sources, as shown."""
    written = list(zip(plan.sources, paths, strict=True))
    lines = [line for source, path in written for line in _of_source(source, path)]
    if len(written) != 1 or plan.filed or plan.unusable:
        lines.append(_counted(plan))
    lines += [_of_filed(name, holder) for name, holder in plan.filed]
    for item in plan.unusable:
        number = f"item {item.number}" if item.number else ""
        called = ", ".join(filter(None, (number, f"“{item.name}”" if item.name else "")))
        lines.append(f"  cannot be used: {called}: {item.why}")
    return "\n".join(lines)


def _of_source(source: ImportedSource, path: str) -> Iterator[str]:
    yield f"{path} is written: “{source.values['title']}”"
    for words in dict.fromkeys(doubt.words for doubt in source.doubts):
        fields = ", ".join(doubt.field for doubt in source.doubts if doubt.words == words)
        yield from wrap(
            f"  to check: {fields}: {words}",
            _WIDTH,
            subsequent_indent="    ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    if source.lacking:
        yield f"  not found: {', '.join(source.lacking)}"
    yield f"  to cite it in an entry: sources: {source.id}"


def _counted(plan: Plan) -> str:
    return (
        f"{len(plan.sources)} written, {len(plan.filed)} filed already, "
        f"{len(plan.unusable)} that cannot be used."
    )


def _of_filed(name: str, holder: Holder) -> str:
    certainty = "filed already" if holder.is_certain else "probably filed already"
    return f"  {certainty}: “{name}” is {holder.path}"
