"""Which publications are filed as sources already, and how their publishers are called here."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeVar

from generator.contribute.search.known import comparable
from generator.contribute.sources import publication
from generator.contribute.sources.publication import Publication
from generator.load.content_folder import Content
from generator.load.document import texts
from generator.load.filed import Filed
from generator.load.text_file import visible_line
from generator.model import web_address
from generator.model.items import Actor, Source
from generator.model.provenance import bare_name, names_of
from generator.model.vocabulary import ActorType, Kind, SourceType

T = TypeVar("T")

_GOVERNMENTAL = (ActorType.STATE, ActorType.GOVERNMENT, ActorType.INTERGOVERNMENTAL)
_ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}\]]+", re.IGNORECASE)


class Holder(NamedTuple):
    """The source that a publication is filed as; `title` and `path` are safe to print.

    It is the same for certain by its address or DOI, and probably by publisher, title and date.
    `has_errors` where its file could not be made into a source.
    """

    id: str
    path: str
    title: str
    is_certain: bool = True
    has_errors: bool = False


class FiledSources:
    """Finds the source that a publication is filed as; takes new ones in as they come."""

    def __init__(self, content: Content) -> None:
        self._certain: dict[str, Holder] = {}
        self._probable: dict[tuple[str, ...], Holder] = {}
        for filed in content.filed.values():
            if filed.kind is Kind.SOURCE:
                self.add(_of_filed(filed), _holder(filed))
                if filed.document.problems:
                    self._add_all_addresses(filed)

    def add(self, found: Publication, holder: Holder) -> None:
        """Take in that a publication is filed; what was filed first stays."""
        for key in _certain_keys(found):
            self._certain.setdefault(key, holder)
        if probable := _probable_key(found):
            self._probable.setdefault(probable, holder._replace(is_certain=False))

    def _add_all_addresses(self, filed: Filed) -> None:
        """Take in whatever is an address in a file of which nobody knows what its fields are."""
        for address in _ADDRESS.findall("\n".join(filed.document.lines)):
            self.add(Publication(url=address), _holder(filed))

    def at(self, address: str) -> Holder | None:
        """The source that has this address, or a copy of it, even with errors in its file."""
        return self.holder(Publication(url=address))

    def holder(self, found: Publication) -> Holder | None:
        """The source that a publication is filed as, even with errors in its file."""
        certain = (self._certain.get(key) for key in _certain_keys(found))
        return next(filter(None, certain), None) or self._probable.get(_probable_key(found))


def source_at(address: str, content: Content) -> str:
    """The id of the source that has this address; empty where there is none."""
    holder = FiledSources(content).at(address) if address else None
    return holder.id if holder else ""


class Publishers:
    """How publishers are called in the archive, and what sort of publications they make."""

    def __init__(self, content: Content) -> None:
        named: dict[str, set[str]] = defaultdict(set)
        types: dict[str, set[SourceType]] = defaultdict(set)
        self._spelled: dict[str, str] = {}
        items = (filed.item for filed in content.filed.values())
        self._actors = {item.id: item for item in items if isinstance(item, Actor)}
        sites: dict[str, set[str]] = defaultdict(set)
        for actor in self._actors.values():
            sites[_site(actor)].add(actor.id)
            for name in names_of(actor):
                named[bare_name(comparable(name))].add(actor.id)
        for filed in content.filed.values():
            if isinstance(filed.item, Source):
                types[filed.item.publisher].add(filed.item.type)
                self._spelled.setdefault(bare_name(filed.item.publisher), filed.item.publisher)
        self._named = _unambiguous(named)
        self._sites = _unambiguous(sites)
        self._types = _unambiguous(types)

    def typed(self, found: Publication) -> str:
        """The id of the actor who publishes it, by the name or by its site; else the name as other
        sources have it; else empty.
        """
        actor = self._named.get(bare_name(comparable(found.publisher)), "") or self._at(found.url)
        return actor or self._spelled.get(bare_name(found.publisher), "")

    def type(self, publisher: str) -> SourceType | None:
        """What the archive's sources of a publisher all are, else what sort of actor it is."""
        if publisher in self._types:
            return self._types[publisher]
        actor = self._actors.get(publisher)
        if actor and actor.type in _GOVERNMENTAL:
            return SourceType.OFFICIAL
        return SourceType.NEWS if actor and actor.type is ActorType.MEDIA else None

    def _at(self, url: str) -> str:
        host = web_address.host(url)
        return self._sites.get(host, "") if host else ""


def _unambiguous(found: Mapping[str, set[T]]) -> dict[str, T]:
    return {name: next(iter(one)) for name, one in found.items() if len(one) == 1}


def _holder(filed: Filed) -> Holder:
    title = visible_line(_first(filed, "title"))
    return Holder(filed.id, filed.document.path, title, has_errors=filed.item is None)


def _site(actor: Actor) -> str:
    """The host of an actor's own site; a page on somebody else's is not one."""
    site = web_address.canonical(actor.url) if actor.url else ""
    return web_address.host(site) if site.count("/") == 2 else ""


def _of_filed(filed: Filed) -> Publication:
    """What can be read of a filed source, even where its file has errors."""
    url = _first(filed, "url")
    return Publication(
        title=_first(filed, "title"),
        publisher=_first(filed, "publisher"),
        published=_first(filed, "published"),
        url=url,
        archive_url=_first(filed, "archive_url"),
        doi=publication.doi(url),
    )


def _first(filed: Filed, name: str) -> str:
    return next(iter(texts(filed.document.node((*filed.start, name)))), "")


def _certain_keys(found: Publication) -> Iterator[str]:
    for address in (found.url, found.archive_url):
        if address:
            yield web_address.canonical(address)
            if doi := publication.doi(web_address.canonical(address)):
                yield f"doi:{doi}"
    if found.doi:
        yield f"doi:{found.doi}"


def _probable_key(found: Publication) -> tuple[str, ...]:
    """Publisher, title and date; empty where one of them is not known."""
    key = (comparable(found.publisher), comparable(found.title), found.published)
    return key if all(key) and found.published != "unknown" else ()
