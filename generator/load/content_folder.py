"""Find the files of the content folder; read each into an item, or say why that fails."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from generator.load import explain, front_matter, strict_yaml
from generator.load.strict_yaml import Document
from generator.load.text_file import LARGEST_FILE, REFUSED
from generator.model import identifiers, near_miss, states
from generator.model.content import Page
from generator.model.items import MODELS, Item
from generator.model.problems import Place, Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind

TOPICS_FILE = "topics.yaml"
FOLDERS = {kind.value: kind for kind in Kind if kind is not Kind.TOPIC}


@dataclass(frozen=True, slots=True)
class Filed:
    """An item where it stands: its document, and where in the document it begins.

    `item` is None where the document cannot be made into one; its id is taken all the same, so
    that nothing that refers to it is reported on top.
    """

    id: str
    kind: Kind
    document: Document
    start: Location
    item: Item | None


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


@dataclass(frozen=True, slots=True)
class _File:
    shown: str
    inside: tuple[str, ...]
    data: bytes


def read(folder: Path) -> Content:
    """Read every file below `folder`, which is named in problems by its own name.

    Nothing outside the folder is opened: symbolic links and devices are problems, not followed.
    """
    problems: list[Problem] = []
    filed: dict[str, Filed] = {}
    pages: list[Page] = []
    documents_of_pages: dict[str, Document] = {}
    taken_twice: set[str] = set()
    for file in _files(folder, problems):
        if len(file.inside) == 1 and file.shown.endswith(".md"):
            page, document = front_matter.read(file.shown, file.inside[0], file.data)
            problems += [*document.problems, *_problems_of_page_name(file)]
            documents_of_pages[file.inside[0]] = document
            pages += [page] if page else []
        else:
            for found in _filed(file, problems):
                if (first := filed.setdefault(found.id, found)) is not found:
                    taken_twice.add(found.id)
                    problems.append(_taken(found, first))
    if not filed and not problems:
        problems.append(_nothing_there(folder))
    return Content(
        filed, tuple(pages), documents_of_pages, frozenset(taken_twice), tuple(sorted(problems))
    )


def _nothing_there(folder: Path) -> Problem:
    if folder.is_symlink():
        return _not_regular(folder.name)
    what = "holds no entries" if folder.is_dir() else "does not exist"
    return _about_path(
        folder.name,
        "E008",
        f"the content folder “{folder.name}” {what}",
        "Run the command in the project's own folder, or begin with “briefings new source” and "
        "“briefings new event”.",
    )


def _about_path(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(path, 1, 1), code, message, hint, "")


def _files(folder: Path, problems: list[Problem]) -> Iterator[_File]:
    if folder.is_symlink() or not folder.is_dir():
        return
    waiting: list[tuple[str, tuple[str, ...]]] = [(str(folder), ())]
    while waiting:
        here, inside = waiting.pop(0)
        for entry in _listed(here, "/".join((folder.name, *inside)), problems):
            path = (*inside, _printable(entry.name))
            shown = "/".join((folder.name, *path))
            if entry.is_dir(follow_symlinks=False):
                waiting.append((entry.path, path))
            elif (data := _bytes_of(entry.path, shown, problems)) is not None:
                yield _File(shown, path, data)


def _printable(name: str) -> str:
    """The name of a file with � for what cannot be shown, such as bytes that are not UTF-8."""
    return REFUSED.sub("\ufffd", name).replace("\n", "\ufffd").replace("\t", "\ufffd")


def _listed(here: str, shown: str, problems: list[Problem]) -> list[os.DirEntry[str]]:
    """What stands in one folder, in a fixed order; hidden files belong to other programs."""
    try:
        with os.scandir(here) as listing:
            visible = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(_unreadable(shown, error))
        return []
    return sorted(visible, key=lambda entry: entry.name)


def _unreadable(shown: str, error: OSError) -> Problem:
    return _about_path(
        shown,
        "E007",
        f"this cannot be read ({error.strerror})",
        "Check that the file is there and that you are allowed to read it.",
    )


def _bytes_of(path: str, shown: str, problems: list[Problem]) -> bytes | None:
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for a writer that never comes.
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError as error:
        problems.append(
            _not_regular(shown) if Path(path).is_symlink() else _unreadable(shown, error)
        )
        return None
    with os.fdopen(descriptor, "rb") as file:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            problems.append(_not_regular(shown))
            return None
        return file.read(LARGEST_FILE + 1)


def _not_regular(shown: str) -> Problem:
    return _about_path(
        shown,
        "E007",
        "this is not a file but a link or a device",
        "Put the file itself here, with its text in it.",
    )


def _taken(found: Filed, first: Filed) -> Problem:
    return found.document.problem(
        "E102",
        found.start,
        f"the id “{found.id}” is taken: {first.document.path} has it",
        "Choose another name; an id is used once over all folders.",
        of_key=True,
    )


def _filed(file: _File, problems: list[Problem]) -> Iterator[Filed]:
    if (misplaced := _misplaced(file)) is not None:
        problems.append(misplaced)
        return
    document = strict_yaml.read(file.shown, file.data)
    problems += document.problems
    if file.inside == (TOPICS_FILE,):
        yield from _topics(document, problems)
        return
    identifier = file.inside[-1].removesuffix(".yaml")
    kind = FOLDERS[file.inside[0]]
    problems += _problems_of_identifier(identifier, kind, document, ())
    yield _item(identifier, kind, document, (), problems)


def _misplaced(file: _File) -> Problem | None:
    if file.inside == (TOPICS_FILE,):
        return None
    folder, name = file.inside[0], file.inside[-1]
    if len(file.inside) == 1:
        hint = near_miss.did_you_mean(name, [TOPICS_FILE])
        message = f"nothing is read from “{name}” at this place"
        return _about_path(
            file.shown, "E101", message, hint + f"Put entries into {_folders()}; pages end in .md."
        )
    if folder not in FOLDERS:
        hint = near_miss.did_you_mean(folder, FOLDERS)
        message = f"there is no kind of entry called “{folder}”"
        return _about_path(file.shown, "E101", message, hint + f"The folders are {_folders()}.")
    if not name.endswith(".yaml"):
        hint = f"Rename it to “{Path(name).stem}.yaml”, or take it out of the content folder."
        return _about_path(file.shown, "E101", "an entry's file ends in .yaml", hint)
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


def _problems_of_page_name(file: _File) -> Iterator[Problem]:
    name = file.inside[0].removesuffix(".md")
    if identifiers.is_identifier(name) and name not in set(Kind):
        return
    message = f"the file's name, “{name}”, cannot be the address of a page"
    yield _about_path(file.shown, "E101", message, identifiers.advice(name))


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
    try:
        values = {name: value for name, value in plain.items() if name != "id"}
        item = model.model_validate({**values, "id": identifier})
    except ValidationError as error:
        item = None
        problems += explain.problems(error, model, document, start)
    if "id" in plain:
        problems.append(explain.typed_identifier(document, (*start, "id")))
    return Filed(identifier, kind, document, start, None if document.problems else item)
