"""How fresh the news of an event is."""

from generator.model.dates import ApproximateDate, DateKind
from generator.model.items import Event
from generator.model.provenance import carrier_of, cited_sources
from generator.relate.archive import Archive


def last_reported(event: Event, archive: Archive) -> ApproximateDate:
    """When the newest source of an event was published: what is ongoing was so then."""
    cited = cited_sources(event, archive.sources)
    dates = [carrier_of(source, archive.sources).published for source in cited]
    return max(dates, key=lambda date: (date.kind is not DateKind.UNKNOWN, date.sort_key))
