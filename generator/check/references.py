"""Whether what an item refers to exists, is of the right kind, and leads in no circle."""

from collections.abc import Iterator
from datetime import date

from generator.check.examination import Examination
from generator.model import identifiers, near_miss, rich_text, states
from generator.model.items import Actor, Briefing, Entry, Event, Item, Response, Source
from generator.model.problems import Problem
from generator.model.references import (
    ENTRY_KINDS,
    Location,
    Reference,
    RichText,
    marked_values,
)
from generator.model.vocabulary import Kind

_ENTRIES = Reference(ENTRY_KINDS)


def references(item: Item) -> Iterator[tuple[Location, Reference, str]]:
    """Everything an item names: where, what it may be, and its id."""
    yield from marked_values(item, Reference)
    for location, mark, text in marked_values(item, RichText):
        for identifier in rich_text.linked_entries(text, mark.dialect):
            yield location, _ENTRIES, identifier


def references_lead_somewhere(examination: Examination) -> Iterator[Problem]:
    """E120, E121, E122: the id exists, is of the right kind, and is not the item's own."""
    for item in examination.items(Item):
        for location, mark, identifier in references(item):
            fault = _fault(examination, item, mark, identifier)
            if fault is not None:
                yield examination.problem(fault[0], item, location, *fault[1:])


def _fault(
    examination: Examination, item: Item, mark: Reference, identifier: str
) -> tuple[str, str, str] | None:
    if identifier == mark.or_word or (mark.or_name and not _is_written_as_id(identifier)):
        return None
    if identifier == item.id:
        return "E122", "this refers to itself", "Name another entry, or take the line away."
    if states.is_state(identifier) and Kind.ACTOR in mark.kinds:
        return None
    filed = examination.content.filed.get(identifier)
    if mark.states_only or filed is None:
        return _unknown(examination, mark, identifier)
    if filed.kind not in mark.kinds:
        return (
            "E120",
            f"“{identifier}” is of the kind {filed.kind.label.lower()}, "
            f"but {_described(mark)} is needed here",
            f"Type the id of {_described(mark)}.",
        )
    return None


def _is_written_as_id(text: str) -> bool:
    return identifiers.is_identifier(text) or states.is_state(text)


def _described(mark: Reference) -> str:
    if mark.states_only:
        return "the two-letter code of a state"
    names = [kind.label.lower() for kind in mark.kinds]
    article = "an" if names[0][0] in "aeiou" else "a"
    return f"{article} {' or '.join(names)}"


def _unknown(examination: Examination, mark: Reference, identifier: str) -> tuple[str, str, str]:
    if mark.states_only:
        hint = "Type an ISO 3166-1 code in small letters, for example kp."
        return "E120", f"“{identifier}” is not the code of a state", hint
    known = [filed.id for filed in examination.content.filed.values() if filed.kind in mark.kinds]
    hint = near_miss.did_you_mean(identifier, known)
    if mark.kinds == (Kind.TOPIC,):
        return "E121", f"there is no topic “{identifier}”", hint + "Topics are in topics.yaml."
    hint += f"Type the id of {_described(mark)}: the name of its file without .yaml."
    if mark.or_name:
        hint += " A plain name begins with a capital letter or has a space in it."
    return "E120", f"nothing here has the id “{identifier}”", hint


def chains_do_not_close(examination: Examination) -> Iterator[Problem]:
    """E123: part_of, cited_via and amends never lead back to where they began."""
    following: dict[str, dict[str, tuple[str, ...]]] = {
        "part_of": {},
        "cited_via": {},
        "amends": {},
    }
    for item in examination.items(Item):
        if isinstance(item, (Event, Actor)) and item.part_of:
            following["part_of"][item.id] = (item.part_of,)
        if isinstance(item, Source) and item.cited_via:
            following["cited_via"][item.id] = (item.cited_via,)
        if isinstance(item, Response) and item.amends:
            following["amends"][item.id] = item.amends
    for field, links in following.items():
        for identifier in _in_circles(links):
            item_in_circle = examination.find(identifier, Item)
            assert item_in_circle is not None
            yield examination.problem(
                "E123",
                item_in_circle,
                (field,),
                f"following “{field}” from here leads back to here",
                "One of the entries in the circle has to name another, or none.",
            )


def _in_circles(links: dict[str, tuple[str, ...]]) -> list[str]:
    """The ids that can be reached from themselves in more than one step."""
    remaining = {start: {to for to in targets if to != start} for start, targets in links.items()}
    while True:
        leading_on = {
            start: {to for to in targets if to in remaining} for start, targets in remaining.items()
        }
        pruned = {start: targets for start, targets in leading_on.items() if targets}
        if len(pruned) == len(remaining):
            return sorted(node for node in pruned if _reaches(node, pruned))
        remaining = pruned


def _reaches(start: str, links: dict[str, set[str]]) -> bool:
    waiting, passed = list(links[start]), set()
    while waiting:
        node = waiting.pop()
        if node == start:
            return True
        if node not in passed:
            passed.add(node)
            waiting += links[node]
    return False


def embargo_is_kept(examination: Examination) -> Iterator[Problem]:
    """E124: nothing published earlier names an entry that is still under embargo."""
    for item in examination.items(Item):
        own = item.embargo_until if isinstance(item, Entry) else None
        for location, _, identifier in references(item):
            if isinstance(item, Briefing) and location[0] == "include":
                continue
            named = examination.find(identifier, Entry)
            if named is not None and _outlives(named.embargo_until, own):
                yield examination.problem(
                    "E124",
                    item,
                    location,
                    f"“{identifier}” is under embargo, until {named.embargo_until}",
                    f"Give this entry “embargo_until: {named.embargo_until}” as well, "
                    "or take the reference away.",
                )


def _outlives(embargo: date | None, own: date | None) -> bool:
    return embargo is not None and (own is None or own < embargo)
