"""What one build leaves for the next: what was made, from what, and what lies in the site.

It is kept in the folder `.cache/build`, which can be deleted at any time.
"""

import marshal
import pickle
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock, Timeout

from generator.load.remembered import Remembered
from generator.model.failure import Failure
from generator.publish import trusted_files
from generator.publish.staged_site import Seen
from generator.publish.workbench import Made, MadeFile, MadeRecord, PageFacts
from generator.relate.watched_archive import Question

Plain = tuple[Any, ...]

OUTCOME, MADE, CONTENT = "outcome", "made", "content"


class Busy(Failure):
    """Another build is running."""


class Outcome(NamedTuple):
    """What the last build ended with: the digest of all that went in, and what lay in the site.

    `rest` is the digest of what else it left, in the files that belong to this one.
    """

    inputs: bytes = b""
    pages: int = 0
    site: Seen = {}
    rest: bytes = b""


@dataclass(frozen=True, slots=True)
class BuildMemory:
    """What was made, and from what.

    `frame` is the digest of all that every page depends on; `arguments` those of the tasks by
    their names, `answers` those of what the archive said, `theme` those of the files of the theme
    and `whole` those of what tells of the whole site, by their paths.
    """

    frame: bytes = b""
    made: Mapping[str, Made] = field(default_factory=dict)
    arguments: Mapping[str, bytes] = field(default_factory=dict)
    answers: Mapping[Question, bytes] = field(default_factory=dict)
    theme: Mapping[str, bytes] = field(default_factory=dict)
    whole: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def pages(self) -> Iterator[PageFacts]:
        """Every page that a task made."""
        return chain.from_iterable(found.pages for found in self.made.values())

    @property
    def records(self) -> Iterator[MadeRecord]:
        """Every record for the search index."""
        return chain.from_iterable(found.records for found in self.made.values())

    @property
    def paths(self) -> frozenset[str]:
        """Every file of the site."""
        made = chain.from_iterable(found.files for found in self.made.values())
        return frozenset(chain((file.path for file in made), self.theme, self.whole))


def outcome(folder: Path) -> Outcome:
    """What the last build ended with; nothing where nobody knows who wrote it."""
    held = trusted_files.read(folder / OUTCOME)
    return Outcome(*marshal.loads(held)) if held else Outcome()


def made(folder: Path, last: Outcome) -> BuildMemory:
    """What the build made that ended with `last`."""
    held = trusted_files.read(folder / MADE, last.rest)
    return _unpacked(held) if held else BuildMemory()


def remembered(folder: Path) -> Remembered:
    """The content that was read before and was in order."""
    held = trusted_files.read(folder / CONTENT)
    return pickle.loads(held) if held else Remembered()


def save_content(content: Remembered, folder: Path) -> None:
    """Leave what was read to the next build."""
    trusted_files.write(folder / CONTENT, pickle.dumps(content, protocol=5))


def save(folder: Path, ended: Outcome, made: BuildMemory) -> None:
    """Leave everything else to the next build; the outcome last, which vouches for the rest."""
    rest = trusted_files.write(folder / MADE, _packed(made))
    trusted_files.write(folder / OUTCOME, marshal.dumps(tuple(ended._replace(rest=rest))))


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep other builds of this project away. Raises Busy while there is one."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / "lock", timeout=0):
            yield
    except Timeout:
        raise Busy(
            "Another build of this project is running; wait until it has ended, and build again."
        ) from None


def _packed(memory: BuildMemory) -> bytes:
    """As marshal has it: for plain values, the fastest way that Python has."""
    numbers = {question: number for number, question in enumerate(memory.answers)}
    tasks = [
        (
            name,
            memory.arguments[name],
            tuple(map(numbers.__getitem__, found.questions)),
            *(tuple(map(tuple, held)) for held in (found.files, found.pages, found.records)),
        )
        for name, found in memory.made.items()
    ]
    answers = [(*question, digest) for question, digest in memory.answers.items()]
    return marshal.dumps((memory.frame, answers, tasks, dict(memory.theme), dict(memory.whole)))


def _unpacked(held: bytes) -> BuildMemory:
    frame, answers, tasks, theme, whole = marshal.loads(held)
    questions = [Question(sort, key) for sort, key, _ in answers]
    return BuildMemory(
        frame=frame,
        made={name: _made(questions, name, *found) for name, _, *found in tasks},
        arguments={task[0]: task[1] for task in tasks},
        answers=dict(zip(questions, (digest for _, _, digest in answers), strict=True)),
        theme=theme,
        whole=whole,
    )


def _made(
    questions: Sequence[Question],
    name: str,
    asked: Plain,
    files: Plain,
    pages: Plain,
    records: Plain,
) -> Made:
    return Made(
        name,
        tuple(map(questions.__getitem__, asked)),
        tuple(map(MadeFile._make, files)),
        tuple(map(PageFacts._make, pages)),
        tuple(map(MadeRecord._make, records)),
    )
