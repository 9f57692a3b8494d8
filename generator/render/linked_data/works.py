"""Sources as the works that they are."""

from generator.model.items import Briefing, Entry, Source
from generator.model.provenance import cited_sources, sources_of_all
from generator.model.site import Site
from generator.model.vocabulary import SourceType
from generator.relate.archive import Archive
from generator.render.linked_data.actors import named
from generator.render.linked_data.iso_dates import date_of
from generator.render.linked_data.naming import subject_of
from generator.render.linked_data.node import Node, node

_TYPES = {
    SourceType.NEWS: "NewsArticle",
    SourceType.BLOG: "BlogPosting",
    SourceType.ACADEMIC: "ScholarlyArticle",
    SourceType.THINK_TANK: "Article",
    SourceType.STATE_MEDIA: "Article",
    SourceType.DATASET: "Dataset",
    SourceType.SOCIAL: "SocialMediaPosting",
}


def work(source: Source, archive: Archive, site: Site) -> Node:
    """A source: what it is, who published it and when, and where it can be read."""
    return node(
        _TYPES.get(source.type, "CreativeWork"),
        id=subject_of(source, site),
        name=source.title,
        author=source.author,
        publisher=named(source.publisher, archive, site),
        datePublished=date_of(source.published),
        inLanguage=source.lang,
        url=source.url,
        archivedAt=source.archive_url,
    )


def cited(entry: Entry, archive: Archive, site: Site) -> tuple[Node, ...]:
    """The sources of an entry."""
    sources = cited_sources(entry, archive.sources)
    return tuple(work(source, archive, site) for source in sources)


def of_briefing(briefing: Briefing, archive: Archive, site: Site) -> tuple[Node, ...]:
    """The sources of a briefing, each once, in the order in which its page numbers them."""
    found = sources_of_all(archive.members(briefing), archive.sources)
    return tuple(work(source, archive, site) for source in found)
