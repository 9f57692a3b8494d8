"""What can be named in an answer: ids with what they are called, states by their code."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from generator.contribute.search.known import comparable
from generator.load.content_folder import Content
from generator.load.text_file import visible_line
from generator.model import states
from generator.model.items import Actor
from generator.model.references import Reference
from generator.model.vocabulary import Kind

_MOST = 30
_MUCH_ALIKE = 75
_COMMAS = re.compile(r"\s*,\s*")
_COMMAS_BESIDE_ADDRESSES = re.compile(r"\s*,?\s+")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An id, what it is called, and the words by which it is found, comparable."""

    id: str
    called: str
    words: str


def suggestions(content: Content, reference: Reference) -> list[Suggestion]:
    """Everything that a field may refer to."""
    return [*_items(content, reference), *_states(reference)]


def _items(content: Content, reference: Reference) -> Iterator[Suggestion]:
    if reference.states_only:
        return
    for filed in content.filed.values():
        if filed.kind in reference.kinds:
            names = [filed.item.name] if filed.item else []
            called = visible_line("".join(names))
            others = (
                (*filed.item.aliases, *filed.item.names.values())
                if isinstance(filed.item, Actor)
                else ()
            )
            yield Suggestion(filed.id, called, comparable(" ".join((filed.id, called, *others))))


def _states(reference: Reference) -> Iterator[Suggestion]:
    if Kind.ACTOR in reference.kinds:
        for code, name in states.STATE_NAMES.items():
            yield Suggestion(code, name, comparable(f"{code} {name}"))


def closest(typed: str, known: Sequence[Suggestion]) -> list[Suggestion]:
    """Those in which every word typed stands; where there are none, those much alike."""
    words = comparable(typed).split()
    found = [one for one in known if all(word in one.words for word in words)]
    if not found and words:
        texts = [one.words for one in known]
        alike = process.extract(
            " ".join(words),
            texts,
            scorer=fuzz.partial_ratio,
            processor=None,
            score_cutoff=_MUCH_ALIKE,
            limit=_MOST,
        )
        found = [known[place] for _, _, place in alike]
    # What is called just so comes before what has these words among others.
    return sorted(found, key=lambda one: comparable(one.called).split() != words)[:_MOST]


def first_unknown(parts: Sequence[str], known: Sequence[Suggestion]) -> int | None:
    """The place of the first part that is no id; None where all are."""
    ids = {one.id for one in known}
    return next((place for place, part in enumerate(parts) if part not in ids), None)


def nearest(typed: str, known: Sequence[Suggestion]) -> Suggestion | None:
    """What somebody probably meant who typed something that is no id."""
    return next(iter(closest(typed, known)), None) if comparable(typed) else None


def parts(typed: str) -> list[str]:
    """The members of a list typed with commas between; a web address may have commas in it."""
    between = _COMMAS_BESIDE_ADDRESSES if "://" in typed else _COMMAS
    return [part for part in between.split(typed.strip()) if part]


def meant(typed: str, content: Content, reference: Reference) -> str:
    """The id that was named by itself, by a name, or by the address of a source; else `typed`."""
    identifier, mark, locator = typed.partition("#")
    if typed == reference.or_word or identifier in content.filed or "://" in typed:
        return typed
    if Kind.ACTOR in reference.kinds and (code := states.code_of(identifier)):
        return code
    wanted = comparable(identifier)
    called = (one for one in _items(content, reference) if comparable(one.called) == wanted)
    match = next(called, None) if wanted else None
    return f"{match.id}{mark}{locator}" if match else typed
