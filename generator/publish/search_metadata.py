"""What every search has to fetch first, made small.

Pagefind (seen in 1.5.2) describes an index in one file: its pages, and the filters and orders that
results can have. Only Explore narrows and orders, and at 10,000 entries that is more than half of
what a first search would fetch. So the same pages are described twice: in short for the language
of the site, and whole for a private variant of that language (BCP 47, 2.2.7), which Explore asks
for.
"""

from pathlib import Path

from generator.publish.pagefind_bundle import METADATA, languages_of, metadata_of, write

VARIANT = "-x-explore"
"""What stands behind the language where `assets/briefings/explore/pagefind.js` asks for it."""


def divide(bundle: Path) -> None:
    """Add a short description of the pages to `bundle`, and let ordinary searches use it.

    Raises UnknownBundle.
    """
    with languages_of(bundle) as languages:
        variants = {language + VARIANT: {**described} for language, described in languages.items()}
        for described in languages.values():
            described["hash"] = _shortened(bundle, described["hash"])
        languages.update(variants)


def _shortened(bundle: Path, name: str) -> str:
    """Write the metadata called `name` without filters and orders; the name of what was written."""
    short = metadata_of(bundle, name)._replace(filters=[], orders=[])
    return write(bundle, METADATA, name, short)
