"""The words of several parts as one index, divided into files as Pagefind divides it."""

from collections.abc import Iterable, Iterator
from itertools import takewhile
from typing import NamedTuple

from generator.publish.index_part import Part
from generator.publish.postings import Postings, head, together

PLACES = 20_000
"""Of the words in one file; the word that reaches it is the last one there."""

Shifted = list[tuple[int, Postings]]
"""Postings of several parts, each with how many pages stand before it."""


class Word(NamedTuple):
    """A word, what is written of it, and how many places that are."""

    word: str
    written: bytes
    places: int


def files(parts: Iterable[tuple[int, Part]]) -> Iterator[tuple[str, str, bytes]]:
    """The first word of each file and the last, or how these begin, and what it holds.

    Each part comes with how many pages stand before it.
    """
    chunks = list(_chunks(_words(parts)))
    firsts, lasts = [chunk[0].word for chunk in chunks], [chunk[-1].word for chunk in chunks]
    for number in range(1, len(chunks)):
        last, first = _told_apart(lasts[number - 1], firsts[number])
        firsts[number] = first
        if last >= firsts[number - 1]:
            lasts[number - 1] = last
    for first, last, chunk in zip(firsts, lasts, chunks, strict=True):
        yield first, last, head(4, 1) + head(4, len(chunk)) + b"".join(w.written for w in chunk)


def _told_apart(last: str, first: str) -> tuple[str, str]:
    """How these words begin, up to the first letter in which they differ."""
    alike = takewhile(lambda letters: letters[0] == letters[1], zip(last, first, strict=False))
    length = len(tuple(alike)) + 1
    return last[:length], first[:length]


def _chunks(words: Iterable[Word]) -> Iterator[list[Word]]:
    chunk, places = list[Word](), 0
    for word in words:
        chunk.append(word)
        places += word.places
        if places >= PLACES:
            yield chunk
            chunk, places = [], 0
    if chunk:
        yield chunk


def _words(parts: Iterable[tuple[int, Part]]) -> Iterator[Word]:
    pages, forms = dict[str, Shifted](), dict[str, dict[str, Shifted]]()
    for before, part in parts:
        for word, postings in part.words:
            pages.setdefault(word, []).append((before, postings))
        for word, form, postings in part.forms:
            forms.setdefault(word, {}).setdefault(form, []).append((before, postings))
    return (_word(word, pages[word], forms.get(word, {})) for word in sorted(pages))


def _word(word: str, pages: Shifted, forms: dict[str, Shifted]) -> Word:
    written = [head(4, 3), *_text(word), *together(pages), head(4, len(forms))]
    for form, of_form in forms.items():
        written += head(4, 2), *_text(form), *together(of_form)
    return Word(word, b"".join(written), sum(each.places for _, each in pages))


def _text(word: str) -> tuple[bytes, bytes]:
    data = word.encode()
    return head(3, len(data)), data
