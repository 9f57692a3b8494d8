"""Citations in three formats, read back by the programs' own readers."""

import json
import re
from typing import Any

import bibtexparser
import pytest
import rispy
import small_archive as small
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.middlewares.middleware import Middleware
from hypothesis import example, given
from hypothesis import strategies as st
from packages import HOSTILE, every_field, real_archive
from pieces import all_made

from generator.model import dates
from generator.model.site import Site
from generator.relate.archive import Archive
from generator.render.exports.citations import bibtex, csl_json, ris
from generator.render.exports.citations.files import citation, files
from generator.render.exports.citations.record import Genre, Record, of_page, of_source

SITE = Site("Briefings", "", "https://example.org/site/")
LOCAL = Site("Briefings")

# Python itself reads a lone surrogate nowhere; no file can hold one.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


def _record(**fields: Any) -> Record:
    given_: dict[str, Any] = {
        "key": "a-key",
        "genre": Genre.NEWS,
        "title": "A title",
        "publisher": "A Paper",
        "date": dates.parse("2025-06-01"),
        **fields,
    }
    return Record(**given_)


def _csl(record: Record) -> dict[str, Any]:
    (item,) = json.loads(csl_json.written([record]))
    assert isinstance(item, dict)
    return item


def _ris(record: Record) -> dict[str, Any]:
    (reference,) = rispy.loads(ris.written([record]))
    assert isinstance(reference, dict)
    return reference


def _bibtex(*records: Record) -> list[dict[str, str]]:
    return _parsed(bibtex.written(records))


def _as_set_by_tex(record: Record) -> dict[str, str]:
    """The fields as TeX sets them; the decoder knows neither of these braces."""
    written = bibtex.written([record])
    for command, stand_in in ((r"\textbraceleft{}", "⦃"), (r"\textbraceright{}", "⦄")):
        written = written.replace(command, stand_in)
    (fields,) = _parsed(written, LatexDecodingMiddleware())
    decoded = str.maketrans({"⦃": "{", "⦄": "}", "ˆ": "^"})
    return {name: value.translate(decoded) for name, value in fields.items()}


def _parsed(written: str, *layers: Middleware) -> list[dict[str, str]]:
    library = bibtexparser.parse_string(written, append_middleware=layers)
    assert library.failed_blocks == []
    return [
        {"key": entry.key, "@": entry.entry_type, **{f.key: f.value for f in entry.fields}}
        for entry in library.entries
    ]


def _files(archive: Archive, site: Site = SITE) -> dict[str, str]:
    return {file.path: file.content for file in all_made(files(archive, site), archive)}


# ---- What is cited ----


def test_a_page_is_cited_in_the_version_that_was_read() -> None:
    archive = every_field()
    record = of_page(archive.entries["event"], archive, SITE)
    assert (record.title, record.publisher, record.sort) == (HOSTILE, "Briefings", "Event")
    assert record.date.text == "2026-11-23"
    assert record.url == "https://example.org/site/events/event/"
    assert citation(archive.entries["event"], archive, SITE).words == (
        f"“{HOSTILE}”, event, Briefings, version of 23 November 2026, "
        "https://example.org/site/events/event/."
    )


def test_without_an_address_of_the_site_the_citation_has_none_and_says_so() -> None:
    archive = every_field()
    assert of_page(archive.entries["rule"], archive, LOCAL).url == ""
    view = citation(archive.entries["rule"], archive, LOCAL)
    assert not view.has_address
    assert view.words == "“rule”, regulatory response, Briefings, version of 23 November 2026."


def test_an_entry_is_not_cited_without_its_evidence() -> None:
    denial = small.statement("no", act="denies", about="event")
    archive = small.archive(small.event(), denial, small.briefing())
    record = of_page(archive.entries["event"], archive, SITE)
    note = "Evidence: contested, single origin."
    assert _csl(record)["note"] == note
    assert _bibtex(record)[0]["note"] == note
    assert _ris(record)["notes"] == [note]
    assert of_page(archive.briefings["briefing"], archive, SITE).notes == ()


def test_a_briefing_names_its_editors() -> None:
    archive = every_field()
    briefing = archive.briefings["briefing"]
    record = of_page(briefing, archive, SITE)
    assert citation(briefing, archive, SITE).words.startswith(
        "A. Nalyst and B. Nalyst (editors), “briefing”, briefing, Briefings, version of"
    )
    assert _csl(record)["editor"] == [{"literal": "A. Nalyst"}, {"literal": "B. Nalyst"}]
    # rispy has no name for the tag of editors, and keeps it with those it does not know.
    assert _ris(record)["unknown_tag"]["ED"] == ["A. Nalyst", "B. Nalyst"]
    assert _bibtex(record)[0]["editor"] == "{A. Nalyst} and {B. Nalyst}"


