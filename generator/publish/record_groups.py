"""Records divided into groups that can be indexed alone, on any machine and in any order.

Which records stand together depends on their paths alone: as long as there are too many, they are
divided behind the path with the smallest digest. So a record that comes or goes seldom changes
more than its own group.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256

from generator.model.output import OutputFile

MOST = 400
"""Records in a group: what is indexed anew when one of them changes. Most have half as many."""


def divide(paths: Iterable[str]) -> list[list[str]]:
    """`paths` in order, those of one group together."""
    digests = [(path, sha256(path.encode()).digest()) for path in sorted(set(paths))]
    return [[path for path, _ in group] for group in _small(digests) if group]


def _small(digests: list[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    if len(digests) <= MOST:
        yield digests
        return
    last = min(range(len(digests) - 1), key=lambda at: digests[at][1])
    yield from _small(digests[: last + 1])
    yield from _small(digests[last + 1 :])


def divided(records: Iterable[OutputFile]) -> list[list[OutputFile]]:
    """`records` in the order of their paths, those of one group together."""
    by_path = {record.path: record for record in records}
    return [[by_path[path] for path in group] for group in divide(by_path)]


def fingerprint(records: Iterable[OutputFile], made_with: str) -> str:
    """What the index of a group depends on: every byte of its records, and what makes it."""
    digest = sha256(made_with.encode())
    for record in records:
        digest.update(f"\0{record.path}\0{record.content}".encode())
    return digest.hexdigest()
