"""Parts of an index put together as one bundle, the same whoever made which part.

What does not depend on records (the search interface, the rules of a language) is taken from an
index of one word in each language.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, groupby
from typing import Any

import cbor2

from generator.model.output import OutputFile
from generator.publish import fragment_names, pagefind_service, word_index
from generator.publish.index_part import Filter, Order, Part
from generator.publish.pagefind_bundle import (
    ENTRY,
    FAST,
    FILTER,
    FRAGMENT,
    METADATA,
    OF_RECORDS,
    WORDS,
    Earlier,
    Metadata,
    SearchIndexFailed,
    Shelf,
    as_expected,
)
from generator.publish.part_fields import alike
from generator.publish.search_metadata import VARIANT, shortened

ONE_WORD = '<html lang="{}"><body data-pagefind-body>word</body></html>'


Placed = Sequence[tuple[int, Part]]
"""Parts in order, each with how many pages stand before it."""


def put_together(parts: Iterable[Part], earlier: Earlier) -> dict[str, bytes]:
    """All files of the bundle; those that `earlier` has are not compressed again.

    Raises SearchIndexFailed.
    """
    shelf = Shelf()
    in_order = sorted(alike(parts), key=lambda part: (part.language, part.begins))
    if not in_order:
        raise SearchIndexFailed("There is nothing to be searched: no record has words.")
    found = {
        language: _metadata(language, tuple(its), shelf)
        for language, its in groupby(in_order, key=lambda part: part.language)
    }
    with as_expected():
        frames = {language: _frame(language) for language in found}
        shelf.ready[ENTRY] = _entry(found, frames, shelf)
    for frame in frames.values():
        own = {path for path in frame if path == ENTRY or path.endswith(OF_RECORDS)}
        shelf.ready.update({path: frame[path] for path in frame.keys() - own})
    return shelf.files(earlier)


def _frame(language: str) -> dict[str, bytes]:
    record = OutputFile("index.html", ONE_WORD.format(language))
    [(_, made)] = pagefind_service.index([[record]])
    return made.files


def _entry(
    found: Mapping[str, Metadata], frames: Mapping[str, dict[str, bytes]], shelf: Shelf
) -> bytes:
    entries = {language: json.loads(frame[ENTRY]) for language, frame in frames.items()}
    short, whole = dict[str, Any](), dict[str, Any]()
    for language, metadata in found.items():
        about = entries[language]["languages"][language] | {"page_count": len(metadata.pages)}
        for described, key, its in (
            (short, language, shortened(metadata)),
            (whole, language + VARIANT, metadata),
        ):
            described[key] = about | {"hash": shelf.add(language, METADATA, cbor2.dumps(its))}
    # A reader of another language gets the first of those with most pages: a short one.
    entry = next(iter(entries.values())) | {"languages": short | whole}
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _metadata(language: str, parts: Sequence[Part], shelf: Shelf) -> Metadata:
    starts = accumulate((len(part.lengths) for part in parts[:-1]), initial=0)
    placed = list(zip(starts, parts, strict=True))
    fragments = [fragment for part in parts for fragment in part.fragments]
    names = fragment_names.share(language, fragments)
    paths = (FRAGMENT.format(name) for name in names)
    shelf.ready.update(zip(paths, fragments, strict=True))
    lengths = (words for part in parts for words in part.lengths)
    return Metadata(
        version=parts[0].version,
        pages=list(zip(names, lengths, strict=True)),
        words=[
            (first, last, shelf.add(language, WORDS, written, FAST))
            for first, last, written in word_index.files(placed)
        ],
        filters=[
            (label, shelf.add(language, FILTER, cbor2.dumps((label, values))))
            for label, values in _filters(placed)
        ],
        orders=[(label, [page for _, page in sorted(values)]) for label, values in _orders(placed)],
        fields=parts[0].fields,
    )


def _filters(placed: Placed) -> list[Filter]:
    found: dict[str, dict[str, list[int]]] = {}
    for start, part in placed:
        for label, values in part.filters:
            for value, pages in values:
                together = found.setdefault(label, {}).setdefault(value, [])
                together += [start + page for page in pages]
    return [(label, sorted(values.items())) for label, values in sorted(found.items())]


def _orders(placed: Placed) -> list[Order]:
    found: dict[str, list[tuple[str, int]]] = {}
    for start, part in placed:
        for label, values in part.orders:
            found.setdefault(label, []).extend((value, start + page) for value, page in values)
    return sorted(found.items())
