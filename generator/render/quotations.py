"""Quotations to take along: the words, who said them, where they stand, and where they stood here.

Citations are plain text on one line, as a reader pastes it into a letter or a footnote.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import dates, states
from generator.model.items import Source, Statement
from generator.model.provenance import CitedPlaces, cited_places
from generator.model.site import Site
from generator.model.text_fragment import address_of_words
from generator.model.vocabulary import QuoteOrigin
from generator.relate.archive import Archive
from generator.render.addresses import page_address, page_path
from generator.render.plain_words import closed, evidence_in_words, speaker, when

TRANSLATION = "translation"
ORIGINAL = "original words"


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words; `form` tells translations from originals, empty where there is only one."""

    text: str
    language: str
    romanised: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a statement, ready to be taken along.

    `citation` is what is copied. `found_at` is the address of the words in their source, empty
    where no source can be opened that has them in their language.
    """

    words: Words
    citation: str
    found_at: str


def quotations(statement: Statement, archive: Archive, site: Site) -> Iterator[Quotation]:
    """The words of a statement as quoted, then those of the original where they are on file."""
    for words in _words_of(statement):
        cited = _cited_for(words, cited_places(statement, archive.sources))
        yield Quotation(
            words,
            citation=_citation(words, statement, cited, archive, site),
            found_at=_found_at(words, cited.source),
        )


def _words_of(statement: Statement) -> Iterator[Words]:
    is_translation = statement.quote_is is QuoteOrigin.TRANSLATION
    if statement.quote:
        form = TRANSLATION if is_translation else ""
        yield Words(statement.quote, statement.quote_lang or "", form=form)
    if original := statement.quote_original:
        yield Words(original.text, original.lang, original.romanised or "", form=ORIGINAL)


def _cited_for(words: Words, cited: Sequence[CitedPlaces]) -> CitedPlaces:
    """The first source that was read and can have the words in their language; else the first."""
    read = (each for each in cited if each.source.cited_via is None)
    return next((each for each in read if _may_hold(words, each.source)), cited[0])


def _may_hold(words: Words, source: Source) -> bool:
    """Whether a source can be opened at an address, and is not known to be in another language."""
    languages = {tag.split("-")[0].lower() for tag in (words.language, source.lang) if tag}
    return bool(source.url) and len(languages) < 2


def _found_at(words: Words, source: Source) -> str:
    is_page = source.url and not _file(source.url).lower().endswith(".pdf")
    is_read = source.cited_via is None and _may_hold(words, source)
    return address_of_words(source.url or "", words.text) if is_page and is_read else ""


def _file(address: str) -> str:
    """An address without a query or a fragment, such as the page of a PDF."""
    return address.partition("#")[0].partition("?")[0]


def _citation(
    words: Words, statement: Statement, cited: CitedPlaces, archive: Archive, site: Site
) -> str:
    """`“words” (translation). Who, when. Source: publisher, “title”, date, <address>. …`."""
    form = " ".join(f"({note})" for note in (words.romanised, _told(words)) if note)
    said = f"{speaker(statement, archive)}, {when(statement)}"
    page = page_address(page_path(statement), site)
    as_of = f"as of {dates.day_in_words(archive.as_of)}"
    sentences = (
        " ".join(filter(None, (f"“{words.text}”", form))),
        said[:1].upper() + said[1:],
        f"Source: {_source(cited, archive)}",
        evidence_in_words(statement, archive),
        "Quoted after " + ", ".join(filter(None, (site.name, page and f"<{page}>", as_of))),
    )
    return " ".join(map(closed, sentences))


def _told(words: Words) -> str:
    language = states.language_name(words.language) if words.form == ORIGINAL else ""
    return ", ".join(filter(None, (words.form, language)))


def _source(cited: CitedPlaces, archive: Archive) -> str:
    source = cited.source
    parts = (
        archive.actor_name(source.publisher),
        f"“{source.title}”",
        source.published.in_words,
        *cited.locators,
        f"<{source.url}>" if source.url else "",
    )
    return ", ".join(filter(None, parts))
