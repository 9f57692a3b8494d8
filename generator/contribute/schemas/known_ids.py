"""The ids of an archive and what each stands for, to be chosen from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.load.content_folder import Content
from generator.model import identifiers, states
from generator.model.content import SoundContent
from generator.model.items import Actor, Entry, Item, Source
from generator.model.references import Reference
from generator.model.vocabulary import ActorType, Kind


@dataclass(frozen=True, slots=True)
class KnownId:
    """An id that is taken: by an item of which kind, and what that item is, in a few words."""

    id: str
    kind: Kind
    meaning: str


def known_ids(content: Content) -> tuple[KnownId, ...]:
    """Every id in the content that can be one, sorted; an item with mistakes has one, too."""
    return _sorted((filed.id, filed.kind, filed.item) for filed in content.filed.values())


def known_ids_of_sound(content: SoundContent) -> tuple[KnownId, ...]:
    """Every id in sound content, sorted."""
    return _sorted((item.id, item.kind, item) for item in content.items.values())


def _sorted(found: Iterable[tuple[str, Kind, Item | None]]) -> tuple[KnownId, ...]:
    known = (
        KnownId(id_, kind, _meaning(item))
        for id_, kind, item in found
        if identifiers.is_identifier(id_, of_source=kind is Kind.SOURCE)
    )
    return tuple(sorted(known, key=lambda one: one.id))


def _meaning(item: Item | None) -> str:
    if item is None:
        return "(has mistakes)"
    if isinstance(item, Entry):
        return f"{item.title} ({item.kind.label}, {item.date.in_words})"
    if isinstance(item, Source):
        return f"{item.title} ({item.type.label}, {item.published.in_words})"
    if isinstance(item, Actor):
        return f"{item.label} ({item.type.label})"
    return item.name


def choices(reference: Reference, known: Iterable[KnownId]) -> Mapping[str, str]:
    """What may be typed where something is referred to, each with its meaning: ids, then states."""
    filed = {one.id: one.meaning for one in known if one.kind in reference.kinds}
    if Kind.ACTOR not in reference.kinds:
        return filed
    state = ActorType.STATE.label
    of_states = {code: f"{name} ({state})" for code, name in states.STATE_NAMES.items()}
    if reference.states_only:
        return of_states
    return ({reference.or_word: "Not known"} if reference.or_word else {}) | filed | of_states