def test_a_source_says_what_has_to_be_known_before_relying_on_it() -> None:
    archive = every_field()
    assert of_source(archive.sources["copy"], archive).notes == (
        "Not seen; known only through “A report”.",
    )
    excerpt = small.source(
        "excerpt", seen="excerpt", archive_url="https://archive.example/x", url="https://x.example/"
    )
    notes = of_source(excerpt, small.archive()).notes
    assert notes == (
        "Read in an excerpt; check the original before relying on it.",
        "Archived copy: https://archive.example/x",
    )


@pytest.mark.parametrize(
    ("kind", "url", "csl", "bib", "ris_type"),
    [
        ("news", "", "article-newspaper", "article", "NEWS"),
        ("state_media", "", "article-newspaper", "article", "NEWS"),
        ("blog", "", "post-weblog", "online", "BLOG"),
        ("think_tank", "", "report", "report", "RPRT"),
        ("official", "https://x.example/", "webpage", "online", "ELEC"),
        ("official", "", "document", "misc", "GEN"),
        ("document", "https://x.example/", "document", "misc", "GEN"),
    ],
)
def test_a_source_is_cited_as_what_it_is(
    kind: str, url: str, csl: str, bib: str, ris_type: str
) -> None:
    address = {"url": url, "accessed": "2026-01-01"} if url else {}
    record = of_source(small.source("source", type=kind, **address), small.archive())
    assert _csl(record)["type"] == csl
    assert _bibtex(record)[0]["@"] == bib
    assert _ris(record)["type_of_reference"] == ris_type


# ---- Which files there are ----


def test_every_entry_briefing_and_source_has_its_files() -> None:
    archive = real_archive()
    written = _files(archive)
    cited = [*archive.entries.values(), *archive.briefings.values(), *archive.sources.values()]
    for item in cited:
        path = f"{item.kind.value}/{item.id}/citation"
        assert [one["id"] for one in json.loads(written[f"{path}.csl.json"])] == [item.id]
        assert [one["id"] for one in rispy.loads(written[f"{path}.ris"])] == [item.id]
        assert written[f"{path}.bib"].count("\n@") + 1 == 1
    assert len(cited) > 200


def test_the_sources_of_a_briefing_are_those_of_its_entries() -> None:
    archive = real_archive()
    written = _files(archive)
    for briefing in archive.briefings.values():
        expected = {place.source for entry in archive.members(briefing) for place in entry.sources}
        path = f"briefings/{briefing.id}/sources"
        ids = [one["id"] for one in json.loads(written[f"{path}.csl.json"])]
        assert set(ids) == expected
        assert len(ids) == len(expected)
        assert [one["id"] for one in rispy.loads(written[f"{path}.ris"])] == ids
        library = bibtexparser.parse_string(written[f"{path}.bib"])
        assert library.failed_blocks == []
        assert [entry.key for entry in library.entries] == ids


def test_the_sources_of_an_entry_are_one_file() -> None:
    written = _files(every_field())
    references = rispy.loads(written["events/event/sources.ris"])
    assert [reference["id"] for reference in references] == ["report", "copy"]
    assert "events/event/sources.bib" not in written


def test_pages_offer_the_files_that_there_are() -> None:
    archive = every_field()
    written = _files(archive)
    for item in (archive.entries["event"], archive.briefings["briefing"], archive.sources["copy"]):
        view = citation(item, archive, SITE)
        assert [offer.format.name for offer in view.files] == ["RIS", "BibTeX", "CSL-JSON"]
        assert {offer.path for offer in (*view.files, *view.sources)} <= set(written)
        assert len({offer.name for offer in (*view.files, *view.sources)}) == len(
            (*view.files, *view.sources)
        )


# ---- Dates ----


