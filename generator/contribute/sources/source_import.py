"""From an address, a saved page or an export of a reference manager to sources to be written."""

import re
from datetime import date
from pathlib import Path

from generator.contribute import archive_folder, naming
from generator.contribute.sources import citations, fetching, publication, web_page
from generator.contribute.sources.fetching import Answer
from generator.contribute.sources.publication import Doubt, Publication
from generator.contribute.sources.source_plan import Plan, Planner
from generator.model import web_address
from generator.model.failure import Failure
from generator.model.vocabulary import Kind, SourceType

_SCHEME = re.compile("[a-z][a-z0-9+.-]+:", re.IGNORECASE)
_WITHOUT_SCHEME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?].*)?", re.IGNORECASE)
_PAGES = (".html", ".htm", ".xhtml")
_FILES = (*_PAGES, ".json")
_DOCUMENTS = ("application/", "text/")
_NO_PAGE = "this is no web page but {media_type}, which says nothing about itself here."


class CannotImport(Failure):
    """What was given is neither a page nor an export; the message says what to give."""


def plan(folder: Path, origin: str, identifier: str, as_of: date) -> Plan:
    """The sources for what is at `origin`; nothing is written.

    `identifier` is empty where an id is to be proposed. Raises a Failure: FiledAlready where one
    page is filed, CannotFetch, CannotRead, CannotImport, CannotWrite, NoArchive; and OSError.
    """
    content = archive_folder.read(folder)
    if identifier:
        naming.refuse(identifier, Kind.SOURCE, naming.taken(content))
    planner = Planner(content, as_of)
    if _SCHEME.match(origin) and not Path(origin).exists():
        return planner.of_one(_at_address(origin, planner, as_of), identifier)
    path = Path(origin)
    data = _data(path)
    if path.suffix.lower() in _PAGES:
        return planner.of_one(web_page.read(data, as_of), identifier)
    if identifier:
        raise CannotImport("an export may hold several publications: give no id with it.")
    return planner.of_all(citations.read(data, publication.line(path.name), as_of))


def _at_address(address: str, planner: Planner, as_of: date) -> Publication:
    if fault := web_address.fault_of(address):
        raise CannotImport(
            f"“{publication.line(address)}” is not an address that can be read: {fault}. Copy the "
            "whole address from the browser's address bar, or give the file of a saved page."
        )
    planner.refuse_address(address)
    answer = fetching.fetch(address)
    planner.refuse_address(answer.address)
    if not answer.is_page:
        return _of_other(answer, as_of)
    return web_page.read(
        answer.body,
        as_of,
        address=answer.address,
        charset=answer.charset,
        language=answer.language,
    )


def _of_other(answer: Answer, as_of: date) -> Publication:
    """What is known about something that is not HTML: hardly more than where it is."""
    original = publication.address(web_address.original_of(answer.address))
    return Publication(
        type=SourceType.DOCUMENT if answer.media_type.startswith(_DOCUMENTS) else None,
        url=web_address.without_tracking(original or answer.address),
        accessed=as_of,
        archive_url=answer.address if original else "",
        language=publication.language_tag(answer.language),
        doubts=(Doubt("url", _NO_PAGE.format(media_type=answer.media_type)),),
    )


def _data(path: Path) -> bytes:
    """The content of a file that somebody named. Raises CannotImport or OSError."""
    shown = publication.line(str(path))
    if not path.exists():
        is_address = _WITHOUT_SCHEME.fullmatch(shown) and path.suffix.lower() not in _FILES
        advice = f" For an address, type https://{shown}" if is_address else ""
        raise CannotImport(f"there is no file “{shown}” here.{advice}")
    if path.suffix.lower() not in _FILES:
        raise CannotImport(
            f"“{shown}” is neither a saved page (.html) nor a CSL-JSON export (.json). Give one of "
            "them, or the address at which it can be read."
        )
    with path.open("rb") as file:
        return file.read(citations.LARGEST_EXPORT + 1)
