"""Who says what: statements grouped by what they are about."""

from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.items import Entry, Statement
from generator.relate.archive import Archive


@dataclass(frozen=True, slots=True)
class Position:
    """One matter and what is said about it: what supports or describes it, and what contests it.

    `subject` is None for statements that are about no entry in particular.
    """

    subject: Entry | None
    said: tuple[Statement, ...]
    contested: tuple[Statement, ...]


def position_on(entry: Entry, archive: Archive) -> Position:
    """All that is said about one entry, newest first."""
    return _position(entry, archive.statements_about.get(entry.id, ()))


def positions(statements: Iterable[Statement], archive: Archive) -> tuple[Position, ...]:
    """Statements by subject, contested subjects first; those about nothing in particular last."""
    statements = tuple(statements)
    about: dict[str, list[Statement]] = {}
    for statement in statements:
        for name in statement.about:
            about.setdefault(name, []).append(statement)
    grouped = [_position(archive.entries[name], tuple(said)) for name, said in about.items()]
    grouped.sort(key=lambda position: not position.contested)
    # What others speak of stands above already, as their subject.
    general = tuple(
        statement for statement in statements if not statement.about and statement.id not in about
    )
    return (*grouped, *([_position(None, general)] if general else []))


def _position(subject: Entry | None, statements: tuple[Statement, ...]) -> Position:
    return Position(
        subject,
        said=tuple(statement for statement in statements if not statement.contests),
        contested=tuple(statement for statement in statements if statement.contests),
    )
