"""What an editor reads about the addresses: sections, the most urgent first, and a summary."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag

from generator.model import dates
from generator.model.problems import Place
from generator.model.vocabulary import Seen
from generator.review.links import snapshots
from generator.review.links.addresses import ARCHIVE_URL, Use
from generator.review.links.answers import Trouble
from generator.review.links.inspection import Inspection
from generator.review.links.snapshots import Copy
from generator.review.links.verdicts import Finding, Verdict

MOST_CITING = 12


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about an address, and the line to type where it ends in one."""

    words: str
    line: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is said of one address: `words` follow it in a sentence."""

    place: Place
    address: str
    words: str = ""
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs under one heading; those of a `minor` section may be cut where there are many."""

    heading: str
    meaning: str
    paragraphs: tuple[Paragraph, ...]
    is_minor: bool = False


def sections(inspection: Inspection) -> list[Section]:
    """Everything worth reading; a section of nothing is left out."""
    found = [
        *(_findings(inspection, verdict) for verdict in Verdict if verdict is not Verdict.ANSWERS),
        _retitled(inspection),
        *_copies(inspection.copies),
    ]
    return [section for section in found if section.paragraphs]


def _of(inspection: Inspection, verdict: Verdict) -> Iterator[Finding]:
    return (finding for finding in inspection.findings if finding.verdict is verdict)


def _findings(inspection: Inspection, verdict: Verdict) -> Section:
    is_minor = verdict is Verdict.UNCLEAR
    paragraphs = (
        Paragraph(
            _place(finding),
            finding.link.address,
            finding.reason,
            () if is_minor else tuple(_remarks(inspection, finding)),
        )
        for finding in _of(inspection, verdict)
    )
    return Section(verdict.label, verdict.meaning, tuple(paragraphs), is_minor)


def _place(about: Finding | Copy) -> Place:
    return about.link.uses[0].place


def _remarks(inspection: Inspection, finding: Finding) -> Iterator[Remark]:
    for number, use in enumerate(finding.link.uses):
        yield Remark(f"also at {use.place}: {_about(use)}" if number else _about(use))
        yield _advice(inspection, finding, use)
    if finding.title:
        yield Remark(f"The page now has the title “{finding.title}”.")


def _about(use: Use) -> str:
    """What an editor needs to know of a source: its name, how it was read, what rests on it."""
    copy = "the archived copy of " if use.field == ARCHIVE_URL else ""
    resting = f"cited by {_few(use.cited_by)}" if use.cited_by else "cited by no entry"
    read = "" if use.source.seen is Seen.ORIGINAL else f"{use.source.seen.label}, "
    return f"{copy}{use.source.id}, “{use.source.title}”: {read}{resting}"


def _few(names: tuple[str, ...]) -> str:
    more = len(names) - MOST_CITING
    return ", ".join(names[:MOST_CITING]) + (f" and {more} more" if more > 0 else "")


def _advice(inspection: Inspection, finding: Finding, use: Use) -> Remark:
    if finding.verdict is Verdict.GONE:
        return _advice_on_gone(inspection, finding, use)
    if finding.verdict is Verdict.CHANGED:
        return Remark(
            "Read it again. Correct what no longer stands; then type the day as “accessed”, and:",
            f"sha256: {finding.sha256}",
        )
    fragment = urldefrag(use.address).fragment
    address = f"{finding.moved_to}#{fragment}" if fragment else finding.moved_to
    words = "If the page there is the one that was read, type:"
    return Remark(words, snapshots.line(address, use.field))


def _advice_on_gone(inspection: Inspection, finding: Finding, use: Use) -> Remark:
    if use.field == ARCHIVE_URL:
        return Remark("Find another copy and type its address, or take the line away.")
    if use.source.archive_url:
        copy = inspection.by_address.get(urldefrag(use.source.archive_url).url)
        how = f", which {copy.reason}" if copy else ""
        return Remark(f"There is an archived copy{how}:", use.source.archive_url)
    if finding.link.address in inspection.copied:
        return Remark("There is an archived copy: see “Archived copies” for the line to type.")
    search = f"“briefings links --archive {use.source.id}”"
    return Remark(f"Look for the page at another address, or for an archived copy: {search}.")


