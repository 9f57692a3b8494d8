"""Pages of briefings."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.relate.archive import Archive
from generator.relate.dossier import Dossier, dossier
from generator.render.addresses import page_path
from generator.render.description import description
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefingView(View):
    """A briefing."""

    dossier: Dossier


def pages(archive: Archive) -> Iterator[BriefingView]:
    """One page a briefing."""
    for briefing in archive.briefings.values():
        yield BriefingView(
            path=page_path(briefing),
            title=briefing.title,
            description=description(briefing.bottom_line, archive),
            source=archive.paths[briefing.id],
            dossier=dossier(briefing, archive),
        )
