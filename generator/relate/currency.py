"""How fresh the news of an event is."""

from generator.model.dates import ApproximateDate
from generator.model.items import Event
from generator.model.provenance import cited_sources
from generator.relate.archive import Archive


def last_reported(event: Event, archive: Archive) -> ApproximateDate:
    """When the newest source of an event was published: what is ongoing was so then."""
    dates = [source.published for source in cited_sources(event, archive.sources)]
    return max(dates, key=lambda date: date.sort_key)
