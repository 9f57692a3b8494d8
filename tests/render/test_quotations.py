"""Quotations to take along: who said it, where it stands, and what of it can be linked."""

import pytest
from small_archive import actor, archive, source, statement

from generator.model.items import Item
from generator.model.site import Site
from generator.render.quotations import Quotation, quotations

SITE = Site("A site", address="https://site.example/x/")
AGENCY = actor("agency", name="Agency", type="media")
PAGE = source(
    "page", title="A report", publisher="A Paper", url="https://p.example/a", accessed="2026-01-01"
)
KOREAN = {"quote_original": {"text": "모략이다", "lang": "ko", "romanised": "moryagida"}}


def taken(*items: Item, site: Site = SITE, **fields: object) -> list[Quotation]:
    said = {"quote": "A smear", "sources": "page#p4", "speaker": "kp", **fields}
    made = archive(statement("said", **said), PAGE, AGENCY, *items)
    (entry,) = made.statements
    return list(quotations(entry, made, site))


def test_a_citation_says_who_when_where_and_as_of_when() -> None:
    (quotation,) = taken(attribution="state_media", via="agency", quote_is="translation")
    assert quotation.citation == (
        "“A smear” (translation). North Korea, through state media (Agency), 1 June 2025. "
        "Source: A Paper, “A report”, 1 June 2025, p4, <https://p.example/a>. "
        "Evidence: single origin. "
        "Quoted after A site, <https://site.example/x/statements/said/>, as of 23 November 2026."
    )


def test_original_words_are_taken_along_as_such() -> None:
    translated, original = taken(quote_is="translation", **KOREAN)
    assert translated.citation.startswith("“A smear” (translation). ")
    assert original.citation.startswith("“모략이다” (moryagida) (original words, Korean). ")
    assert original.words.language == "ko"


@pytest.mark.parametrize(
    ("fields", "attributed"),
    [
        ({}, "North Korea, 1 June 2025."),
        (
            {"attribution": "anonymous", "speaker_as": "an official"},
            "One unnamed person, “an official” (North Korea), 1 June 2025.",
        ),
        (
            {"attribution": "collective", "speaker": None, "speaker_as": "experts"},
            "An unnamed group, “experts”, 1 June 2025.",
        ),
        ({"attribution": "document"}, "A document of North Korea, 1 June 2025."),
        ({"date": "..2025-06"}, "North Korea, by June 2025."),
        ({"date": "unknown", "date_text": "recently"}, "North Korea, “recently”."),
    ],
)
def test_speakers_are_named_as_far_as_the_source_does(
    fields: dict[str, object], attributed: str
) -> None:
    (quotation,) = taken(**fields)
    assert f"“A smear”. {attributed} Source: " in quotation.citation


def test_words_that_end_a_sentence_end_it_once() -> None:
    assert taken(quote="It is over.")[0].citation.startswith("“It is over.” North Korea, ")


def test_a_place_that_ends_in_a_full_stop_ends_the_sentence() -> None:
    (quotation,) = taken(source("paper"), sources="paper#p2.")
    assert "1 June 2025, p2. Evidence: " in quotation.citation


def test_a_site_without_an_address_names_none() -> None:
    (quotation,) = taken(site=Site("A site"))
    assert quotation.citation.endswith("Quoted after A site, as of 23 November 2026.")


@pytest.mark.parametrize("behind", ["", "?dl=1", "#page=3", "?dl=1#page=3"])
def test_no_words_can_be_found_in_a_file_that_is_no_page(behind: str) -> None:
    paper = source("paper", url=f"https://p.example/a.PDF{behind}", accessed="2026-01-01")
    (quotation,) = taken(paper, sources="paper")
    assert quotation.found_at == ""


def test_words_are_found_in_the_first_source_that_was_read_and_has_them() -> None:
    unseen = source("unseen", cited_via="page", url="https://u.example", accessed="2026-01-01")
    german = source("german", lang="de", url="https://g.example", accessed="2026-01-01")
    cited = {"sources": ["report", "unseen", "german", "page"], "quote_lang": "en"}
    (quotation,) = taken(unseen, german, **cited)
    assert quotation.found_at == "https://p.example/a#:~:text=A%20smear"
    assert "Source: A Paper, “A report”" in quotation.citation


@pytest.mark.parametrize(
    "fields",
    [
        {"sources": "report"},
        {"sources": "scan", "quote_lang": "en"},
        {"sources": "german", "quote_lang": "en"},
    ],
    ids=["no-address", "no-page-of-text", "other-language"],
)
def test_words_that_cannot_be_shown_in_a_source_are_not_linked(fields: dict[str, object]) -> None:
    scan = source("scan", url="https://s.example/a.PDF?b", accessed="2026-01-01")
    german = source("german", lang="de", url="https://g.example", accessed="2026-01-01")
    assert taken(scan, german, **fields)[0].found_at == ""


def test_a_statement_without_words_has_nothing_to_take_along() -> None:
    assert taken(quote=None) == []
