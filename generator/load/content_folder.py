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
    sound_fields,
    strict_yaml,
)
from generator.load.content_files import ContentFile, Listing, about_path, not_regular
from generator.load.strict_yaml import Document
from generator.model import identifiers, near_miss, states
from generator.model.content import Page
from generator.model.items import MODELS, Item
from generator.model.problems import Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind

TOPICS_FILE = "topics.yaml"
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
    """All that was read, sound or not, and every problem met on the way."""

    filed: Mapping[str, Filed]
    pages: tuple[Page, ...]
    documents_of_pages: Mapping[str, Document]
    taken_twice: frozenset[str]
    problems: tuple[Problem, ...]

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
    problems = [*listing.problems]
    filed: dict[str, Filed] = {}
    pages: list[tuple[str, Page | None, Document]] = []
    taken_twice: set[str] = set()
    for file in listing.files:
        if len(file.inside) == 1 and file.shown.endswith(".md"):
            pages += _page(file, problems)
            continue
        for found in _filed(file, wanted, problems):
            if (first := filed.setdefault(found.id, found)) is not found:
                taken_twice.add(found.id)
                problems.append(_taken(found, first))
    if not filed and not problems:
        problems.append(_nothing_there(listing.folder))
    return Content(
        filed=filed,
        pages=tuple(page for _, page, _ in pages if page),
        documents_of_pages={name: document for name, _, document in pages},
        taken_twice=frozenset(taken_twice),
        problems=tuple(sorted(problems)),
    )


def _page(
    file: ContentFile, problems: list[Problem]
) -> Iterator[tuple[str, Page | None, Document]]:
    data = content_files.read(file, problems)
    if data is not None:
        page, document = front_matter.read(file.shown, file.inside[0], data)
        problems += [*document.problems, *_problems_of_page_name(file)]
        yield file.inside[0], page, document


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
    problems += _problems_of_identifier(identifier, kind, document, ())
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
        hint = f"Rename it to “{Path(name).stem}.yaml”, or take it out of the content folder."
        return about_path(file.shown, "E101", "an entry's file ends in .yaml", hint)
    return None


def _folders() -> str:
    *others, last = FOLDERS
    return f"{', '.join(others)} or {last}"


def _topics(document: Document, problems: list[Problem]) -> Iterator[Filed]:
    names = [key.text for key, _ in document.root.items] if document.root else []
    for name in dict.fromkeys(names):
        problems += _problems_of_identifier(name, Kind.TOPIC, document, (name,))
        yield _item(name, Kind.TOPIC, document, (name,), problems)


def _problems_of_identifier(
    identifier: str, kind: Kind, document: Document, start: Location
) -> Iterator[Problem]:
    what = "the name of the topic" if kind is Kind.TOPIC else "the file's name"
    if states.is_state(identifier):
        yield document.problem(
            "E103",
            start,
            f"“{identifier}” is the code of a state ({states.STATE_NAMES[identifier]})",
            "States need no file: use the code where an actor is asked for. "
            "Anything else needs a longer name.",
            of_key=bool(start),
        )
    elif not identifiers.is_identifier(identifier, of_source=kind is Kind.SOURCE):
        yield document.problem(
            "E101",
            start,
            f"{what}, “{identifier}”, cannot be an id",
            identifiers.advice(identifier, of_source=kind is Kind.SOURCE),
            of_key=True,
        )


def _problems_of_page_name(file: ContentFile) -> Iterator[Problem]:
    name = file.inside[0].removesuffix(".md")
    if identifiers.is_identifier(name) and name not in set(Kind):
        return
    message = f"the file's name, “{name}”, cannot be the address of a page"
    yield about_path(file.shown, "E101", message, identifiers.advice(name))


def _item(
    identifier: str, kind: Kind, document: Document, start: Location, problems: list[Problem]
) -> Filed:
    node = document.node(start)
    if node is None:
        return Filed(identifier, kind, document, start, None)
    plain = strict_yaml.plain(node)
    if not isinstance(plain, dict):
        problems.append(explain.not_fields(document, start))
        return Filed(identifier, kind, document, start, None)
    model = MODELS[kind]
    values = {name: value for name, value in plain.items() if name != "id"}
    item = readable = None
    try:
        item = model.model_validate({**values, "id": identifier})
    except ValidationError as error:
        if (meant := misfiled.kind_meant(kind, values)) is not None:
            problems.append(misfiled.problem(meant, kind, document))
            return Filed(identifier, kind, document, start, None)
        readable = sound_fields.item(model, identifier, values, error)
        problems += explain.problems(error, model, document, start)
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
    problems += _problems_of_identifier(identifier, kind, document, ())
    filed = _item(identifier, kind, document, (), problems)
    return replace(
        content, filed={**content.filed, identifier: filed}, problems=tuple(sorted(problems))
    )
