"""What one file holds: an entry, a source, an actor, a briefing, or all topics."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from generator.load import content_files, explain, misfiled, names, sound_fields, strict_yaml
from generator.load.content_files import ContentFile, about_path
from generator.load.document import Document
from generator.model import near_miss
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
    `is_remembered` where its very file was in order when it was read before.
    """

    id: str
    kind: Kind
    document: Document
    start: Location
    item: Item | None
    readable: Item | None = None
    is_remembered: bool = False


def filed_in(file: ContentFile) -> tuple[Filed, ...]:
    """What one file holds, whatever is wrong with it."""
    data = content_files.read(file, [])
    return () if data is None else tuple(written(file, data, []))


def remembered(items: Iterable[Item], document: Document) -> Iterator[Filed]:
    """What a file is remembered to hold."""
    for item in items:
        start = (item.id,) if item.kind is Kind.TOPIC else ()
        yield Filed(item.id, item.kind, document, start, item, is_remembered=True)


def unread(file: ContentFile, problems: list[Problem]) -> Iterator[Filed]:
    """What a file holds by its name, whatever it says."""
    if (misplaced := _misplaced(file)) is not None:
        problems.append(misplaced)
        return
    yield Filed(_identifier(file), FOLDERS[file.inside[0]], Document.unread(file.shown), (), None)


def written(file: ContentFile, data: bytes, problems: list[Problem]) -> Iterator[Filed]:
    """What a file holds by these bytes; what is wrong with them joins the `problems`."""
    if (misplaced := _misplaced(file)) is not None:
        problems.append(misplaced)
        return
    if file.inside == (TOPICS_FILE,):
        document = strict_yaml.read(file.shown, data)
        problems += document.problems
        yield from _topics(document, problems)
    else:
        yield one_written(file.shown, _identifier(file), FOLDERS[file.inside[0]], data, problems)


def one_written(
    shown: str, identifier: str, kind: Kind, data: bytes, problems: list[Problem]
) -> Filed:
    """What the file of one item holds."""
    document = strict_yaml.read(shown, data)
    problems += document.problems
    problems += names.problems_of_id(identifier, kind, document, ())
    return _item(identifier, kind, document, (), problems)


def _identifier(file: ContentFile) -> str:
    return file.inside[-1].removesuffix(".yaml")


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
