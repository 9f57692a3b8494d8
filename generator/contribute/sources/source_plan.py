"""Which sources to write for publications, and which publications are filed already."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.contribute import naming, new_entry
from generator.contribute.sources.citations import Unusable
from generator.contribute.sources.filed_sources import FiledSources, Holder, Publishers
from generator.contribute.sources.imported_source import ImportedSource, imported
from generator.contribute.sources.publication import Publication
from generator.load.content_folder import Content
from generator.model.failure import Failure
from generator.model.problems import Severity


class FiledAlready(Failure):
    """The publication is a source already; the message says which, and how to cite it."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be written, what is filed already (by its name), what cannot be used."""

    sources: tuple[ImportedSource, ...] = ()
    filed: tuple[tuple[str, Holder], ...] = ()
    unusable: tuple[Unusable, ...] = ()


class Planner:
    """Plans sources that join some content; nothing is written."""

    def __init__(self, content: Content, as_of: date) -> None:
        self._content = content
        self._as_of = as_of
        self._filed = FiledSources(content)
        self._publishers = Publishers(content)
        self._taken = {*naming.taken(content)}

    def refuse_address(self, address: str) -> None:
        """Raise FiledAlready where this is the address of a source."""
        if holder := self._filed.at(address):
            raise FiledAlready(_told(holder))

    def of_one(self, found: Publication, identifier: str) -> Plan:
        """The plan for one publication; `identifier` is empty where one is to be proposed.

        Raises FiledAlready. What is only probably filed may have an id of its own, if given.
        """
        self._refuse(found, even_probably=not identifier)
        return self._checked([self._source(found, identifier)], [], [])

    def of_all(self, items: Iterable[Publication | Unusable]) -> Plan:
        """The plan for every item of an export that is not filed yet, each publication once."""
        sources: list[ImportedSource] = []
        known: list[tuple[str, Holder]] = []
        unusable: list[Unusable] = []
        for item in items:
            if isinstance(item, Unusable):
                unusable.append(item)
            elif holder := self._filed.holder(item):
                known.append((item.name, holder))
            else:
                sources.append(self._source(item, ""))
        return self._checked(sources, known, unusable)

    def _refuse(self, found: Publication, *, even_probably: bool) -> None:
        holder = self._filed.holder(found)
        if holder and (holder.is_certain or even_probably):
            raise FiledAlready(_told(holder))

    def _source(self, found: Publication, identifier: str) -> ImportedSource:
        source = imported(found, self._publishers, self._taken, self._as_of, identifier)
        self._filed.add(found, Holder(source.id, source.path, found.title))
        self._taken.add(source.id)
        return source

    def _checked(
        self,
        sources: list[ImportedSource],
        known: list[tuple[str, Holder]],
        unusable: list[Unusable],
    ) -> Plan:
        """The plan without what the check would refuse: that cannot be used."""
        problems = new_entry.problems(self._content, sources, self._as_of)
        errors = {
            problem.place.path: f"its file would be wrong: {problem.message}"
            for problem in problems
            if problem.severity is Severity.ERROR
        }
        refused = [
            Unusable(0, str(source.values["title"]), errors[source.path])
            for source in sources
            if source.path in errors
        ]
        sound = tuple(source for source in sources if source.path not in errors)
        return Plan(sound, tuple(known), (*unusable, *refused))


def _told(holder: Holder) -> str:
    what = holder.path + (f", “{holder.title}”" if holder.title else "")
    cite = f"Cite it with this line in an entry:\n  sources: {holder.id}"
    if holder.has_errors:
        cite = f"Mend that file first: “briefings check {holder.path}” says how. {cite}"
    if holder.is_certain:
        return f"this is filed already: {what}. {cite}"
    return (
        f"this is probably filed already, with the same publisher, title and date: {what}. {cite}\n"
        "If it is another publication, give it an id of its own: "
        "briefings new source ITS-ID --from …"
    )
