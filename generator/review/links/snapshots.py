"""Archived copies that the Internet Archive knows of: its availability API, asked and read.

The form of question and answer is described at archive.org/help/wayback_api.php.
"""

import json
import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from generator.model import web_address
from generator.review.links.addresses import ARCHIVE_URL, URL, Link, Use
from generator.review.links.answers import Answer, Errand, Trouble, Wanted
from generator.review.links.visits import Visit

SERVICE = "https://archive.org/wayback/available"

_SNAPSHOT = re.compile(r"https?://web\.archive\.org(?::443|:80)?/web/([0-9]{14})/(.+)")


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A copy in the archive, and the day it was made."""

    address: str
    day: date


@dataclass(frozen=True, slots=True)
class Copy:
    """What the archive says about one address: a snapshot, none, or nothing that can be used.

    `trouble` follows “archive.org” in a sentence; it is empty where the answer is known.
    """

    link: Link
    snapshot: Snapshot | None = None
    trouble: str = ""


class _Unusable(Exception):
    """The answer cannot be taken at its word."""


def lacking(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """The addresses of sources that have no archived copy yet."""
    return tuple(link for link in links if uses_lacking(link))


def uses_lacking(link: Link) -> tuple[Use, ...]:
    """Where a copy of this address is to be typed."""
    return tuple(use for use in link.uses if use.field == URL and not use.source.archive_url)


def question(link: Link, service: str = SERVICE) -> Errand:
    """Ask for the copy nearest to the day the page was read, else published, else for the last."""
    near = _day(uses_lacking(link)[0])
    timestamp = {"timestamp": near.strftime("%Y%m%d")} if near else {}
    query = urlencode({"url": link.address, **timestamp})
    return Errand(f"{service}?{query}", Wanted.TEXT)


def _day(use: Use) -> date | None:
    return use.source.accessed or use.source.published.latest


def copy(link: Link, visit: Visit) -> Copy:
    """What the archive's answer means; it is checked as if anybody could have written it."""
    answer = visit.answer or Answer()
    if answer.trouble or answer.status != 200:
        return Copy(link, trouble=answer.in_words)
    try:
        return Copy(link, _snapshot(answer.text, link.address))
    except _Unusable as error:
        return Copy(link, trouble=str(error))
    except (ValueError, RecursionError):
        return Copy(link, trouble=Trouble.GARBLED)


def _snapshot(text: str, asked: str) -> Snapshot | None:
    """The snapshot in an answer; where the answer is none, raises ValueError or _Unusable."""
    closest = _closest(text)
    if closest is None:
        return None
    found = _SNAPSHOT.fullmatch(str(closest.get("url")))
    if found is None or web_address.fault_of(found[0]):
        raise _Unusable("names an address that is not its own")
    if web_address.canonical(found[2]) != web_address.canonical(asked):
        raise _Unusable("names a copy of another page")
    day = datetime.strptime(found[1], "%Y%m%d%H%M%S").date()
    return Snapshot(f"https://web.archive.org/web/{found[1]}/{found[2]}", day)


def _closest(text: str) -> dict[str, object] | None:
    """The nearest copy of a page that was there; a copy of an error message is none."""
    answer = json.loads(text)
    snapshots = answer.get("archived_snapshots") if isinstance(answer, dict) else None
    if not isinstance(snapshots, dict):
        raise _Unusable(Trouble.GARBLED)
    closest = snapshots.get("closest")
    if closest is None:
        return None
    if not isinstance(closest, dict):
        raise _Unusable(Trouble.GARBLED)
    is_usable = closest.get("available") is True and str(closest.get("status")) == "200"
    return closest if is_usable else None


def line(address: str, field: str = ARCHIVE_URL) -> str:
    """The line to type; what comes from elsewhere has been found to be an address before."""
    return f'{field}: "{address}"' if address.endswith(":") else f"{field}: {address}"
