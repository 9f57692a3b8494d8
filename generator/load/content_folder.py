"""Find the files of the content folder; read each into an item, or say why that fails."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.load import collector, content_files, filed, front_matter, names
from generator.load.content_files import (
    ContentFile,
    Listing,
    Taken,
    TakenFile,
    about_path,
    not_regular,
)
from generator.load.document import Document
from generator.load.filed import FOLDERS, Filed
from generator.load.remembered import ClosedDocument, Remembered, closed
from generator.model.content import Page
from generator.model.items import Item
from generator.model.problems import Problem
from generator.model.references import Location


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read, sound or not, and every problem met on the way.

    `digests` are of the files that were read, by their paths (`content/events/x.yaml`).
    `unfiled` are the names, without their endings, of files in which nothing could be looked for:
    links, files in a wrong place, topics that cannot be read. What is missing may be in them.
    """

    filed: Mapping[str, Filed]
    pages: tuple[Page, ...]
    documents_of_pages: Mapping[str, Document]
    taken_twice: frozenset[str]
    problems: tuple[Problem, ...]
    unfiled: frozenset[str] = frozenset()
    digests: Mapping[str, bytes] = field(default_factory=dict)

    def problem(
        self,
        code: str,
        about: Item | Page,
        location: Location,
        message: str,
        hint: str,
        words: str = "",
    ) -> Problem:
        """A problem at a field of an item or page, with the place of the field, or of its words."""
        if isinstance(about, Page):
            document = self.documents_of_pages[about.path]
            return document.problem(code, location, message, hint, words=words)
        filed = self.filed[about.id]
        # What is wrong with a topic as a whole is shown at its name.
        return filed.document.problem(
            code, filed.start + location, message, hint, of_key=not location, words=words
        )


def read(folder: Path) -> Content:
    """Read every file below `folder`, which is named in problems by its own name.

    Nothing outside the folder is opened: symbolic links and devices are problems, not followed.
    """
    return read_some(content_files.find(folder))


@collector.paused()
def read_taken(taken: Taken, remembered: Remembered) -> Content:
    """What `read` finds in these files, where those that are remembered need no reading."""
    reading = _Reading([*taken.problems], remembered)
    for file in taken.files:
        reading.take(file)
    return reading.content(taken.folder)


@collector.paused()
def read_some(listing: Listing, wanted: Container[str] | None = None) -> Content:
    """Read the files of a listing that are `wanted` (by paths such as `content/events/x.yaml`).

    Of other entries no more than the ids are known; topics and pages are always read. None stands
    for everything.
    """
    reading = _Reading([*listing.problems])
    for file in listing.files:
        if wanted is None or len(file.inside) == 1 or file.shown in wanted:
            reading.take(content_files.take_one(file, reading.problems))
        else:
            reading.note(file)
    return reading.content(listing.folder)


class _Reading:
    """What has been read so far."""

    def __init__(self, problems: list[Problem], remembered: Remembered | None = None) -> None:
        self.problems = problems
        self.remembered = remembered
        self.filed: dict[str, Filed] = {}
        self.pages: list[Page] = []
        self.documents_of_pages: dict[str, Document] = {}
        self.digests: dict[str, bytes] = {}
        self.taken_twice: set[str] = set()
        self.unfiled: set[str] = set()

    def take(self, taken: TakenFile) -> None:
        """Read a file, or remember what it holds."""
        file, data, digest = taken
        self.digests[file.shown] = digest
        if not _is_page(file):
            self._file(file, self._held(taken))
        elif data is not None:
            self._take_page(file, data)

    def _held(self, taken: TakenFile) -> Iterable[Filed]:
        file, data, digest = taken
        if data is None:
            return ()
        if self.remembered is None:
            return filed.written(file, data, self.problems)
        if items := self.remembered.items.get(digest):
            places = self.remembered.places.get(digest)
            return filed.remembered(items, ClosedDocument(file.shown, data, places=places))
        return (closed(found, data) for found in filed.written(file, data, self.problems))

    def note(self, file: ContentFile) -> None:
        """Know no more of a file than that it is there."""
        self._file(file, filed.unread(file, self.problems))

    def _take_page(self, file: ContentFile, data: bytes) -> None:
        page, document = front_matter.read(file.shown, file.inside[0], data)
        self.problems += [*document.problems, *names.problems_of_page(file)]
        self.documents_of_pages[file.inside[0]] = document
        self.pages += [page] if page else []

    def _file(self, file: ContentFile, held: Iterable[Filed]) -> None:
        is_empty = True
        for found in held:
            is_empty = False
            if (first := self.filed.setdefault(found.id, found)) is not found:
                self.taken_twice.add(found.id)
                self.problems.append(_taken(found, first))
        if is_empty:
            self.unfiled.add(Path(file.inside[-1]).stem)

    def content(self, folder: Path) -> Content:
        if not self.filed and not self.problems:
            self.problems.append(_nothing_there(folder))
        return Content(
            filed=self.filed,
            pages=tuple(self.pages),
            documents_of_pages=self.documents_of_pages,
            taken_twice=frozenset(self.taken_twice),
            problems=tuple(sorted(self.problems)),
            unfiled=frozenset(self.unfiled),
            digests=self.digests,
        )


def _is_page(file: ContentFile) -> bool:
    return len(file.inside) == 1 and file.shown.endswith(".md")


def _nothing_there(folder: Path) -> Problem:
    if folder.is_symlink():
        return not_regular(folder.name)
    what = "holds no entries" if folder.is_dir() else "does not exist"
    return about_path(
        folder.name,
        "E008",
        f"the content folder “{folder.name}” {what}",
        "Run the command in the project's own folder, or begin with “briefings new source” and "
        "“briefings new event”.",
    )


def _taken(found: Filed, first: Filed) -> Problem:
    return found.document.problem(
        "E102",
        found.start,
        f"the id “{found.id}” is taken: {first.document.path} has it",
        "Choose another name; an id is used once over all folders.",
        of_key=True,
    )


def with_file(content: Content, path: str, text: str) -> Content:
    """The content as it would be with one more entry's file, which is not written.

    `path` is that of the file (`content/events/x.yaml`); the id must be free.
    """
    folder, _, name = path.removeprefix("content/").partition("/")
    identifier, problems = name.removesuffix(".yaml"), [*content.problems]
    found = filed.one_written(path, identifier, FOLDERS[folder], text.encode(), problems)
    return replace(
        content, filed={**content.filed, identifier: found}, problems=tuple(sorted(problems))
    )
