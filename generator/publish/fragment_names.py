"""Give neighbours among Pagefind's fragments names that start alike, so that their list is short.

The metadata lists a name for each page, and a hash of its own for each cannot be compressed: among
10,000 entries these names were a third of what a first search fetched. So neighbours share one
hash, made from all of them, and are told apart by their position. A name still changes whenever
what it stands for does, and with it those of its neighbours only.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from generator.publish.pagefind_bundle import Metadata

FRAGMENT = "fragment/{}.pf_fragment"
LAST = "0"
"""With what the name of the last of its neighbours ends: of every sixteenth, wherever it stands."""
DIGITS = 10
"""Of the shared hash, in hexadecimal: enough for a million groups."""


def share(bundle: Path, metadata: Metadata) -> Metadata:
    """Rename the fragments of `bundle`; the metadata that names them."""
    pages = []
    for group in _neighbours(metadata.pages):
        shared = sha256(" ".join(name for name, _ in group).encode()).hexdigest()[:DIGITS]
        for position, (name, words) in enumerate(group):
            language = name.rpartition("_")[0]
            pages.append([f"{language}_{shared}{position:x}", words])
            old, new = (FRAGMENT.format(called) for called in (name, pages[-1][0]))
            (bundle / old).rename(bundle / new)
    return metadata._replace(pages=pages)


def _neighbours(pages: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    """Pages that stand together; which they are depends on them alone, not on those before."""
    group = []
    for page in pages:
        group.append(page)
        if page[0].endswith(LAST):
            yield group
            group = []
    if group:
        yield group
