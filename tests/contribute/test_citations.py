"""Each item of a CSL-JSON export is a publication or a reason why not."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.contribute.sources import citations
from generator.contribute.sources.citations import CannotRead, Unusable
from generator.contribute.sources.publication import Publication
from generator.model.vocabulary import SourceType

AS_OF = date(2026, 11, 23)

NEWSPAPER = {
    "id": "http://zotero.org/users/1/items/AAAA",
    "type": "article-newspaper",
    "title": "Seoul <i>denies</i> a <span class='nocase'>drone</span> report &amp; more",
    "container-title": "The Daily",
    "publisher-place": "Seoul",
    "language": "en_us",
    "URL": "https://www.daily.example/korea?utm_source=zotero&id=1",
    "author": [
        {"family": "Gogh", "given": "Anna", "non-dropping-particle": "van", "suffix": "Jr."},
        {"literal": "Staff of The Daily"},
    ],
    "issued": {"date-parts": [["2026", 11, 19]]},
    "accessed": {"date-parts": [["2026", 11, 20]]},
}


def one(**fields: Any) -> Publication:
    found = read([{"id": "x", "type": "webpage", "title": "A page", **fields}])[0]
    assert isinstance(found, Publication)
    return found


def read(items: object) -> tuple[Publication | Unusable, ...]:
    return citations.read(json.dumps(items).encode(), "zotero.json", AS_OF)


def test_an_article_of_a_newspaper() -> None:
    assert read([NEWSPAPER]) == (
        Publication(
            title="Seoul denies a drone report & more",
            publisher="The Daily",
            type=SourceType.NEWS,
            published="2026-11-19",
            authors=("Anna van Gogh Jr.", "Staff of The Daily"),
            url="https://www.daily.example/korea?id=1",
            accessed=date(2026, 11, 20),
            language="en-US",
        ),
    )


@pytest.mark.parametrize(
    ("fields", "publisher"),
    [
        ({"type": "article-journal", "container-title": "J", "publisher": "Wiley"}, "J"),
        ({"type": "report", "container-title": "J", "publisher": "RAND"}, "RAND"),
        ({"type": "book", "publisher": "Wiley"}, "Wiley"),
        ({"type": "bill", "authority": "Senate"}, "Senate"),
        ({"type": "webpage", "container-title": "Site"}, "Site"),
        ({"type": "webpage", "container-title": 7}, ""),
    ],
)
def test_the_publisher_is_who_a_reader_would_name(fields: Any, publisher: str) -> None:
    assert one(**fields).publisher == publisher


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"type": "article-journal"}, SourceType.ACADEMIC),
        ({"type": "article", "genre": "Preprint"}, SourceType.ACADEMIC),
        ({"type": "treaty"}, SourceType.OFFICIAL),
        ({"type": "post"}, SourceType.SOCIAL),
        ({"type": "report"}, SourceType.DOCUMENT),
        ({"type": "webpage"}, None),
        ({"type": "song"}, None),
        ({"type": ["post"]}, None),
    ],
)
def test_the_type_is_taken_over_where_it_says_enough(fields: Any, kind: SourceType | None) -> None:
    assert one(**fields).type is kind


def test_a_doi_is_the_address_that_lasts() -> None:
    found = one(DOI="https://doi.org/10.1000/ABC", URL="https://journal.example/1")
    assert (found.url, found.doi) == ("https://doi.org/10.1000/abc", "10.1000/abc")


@pytest.mark.parametrize(
    "fields",
    [
        {"URL": "https://web.archive.org/web/2026/https://a.example/x"},
        {
            "URL": "https://a.example/x",
            "archive": "Internet Archive",
            "archive_location": "https://web.archive.org/web/2026/https://a.example/x",
        },
    ],
)
def test_an_archived_copy_stands_beside_its_original(fields: Any) -> None:
    found = one(**fields)
    assert found.url == "https://a.example/x"
    assert found.archive_url == "https://web.archive.org/web/2026/https://a.example/x"


@pytest.mark.parametrize(
    ("accessed", "words"),
    [
        ({}, "does not say when the address was opened"),
        ({"accessed": {"date-parts": [[2026, 11]]}}, "does not say when"),
        ({"accessed": {"date-parts": [[2027, 1, 1]]}}, "does not say when"),
        ({"accessed": {"date-parts": [[2020, 1, 1]]}}, "opened on 2020-01-01, before it was publ"),
    ],
)
def test_the_day_of_the_import_stands_in_and_that_is_said(accessed: Any, words: str) -> None:
    found = one(URL="https://a.example/", issued={"date-parts": [[2026, 1, 1]]}, **accessed)
    assert found.accessed == AS_OF
    assert [doubt.field for doubt in found.doubts if words in doubt.words] == ["accessed"]


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"note": "call Kim back"}, "note", "which is left out: what stands here is published"),
        ({"issued": {"literal": "05/04/2024"}}, "published", "cannot be read in one way only"),
        ({"URL": "javascript:alert(1)"}, "url", "an address that readers cannot open"),
    ],
)
def test_what_is_not_taken_over_is_said_without_repeating_it(
    fields: Any, field: str, words: str
) -> None:
    (doubt,) = one(**fields).doubts
    assert doubt.field == field
    assert words in doubt.words
    assert not any(str(value) in doubt.words for value in fields.values())


def test_items_without_a_title_are_named_and_the_others_read() -> None:
    items = [{"id": "no-title", "type": "book"}, "junk", {"title": "\u202e "}, NEWSPAPER]
    first, second, third, last = read(items)
    assert first == Unusable(1, "no-title", "it has no title")
    assert second == Unusable(2, "", "it is not an item with fields")
    assert third == Unusable(3, "", "it has no title")
    assert isinstance(last, Publication)


@pytest.mark.parametrize("wrapped", [[NEWSPAPER], {"items": [NEWSPAPER]}, NEWSPAPER])
def test_exports_come_as_a_list_an_object_of_items_or_one_item(wrapped: object) -> None:
    assert read(wrapped) == read([NEWSPAPER])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b'[{"id": 1,]',
            "not sound JSON: expecting property name enclosed in double quotes at line 1",
        ),
        (b"", "at line 1, column 1. Export it anew as “CSL JSON”."),
        (b"\xff\xfe[\x00", "is not in UTF-8"),
        (b"[" * 200_000, "nested too deep"),
        (b'{"a": 1}', "holds no list of publications"),
        (b'"text"', "holds no list of publications"),
        (b" " * (citations.LARGEST_EXPORT + 1), "is larger than 32 MB"),
    ],
)
def test_a_file_that_is_no_export_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(CannotRead) as told:
        citations.read(data, "zotero.json", AS_OF)
    assert "zotero.json" in str(told.value)
    assert words in str(told.value)


values = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(), inner, max_size=3),
    max_leaves=6,
)
names = ("type", "id", "title", "URL", "DOI", "author", "issued", "accessed", "language", "note")


@given(some.lists(values | some.dictionaries(some.sampled_from(names), values), max_size=4))
def test_whatever_stands_in_an_export_each_item_is_answered(items: list[object]) -> None:
    assert len(read(items)) == len(items)
