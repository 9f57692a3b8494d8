"""The bench at which the tasks of a site are done: each task, and at once each page to its end."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from generator.model import digest
from generator.model.output import OutputFile
from generator.publish.card_picture import png
from generator.publish.docs_folder import write
from generator.publish.site_frame import SiteFrame
from generator.relate.watched_archive import Question, WatchedArchive
from generator.render.cards import Card
from generator.render.press import Press, Sort, Task


class MadeFile(NamedTuple):
    """A file of the site that was made."""

    path: str
    digest: bytes


class PageFacts(NamedTuple):
    """What other pages may need to know of a page.

    `path` is its file in the site, `markdown` the one it was made of, and `written` the digest of
    what that says; `anchors` are the ids on it, `linked` the files it leads to, `anchored` links
    to an id: file, id, and the link as typed.
    """

    path: str
    markdown: str
    written: bytes
    anchors: tuple[str, ...]
    linked: tuple[str, ...]
    anchored: tuple[tuple[str, str, str], ...]


class MadeRecord(NamedTuple):
    """A record for the search index."""

    path: str
    text: str


class Made(NamedTuple):
    """What became of a task, and what was asked of the archive for it."""

    task: str
    questions: tuple[Question, ...] = ()
    files: tuple[MadeFile, ...] = ()
    pages: tuple[PageFacts, ...] = ()
    records: tuple[MadeRecord, ...] = ()


class Workbench:
    """Does tasks, and writes what they make below the folder `staging`."""

    def __init__(
        self, press: Press, configuration: Path, staging: Path, before: Mapping[str, Made]
    ) -> None:
        """`before` is what was made by earlier builds; what is the same is not written again."""
        self._press = press
        self._configuration = configuration
        self._staging = staging
        self._before = before

    def made(self, task: Task) -> Made:
        """Do one task. Raises BrokenTemplate, and what `SiteFrame` raises."""
        archive = self._press.archive
        assert isinstance(archive, WatchedArchive)
        before = self._before.get(task.name, Made(task.name))
        with archive.questions() as asked:
            made = self._made(task, before)
        return made._replace(questions=tuple(asked))

    def _made(self, task: Task, before: Made) -> Made:
        if task.sort is Sort.CARD:
            cards = task.piece.made(self._press.archive)
            return Made(task.name, files=tuple(self._drawn(card, before) for card in cards))
        files = tuple(self._press.files(task))
        if task.sort is Sort.RECORD:
            return Made(
                task.name, records=tuple(MadeRecord(file.path, file.content) for file in files)
            )
        if task.sort is Sort.FILE:
            made = (self._written(file.path, file.content.encode(), before) for file in files)
            return Made(task.name, files=tuple(made))
        pages = tuple(self._page(file, before) for file in files)
        return Made(task.name, files=tuple(m for m, _ in pages), pages=tuple(p for _, p in pages))

    def _page(self, file: OutputFile, before: Made) -> tuple[MadeFile, PageFacts]:
        written = digest.of(file.content.encode())
        for known in before.pages:
            if (known.markdown, known.written) == (file.path, written):
                return next(each for each in before.files if each.path == known.path), known
        built = self._frame.build(file.path, file.content)
        made = self._written(built.path, built.html, before)
        return made, PageFacts(
            built.path, file.path, written, built.anchors, built.linked, built.anchored
        )

    @cached_property
    def _frame(self) -> SiteFrame:
        return SiteFrame(self._configuration)

    def _drawn(self, card: Card, before: Made) -> MadeFile:
        """A card as a picture; its path tells all that is on it."""
        made = MadeFile(card.path, digest.of(card.path.encode()))
        if made not in before.files:
            write(self._staging / card.path, png(card))
        return made

    def _written(self, path: str, content: bytes, before: Made) -> MadeFile:
        made = MadeFile(path, digest.of(content))
        if made not in before.files:
            write(self._staging / path, content)
        return made
