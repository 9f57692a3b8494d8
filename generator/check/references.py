"""Whether what an item refers to exists, is of the right kind, and leads in no circle."""

from collections.abc import Iterable, Iterator
from datetime import date
from graphlib import CycleError, TopologicalSorter

from generator.check.examination import Examination, NamedThere
from generator.model import states
from generator.model.content import Page
from generator.model.enumeration import enumerated, with_article
from generator.model.items import Actor, Briefing, Entry, Event, Item, Response, Source
from generator.model.problems import Problem
from generator.model.references import Location, Reference
from generator.model.vocabulary import Kind

MOST_LISTED = 20


def _words(mark: Reference, identifier: str) -> str:
    return f"[[{identifier}]]" if mark.in_text else ""


def references_lead_somewhere(examination: Examination) -> Iterator[Problem]:
    """E120, E121, E122: the id exists, is of the right kind, and is not the item's own."""
    return lead_somewhere(examination, examination.references)


def lead_somewhere(examination: Examination, named: Iterable[NamedThere]) -> Iterator[Problem]:
    """E120, E121, E122 of these references alone."""
    for about, location, mark, identifier in named:
        fault = _fault(examination, about, mark, identifier)
        if fault is not None:
            words = _words(mark, identifier)
            yield examination.problem(fault[0], about, location, *fault[1:], words)


def _fault(
    examination: Examination, about: Item | Page, mark: Reference, identifier: str
) -> tuple[str, str, str] | None:
    if not isinstance(about, Page) and identifier == about.id:
        return "E122", "this refers to itself", "Name another entry, or take the line away."
    filed = examination.content.filed.get(identifier)
    if filed and filed.kind in mark.kinds and not mark.states_only:
        return None
    if not examination.leads_somewhere(mark, identifier):
        is_known_of = examination.may_be_unfiled(identifier, mark.kinds)
        return None if is_known_of else _unknown(examination, mark, identifier)
    is_other = filed is not None and filed.kind not in mark.kinds
    if filed and is_other and identifier not in examination.content.taken_twice:
        return (
            "E120",
            f"“{identifier}” is of the kind {filed.kind.label.lower()}, "
            f"but {_described(mark)} is needed here",
            f"Type the id of {_described(mark)}.",
        )
    return None


def _described(mark: Reference) -> str:
    return with_article(enumerated((kind.label.lower() for kind in mark.kinds), "or"))


def _unknown(examination: Examination, mark: Reference, identifier: str) -> tuple[str, str, str]:
    meant = _meant(examination, mark, identifier)
    if mark.states_only:
        hint = meant or "Type an ISO 3166-1 code in small letters, for example kp."
        return "E120", f"“{identifier}” is not the code of a state", hint
    hint = meant or examination.suggestions.for_id(identifier, mark.kinds)
    if mark.kinds == (Kind.TOPIC,):
        return "E121", f"there is no topic “{identifier}”", meant or hint + _topics(examination)
    hint = meant or (hint + _ids(mark, hint)).strip()
    return "E120", f"nothing here has the id “{identifier}”", hint


def _meant(examination: Examination, mark: Reference, identifier: str) -> str:
    """What to type where that is beyond doubt; else empty."""
    if "," in identifier:
        members = ", ".join(part.strip() for part in identifier.split(","))
        return f"Several ids are a list: type [{members}]."
    if present := examination.present_ids.get(identifier):
        return f"Its id is “{present}” now."
    code = states.code_of(identifier) if Kind.ACTOR in mark.kinds else ""
    if code:
        return f"For {states.STATE_NAMES[code]}, type {code}."
    source, _, place = identifier.partition(" ")
    if mark.with_place and place and source in examination.names(Kind.SOURCE):
        return f"A place in the source stands behind #: type {source}#{place.strip()}."
    return ""


def _ids(mark: Reference, suggestion: str) -> str:
    """How an id is found."""
    hint = f"Type the id of {_described(mark)}: the name of its file without .yaml."
    if not suggestion:
        hint += " “briefings find” finds it."
    if suggestion.startswith("That address"):
        return ""
    if mark.or_name:
        return f"{hint} A plain name begins with a capital letter or has a space in it."
    if suggestion or len(mark.kinds) > 1:
        return hint
    return f"{hint} Where it has no file yet, “briefings new {mark.kinds[0].singular}” makes one."


def _topics(examination: Examination) -> str:
    topics = examination.names(Kind.TOPIC)
    known = f"Type one of: {', '.join(topics)}. " if 0 < len(topics) <= MOST_LISTED else ""
    return f"{known}Topics are in topics.yaml."


def chains_do_not_close(examination: Examination) -> Iterator[Problem]:
    """E123: part_of, cited_via and amends never lead back to where they began."""
    following: dict[str, dict[str, tuple[str, ...]]] = {
        "part_of": {},
        "cited_via": {},
        "amends": {},
    }
    parts: list[Event | Actor] = [*examination.items(Event), *examination.items(Actor)]
    for part in parts:
        if part.part_of:
            following["part_of"][part.id] = (part.part_of,)
    for source in examination.items(Source):
        if source.cited_via:
            following["cited_via"][source.id] = (source.cited_via,)
    for response in examination.items(Response):
        if response.amends:
            following["amends"][response.id] = response.amends
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
    """The ids of all circles of more than one step."""
    steps = {start: {to for to in targets if to != start} for start, targets in links.items()}
    found: set[str] = set()
    while circle := _a_circle(steps):
        found |= circle
        steps = {start: targets - circle for start, targets in steps.items() if start not in circle}
    return sorted(found)


def _a_circle(steps: dict[str, set[str]]) -> set[str]:
    try:
        TopologicalSorter(steps).prepare()
    except CycleError as error:
        return set(error.args[1])
    return set()


def embargo_is_kept(examination: Examination) -> Iterator[Problem]:
    """E124: nothing published earlier names an entry that is still under embargo."""
    ends = {one.id: one.embargo_until for one in examination.items(Entry) if one.embargo_until}
    embargoes = {name: end for name, end in ends.items() if end > examination.as_of}
    for about, location, mark, identifier in examination.references if embargoes else ():
        embargo = embargoes.get(identifier)
        if embargo is None or _is_kept(examination, about, location, embargo):
            continue
        hint = f"Take the reference away until {embargo}."
        if isinstance(about, Entry):
            hint = f"Give this entry “embargo_until: {embargo}” as well, or t{hint[1:]}"
        yield examination.problem(
            "E124",
            about,
            location,
            f"“{identifier}” is under embargo until {embargo}",
            hint,
            _words(mark, identifier),
        )


def _is_kept(examination: Examination, about: Item | Page, location: Location, until: date) -> bool:
    """Whether it is published no earlier, waits for the entry, or is not sound itself."""
    if isinstance(about, Page):
        return False
    if isinstance(about, Briefing) and location[0] == "include":
        return True
    own = about.embargo_until if isinstance(about, Entry) else None
    return examination.find(about.id, Item) is None or (own is not None and own >= until)
