"""Put Pagefind's filters into a fixed order, so that the same records give the same bytes.

Pagefind (seen in 1.5.2) writes the filters, and the values of each, in the order of a hash table,
which changes with every run; everything else in its bundle is stable.
"""

from pathlib import Path

from generator.publish.pagefind_bundle import Metadata, read, write

FILTER = "{}.pf_filter"


def put_in_order(bundle: Path, metadata: Metadata) -> Metadata:
    """Rewrite the filters of `bundle` with their values in order; the metadata that names them."""
    filters = [[label, _put_values_in_order(bundle, name)] for label, name in metadata.filters]
    return metadata._replace(filters=sorted(filters))


def _put_values_in_order(bundle: Path, old: str) -> str:
    folder = bundle / "filter"
    label, values = read(folder / FILTER.format(old))
    (folder / FILTER.format(old)).unlink()
    return write(folder, FILTER, old, [label, sorted(values)])
