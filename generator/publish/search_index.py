"""The search index: Pagefind over short records of the entries, not over themed pages."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from itertools import chain
from pathlib import Path

from generator.model.output import OutputFile
from generator.publish import (
    kept_parts,
    record_groups,
    search_bundle,
    search_parts,
    staged_site,
    trusted_files,
)
from generator.publish.docs_folder import write
from generator.publish.pagefind_bundle import OF_RECORDS, Earlier
from generator.publish.search_parts import Groups

BUNDLE = "pagefind"
PARTS = "search-parts"
"""In the workshop: what was made of each group of records."""
STAMP = ".made-from"
"""A hidden file in the bundle, which builders leave out: what made it, and of which records."""


def publish(
    records: Iterable[OutputFile], workshop: Path, docs: Path, jobs: int | None = None
) -> None:
    """Index `records` into `docs`/pagefind, where any site builder takes the bundle along.

    Where the bundle there was made from the same records, it stands as it is. For `jobs` see
    `search_parts.index`. Raises SearchIndexFailed; the earlier index is then still there.
    """
    folder, stamp = docs / BUNDLE, docs / BUNDLE / STAMP
    groups = _groups(records)
    made_from = sha256(" ".join(groups).encode()).digest()
    before = trusted_files.read(stamp)
    if before == made_from:
        return
    # Without a stamp of ours, nobody knows how a file came there, and if it is complete.
    is_ours = before is not None
    files = _bundle(groups, workshop / PARTS, folder if is_ours else None, jobs)
    stamp.unlink(missing_ok=True)
    _make_hold(folder, files, named_by_content=OF_RECORDS if is_ours else ())
    trusted_files.write(stamp, made_from)


def bundle(
    records: Iterable[OutputFile], kept: Path, earlier: Path | None, jobs: int | None = None
) -> dict[str, bytes]:
    """The files of an index of `records`, by their paths below the folder of the bundle.

    What was made of each group of records is taken from the folder `kept`, and left there; files
    that are in the folder `earlier`, which is believed, are not compressed again. For `jobs` see
    `search_parts.index`. Raises SearchIndexFailed.
    """
    return _bundle(_groups(records), kept, earlier, jobs)


def _groups(records: Iterable[OutputFile]) -> Groups:
    return search_parts.by_fingerprint(record_groups.divided(records))


def _bundle(groups: Groups, kept: Path, earlier: Path | None, jobs: int | None) -> dict[str, bytes]:
    packed = {key: trusted_files.read(kept / key) for key in groups}
    known = {key: its for key, held in packed.items() if (its := kept_parts.unpacked(held))}
    parts = search_parts.index(groups, known, jobs)
    read = _reader(earlier) if earlier else _nothing
    files = search_bundle.put_together(chain.from_iterable(parts.values()), read)
    new = {key: kept_parts.packed(its) for key, its in parts.items() if its != known.get(key)}
    _keep(kept, new, parts)
    return files


def _reader(folder: Path) -> Earlier:
    def read(name: str) -> bytes | None:
        path = folder / name
        return path.read_bytes() if path.is_file() else None

    return read


def _nothing(name: str) -> None:
    """No file of this name."""


def _make_hold(folder: Path, files: Mapping[str, bytes], named_by_content: tuple[str, ...]) -> None:
    """Make `folder` hold exactly `files`; one that is the same stays, so that nobody copies it.

    Of those whose names end like one of `named_by_content`, only the size is compared.
    """
    there = {name: size for name, (size, _) in staged_site.seen(folder).items()}
    for name, content in files.items():
        if there.pop(name, None) != len(content) or not (
            name.endswith(named_by_content) or (folder / name).read_bytes() == content
        ):
            write(folder / name, content)
    for name in there:
        (folder / name).unlink()


def _keep(folder: Path, new: Mapping[str, bytes], in_use: Iterable[str]) -> None:
    for key, content in new.items():
        trusted_files.write(folder / key, content)
    for key in {path.name for path in folder.iterdir()} - set(in_use):
        (folder / key).unlink()
