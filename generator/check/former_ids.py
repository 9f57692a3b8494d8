"""Whether the former ids of entries can still lead somewhere."""

from collections.abc import Iterator

from generator.check.examination import Examination
from generator.model import identifiers
from generator.model.items import Entry
from generator.model.problems import Problem


def former_ids_can_be_ids(examination: Examination) -> Iterator[Problem]:
    """E101: a former id becomes an address, which has the form of an id."""
    for entry in examination.items(Entry):
        for index, former in enumerate(entry.aliases):
            if not identifiers.is_identifier(former):
                yield examination.problem(
                    "E101",
                    entry,
                    ("aliases", index),
                    f"“{former}” cannot have been an id",
                    identifiers.advice(former),
                )


def former_ids_are_free(examination: Examination) -> Iterator[Problem]:
    """E102: nothing else has the id now, or had it before."""
    had_by: dict[str, str] = {}
    for entry in examination.items(Entry):
        for index, former in enumerate(entry.aliases):
            present = examination.content.filed.get(former)
            holder = present.document.path if present else had_by.get(former)
            if former == entry.id:
                yield examination.problem(
                    "E102",
                    entry,
                    ("aliases", index),
                    f"“{former}” is the id that this entry has now",
                    "Take it away; only its former ids stand here.",
                )
            elif holder is not None:
                yield examination.problem(
                    "E102",
                    entry,
                    ("aliases", index),
                    f"the id “{former}” is taken: {holder} has it" + " already" * (not present),
                    "Take it away from one of the two; an address leads to one entry only.",
                )
            had_by.setdefault(former, examination.content.filed[entry.id].document.path)
