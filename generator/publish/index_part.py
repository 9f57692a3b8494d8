"""What Pagefind made of one group of records, taken apart so that it can be put beside others."""

import json
import re
from collections.abc import Iterable, Sequence
from html import unescape
from io import BytesIO
from typing import Any, NamedTuple

import cbor2

from generator.model.output import OutputFile
from generator.publish.pagefind_bundle import (
    ENTRY,
    FILTER,
    FRAGMENT,
    METADATA,
    WORDS,
    Metadata,
    unpacked,
)
from generator.publish.pagefind_service import Indexed
from generator.publish.postings import Postings, new_numbers, taken_apart

ORDER = re.compile(r'data-pagefind-sort="([^"\[]+)\[content\]" content="([^"]*)"')

Filter = tuple[str, list[tuple[str, list[int]]]]
Order = tuple[str, list[tuple[str, int]]]


class Part(NamedTuple):
    """The index of some records that stand together, in one language."""

    begins: str
    """The path of the first record of its group: parts are put together in this order."""
    language: str
    version: str
    lengths: list[int]
    """How many words each page has."""
    fragments: list[bytes]
    """What is shown of each page, as a file."""
    words: list[tuple[str, Postings]]
    """The pages of each word."""
    forms: list[tuple[str, str, Postings]]
    """The pages that write a word in another way, and in which."""
    filters: list[Filter]
    """For each filter its values, and for each of these its pages."""
    orders: list[Order]
    """For each order the value by which each page is ordered, the pages in order."""
    own: list[str]
    """The fields that its pages have."""
    fields: list[str]
    """The fields as its postings number them."""


def parts(records: Sequence[OutputFile], made: Indexed, fields: Iterable[str]) -> list[Part]:
    """What was `made` of `records`, by language; the fields numbered as in `fields`.

    Raises ValueError, or whatever else comes of a file that is not as expected.
    """
    languages = json.loads(made.files[ENTRY])["languages"]
    contents = dict(zip(made.addresses, (each.content for each in records), strict=True))
    return [
        _part(records[0].path, language, about["hash"], made.files, contents, fields)
        for language, about in sorted(languages.items())
    ]


def _part(
    begins: str,
    language: str,
    name: str,
    files: dict[str, bytes],
    contents: dict[str, str],
    fields: Iterable[str],
) -> Part:
    metadata = Metadata(*_read(files, METADATA, name))
    fields = sorted({*fields, *metadata.fields})
    new = new_numbers(metadata.fields, fields)
    words = [word for *_, name in metadata.words for word in _read(files, WORDS, name)[0]]
    fragments = [files[FRAGMENT.format(name)] for name, _ in metadata.pages]
    addresses = [json.loads(unpacked(fragment))["url"] for fragment in fragments]
    return Part(
        begins=begins,
        language=language,
        version=metadata.version,
        lengths=[words for _, words in metadata.pages],
        fragments=fragments,
        words=[(word, taken_apart(pages, new)) for word, pages, _ in words],
        forms=[
            (word, form, taken_apart(pages, new))
            for word, _, forms in words
            for form, pages in forms
        ],
        filters=_filters(_read(files, FILTER, name) for _, name in metadata.filters),
        orders=_orders(metadata, [contents[address] for address in addresses]),
        own=metadata.fields,
        fields=fields,
    )


def _read(files: dict[str, bytes], pattern: str, name: str) -> Any:
    stream = BytesIO(unpacked(files[pattern.format(name)]))
    content = cbor2.load(stream)
    if stream.read():
        raise ValueError(f"{name} cannot be read to its end")
    return content


def _filters(found: Iterable[Filter]) -> list[Filter]:
    """The filters, and the values of each, in order: Pagefind's own changes with every run."""
    return sorted((label, sorted((value, pages) for value, pages in its)) for label, its in found)


def _orders(metadata: Metadata, contents: list[str]) -> list[Order]:
    """By which text each page is ordered; Pagefind tells no more than the order."""
    found: dict[str, list[tuple[str, int]]] = {label: [] for label, _ in metadata.orders}
    for number, content in enumerate(contents):
        for label, value in ORDER.findall(content):
            found[unescape(label)].append((unescape(value), number))
    for label, pages in metadata.orders:
        if [page for _, page in sorted(found[label])] != pages:
            raise ValueError(f"pages are not in the order that they name by “{label}”")
    return [(label, sorted(values)) for label, values in found.items()]
