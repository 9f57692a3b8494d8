"""All that a site is made of before any builder, as tasks that can be done in any order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from generator.model.items import Item
from generator.model.output import OutputFile
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render import cards, filters, search_records
from generator.render.downloads import DOWNLOADS
from generator.render.page_kinds import PAGE_KINDS, template_of
from generator.render.pages import moved
from generator.render.piece import Piece
from generator.render.sharing import items_by_path, sharing
from generator.render.templates import Templates

RECORD = "pages/record.html.jinja"
MOVED = "pages/moved.html.jinja"


class Sort(Enum):
    """What a task makes: `PAGE` Markdown for a builder, `FILE` what is published as it is.

    `RECORD` is for the search index, `CARD` a picture in words, to be drawn.
    """

    PAGE = "page"
    FILE = "file"
    RECORD = "record"
    CARD = "card"


@dataclass(frozen=True, slots=True)
class Task:
    """A piece, and the template it is filled into; none where the piece is made of files."""

    sort: Sort
    template: str
    piece: Piece[Any]

    @property
    def name(self) -> str:
        """What no other task is called."""
        return f"{self.template or self.sort.value} {self.piece.name}"


def tasks(archive: Archive, site: Site) -> Iterator[Task]:
    """Everything that a site is made of."""
    for kind, pieces in PAGE_KINDS.items():
        for page in pieces(archive):
            yield Task(Sort.PAGE, template_of(kind), page)
    for address in moved.addresses(archive):
        yield Task(Sort.FILE, MOVED, address)
    for files in DOWNLOADS:
        for file in files(archive, site):
            yield Task(Sort.FILE, "", file)
    for record in search_records.records(archive):
        yield Task(Sort.RECORD, RECORD, record)
    for card in cards.pieces(archive, site):
        yield Task(Sort.CARD, "", card)


@dataclass(frozen=True, slots=True)
class Press:
    """Does the tasks of one archive: `items` are those that have a page, by its path."""

    archive: Archive
    site: Site
    templates: Templates
    items: Mapping[str, Item]

    def files(self, task: Task) -> Iterator[OutputFile]:
        """What a task makes. Raises BrokenTemplate."""
        for made in task.piece.made(self.archive):
            yield self._filled(task, made) if task.template else made

    def _filled(self, task: Task, view: Any) -> OutputFile:
        content = self.templates.fill(task.template, **self._values(task, view))
        return OutputFile(view.path, content, getattr(view, "source", ""))

    def _values(self, task: Task, view: Any) -> dict[str, object]:
        if task.template == RECORD:
            return {"record": view}
        if task.template == MOVED:
            return {"target": view.target}
        told = sharing(view, self.items, self.archive, self.site)
        return {"page": view, "site": self.site, "sharing": told}


def press(archive: Archive, site: Site, folder: Path, whole: Archive | None = None) -> Press:
    """What does the tasks of `archive`, with the templates below `folder`.

    `whole` is the archive itself, where `archive` only watches it.
    """
    templates = Templates(folder, filters.filters(archive), archive.once)
    return Press(archive, site, templates, items_by_path(whole or archive))


def files(archive: Archive, site: Site, folder: Path) -> Iterator[tuple[Sort, OutputFile]]:
    """What all tasks make but pictures, each file with its sort. Raises BrokenTemplate."""
    ready = press(archive, site, folder)
    for task in tasks(archive, site):
        if task.sort is not Sort.CARD:
            yield from ((task.sort, file) for file in ready.files(task))


def pages(archive: Archive, site: Site, folder: Path) -> Iterator[OutputFile]:
    """What there is to be read of a site. Raises BrokenTemplate."""
    made = files(archive, site, folder)
    yield from (file for sort, file in made if sort is Sort.PAGE)
