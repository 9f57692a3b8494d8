"""What can be wrong with content, as data; how it is shown is another module's concern."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """Whether a problem stops the build."""

    ERROR = "error"
    WARNING = "warning"

    @classmethod
    def of(cls, code: str) -> "Severity":
        """The severity that the first letter of a problem's code says."""
        return cls.ERROR if code.startswith("E") else cls.WARNING


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content something stands.

    `path` is POSIX and relative to the project (`content/events/x.yaml`); `line` and `column`
    count from 1, columns in Unicode characters.
    """

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding, in a contributor's words.

    `message` says what is wrong, `hint` what to type instead, `excerpt` is the offending line as
    it stands in the file. `code` is permanent: its first letter is its severity.
    """

    place: Place
    code: str
    message: str
    hint: str
    excerpt: str

    @property
    def severity(self) -> Severity:
        return Severity.of(self.code)


def errors_among(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those that stop the build, in their order."""
    return tuple(found for found in problems if found.severity is Severity.ERROR)
