"""The report on addresses as text for a terminal, as Markdown, and as JSON for programs."""

import json
from collections.abc import Callable, Iterator

from generator.load.text_file import visible_line
from generator.model import web_address
from generator.render.github_markdown import code, fitting, inline
from generator.review.links.addresses import Use
from generator.review.links.inspection import Inspection
from generator.review.links.outline import Paragraph, Section, sections, summary
from generator.review.links.snapshots import Copy
from generator.review.links.verdicts import Finding

SHOWN_OF_MINOR = 20

Report = Callable[[Inspection, bool], str]


def text(inspection: Inspection, everything: bool) -> str:
    """A paragraph an address, the gone ones first; what answers is only counted.

    Unless `everything` is asked for, long runs of those that nothing is known of are cut.
    """
    parts = [_section(section, everything) for section in sections(inspection)]
    return "\n\n".join("\n".join(map(visible_line, part)) for part in [*parts, summary(inspection)])


def _section(section: Section, everything: bool) -> list[str]:
    paragraphs = section.paragraphs
    limit = SHOWN_OF_MINOR if section.is_minor and not everything else len(paragraphs)
    lines = [f"{section.heading}: {len(paragraphs)} ({section.meaning})"]
    lines += [line for paragraph in paragraphs[:limit] for line in _paragraph(paragraph)]
    if len(paragraphs) > limit:
        lines.append(f"… and {len(paragraphs) - limit} more; “--all” shows them.")
    return lines


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    yield f"{paragraph.place}: {paragraph.address} {paragraph.words}".rstrip()
    for remark in paragraph.remarks:
        yield f"    {remark.words}"
        if remark.line:
            yield f"      {remark.line}"


def as_markdown(inspection: Inspection, everything: bool) -> str:
    """The same for a summary on GitHub, which shows nothing of more than 1 MiB: what is minor is
    folded, and unless `everything` is asked for, each section has the room of a comment."""
    parts = [_markdown_section(section, everything) for section in sections(inspection)]
    in_short = "\n".join(f"{inline(line)}  " for line in summary(inspection))
    return "\n\n".join(["## Addresses of the sources", in_short, *parts])


def _markdown_section(section: Section, everything: bool) -> str:
    items = ["\n".join(_item(paragraph)) for paragraph in section.paragraphs]
    heading = f"{section.heading}: {len(items)}"
    lines = items if everything else items[: fitting(items)]
    if more := len(items) - len(lines):
        lines.append(f"- … and {more} more; “briefings links --all” shows them.")
    meaning = inline(section.meaning[0].upper() + section.meaning[1:])
    body = "\n".join([meaning, "", *lines])
    if section.is_minor:
        return f"<details><summary>{heading}</summary>\n\n{body}\n\n</details>"
    return f"### {heading}\n\n{body}"


def _item(paragraph: Paragraph) -> Iterator[str]:
    place, address = code(str(paragraph.place)), _link_to(paragraph.address)
    yield f"- {place} {address} {inline(paragraph.words)}".rstrip()
    for remark in paragraph.remarks:
        line = f" {code(remark.line)}" if remark.line else ""
        yield f"    - {inline(remark.words)}{line}"


def _link_to(address: str) -> str:
    """Between angle brackets an address is a link and nothing else (CommonMark, section 6.5)."""
    return inline(address) if web_address.fault_of(address) else f"<{address}>"


def as_json(inspection: Inspection, everything: bool) -> str:
    """An object with `links`, `copies` and `not_visited`; every address, also those that answer."""
    report = {
        "links": [_link_as_json(finding) for finding in inspection.findings],
        "copies": [_copy(copy) for copy in inspection.copies],
        "confidential": inspection.asked.confidential,
        "unread": inspection.asked.unread,
        "not_visited": inspection.not_visited,
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _link_as_json(finding: Finding) -> dict[str, object]:
    return {
        "address": finding.link.address,
        "verdict": finding.verdict,
        "reason": finding.reason,
        "moved_to": finding.moved_to or None,
        "sha256": finding.sha256 or None,
        "title": finding.title or None,
        "uses": [_use(use) for use in finding.link.uses],
    }


def _use(use: Use) -> dict[str, object]:
    return {
        "source": use.source.id,
        "field": use.field,
        "path": use.place.path,
        "line": use.place.line,
        "column": use.place.column,
        "seen": use.source.seen,
        "cited_by": use.cited_by,
    }


def _copy(copy: Copy) -> dict[str, object]:
    snapshot = copy.snapshot
    return {
        "address": copy.link.address,
        "sources": [use.source.id for use in copy.link.uses],
        "archive_url": snapshot.address if snapshot else None,
        "copied": snapshot.day.isoformat() if snapshot else None,
        "trouble": copy.trouble or None,
    }


FORMATS: dict[str, Report] = {"text": text, "markdown": as_markdown, "json": as_json}
