"""What a table of facts is: columns that say what they mean, rows, and ways to other tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

from generator.model.field_guide import Form
from generator.model.vocabulary import Term

Row: TypeAlias = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `form` is how its texts are written, `pattern` a regular expression (ECMA-262).

    `refers_to` is the table whose `id` it holds, or nothing; `is_number` says that it counts.
    """

    name: str
    meaning: str
    form: Form = Form.LINE
    is_required: bool = False
    terms: tuple[Term, ...] = ()
    pattern: str = ""
    refers_to: str = ""
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """Columns that together hold the key of a row of another table."""

    columns: tuple[str, ...]
    table: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the columns named in `key` together tell its rows apart.

    `belonging` is the row of another table that each row belongs to, where there is one.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    belonging: ForeignKey | None = None

    @property
    def foreign_keys(self) -> tuple[ForeignKey, ...]:
        """All ways from this table to others."""
        own = (self.belonging,) if self.belonging else ()
        return (
            *own,
            *(ForeignKey((c.name,), c.refers_to, ("id",)) for c in self.columns if c.refers_to),
        )
