"""Find the entry files that are not in their canonical form, and put them into it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from generator.contribute import archive_folder, filing
from generator.contribute.canonical.formatting import CannotFormat, formatted
from generator.load import content_files, strict_yaml
from generator.load.content_files import ContentFile, Listing, is_within
from generator.load.filed import FOLDERS, TOPICS_FILE
from generator.model.problems import Problem
from generator.model.vocabulary import Kind


class Difference(NamedTuple):
    """The first line that changes, counted from 1; None stands for a line that is not there."""

    line: int
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A file that is not in its canonical form; `shown` is its path within the project."""

    path: Path
    shown: str
    before: str
    after: str

    def first_difference(self) -> Difference | None:
        """Where reading it begins to differ; None where only what ends lines and files does."""
        lines = (_visible_lines(text) for text in (self.before, self.after))
        pairs = enumerate(zip_longest(*lines), start=1)
        differences = (Difference(line, *pair) for line, pair in pairs if pair[0] != pair[1])
        return next(differences, None)


@dataclass(frozen=True, slots=True)
class Survey:
    """What formatting would do: files to change, files in order, and files it must not touch.

    Those have `problems`, or could not be rewritten without a loss, as `refusals` say in words.
    """

    changes: tuple[Change, ...]
    in_order: int
    problems: tuple[Problem, ...]
    refusals: tuple[str, ...]


def survey(folder: Path, wanted: Collection[str]) -> Survey:
    """Compare the entry files of a content folder with their canonical form; nothing is written.

    `wanted` are files or folders as problems name them: `content`, `content/events/x.yaml`. Raises
    NoArchive where there is no content folder.
    """
    archive_folder.refuse_absent(folder)
    listing = content_files.find(folder)
    problems = [found for found in listing.problems if is_within(found.place.path, wanted)]
    refusals: list[str] = []
    compared: list[Change] = []
    for kind, file in _entry_files(listing, wanted):
        try:
            compared += _compared(kind, file, problems)
        except CannotFormat as refused:
            refusals.append(str(refused))
    changes = tuple(change for change in compared if change.before != change.after)
    in_order = len(compared) - len(changes)
    return Survey(changes, in_order, tuple(sorted(problems)), tuple(refusals))


def tidy(changes: Collection[Change]) -> Iterator[Change]:
    """Write each change and yield it once it is written.

    Raises OSError, and CannotFormat where somebody has changed a file since it was surveyed.
    """
    for change in changes:
        if change.path.read_bytes() != change.before.encode():
            raise CannotFormat(f"{change.shown} has just been changed; run the command again.")
        filing.replace(change.path, change.after)
        yield change


def _entry_files(listing: Listing, wanted: Collection[str]) -> Iterator[tuple[Kind, ContentFile]]:
    for file in listing.files:
        kind = _kind(file)
        if kind is not None and is_within(file.shown, wanted):
            yield kind, file


def _kind(file: ContentFile) -> Kind | None:
    if file.inside == (TOPICS_FILE,):
        return Kind.TOPIC
    is_entry = len(file.inside) > 1 and file.inside[-1].endswith(".yaml")
    return FOLDERS.get(file.inside[0]) if is_entry else None


def _compared(kind: Kind, file: ContentFile, problems: list[Problem]) -> Iterator[Change]:
    data = content_files.read(file, problems)
    if data is None:
        return
    document = strict_yaml.read(file.shown, data)
    problems += document.problems
    if not document.problems:
        yield Change(Path(file.path), file.shown, data.decode(), formatted(kind, document))


def _visible_lines(text: str) -> list[str]:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").rstrip("\n").split("\n")
