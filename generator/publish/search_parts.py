"""The parts of an index: those that are known are taken as they are, the others made anew.

    groups = by_fingerprint(record_groups.divided(records))
    files = search_bundle.put_together(chain.from_iterable(index(groups, known).values()), earlier)

Several machines can share the groups of `record_groups.divide` among them, index theirs, and hand
on what was made of these: put together it is the bundle of one machine.
"""

import gc
import inspect
import os
import zlib
from collections.abc import Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from itertools import chain, islice, repeat

from generator.publish import (
    fragment_names,
    index_part,
    kept_parts,
    pagefind_bundle,
    pagefind_service,
    part_fields,
    postings,
    record_groups,
    search_bundle,
    search_metadata,
    word_index,
)
from generator.publish.index_part import Part
from generator.publish.pagefind_bundle import as_expected
from generator.publish.pagefind_service import Records

SHAPED_BY = (
    fragment_names,
    index_part,
    kept_parts,
    pagefind_bundle,
    pagefind_service,
    part_fields,
    postings,
    search_bundle,
    search_metadata,
    word_index,
)
"""What makes files of records, beside Pagefind and zlib."""

Groups = Mapping[str, Records]
"""Records by the fingerprint of their group."""
Parts = dict[str, tuple[Part, ...]]
"""What was made of each group."""


def made_with() -> str:
    """What makes an index of records; another one may make other bytes of them."""
    digest = sha256(f"{pagefind_service.program()} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for module in SHAPED_BY:
        digest.update(inspect.getsource(module).encode())
    return digest.hexdigest()


def by_fingerprint(groups: Iterable[Records]) -> Groups:
    """`groups` by all that the index of each depends on."""
    maker = made_with()
    return {record_groups.fingerprint(group, maker): group for group in groups}


def index(groups: Groups, known: Parts, jobs: int | None = None) -> Parts:
    """What is made of each group; what is `known` under its fingerprint is not made again.

    This takes `jobs` processes, as many as there are processors where this is not said. Raises
    SearchIndexFailed.
    """
    missing = [key for key in groups if key not in known]
    fields = {field for its in known.values() for part in its for field in part.fields}
    fields.update(part_fields.fields_of(chain.from_iterable(groups[key] for key in missing)))
    jobs = min(jobs or os.cpu_count() or 1, len(missing)) or 1
    shares = [missing[first::jobs] for first in range(jobs)]
    made = _made([[groups[key] for key in share] for share in shares], fields)
    found = {**known, **dict(zip(chain.from_iterable(shares), made, strict=True))}
    return _alike({key: found[key] for key in groups})


def _made(shares: list[list[Records]], fields: Iterable[str]) -> Iterable[tuple[Part, ...]]:
    """The parts of each group, one share after the other, a process for each share."""
    if len(shares) == 1:
        return make(shares[0], fields)
    # What they make has no cycles: looking for some would take a fifth of their time.
    with ProcessPoolExecutor(len(shares), initializer=gc.disable) as processes:
        return chain.from_iterable(processes.map(make, shares, repeat(fields)))


def make(groups: Iterable[Records], fields: Iterable[str]) -> list[tuple[Part, ...]]:
    """The parts of each group, with the fields that others may have. Raises SearchIndexFailed."""
    made = []
    for records, indexed in pagefind_service.index(groups):
        with as_expected():
            made.append(tuple(index_part.parts(records, indexed, fields)))
    return made


def _alike(parts: Parts) -> Parts:
    alike = iter(part_fields.alike(chain.from_iterable(parts.values())))
    return {key: tuple(islice(alike, len(its))) for key, its in parts.items()}
