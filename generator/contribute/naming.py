"""Ids of new files: proposed from what they are called, refused where they cannot be."""

from collections.abc import Container, Mapping

from generator.load.content_folder import Content
from generator.load.filed import Filed
from generator.model import identifiers, states
from generator.model.failure import Failure
from generator.model.items import Entry
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed

_LONGEST_PROPOSAL = 48
_CALLED = ("title", "name")
# Many sources have titles much alike: who published them, and when, tells them apart.
_SOURCE_CALLED = ("publisher", "published", "title")


class CannotWrite(Failure):
    """There is no room for the new entry; the message says why and what to do."""


def taken(content: Content) -> Mapping[str, str]:
    """The file that has each id, or had it: a former id of an entry still leads to it."""
    paths = {name: filed.document.path for name, filed in content.filed.items()}
    former = {name: paths[id_] for id_, one in content.filed.items() for name in _former(one)}
    return {**former, **paths}


def _former(filed: Filed) -> tuple[str, ...]:
    item = filed.item or filed.readable
    return item.aliases if isinstance(item, Entry) else ()


def refuse(name: str, kind: Kind, holders: Mapping[str, str]) -> None:
    """Raise CannotWrite where `name` cannot be the id of something new of this kind.

    `holders` are the ids that are taken, with the files that have them.
    """
    of_source = kind is Kind.SOURCE
    if states.is_state(name) or not identifiers.is_identifier(name, of_source=of_source):
        advice = identifiers.advice(name, of_source=of_source)
        raise CannotWrite(f"“{name}” cannot be an id. {advice}")
    if name in holders:
        raise CannotWrite(f"the id “{name}” is taken: {holders[name]} has it. Choose another one.")


def proposed(kind: Kind, values: Mapping[str, Typed], holders: Container[str]) -> str:
    """A free id made of the title or name; `new-event` where nothing can be made of it."""
    called = _SOURCE_CALLED if kind is Kind.SOURCE else _CALLED
    words = " ".join(str(values[name]) for name in called if name in values)
    return free(_stem(words, kind) or f"new-{kind.singular}", holders)


def free(stem: str, holders: Container[str]) -> str:
    """`stem`, or with the first number behind it that makes it free."""
    number = 1
    while (name := stem if number == 1 else f"{stem}-{number}") in holders:
        number += 1
    return name


def _stem(words: str, kind: Kind) -> str:
    """The words as an id, cut between two of them; empty where they cannot be one."""
    of_source = kind is Kind.SOURCE
    slug = identifiers.suggest_identifier(words, of_source=of_source)
    if len(slug) > _LONGEST_PROPOSAL:
        slug = slug[: _LONGEST_PROPOSAL + 1].rpartition("-")[0] or slug[:_LONGEST_PROPOSAL]
    is_usable = identifiers.is_identifier(slug, of_source=of_source)
    return slug if is_usable and not states.is_state(slug) else ""
