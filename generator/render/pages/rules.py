"""The page of all rules, each at an address of its own, which printed problems name."""

from collections.abc import Iterator

from generator.check import rulebook
from generator.relate.archive import Archive
from generator.render.addresses import RULES
from generator.render.views import RulesView


def pages(archive: Archive) -> Iterator[RulesView]:
    """The one page."""
    yield RulesView(
        path=RULES,
        title="Rules of the check",
        description="Every rule that entries are checked by: why, what breaks it, and the mend.",
        groups=rulebook.groups(),
    )
