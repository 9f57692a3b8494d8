"""Former addresses: an entry's aliases lead to where it is now."""

from collections.abc import Iterator

from generator.relate.archive import Archive


def addresses(archive: Archive) -> Iterator[tuple[str, str]]:
    """For each alias, the file at its former address and the relative address it leads to."""
    for entry in archive.entries.values():
        for alias in entry.aliases:
            yield f"{entry.kind.value}/{alias}/index.html", f"../{entry.id}/"
