"""Find the files of the content folder; read each into an item, or say why that fails."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from generator.load import explain, front_matter, strict_yaml
from generator.load.strict_yaml import Document
from generator.model import identifiers, near_miss, states
from generator.model.content import Page
from generator.model.items import MODELS, Item
from generator.model.problems import Place, Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind

LARGEST_FILE = 256 * 1024
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
    problems: tuple[Problem, ...]

    def problem(
        self,
        code: str,
        item: Item,
        location: Location,
        message: str,
        hint: str,
    ) -> Problem:
        """A problem at a field of an item, with the field's place in its file."""
        filed = self.filed[item.id]
        return filed.document.problem(code, filed.start + location, message, hint)


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
    for file in _files(folder, problems):
        if len(file.inside) == 1 and file.shown.endswith(".md"):
            _add_page(file, pages, problems)
        else:
            for found in _filed(file, problems):
                _add(found, filed, problems)
    if not filed and not problems:
        problems.append(_nothing_there(folder))
    return Content(filed, tuple(pages), tuple(sorted(problems)))


def _nothing_there(folder: Path) -> Problem:
    what = "holds no entries" if folder.is_dir() else "does not exist"
    return _about_path(
        folder.name,
        "E008",
        f"the content folder “{folder.name}” {what}",
        "Run the command in the project's own folder, or write a first entry with "
        "“briefings new event”.",
    )


def _about_path(path: str, code: str, message: str, hint: str) -> Problem:
    return Problem(Place(path, 1, 1), code, message, hint, "")


def _files(folder: Path, problems: list[Problem]) -> Iterator[_File]:
    if folder.is_symlink() or not folder.is_dir():
        return
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        inside = waiting.pop()
        for entry in _listed(folder, inside, problems):
            path = (*inside, entry.name)
            shown = "/".join((folder.name, *path))
            if entry.is_dir(follow_symlinks=False):
                waiting.append(path)
            elif (data := _bytes_of(entry.path, shown, problems)) is not None:
                yield _File(shown, path, data)


def _listed(
    folder: Path, inside: tuple[str, ...], problems: list[Problem]
) -> list[os.DirEntry[str]]:
    """What stands in one folder, in a fixed order; hidden files belong to other programs."""
    try:
        with os.scandir(folder.joinpath(*inside)) as listing:
            visible = [entry for entry in listing if not entry.name.startswith(".")]
    except OSError as error:
        problems.append(_unreadable("/".join((folder.name, *inside)), error))
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


def _add(found: Filed, filed: dict[str, Filed], problems: list[Problem]) -> None:
    earlier = filed.get(found.id)
    if earlier is None:
        filed[found.id] = found
        return
    problems.append(
        found.document.problem(
            "E102",
            found.start,
            f"the id “{found.id}” is taken: {earlier.document.path} has it",
            "Give this file another name; an id is used once over all folders.",
        )
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
    for key, _ in document.root.items if document.root else ():
        problems += _problems_of_identifier(key.text, Kind.TOPIC, document, (key.text,))
        yield _item(key.text, Kind.TOPIC, document, (key.text,), problems)


def _problems_of_identifier(
    identifier: str, kind: Kind, document: Document, start: Location
) -> Iterator[Problem]:
    what = "the name of the topic" if kind is Kind.TOPIC else "the file's name"
    if states.is_state(identifier):
        yield document.problem(
            "E103",
            start,
            f"“{identifier}” is the code of {states.STATE_NAMES[identifier]}",
            "States need no file: use the code where an actor is asked for. "
            "Anything else needs a longer name.",
            of_key=bool(start),
        )
    elif not identifiers.is_identifier(identifier, of_source=kind is Kind.SOURCE):
        suggestion = identifiers.suggest_identifier(identifier)
        yield document.problem(
            "E101",
            start,
            f"{what}, “{identifier}”, cannot be an id",
            "An id has 3 to 64 small letters, digits and single hyphens, begins with a letter, "
            "and is none of the names the site needs for itself."
            + (f" For example: “{suggestion}”." if suggestion else ""),
            of_key=bool(start),
        )


def _item(
    identifier: str, kind: Kind, document: Document, start: Location, problems: list[Problem]
) -> Filed:
    plain = strict_yaml.plain(document.root) if document.root else None
    for step in start:
        plain = plain[step] if isinstance(plain, dict) and isinstance(step, str) else None
    if plain is None:
        return Filed(identifier, kind, document, start, None)
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


def _add_page(file: _File, pages: list[Page], problems: list[Problem]) -> None:
    page, found = front_matter.read(file.shown, file.inside[0], file.data)
    problems += found
    if page is not None:
        pages.append(page)
