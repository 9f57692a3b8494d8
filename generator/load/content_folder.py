"""Find the files of the content folder; read each into an item, or say why that fails."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from generator.load import (
    collector,
    content_files,
    explain,
    front_matter,
    misfiled,
    names,
    sound_fields,
    strict_yaml,
)
from generator.load.content_files import ContentFile, Listing, about_path, not_regular
from generator.load.strict_yaml import Document
from generator.model import near_miss
from generator.model.content import Page
from generator.model.enumeration import enumerated
from generator.model.items import MODELS, Item
from generator.model.problems import Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind

TOPICS_FILE = "topics.yaml"
_WORD_PROCESSED = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pages")
FOLDERS = {kind.value: kind for kind in Kind if kind is not Kind.TOPIC}


@dataclass(frozen=True, slots=True)
class Filed:
    """An item where it stands: its document, and where in the document it begins.

    `item` is None where the document cannot be made into one, or was not read; its id is taken all
    the same, so that nothing that refers to it is reported on top. `readable` is then an item of
    those fields that are right, and lacks the others: what they say can be checked all the same.
    """

    id: str
    kind: Kind
    document: Document
    start: Location
    item: Item | None
    readable: Item | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """All that was read, sound or not, and every problem met on the way.

    `unfiled` are the names, without their endings, of files in which nothing could be looked for:
    links, files in a wrong place, topics that cannot be read. What is missing may be in them.
    """

    filed: Mapping[str, Filed]
    pages: tuple[Page, ...]
    documents_of_pages: Mapping[str, Document]
    taken_twice: frozenset[str]
    problems: tuple[Problem, ...]
    unfiled: frozenset[str] = frozenset()

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
def read_some(listing: Listing, wanted: Container[str] | None = None) -> Content:
    """Read the files of a listing that are `wanted` (by paths such as `content/events/x.yaml`).

    Of other entries no more than the ids are known; topics and pages are always read. None stands
    for everything.
    """
    reading = _Reading([*listing.problems])
    for file in listing.files:
        if len(file.inside) == 1 and file.shown.endswith(".md"):
            reading.take_page(file)
        else:
            reading.take_entries(file, wanted)
    if not reading.filed and not reading.problems:
        reading.problems.append(_nothing_there(listing.folder))
    return reading.content()


class _Reading:
    """What has been read so far."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.filed: dict[str, Filed] = {}
        self.pages: list[Page] = []
        self.documents_of_pages: dict[str, Document] = {}
        self.taken_twice: set[str] = set()
        self.unfiled: set[str] = set()

    def take_page(self, file: ContentFile) -> None:
        data = content_files.read(file, self.problems)
        if data is None:
            return
        page, document = front_matter.read(file.shown, file.inside[0], data)
        self.problems += [*document.problems, *names.problems_of_page(file)]
        self.documents_of_pages[file.inside[0]] = document
        self.pages += [page] if page else []

    def take_entries(self, file: ContentFile, wanted: Container[str] | None) -> None:
        held = tuple(_filed(file, wanted, self.problems))
        if not held:
            self.unfiled.add(Path(file.inside[-1]).stem)
        for found in held:
            if (first := self.filed.setdefault(found.id, found)) is not found:
                self.taken_twice.add(found.id)
                self.problems.append(_taken(found, first))

    def content(self) -> Content:
        return Content(
            filed=self.filed,
            pages=tuple(self.pages),
            documents_of_pages=self.documents_of_pages,
            taken_twice=frozenset(self.taken_twice),
            problems=tuple(sorted(self.problems)),
            unfiled=frozenset(self.unfiled),
        )


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


def filed_in(file: ContentFile) -> tuple[Filed, ...]:
    """What one file holds, whatever is wrong with it."""
    return tuple(_filed(file, None, []))


