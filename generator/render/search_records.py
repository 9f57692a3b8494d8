"""A short HTML record of each item for the search index; readers never see these files."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import dates, states
from generator.model.dates import DateKind
from generator.model.items import (
    Actor,
    Briefing,
    Entry,
    Event,
    Item,
    Response,
    Source,
    Statement,
)
from generator.relate.affiliation import with_parents
from generator.relate.archive import Archive
from generator.relate.evidence import evidence_of
from generator.relate.marks import mark_of
from generator.render.addresses import page_path, public_address
from generator.render.piece import Piece
from generator.render.plain_words import plain, when
from generator.render.search_words import further_words
from generator.render.writing import language_of


@dataclass(frozen=True, slots=True)
class Record:
    """What search knows of an item; each filter is a name and one of its values.

    `titled` is what Pagefind knows the title as: a word in `title` counts much for the rank, one in
    `work` does not, so that an entry comes before what others wrote about the same. `ground` is
    the evidence label behind `evidence`, empty where there is only one.
    """

    path: str
    item: Item
    titled: str
    title: str
    language: str
    date: str
    mark: str
    evidence: str
    ground: str
    publisher: str
    summary: str
    words: tuple[str, ...]
    sort: str
    filters: tuple[tuple[str, str], ...]


def records(archive: Archive) -> Iterator[Piece[Record]]:
    """A record for each entry, briefing, source, actor and topic."""
    for item in archive.items.values():
        yield Piece(_path(item), _record, (item,))


def _path(item: Item) -> str:
    return public_address(page_path(item)) + "index.html"


def _record(archive: Archive, item: Item) -> Iterator[Record]:
    summary = _summary(item, archive)
    publisher = archive.actor_name(item.publisher) if isinstance(item, Source) else ""
    shown = "\n".join((item.name, publisher, summary))
    labels = evidence_of(item, archive).labels if isinstance(item, Entry) else ()
    yield Record(
        path=_path(item),
        item=item,
        titled="work" if isinstance(item, Source) else "title",
        title=item.name,
        language=language_of(item.name, item.lang if isinstance(item, Source) else None),
        date=_date(item),
        mark=mark_of(item, archive.as_of) if isinstance(item, Entry) else "",
        evidence=labels[0].label if labels else "",
        ground=labels[1].label if len(labels) > 1 else "",
        publisher=publisher,
        summary=summary,
        words=tuple(further_words(shown, _words(item, archive))),
        sort=_sort(item),
        filters=tuple(dict.fromkeys(_filters(item, archive))),
    )


def _date(item: Item) -> str:
    if isinstance(item, Entry):
        return when(item)
    if isinstance(item, Source):
        return item.published.in_words
    return f"as of {dates.day_in_words(item.as_of)}" if isinstance(item, Briefing) else ""


def _sort(item: Item) -> str:
    """What results are ordered by, the newest first; what has no date comes last."""
    date = item.date if isinstance(item, Entry) else getattr(item, "published", None)
    if date is not None and date.kind is not DateKind.UNKNOWN:
        return str(date.sort_key[0])
    return item.as_of.isoformat() if isinstance(item, Briefing) else "0000-00-00"


def _summary(item: Item, archive: Archive) -> str:
    """What a result shows below its title, or so much of it as has the words looked for."""
    if isinstance(item, Statement) and item.quote:
        return f"“{item.quote}”"
    for field in ("summary", "bottom_line", "definition", "note"):
        if text := getattr(item, field, None):
            return plain(text, archive)
    return item.type.label if isinstance(item, (Actor, Source)) else item.name


def _words(item: Item, archive: Archive) -> Iterator[str]:
    """Everything else that search finds an item by."""
    if isinstance(item, Entry):
        for field in ("summary", "note", "gap"):
            if text := getattr(item, field, None):
                yield plain(text, archive)
        yield from (archive.topics[topic].label for topic in item.topics)
        yield from (archive.actor_name(actor) for actor in _actors(item))
        yield from (name for actor in _actors(item) for name in _other_names(archive.actors[actor]))
    if isinstance(item, Statement):
        original = item.quote_original
        yield from filter(None, (item.quote, item.speaker_as))
        if original:
            yield from filter(None, (original.text, original.romanised))
    if isinstance(item, Response) and item.instrument:
        yield item.instrument
    if isinstance(item, Actor):
        yield from _other_names(item)
    if isinstance(item, Briefing):
        yield plain(item.bottom_line, archive)
        yield from (plain(judgement.text, archive) for judgement in item.judgements)


def _other_names(actor: Actor) -> tuple[str, ...]:
    own = states.own_names(actor.id) if states.is_state(actor.id) else ()
    return (*actor.aliases, *actor.names.values(), *own)


def _actors(entry: Entry) -> tuple[str, ...]:
    if isinstance(entry, Event):
        return tuple(dict.fromkeys((*entry.actors, *entry.countries)))
    if isinstance(entry, Statement):
        return tuple(filter(None, (entry.speaker, entry.via)))
    if isinstance(entry, Response):
        return tuple(dict.fromkeys((*entry.issuers, *entry.targets)))
    return ()


def _filters(item: Item, archive: Archive) -> Iterator[tuple[str, str]]:
    """The facets of Explore."""
    yield "kind", item.kind.label
    if not isinstance(item, Entry):
        return
    yield from (("topic", archive.topics[topic].label) for topic in item.topics)
    yield from (("actor", archive.actor_name(actor)) for actor in _with_bodies(item, archive))
    yield from (("country", states.STATE_NAMES[code]) for code in _countries(item, archive))
    yield from (("year", str(year)) for year in _years(item))
    is_void = isinstance(item, Event) and item.did_not_happen
    if isinstance(item, (Event, Response)) and not is_void:
        yield "status", item.status.label
    yield "status", mark_of(item, archive.as_of)
    yield from (("evidence", label.label) for label in evidence_of(item, archive).labels)


def _with_bodies(entry: Entry, archive: Archive) -> Iterator[str]:
    """The actors of an entry and the bodies they belong to, up to the state."""
    for actor in _actors(entry):
        yield from with_parents(actor, archive.actors)


def _countries(entry: Entry, archive: Archive) -> Iterator[str]:
    if isinstance(entry, Event):
        yield from entry.countries
    for actor in _actors(entry):
        if country := archive.actors[actor].country:
            yield country


def _years(entry: Entry) -> Iterator[int]:
    """Every year that the date may fall in; an open side counts with the year it begins at."""
    first, last = entry.date.earliest, entry.date.latest
    if first or last:
        begin, end = (first or last), (last or first)
        assert begin
        assert end
        yield from range(begin.year, end.year + 1)
