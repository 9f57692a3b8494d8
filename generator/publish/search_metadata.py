"""What every search has to fetch first, made small.

Pagefind (seen in 1.5.2) describes an index in one file: its pages, and the filters and orders that
results can have. Only Explore narrows and orders, and at 10,000 entries that is more than half of
what a first search would fetch. So the same pages are described twice: in short for the language
of the site, and whole for a private variant of that language (BCP 47, 2.2.7), which Explore asks
for.
"""

import gzip
import json
from hashlib import sha256
from pathlib import Path

import cbor2

from generator.publish.filter_order import FILTERS, MARKER, UnknownBundle, read

VARIANT = "-x-explore"
"""What stands behind the language where `assets/briefings/explore/pagefind.js` asks for it."""
ORDERS = 4
"""Where the metadata lists the orders."""


def divide(bundle: Path) -> None:
    """Add a short description of the pages to `bundle`, and let ordinary searches use it.

    Raises UnknownBundle.
    """
    entry = bundle / "pagefind-entry.json"
    try:
        about = json.loads(entry.read_bytes())
        whole = about["languages"]
        short = {
            language: {**described, "hash": _shortened(bundle, described["hash"])}
            for language, described in whole.items()
        }
        variants = {language + VARIANT: described for language, described in whole.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise UnknownBundle(f"Pagefind’s index is not as expected: {error}") from error
    about["languages"] = {**short, **variants}
    entry.write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _shortened(bundle: Path, name: str) -> str:
    """Write the metadata called `name` without filters and orders; the name of what was written."""
    metadata = read(bundle / f"pagefind.{name}.pf_meta")
    metadata[FILTERS], metadata[ORDERS] = [], []
    data = MARKER + cbor2.dumps(metadata)
    language, _, old = name.rpartition("_")
    short = f"{language}_{sha256(data).hexdigest()[: len(old)]}"
    (bundle / f"pagefind.{short}.pf_meta").write_bytes(gzip.compress(data, mtime=0))
    return short
