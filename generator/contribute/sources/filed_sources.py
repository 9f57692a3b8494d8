"""Which publications are filed as sources already, and how their publishers are called here."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from generator.contribute.search.known import comparable
from generator.contribute.sources import publication
from generator.contribute.sources.publication import Publication
from generator.load.content_folder import Content, Filed
from generator.load.document import texts
from generator.load.text_file import REFUSED
from generator.model import web_address
from generator.model.items import Actor, Source
from generator.model.vocabulary import ActorType, Kind, SourceType

_GOVERNMENTAL = (ActorType.STATE, ActorType.GOVERNMENT, ActorType.INTERGOVERNMENTAL)


class Holder(NamedTuple):
    """The source that a publication is filed as; `title` and `path` are safe to print.

    It is the same for certain by its address or DOI, and probably by publisher, title and date.
    """

    id: str
    path: str
    title: str
    is_certain: bool = True


class FiledSources:
    """Finds the source that a publication is filed as; takes new ones in as they come."""

    def __init__(self, content: Content) -> None:
        self._certain: dict[str, Holder] = {}
        self._probable: dict[tuple[str, ...], Holder] = {}
        for filed in content.filed.values():
            if filed.kind is Kind.SOURCE:
                title = REFUSED.sub("\ufffd", _first(filed, "title"))
                self.add(_of_filed(filed), Holder(filed.id, filed.document.path, title))

    def add(self, found: Publication, holder: Holder) -> None:
        """Take in that a publication is filed; what was filed first stays."""
        for key in _certain_keys(found):
            self._certain.setdefault(key, holder)
        if probable := _probable_key(found):
            self._probable.setdefault(probable, holder._replace(is_certain=False))

    def holder(self, found: Publication) -> Holder | None:
        """The source that a publication is filed as, even with errors in its file."""
        certain = (self._certain.get(key) for key in _certain_keys(found))
        return next(filter(None, certain), None) or self._probable.get(_probable_key(found))


class Publishers:
    """How publishers are called in the archive, and what sort of publications they make."""

    def __init__(self, content: Content) -> None:
        named: dict[str, set[str]] = defaultdict(set)
        types: dict[str, set[SourceType]] = defaultdict(set)
        self._actors = [
            filed.item for filed in content.filed.values() if isinstance(filed.item, Actor)
        ]
        for actor in self._actors:
            for name in (actor.label, *actor.aliases, *actor.names.values()):
                named[comparable(name)].add(actor.id)
        for filed in content.filed.values():
            if isinstance(filed.item, Source):
                types[filed.item.publisher].add(filed.item.type)
        self._named = {name: ids.pop() for name, ids in named.items() if len(ids) == 1}
        self._types = {name: found.pop() for name, found in types.items() if len(found) == 1}

    def actor(self, found: Publication) -> str:
        """The id of the actor who publishes it: by the name, else by its site; else empty."""
        return self._named.get(comparable(found.publisher), "") or self._of_host(found.url)

    def type(self, publisher: str) -> SourceType | None:
        """What the archive's sources of a publisher all are, else what sort of actor it is."""
        if publisher in self._types:
            return self._types[publisher]
        of_actor = next((actor.type for actor in self._actors if actor.id == publisher), None)
        if of_actor in _GOVERNMENTAL:
            return SourceType.OFFICIAL
        return SourceType.NEWS if of_actor is ActorType.MEDIA else None

    def _of_host(self, url: str) -> str:
        host = web_address.host(url)
        ids = [actor.id for actor in self._actors if host and _site(actor) == host]
        return ids[0] if len(ids) == 1 else ""


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
