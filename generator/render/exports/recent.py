"""`recent.json`: the newest changes, by which a reader's browser finds what it has not shown yet.

A list of `[address, day, word]`, newest first: the address of a page relative to the site, the
day of the change as YYYY-MM-DD, and what a reader is told. Being a list of texts alone, it stays
small: every browser that comes back fetches it once a visit.
"""

import json
from collections.abc import Iterator

from generator.model.output import OutputFile
from generator.model.site import Site
from generator.model.vocabulary import UpdateKind
from generator.relate.archive import Archive
from generator.relate.changes import Change, all_changes
from generator.render.addresses import RECENT, page_path, public_address
from generator.render.piece import Piece

LISTED = 200

_ADDED = "new"
_WORDS = {
    UpdateKind.CORRECTION: "corrected",
    UpdateKind.CLARIFICATION: "changed",
    UpdateKind.UPDATE: "changed",
    UpdateKind.RETRACTION: "withdrawn",
}


def files(archive: Archive, site: Site) -> Iterator[Piece[OutputFile]]:
    """The list of the newest changes of entries and briefings."""
    yield Piece(RECENT, _file)


def _file(archive: Archive) -> Iterator[OutputFile]:
    rows = [_row(change) for change in all_changes(archive)[:LISTED]]
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    yield OutputFile(RECENT, f"[\n{lines}\n]\n")


def _row(change: Change) -> tuple[str, str, str]:
    word = _WORDS[change.update.kind] if change.update else _ADDED
    return public_address(page_path(change.item)), change.on.isoformat(), word
