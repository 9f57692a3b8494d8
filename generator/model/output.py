"""What rendering produces."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutputFile:
    """One file to be published.

    `path` is POSIX and relative to the folder it is published to; `source` is the content file it
    was made from, relative to the project, empty where it was made from many.
    """

    path: str
    content: str
    source: str = ""
