"""Records as they are indexed, and a bundle as a reader's browser unpacks it."""

import gzip
import json
from collections.abc import Mapping
from typing import Any

import cbor2

from generator.model.output import OutputFile
from generator.publish.pagefind_bundle import ENTRY, MARKER


def record(
    name: str,
    words: str = "some words",
    *,
    kind: str = "Event",
    date: str = "2026-01-01",
    fields: tuple[str, ...] = ("title",),
    language: str = "en",
) -> OutputFile:
    """A record like those of the site."""
    meta = "".join(
        f'<meta data-pagefind-meta="{field}[content]" content="{field} of {name}">'
        for field in fields
    )
    head = (
        f'{meta}<meta data-pagefind-filter="kind[content]" content="{kind}">'
        f'<meta data-pagefind-sort="date[content]" content="{date}">'
    )
    return OutputFile(
        f"{name}/index.html",
        f'<html lang="{language}"><head>{head}</head>'
        f"<body data-pagefind-body><p>{words}</p></body></html>",
    )


def unpacked(packed: bytes) -> Any:
    """What a file of a bundle holds."""
    data = gzip.decompress(packed)
    assert data.startswith(MARKER)
    return cbor2.loads(data[len(MARKER) :])


def described(files: Mapping[str, bytes], language: str) -> Any:
    """All that a search in `language` can find, with what files hold in place of their names."""
    name = json.loads(files[ENTRY])["languages"][language]["hash"]
    version, pages, words, filters, orders, fields = unpacked(files[f"pagefind.{name}.pf_meta"])
    return {
        "version": version,
        "pages": [
            (json.loads(gzip.decompress(files[f"fragment/{name}.pf_fragment"])[12:]), length)
            for name, length in pages
        ],
        "words": [
            (first, last, gzip.decompress(files[f"index/{name}.pf_index"]))
            for first, last, name in words
        ],
        "filters": {
            label: sorted(unpacked(files[f"filter/{name}.pf_filter"])[1]) for label, name in filters
        },
        "orders": orders,
        "fields": fields,
    }
