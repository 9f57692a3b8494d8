"""What Pagefind writes (seen in 1.5.2), read and written.

One file names the metadata of each language. Metadata, filters, words and fragments are compressed
and called by their language and a hash of themselves, so that no cache can hold an earlier one;
the first three are CBOR (RFC 8949) behind a marker. A fragment is what is shown of one page.
"""

import gzip
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import sha256
from typing import NamedTuple

import cbor2

from generator.model.failure import Failure

MARKER = b"pagefind_dcd"
ENTRY = "pagefind-entry.json"
METADATA = "pagefind.{}.pf_meta"
WORDS = "index/{}.pf_index"
FILTER = "filter/{}.pf_filter"
FRAGMENT = "fragment/{}.pf_fragment"
OF_RECORDS = (".pf_meta", ".pf_index", ".pf_filter", ".pf_fragment")
"""How the names of files end that are made from records; each is named by what it holds."""
DIGITS = 10
"""Of a hash in a name, in hexadecimal."""
SMALLEST, FAST = 9, 7
"""How hard to compress: the faster takes a third of the time and leaves a hundredth more."""

Earlier = Callable[[str], bytes | None]
"""A file of an earlier bundle by its name, where there is one that can be trusted."""


class SearchIndexFailed(Failure):
    """Pagefind is missing, did not finish, or made something else; the message says which."""


class Metadata(NamedTuple):
    """What a search in one language fetches first."""

    version: str
    pages: list[tuple[str, int]]
    """For each page the name of its fragment, and how many words it has; known by its position."""
    words: list[tuple[str, str, str]]
    """For each file of words its first and its last, or how these begin, and its name."""
    filters: list[tuple[str, str]]
    """For each filter what it is called, and the name of its file."""
    orders: list[tuple[str, list[int]]]
    """For each order what it is called, and the pages in this order."""
    fields: list[str]


UNEXPECTED = (
    OSError,
    EOFError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    zlib.error,
    cbor2.CBORError,
)
"""What comes of reading a bundle that is laid out in another way."""


@contextmanager
def as_expected() -> Iterator[None]:
    """Raise SearchIndexFailed for whatever is not as in the Pagefind this was written for."""
    try:
        yield
    except UNEXPECTED as error:
        raise SearchIndexFailed(f"Pagefind’s index is not as expected: {error!r}") from error


def unpacked(packed: bytes) -> bytes:
    """What stands behind the marker. Raises ValueError, or what `gzip` raises."""
    data = gzip.decompress(packed)
    if not data.startswith(MARKER):
        raise ValueError("a file begins in another way")
    return data[len(MARKER) :]


class Shelf:
    """The files of a bundle by path, as they are gathered."""

    def __init__(self) -> None:
        self.ready: dict[str, bytes] = {}
        self._bare: dict[str, tuple[bytes, int]] = {}

    def add(self, language: str, pattern: str, data: bytes, strength: int = SMALLEST) -> str:
        """Add a file that holds `data`; what it is called, without its folder and ending."""
        name = f"{language}_{sha256(MARKER + data).hexdigest()[:DIGITS]}"
        self._bare[pattern.format(name)] = data, strength
        return name

    def files(self, earlier: Earlier) -> dict[str, bytes]:
        """All of them; what `earlier` has is not compressed again."""
        there = {path: data for path in self._bare if (data := earlier(path)) is not None}
        missing = [path for path in self._bare if path not in there]
        with ThreadPoolExecutor() as threads:
            made = threads.map(lambda path: _packed(*self._bare[path]), missing)
            return {**self.ready, **there, **dict(zip(missing, made, strict=True))}


def _packed(data: bytes, strength: int) -> bytes:
    return gzip.compress(MARKER + data, strength, mtime=0)
