"""Parts of an index as bytes, to be kept for the next build or carried to another machine.

They are CBOR behind a digest of it: nothing that is read can be more than words and numbers, and
what is damaged is not taken for a part.
"""

from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import cbor2

from generator.publish.index_part import Part
from generator.publish.postings import Postings

DIGEST = 32
"""Bytes."""


def packed(parts: Iterable[Part]) -> bytes:
    """`parts` as bytes."""
    data = cbor2.dumps([_flat(part) for part in parts])
    return sha256(data).digest() + data


def unpacked(data: bytes | None) -> tuple[Part, ...] | None:
    """The parts that were packed; None where it cannot be said."""
    if data is None or sha256(data[DIGEST:]).digest() != data[:DIGEST]:
        return None
    return tuple(_part(flat) for flat in cbor2.loads(data[DIGEST:]))


def _flat(part: Part) -> dict[str, Any]:
    # Long lists of bare numbers are read much faster than many short lists.
    words, postings = zip(*part.words, strict=True)
    return {**part._asdict(), "words": [words, *zip(*postings, strict=True)]}


def _part(flat: dict[str, Any]) -> Part:
    words, *columns = flat["words"]
    forms = [(word, form, Postings(*postings)) for word, form, postings in flat["forms"]]
    postings = map(Postings, *columns)
    return Part(**{**flat, "words": list(zip(words, postings, strict=True)), "forms": forms})
