"""What Pagefind writes (seen in 1.5.2), read and written again.

One file names the metadata of each language. Metadata, filters, words and fragments are compressed
and called by their language and a hash of themselves, so that no cache can hold an earlier one;
the first three are CBOR (RFC 8949) behind a marker. A fragment is what is shown of one page.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import cbor2

MARKER = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
METADATA = "pagefind.{}.pf_meta"


class UnknownBundle(Exception):
    """The bundle is not laid out as that of the Pagefind this was written for."""


class Metadata(NamedTuple):
    """What a search in one language fetches first."""

    version: str
    pages: list[list[Any]]
    """For each page the name of its fragment, and how many words it has; known by its position."""
    words: list[list[str]]
    filters: list[list[str]]
    """For each filter what it is called, and the name of its file."""
    orders: list[list[Any]]
    fields: list[str]


Change = Callable[[Path, Metadata], Metadata]
"""What a bundle's metadata becomes; may write, rename and take away other files of the bundle."""


def change(bundle: Path, *changes: Change) -> None:
    """Let each of `changes` have the metadata of each language. Raises UnknownBundle."""
    with languages_of(bundle) as languages:
        for described in languages.values():
            old = described["hash"]
            metadata = metadata_of(bundle, old)
            for each in changes:
                metadata = each(bundle, metadata)
            (bundle / METADATA.format(old)).unlink()
            described["hash"] = write(bundle, METADATA, old, metadata)


@contextmanager
def languages_of(bundle: Path) -> Iterator[dict[str, dict[str, Any]]]:
    """What is said of each language, to be changed in place; written at the end.

    Raises UnknownBundle, also for whatever is not as expected on the way.
    """
    try:
        about = json.loads((bundle / ENTRY).read_bytes())
        yield about["languages"]
        text = json.dumps(about, ensure_ascii=False, separators=(",", ":"))
    except (
        OSError,
        EOFError,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        cbor2.CBORError,
    ) as error:
        raise UnknownBundle(f"Pagefind’s index is not as expected: {error}") from error
    (bundle / ENTRY).write_text(text, encoding="utf-8")


def metadata_of(bundle: Path, name: str) -> Metadata:
    """The metadata called `name`. Raises ValueError or TypeError where it is not as expected."""
    return Metadata(*read(bundle / METADATA.format(name)))


def read(file: Path) -> Any:
    """What a file of the bundle holds. Raises ValueError where that is not all of it."""
    data = gzip.decompress(file.read_bytes())
    content = cbor2.loads(data.removeprefix(MARKER))
    if MARKER + cbor2.dumps(content) != data:
        raise ValueError(f"{file.name} cannot be read to its end")
    return content


def write(folder: Path, pattern: str, old: str, content: Any) -> str:
    """Write `content` under a name as `old`, but made from it; that name."""
    language, _, digest = old.rpartition("_")
    data = MARKER + cbor2.dumps(tuple(content))
    name = f"{language}_{sha256(data).hexdigest()[: len(digest)]}"
    (folder / pattern.format(name)).write_bytes(gzip.compress(data, mtime=0))
    return name
