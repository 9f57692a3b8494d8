"""The page of all rules, each at an address of its own, which printed problems name."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check import rulebook
from generator.check.rulebook import Rule
from generator.relate.archive import Archive
from generator.render.addresses import RULES
from generator.render.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView(View):
    """Every rule, by what the rules are about."""

    groups: tuple[tuple[str, tuple[Rule, ...]], ...]


def pages(archive: Archive) -> Iterator[RulesView]:
    """The one page."""
    yield RulesView(
        path=RULES,
        title="Rules of the check",
        description="Every rule that entries are checked by: why, what breaks it, and the mend.",
        groups=rulebook.groups(),
    )
