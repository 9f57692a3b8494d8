"""Put Pagefind's filters into a fixed order, so that the same records give the same bytes.

Pagefind (seen in 1.5.2) writes the filters, and the values of each, in the order of a hash table,
which changes with every run; everything else in its bundle is stable. Filter files and the
metadata that names them are CBOR (RFC 8949) behind a marker, compressed, and called by a hash of
themselves.
"""

import gzip
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import cbor2

MARKER = b"pagefind_dcd"
FILTERS = 3
"""Where the metadata lists the filters, each as its name and its file."""


class UnknownBundle(Exception):
    """The bundle is not laid out as that of the Pagefind this was written for."""


def put_in_order(bundle: Path) -> None:
    """Rewrite the filters and the metadata of `bundle` in the order of their names.

    Raises UnknownBundle.
    """
    entry = bundle / "pagefind-entry.json"
    try:
        about = json.loads(entry.read_bytes())
        for language in about["languages"].values():
            language["hash"] = _order_language(bundle, language["hash"])
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
    entry.write_text(json.dumps(about, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _order_language(bundle: Path, name: str) -> str:
    """Order the filters of one language; the new name of its metadata, which was `name`."""
    metadata = read(bundle / f"pagefind.{name}.pf_meta")
    for described in metadata[FILTERS]:
        described[1] = _order_values(bundle / "filter", described[1])
    metadata[FILTERS].sort()
    return _replace(bundle, "pagefind.{}.pf_meta", name, metadata)


def _order_values(folder: Path, name: str) -> str:
    label, values = read(folder / f"{name}.pf_filter")
    return _replace(folder, "{}.pf_filter", name, [label, sorted(values)])


def _replace(folder: Path, pattern: str, name: str, content: Any) -> str:
    """Write `content` under a name of the same length made from it, in place of `name`."""
    language, _, old = name.rpartition("_")
    data = MARKER + cbor2.dumps(content)
    new = f"{language}_{sha256(data).hexdigest()[: len(old)]}"
    (folder / pattern.format(name)).unlink()
    (folder / pattern.format(new)).write_bytes(gzip.compress(data, mtime=0))
    return new


def read(file: Path) -> Any:
    """What a file of the bundle holds. Raises ValueError where that is not all of it."""
    data = gzip.decompress(file.read_bytes())
    content = cbor2.loads(data.removeprefix(MARKER))
    if MARKER + cbor2.dumps(content) != data:
        raise ValueError(f"{file.name} cannot be read to its end")
    return content
