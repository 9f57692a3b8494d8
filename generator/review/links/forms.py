"""The report on addresses as text for a terminal, as Markdown, and as JSON for programs."""

import json
from collections.abc import Callable, Iterator

from generator.load.text_file import REFUSED
from generator.render import markdown
from generator.review.links.addresses import Use
from generator.review.links.inspection import Inspection
from generator.review.links.report import Paragraph, Section, sections, summary
from generator.review.links.snapshots import Copy
from generator.review.links.verdicts import Finding

SHOWN_OF_MINOR = 20

Report = Callable[[Inspection, bool], str]


def text(inspection: Inspection, everything: bool) -> str:
    """A paragraph an address, the gone ones first; what answers is only counted.

    Unless `everything` is asked for, long runs of those that nothing is known of are cut.
    """
    parts = [_section(section, everything) for section in sections(inspection)]
    return "\n\n".join("\n".join(map(_visible, part)) for part in [*parts, summary(inspection)])


def _visible(line: str) -> str:
    """One line, with � in place of what a terminal would hide or obey."""
    return REFUSED.sub("\ufffd", line.replace("\n", " ").replace("\t", " "))


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
    """The same for an issue or a summary on GitHub; what is minor is folded, nothing is cut."""
    parts = [_markdown_section(section) for section in sections(inspection)]
    in_short = "\n".join(f"{markdown.text(line)}  " for line in summary(inspection))
    return "\n\n".join(["## Addresses of the sources", in_short, *parts])


def _markdown_section(section: Section) -> str:
    heading = f"{section.heading}: {len(section.paragraphs)}"
    listed = "\n".join(line for each in section.paragraphs for line in _item(each))
    body = f"{markdown.text(section.meaning[0].upper() + section.meaning[1:])}\n\n{listed}"
    if section.is_minor:
        return f"<details><summary>{heading}</summary>\n\n{body}\n\n</details>"
    return f"### {heading}\n\n{body}"


def _item(paragraph: Paragraph) -> Iterator[str]:
    address = markdown.external_link(markdown.text(paragraph.address), paragraph.address)
    place = markdown.text(str(paragraph.place))
    yield f"- <code>{place}</code> {address} {markdown.text(paragraph.words)}".rstrip()
    for remark in paragraph.remarks:
        line = f" <code>{markdown.text(remark.line)}</code>" if remark.line else ""
        yield f"    - {markdown.text(remark.words)}{line}"


def as_json(inspection: Inspection, everything: bool) -> str:
    """An object with `links`, `copies` and `not_visited`; every address, also those that answer."""
    report = {
        "links": [_link(finding) for finding in inspection.findings],
        "copies": [_copy(copy) for copy in inspection.copies],
        "confidential": inspection.asked.confidential,
        "unread": inspection.asked.unread,
        "not_visited": inspection.not_visited,
    }
    return json.dumps(report, ensure_ascii=False, indent=2)


def _link(finding: Finding) -> dict[str, object]:
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
