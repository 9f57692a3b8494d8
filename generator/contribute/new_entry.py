"""An entry that is not written yet: its values, its file, what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath

from generator import pipeline
from generator.contribute import filing, naming
from generator.contribute.schemas import places
from generator.load import collector
from generator.load.content_folder import Content
from generator.load.yaml_writing import Comments, written
from generator.model.failure import Failure
from generator.model.field_guide import guides
from generator.model.problems import Problem
from generator.model.references import Location
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

OF_TODAY = ("added", "as_of")
"""Fields that say on which day an item was written."""


class BadSetting(Failure):
    """Something that is not FIELD=VALUE; the message says what to type."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """A new file: what is typed into it, by field."""

    kind: Kind
    id: str
    values: Mapping[str, Typed]

    @property
    def inside(self) -> str:
        """Its path below the content folder: `events/a-test.yaml`."""
        return f"{self.kind.value}/{self.id}.yaml"

    @property
    def path(self) -> str:
        """Its path as problems show it: `content/events/a-test.yaml`."""
        return f"content/{self.inside}"

    @property
    def text(self) -> str:
        """The text of its file, which tells editors its schema."""
        line = places.line_for_editors(self.kind, PurePath(self.path))
        return written(self.kind, self.values, Comments({(): [line], **self.remarks}))

    @property
    def remarks(self) -> Mapping[Location, Sequence[str]]:
        """Comments to be written above fields."""
        return {}


def from_settings(
    kind: Kind, identifier: str | None, settings: Sequence[str], content: Content, as_of: date
) -> NewEntry:
    """The entry that settings such as `title=A test` make; a field set twice is a list.

    The days it takes from `as_of` can be set as well. Raises BadSetting, or CannotWrite where
    the id cannot be.
    """
    values = {**of_today(kind, as_of), **_values(settings)}
    taken = naming.taken(content)
    name = identifier or naming.proposed(kind, values, taken)
    naming.refuse(name, kind, taken)
    return NewEntry(kind, name, values)


def of_today(kind: Kind, as_of: date) -> dict[str, Typed]:
    """The fields of a kind that say on which day it was written."""
    return {field.name: as_of.isoformat() for field in guides(kind) if field.name in OF_TODAY}


def _values(settings: Sequence[str]) -> dict[str, Typed]:
    typed: dict[str, list[str]] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        if not name or not equals:
            raise BadSetting(
                f"“{setting}” is not FIELD=VALUE; type for example: --set 'title=A new title'"
            )
        typed.setdefault(name.strip(), []).append(value)
    return {name: found[0] if len(found) == 1 else found for name, found in typed.items()}


@collector.paused()
def problems(content: Content, entries: Sequence[NewEntry], as_of: date) -> tuple[Problem, ...]:
    """What the check would say of these entries if they were written; nothing is."""
    return pipeline.examine_with(content, {entry.path: entry.text for entry in entries}, as_of)


def write(folder: Path, entries: Iterable[NewEntry]) -> tuple[Path, ...]:
    """Write all of them into the content folder, or none; their paths.

    Raises CannotFile and OSError.
    """
    return filing.write_all(folder, {entry.inside: entry.text for entry in entries})