def _retitled(inspection: Inspection) -> Section:
    paragraphs = (
        Paragraph(
            _place(finding),
            finding.link.address,
            f"now has the title “{finding.title}”; the source has “{finding.link.titles[0]}”",
        )
        for finding in _of(inspection, Verdict.ANSWERS)
        if finding.title
    )
    return Section(
        "Worth a look", "they answer, but with a title unlike that of the source", tuple(paragraphs)
    )


def _copies(copies: Iterable[Copy]) -> Iterator[Section]:
    none = [copy for copy in copies if not copy.snapshot and not copy.trouble]
    unclear = [copy for copy in copies if copy.trouble]
    yield Section(
        "Archived copies",
        "no file was changed: look at a copy before you type its line",
        tuple(_proposal(copy) for copy in copies if copy.snapshot),
    )
    yield Section(
        "No archived copy",
        "saving the page at web.archive.org/save makes one",
        tuple(Paragraph(_place(copy), copy.link.address) for copy in none),
        is_minor=True,
    )
    yield Section(
        "Could not tell whether there is an archived copy",
        "ask again later",
        tuple(Paragraph(_place(copy), copy.link.address, _silence(copy)) for copy in unclear),
        is_minor=True,
    )


def _silence(copy: Copy) -> str:
    return f"may have one: archive.org {copy.trouble}"


def _proposal(copy: Copy) -> Paragraph:
    assert copy.snapshot
    day = dates.day_in_words(copy.snapshot.day)
    line = snapshots.line(copy.snapshot.address)
    places = (use.place for use in snapshots.uses_lacking(copy.link)[1:])
    also = (Remark(f"also at {place}:", line) for place in places)
    remarks = (Remark("Below the url, type:", line), *also)
    return Paragraph(_place(copy), copy.link.address, f"was copied on {day}", remarks)


def summary(inspection: Inspection) -> list[str]:
    """What was found in numbers, what was left out and why; one sentence a line."""
    asked = inspection.asked
    lines = [_counts(inspection), *_interruption(inspection)]
    if asked.confidential:
        number = _counted(len(asked.confidential), "confidential source")
        lines.append(f"Not asked for, nor named to anybody: the addresses of {number}.")
    if asked.unread:
        files = _counted(len(asked.unread), "source file")
        lines.append(f"{files} could not be read; “briefings check” says why.")
    if inspection.findings and all(map(_is_unreached, inspection.findings)):
        lines.append("Not one host could be reached: is this machine connected to the internet?")
    return lines


def _interruption(inspection: Inspection) -> Iterator[str]:
    if inspection.not_visited:
        yield f"Stopped before the end: {_counted(inspection.not_visited, 'request')} not made."


def _is_unreached(finding: Finding) -> bool:
    return finding.reason.startswith((Trouble.UNKNOWN_HOST, Trouble.NO_CONNECTION))


def _counts(inspection: Inspection) -> str:
    if not inspection.asked.links:
        return "No source has an address."
    count = Counter(finding.verdict for finding in inspection.findings)
    said = ", ".join(f"{count[verdict]} {_SAID[verdict]}" for verdict in Verdict if count[verdict])
    addresses = _counted(len(inspection.asked.links), "address", "es")
    return f"{addresses}: {said or 'none asked'}."


_SAID = {
    Verdict.GONE: "gone",
    Verdict.CHANGED: "changed",
    Verdict.MOVED: "moved",
    Verdict.UNCLEAR: "could not tell",
    Verdict.ANSWERS: "answered",
}


def _counted(number: int, noun: str, plural: str = "s") -> str:
    return f"{number} {noun}{'' if number == 1 else plural}"