@pytest.mark.parametrize(
    ("typed", "csl", "bib", "year", "day"),
    [
        ("2025-06-01", {"date-parts": [[2025, 6, 1]]}, "2025-06-01", "2025", "2025/06/01/"),
        ("2025-06", {"date-parts": [[2025, 6]]}, "2025-06", "2025", "2025/06//"),
        ("2025", {"date-parts": [[2025]]}, "2025", "2025", "2025///"),
        (
            "2025-06-XX",
            {"date-parts": [[2025, 6]]},
            "2025-06-XX",
            "2025",
            "2025/06//some day in June 2025",
        ),
        ("2025~", {"date-parts": [[2025]], "circa": True}, "2025~", "2025", "2025///about 2025"),
        ("202X", {"literal": "the 2020s"}, "202X", None, None),
        (
            "2025-06-01/2025-06-03",
            {"date-parts": [[2025, 6, 1], [2025, 6, 3]]},
            "2025-06-01/2025-06-03",
            "2025",
            "2025///from 1 to 3 June 2025",
        ),
        ("2025/..", {"literal": "since 2025"}, "2025/..", None, None),
        ("2024..2025", {"literal": "between 2024 and 2025"}, None, None, None),
        (
            "2025-06..2025-12",
            {"literal": "between June and December 2025"},
            None,
            "2025",
            "2025///between June and December 2025",
        ),
        ("unknown", None, None, None, None),
    ],
)
def test_a_date_says_as_much_as_is_known(
    typed: str, csl: object, bib: str | None, year: str | None, day: str | None
) -> None:
    record = _record(date=dates.parse(typed))
    assert _csl(record).get("issued") == csl
    assert _bibtex(record)[0].get("date") == bib
    assert _ris(record).get("year") == year
    assert _ris(record).get("date") == day


def test_a_date_that_a_format_cannot_say_is_told_in_a_note() -> None:
    record = _record(date=dates.parse("2024..2025"))
    assert _bibtex(record)[0]["note"] == "Published between 2024 and 2025."
    assert _ris(record)["notes"] == ["Published between 2024 and 2025."]


# ---- Texts of others ----

AWKWARD = [
    HOSTILE,
    "ER  - \nTY  - JOUR\nTI  - Another",
    "TY  - JOUR\x85TI  - Another\u2028ER  - ",
    "}, note = {x",
    "{{unbalanced",
    "@article{x, title={y}}",
    "100 % of R&D costs $5 #1 a_b ~ ^ \\input{secret}",
    "a -- b --- c ``d'' ?` <<e>> ,,f",
]


def _folded(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


@given(TEXTS)
@example(AWKWARD[1])
@example(AWKWARD[2])
def test_no_text_breaks_the_lines_of_ris(text: str) -> None:
    record = _record(title=text, authors=(text, "B"), notes=(text,), url="https://x.example/")
    lines = ris.written([record]).split("\r\n")
    assert [line[:6] for line in lines if line[:2] in ("TY", "ER")] == ["TY  - ", "ER  - "]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines if line)
    assert lines[-2:] == ["ER  - ", ""]
    assert not any(len(part.splitlines()) > 1 for part in lines)


@pytest.mark.parametrize("text", AWKWARD)
def test_an_awkward_text_is_the_same_in_every_reader(text: str) -> None:
    record = _record(title=text, publisher=text, authors=(text,), notes=(text,))
    of_csl, of_ris = _csl(record), _ris(record)
    assert of_csl["title"] == of_csl["author"][0]["literal"] == text
    assert of_ris["title"] == of_ris["authors"][0] == _folded(text)
    of_bibtex = _as_set_by_tex(record)
    assert of_bibtex["title"] == of_bibtex["note"] == _folded(text)


@given(TEXTS)
@example(AWKWARD[3])
@example(AWKWARD[4])
@example(AWKWARD[5])
def test_no_text_breaks_an_entry_of_bibtex(text: str) -> None:
    record = _record(title=text, authors=(text,), notes=(text,))
    first, second = _bibtex(record, _record(key="another"))
    assert (first["key"], second["key"]) == ("a-key", "another")
    assert second["title"] == "{A title}"
    assert list(first) == ["key", "@", "title", "author", "journal", "date", "note"][: len(first)]


@given(TEXTS)
def test_what_tex_would_obey_never_stands_in_a_text(text: str) -> None:
    written = bibtex.escaped(text)
    commands = r"\\textbackslash\{\}|\\textbrace(left|right)\{\}|\\textascii(tilde|circum)\{\}"
    left = re.sub(rf"{commands}|\\[%&#_$]|\{{\}}", "", written)
    assert not set(left) & set("\\{}%&#_$~^")


def test_an_address_stays_as_it_is() -> None:
    address = "https://x.example/a_b?c=%20&d=~e#f"
    record = _record(url=address)
    assert _csl(record)["URL"] == address
    assert _bibtex(record)[0]["url"] == address
    assert _ris(record)["urls"] == [address]
