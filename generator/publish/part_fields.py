"""The fields of pages, which Pagefind numbers anew for each index, numbered alike in all parts."""

import re
from collections.abc import Iterable
from html import unescape

from generator.model.output import OutputFile
from generator.publish.index_part import Part
from generator.publish.postings import new_numbers, renumbered

FIELD = re.compile(r'data-pagefind-meta="([^"\[]+)\[')


def fields_of(records: Iterable[OutputFile]) -> list[str]:
    """The fields that `records` seem to have; where this is right, no part is numbered anew."""
    return sorted({unescape(name) for each in records for name in FIELD.findall(each.content)})


def alike(parts: Iterable[Part]) -> list[Part]:
    """`parts` with the same numbers for the fields of one language."""
    parts, own = tuple(parts), dict[str, set[str]]()
    for part in parts:
        own.setdefault(part.language, set()).update(part.own)
    return [_numbered(part, sorted(own[part.language])) for part in parts]


def _numbered(part: Part, fields: list[str]) -> Part:
    if part.fields == fields:
        return part
    new = new_numbers(part.fields, fields)
    words = [(word, renumbered(pages, new)) for word, pages in part.words]
    forms = [(word, form, renumbered(pages, new)) for word, form, pages in part.forms]
    return part._replace(words=words, forms=forms, fields=fields)
