"""What a visit says about an address. Doubt is said: only 404 and 410 mean that a page is gone."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self
from urllib.parse import urlsplit

from generator.model import web_address
from generator.review.links import page_title
from generator.review.links.addresses import Link
from generator.review.links.answers import PASSING_STATUSES, REDIRECTS, Answer
from generator.review.links.visits import Visit


class Verdict(StrEnum):
    """What is known of an address after a visit, the most urgent first."""

    label: str
    meaning: str

    def __new__(cls, value: str, label: str, meaning: str) -> Self:
        verdict = str.__new__(cls, value)
        verdict._value_ = value
        verdict.label = label
        verdict.meaning = meaning
        return verdict

    GONE = "gone", "Gone", "with 404 or 410 the server says that there is no such page"
    CHANGED = "changed", "Changed", "by its sha256, what came is not the copy that was read"
    MOVED = "moved", "Moved", "the server says that the page is elsewhere for good"
    UNCLEAR = (
        "could not tell",
        "Could not tell",
        "a program was turned away or got no answer; a person with a browser may see the page",
    )
    ANSWERS = "answers", "Answers", "the page is there"


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one address.

    `reason` follows the address in a sentence. `moved_to` is an address to type instead, `sha256`
    the sum of what came where another was expected, `title` what the page calls itself where that
    is not what the source calls it: a remark, not a verdict.
    """

    link: Link
    verdict: Verdict
    reason: str
    moved_to: str = ""
    sha256: str = ""
    title: str = ""


_GONE = frozenset({404, 410})

# A page that stands in the way of the one that was asked for, by what it calls itself.
_IN_THE_WAY = re.compile(
    r"just a moment|attention required|access (?:is )?denied|request blocked|security check"
    r"|pardon our interruption|robot or human|are you (?:a robot|human)|captcha|not a robot"
    r"|verif(?:y|ying) (?:that )?you|checking your browser|ddos|bot (?:check|verification)",
    re.IGNORECASE,
)
_NOT_THERE = re.compile(
    r"^\W*(?:error )?(?:404|410)\b|(?:page|file|article|document|content|site) (?:was |is )?"
    r"(?:not found|no longer)|^\W*not found|page (?:does ?n.t|cannot be)|nothing (?:was )?found",
    re.IGNORECASE,
)
_FRONT_PAGE = re.compile(r"/?|/(?:[a-z]{2}|index|home|default)(?:[./][a-z]*)?", re.IGNORECASE)
_GATE = re.compile(
    r"(?:user|member|account)?s?[-_]?(?:log|sign)[-_]?(?:in|on)|sso|auth|oauth2?|consent|paywall"
    r"|captcha|subscribe|register|registration",
    re.IGNORECASE,
)


def judged(link: Link, visit: Visit) -> Finding:
    """The verdict on an address after its visit is over."""
    answer = visit.answer or Answer()
    way = f"leads to {visit.address}, which " if visit.steps else ""
    if trouble := _trouble(visit, answer):
        return Finding(link, Verdict.UNCLEAR, way + trouble)
    if answer.status in _GONE:
        return Finding(link, Verdict.GONE, way + answer.in_words)
    if not 200 <= answer.status < 300:
        return Finding(link, Verdict.UNCLEAR, way + answer.in_words + _tries(visit))
    if elsewhere := _elsewhere(link, visit) or _in_the_way(link, answer):
        return Finding(link, Verdict.UNCLEAR, elsewhere)
    return _there(link, visit, answer)


def _there(link: Link, visit: Visit, answer: Answer) -> Finding:
    """The verdict on a page that came."""
    title = "" if not answer.title or _is_expected(link, answer.title) else answer.title
    moved_to = visit.moved_to
    if link.sums and answer.sha256 and answer.sha256 not in link.sums:
        reason = "answers, but what came is not the copy that was read"
        return Finding(link, Verdict.CHANGED, reason, moved_to, answer.sha256, title)
    if moved_to:
        reason = f"has moved for good to {moved_to}"
        return Finding(link, Verdict.MOVED, reason, moved_to, title=title)
    return Finding(link, Verdict.ANSWERS, "answers", title=title)


def _trouble(visit: Visit, answer: Answer) -> str:
    if answer.trouble:
        return answer.in_words + _tries(visit)
    if answer.is_redirect:
        return visit.fault_of_redirect(answer)
    return "names no other address to go to" if answer.status in REDIRECTS else ""


def _tries(visit: Visit) -> str:
    answer = visit.answer or Answer()
    asks_for_patience = answer.retry_after is not None and answer.status in PASSING_STATUSES
    times = f", asked {visit.tries} times" if visit.tries > 1 else ""
    if asks_for_patience and answer.retry_after:
        return f"{times}, and asks for {answer.retry_after:.0f} seconds of patience"
    return times


def _elsewhere(link: Link, visit: Visit) -> str:
    """Where a redirect has led away from what was asked for, in words; else empty."""
    if not visit.steps:
        return ""
    asked, arrived = urlsplit(link.address), urlsplit(visit.address)
    if _is_front_page(arrived.path, arrived.query) and not _is_front_page(asked.path, asked.query):
        return f"leads to the front page of {web_address.host(visit.address)}"
    if _is_gate(visit.address) and not _is_gate(link.address):
        return f"leads to a page that wants visitors to log in or to agree, {visit.address}"
    return ""


def _is_front_page(path: str, query: str) -> bool:
    return not query and _FRONT_PAGE.fullmatch(path) is not None


def _is_gate(address: str) -> bool:
    parts = urlsplit(address)
    names = [*(parts.hostname or "").split("."), *re.split(r"[/.]", parts.path)]
    return any(_GATE.fullmatch(name) for name in names)


def _in_the_way(link: Link, answer: Answer) -> str:
    if _is_expected(link, answer.title):
        return ""
    if _IN_THE_WAY.search(answer.title):
        return f"shows a test for visitors, “{answer.title}”"
    if _NOT_THERE.search(answer.title):
        return f"answers, but with a page called “{answer.title}”"
    return ""


def _is_expected(link: Link, title: str) -> bool:
    """Whether the page may be one that the sources mean; where only copies are meant, it is."""
    return not link.titles or any(page_title.is_like(title, known) for known in link.titles)