def _filed(
    file: ContentFile, wanted: Container[str] | None, problems: list[Problem]
) -> Iterator[Filed]:
    is_topics = file.inside == (TOPICS_FILE,)
    is_wanted = wanted is None or is_topics or file.shown in wanted
    data = content_files.read(file, problems) if is_wanted else b""
    if data is None:
        return
    if (misplaced := _misplaced(file)) is not None:
        problems.append(misplaced)
        return
    identifier = file.inside[-1].removesuffix(".yaml")
    if not is_wanted:
        yield Filed(identifier, FOLDERS[file.inside[0]], Document.unread(file.shown), (), None)
        return
    document = strict_yaml.read(file.shown, data)
    problems += document.problems
    if is_topics:
        yield from _topics(document, problems)
        return
    kind = FOLDERS[file.inside[0]]
    problems += names.problems_of_id(identifier, kind, document, ())
    yield _item(identifier, kind, document, (), problems)


def _misplaced(file: ContentFile) -> Problem | None:
    if file.inside == (TOPICS_FILE,):
        return None
    folder, name = file.inside[0], file.inside[-1]
    if len(file.inside) == 1:
        hint = near_miss.did_you_mean(name, [TOPICS_FILE])
        message = f"nothing is read from “{name}” at this place"
        return about_path(
            file.shown, "E101", message, hint + f"Put entries into {_folders()}; pages end in .md."
        )
    if folder not in FOLDERS:
        hint = near_miss.did_you_mean(folder, FOLDERS)
        message = f"there is no kind of entry called “{folder}”"
        return about_path(file.shown, "E101", message, hint + f"The folders are {_folders()}.")
    if not name.endswith(".yaml"):
        stem = name.partition(".")[0]
        hint = f"Rename it to “{stem}.yaml”, or take it out of the content folder."
        if name.endswith(_WORD_PROCESSED):
            hint = f"Copy its text into a new file “{stem}.yaml”, saved as plain text."
        return about_path(file.shown, "E101", "an entry's file ends in .yaml", hint)
    return None


def _folders() -> str:
    return enumerated(FOLDERS, "or")


def _topics(document: Document, problems: list[Problem]) -> Iterator[Filed]:
    keys = [key.text for key, _ in document.root.items] if document.root else []
    for name in dict.fromkeys(keys):
        problems += names.problems_of_id(name, Kind.TOPIC, document, (name,))
        yield _item(name, Kind.TOPIC, document, (name,), problems)


def _item(
    identifier: str, kind: Kind, document: Document, start: Location, problems: list[Problem]
) -> Filed:
    node = document.node(start)
    if node is None:
        return Filed(identifier, kind, document, start, None)
    plain = strict_yaml.plain(node)
    if not isinstance(plain, dict):
        problems.append(explain.not_fields(MODELS[kind], document, start))
        return Filed(identifier, kind, document, start, None)
    values = {name: value for name, value in plain.items() if name != "id"}
    item = readable = None
    try:
        item = MODELS[kind].model_validate({**values, "id": identifier})
    except ValidationError as error:
        if (meant := misfiled.kind_meant(kind, values)) is not None:
            problems.append(misfiled.problem(meant, kind, document))
            return Filed(identifier, meant, document, start, None)
        readable = sound_fields.item(MODELS[kind], identifier, values, error)
        problems += explain.problems(error, MODELS[kind], document, start)
    if "id" in plain:
        problems.append(explain.typed_identifier(document, (*start, "id")))
    if document.problems:
        item, readable = None, item or readable
    return Filed(identifier, kind, document, start, item, readable)


def with_file(content: Content, path: str, text: str) -> Content:
    """The content as it would be with one more entry's file, which is not written.

    `path` is that of the file (`content/events/x.yaml`); the id must be free.
    """
    folder, _, name = path.removeprefix("content/").partition("/")
    kind, identifier = FOLDERS[folder], name.removesuffix(".yaml")
    document = strict_yaml.read(path, text.encode())
    problems = [*content.problems, *document.problems]
    problems += names.problems_of_id(identifier, kind, document, ())
    filed = _item(identifier, kind, document, (), problems)
    return replace(
        content, filed={**content.filed, identifier: filed}, problems=tuple(sorted(problems))
    )
