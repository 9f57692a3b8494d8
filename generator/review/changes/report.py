"""A comparison as text for terminals, as Markdown for GitHub, and as JSON for programs."""

import json
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from generator.load.text_file import visible_line
from generator.render import github_markdown
from generator.review.changes.change import Change, Subject, Weight, by_subject
from generator.review.changes.comparison import Compared, Comparison
from generator.review.changes.contrast import cut
from generator.review.changes.outline import MOST_FILES, Outline, Told, outline, output_lines, told

LARGEST_CHANGE = 6_000
"""Characters of Markdown: one change does not keep all others out of a comment."""

LONGEST_NAME = 200

Report = Callable[[Comparison, bool], str]


def text(comparison: Comparison, everything: bool) -> str:
    """For a terminal; unless `everything` is asked for, long runs are cut and counted."""
    return "\n".join(visible_line(line) for line in _text_lines(comparison, everything))


def _text_lines(comparison: Comparison, everything: bool) -> Iterator[str]:
    report = outline(comparison, everything)
    yield from report.opening
    for section in report.sections:
        yield from ("", section.weight.label)
        for found in section.subjects:
            yield f"  {_subject_as_text(found.subject)}"
            for change in found.said:
                yield from _change_as_text(told(change, everything))
        if section.more:
            yield f"  {_more_files(section.more)}"
    if report.left_out:
        yield from ("", _left_out(report.left_out))
    for heading, paths in output_lines(comparison):
        yield from ("", heading)
        yield from (f"  {path}" for path in _shown_paths(paths, everything))


def _subject_as_text(subject: Subject) -> str:
    if subject.name in ("", subject.path):
        return subject.path
    return f"{subject.kind} “{cut(subject.name, LONGEST_NAME)}” {subject.path}"


def _change_as_text(change: Told) -> Iterator[str]:
    yield f"    {'!' if change.is_weighty else '·'} {change.words}"
    yield from (f"        − {gone}" for gone in change.gone)
    yield from (f"        + {come}" for come in change.come)


def markdown(comparison: Comparison, everything: bool) -> str:
    """For a comment or step summary on GitHub; what has no room there is counted."""
    report = outline(comparison, everything)
    blocks = tuple(_markdown_blocks(report, everything))
    room = len(blocks) if everything else github_markdown.fitting(block.text for block in blocks)
    shown = blocks[:room]
    left_out = report.left_out + sum(block.changes for block in blocks[len(shown) :])
    lines = [block.text for block in shown]
    if left_out:
        lines.append(f"\n{github_markdown.inline(_left_out(left_out))}")
    return "\n".join([*lines, *_outputs_as_markdown(comparison, everything)])


class _Block(NamedTuple):
    """Lines that belong together, and how many changes they show."""

    text: str
    changes: int = 0


def _markdown_blocks(report: Outline, everything: bool) -> Iterator[_Block]:
    yield _Block("### What this changes")
    for sentence in report.opening:
        yield _Block(f"\n{github_markdown.inline(sentence)}")
    for section in report.sections:
        yield _Block(f"\n#### {section.weight.label}\n")
        for found in section.subjects:
            yield _Block(_subject_as_markdown(found.subject), len(found.changes) - len(found.said))
            for change in found.said:
                yield _Block(_change_as_markdown(change, everything), 1)
        if section.more:
            yield _Block(f"- {_more_files(section.more)}")


def _change_as_markdown(change: Change, everything: bool) -> str:
    whole = "\n".join(_as_bullet(told(change, everything)))
    if everything or len(whole) <= LARGEST_CHANGE:
        return whole
    words = f"{change.kind.label}: too long to be shown here"
    return "\n".join(_as_bullet(Told(change.kind.weight is Weight.RECORD, words)))


def _subject_as_markdown(subject: Subject) -> str:
    if subject.name in ("", subject.path):
        return f"- {github_markdown.code(subject.path)}"
    name = github_markdown.inline(f"“{cut(subject.name, LONGEST_NAME)}”")
    return f"- {subject.kind} {name} {github_markdown.code(subject.path)}"


def _as_bullet(change: Told) -> Iterator[str]:
    words = github_markdown.inline(change.words)
    yield f"  - **{words}**" if change.is_weighty else f"  - {words}"
    yield from (f"    - − {github_markdown.inline(gone)}" for gone in change.gone)
    yield from (f"    - \\+ {github_markdown.inline(come)}" for come in change.come)


def _outputs_as_markdown(comparison: Comparison, everything: bool) -> Iterator[str]:
    for heading, paths in output_lines(comparison):
        if not paths:
            yield f"\n{heading}"
            continue
        yield f"\n<details><summary>{heading}</summary>\n"
        yield from (f"- {github_markdown.code(path)}" for path in _shown_paths(paths, everything))
        yield "\n</details>"


def _shown_paths(paths: tuple[str, ...], everything: bool) -> Iterator[str]:
    shown = paths if everything else paths[:MOST_FILES]
    yield from shown
    if len(paths) > len(shown):
        yield f"… and {len(paths) - len(shown)} more"


def _more_files(number: int) -> str:
    return f"… and {number} more {'file' if number == 1 else 'files'}; “--all” names them."


def _left_out(number: int) -> str:
    changes = "1 more change" if number == 1 else f"{number} more changes"
    return f"… and {changes}; “briefings diff --all” shows all."


def as_json(comparison: Comparison, everything: bool) -> str:
    """One object, with everything in it whether asked for or not.

    `base` and `head`: {name, errors, left_out}; `as_of`; `changes`: a list in the order of the
    report, each {kind, label, weight, subject: {kind, id, name, path}, field, before, after,
    detail}, where `before` and `after` are lists of texts; `outputs`: null where they were not
    rendered, else by kind {added, removed, changed}, lists of paths. Members may be added to
    objects; none is renamed or taken away. No text is escaped for anything but JSON.
    """
    ordered = [change for found in by_subject(comparison.changes) for change in found.changes]
    content = {
        "base": _side_as_json(comparison.base),
        "head": _side_as_json(comparison.head),
        "as_of": comparison.as_of.isoformat(),
        "changes": [_change_as_json(change) for change in ordered],
        "outputs": None if comparison.outputs is None else _outputs_as_json(comparison),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _side_as_json(side: Compared) -> dict[str, Any]:
    return {"name": side.name, "errors": side.errors, "left_out": side.left_out}


def _change_as_json(change: Change) -> dict[str, Any]:
    subject = change.subject
    return {
        "kind": change.kind,
        "label": change.kind.label,
        "weight": change.kind.weight,
        "subject": {
            "kind": subject.kind,
            "id": subject.id,
            "name": subject.name,
            "path": subject.path,
        },
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "detail": change.detail,
    }


def _outputs_as_json(comparison: Comparison) -> dict[str, Any]:
    return {
        output.kind: {
            "added": output.added,
            "removed": output.removed,
            "changed": output.changed,
        }
        for output in comparison.outputs or ()
    }


FORMATS: dict[str, Report] = {"text": text, "markdown": markdown, "json": as_json}
