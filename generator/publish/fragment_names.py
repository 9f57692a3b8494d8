"""Give neighbours among the fragments names that start alike, so that their list is short.

The metadata lists a name for each page, and a hash of its own for each cannot be compressed: among
10,000 entries these names were a third of what a first search fetched. So neighbours share one
hash, made from all of them, and are told apart by their position. A name still changes whenever
what it stands for does, and with it those of its neighbours only.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from generator.publish.pagefind_bundle import DIGITS

NEIGHBOURS = 80
"""How many share a hash, on average: where a digest is divisible by it, they end."""


def share(language: str, fragments: Iterable[bytes]) -> list[str]:
    """The names of these fragments, in their order."""
    names = []
    for group in _neighbours(sha256(fragment).hexdigest() for fragment in fragments):
        shared = sha256(" ".join(group).encode()).hexdigest()[:DIGITS]
        names += [f"{language}_{shared}{position:x}" for position, _ in enumerate(group)]
    return names


def _neighbours(digests: Iterable[str]) -> Iterator[Sequence[str]]:
    """Those that stand together; which they are depends on them alone, not on those before."""
    group = []
    for digest in digests:
        group.append(digest)
        if int(digest, 16) % NEIGHBOURS == 0:
            yield group
            group = []
    if group:
        yield group
