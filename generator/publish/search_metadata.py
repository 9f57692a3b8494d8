"""What every search has to fetch first, made small.

Pagefind (seen in 1.5.2) describes an index in one file: its pages, and the filters and orders that
results can have. Only Explore narrows and orders, and at 10,000 entries that is more than half of
what a first search would fetch. So the same pages are described twice: in short for the language
of the site, and whole for a private variant of that language (BCP 47, 2.2.7), which Explore asks
for.
"""

from generator.publish.pagefind_bundle import Metadata

VARIANT = "-x-explore"
"""What stands behind the language where `assets/briefings/explore/pagefind.js` asks for it."""


def shortened(metadata: Metadata) -> Metadata:
    """`metadata` without filters and orders."""
    return metadata._replace(filters=[], orders=[])
