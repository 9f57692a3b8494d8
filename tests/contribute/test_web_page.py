"""What a page declares becomes a publication; what it does not declare is noted, never made up."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.contribute.sources import web_page
from generator.contribute.sources.publication import Publication
from generator.load.text_file import REFUSED
from generator.model import web_address
from generator.model.vocabulary import SourceType

AS_OF = date(2026, 11, 23)
ADDRESS = "https://www.daily.example/news/drones?utm_source=letter"

NEWS = """<!doctype html><html lang="en-GB"><head>
<title>Ministry rejects drone story - The Daily</title>
<link rel="canonical" href="/news/drones">
<meta property="og:title" content="Ministry rejects drone story | The Daily">
<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
  {"@type": "WebPage", "name": "Something else"},
  {"@type": "NewsArticle", "headline": "Ministry rejects &quot;drone&quot; story",
   "datePublished": "2026-11-20T23:10:00+09:00", "dateModified": "2026-11-22",
   "author": [{"@type": "Person", "name": "Anna van Gogh"}, {"@id": "#kim"}],
   "publisher": {"@id": "#daily"}},
  {"@type": "Organization", "@id": "#daily", "name": "The Daily"},
  {"@type": "Person", "@id": "#kim", "name": "김민지"}
]}</script></head><body><h1>Ministry rejects</h1><p>Text.</p></body></html>"""

OPEN_GRAPH = """<html><head>
<meta property="og:title" content="Ministry rejects story | The Daily">
<meta property="og:site_name" content="The Daily"><meta property="og:locale" content="en_US">
<meta property="og:url" content="https://daily.example/news/drones">
<meta property="article:published_time" content="2026-11"><meta name="author" content="A. Reporter">
</head><body><h1>x</h1></body></html>"""

KOREAN = """<html lang="ko"><head><meta charset="euc-kr">
<meta property="og:title" content="외무성, 무인기 보도 부인">
<meta property="og:site_name" content="연합뉴스">
<meta name="author" content="홍길동"><meta name="date" content="2026. 11. 20.">
</head><body></body></html>"""

JOURNAL = """<html><head><meta name="citation_title" content="Machines at war">
<meta name="citation_journal_title" content="Journal of Peace">
<meta name="citation_author" content="Gogh, Anna van">
<meta name="citation_author" content="Kim, Min">
<meta name="citation_publication_date" content="2024/03"><meta name="citation_doi" content="10.1/x">
<meta name="citation_doi" content="10.1000/ABC"></head><body></body></html>"""


def read(html: str | bytes, address: str = ADDRESS, charset: str = "") -> Publication:
    data = html.encode() if isinstance(html, str) else html
    return web_page.read(data, AS_OF, address=address, charset=charset)


def test_linked_data_says_it_all() -> None:
    assert read(NEWS) == Publication(
        title='Ministry rejects "drone" story',
        publisher="The Daily",
        type=SourceType.NEWS,
        published="2026-11-20",
        authors=("Anna van Gogh", "김민지"),
        url="https://www.daily.example/news/drones",
        accessed=AS_OF,
        language="en-GB",
    )


def test_open_graph_says_much_and_the_type_is_not_made_up() -> None:
    assert read(OPEN_GRAPH) == Publication(
        title="Ministry rejects story",
        publisher="The Daily",
        published="2026-11",
        authors=("A. Reporter",),
        url="https://daily.example/news/drones",
        accessed=AS_OF,
        language="en-US",
    )


@pytest.mark.parametrize("charset", ["euc-kr", "utf-8", "no-such-charset", ""])
def test_a_korean_page_is_read_whatever_the_server_says_of_its_letters(charset: str) -> None:
    found = read(KOREAN.encode("euc-kr"), "https://yna.example/view/1", charset)
    assert (found.title, found.publisher) == ("외무성, 무인기 보도 부인", "연합뉴스")
    assert (found.authors, found.published, found.language) == (("홍길동",), "2026-11-20", "ko")


def test_what_is_utf8_is_read_as_such_though_the_server_says_otherwise() -> None:
    assert read(KOREAN, charset="iso-8859-1").title == "외무성, 무인기 보도 부인"


def test_a_journal_is_academic() -> None:
    found = read(JOURNAL)
    assert (found.type, found.publisher) == (SourceType.ACADEMIC, "Journal of Peace")
    assert (found.published, found.authors) == ("2024-03", ("Gogh, Anna van", "Kim, Min"))


def test_a_government_is_official() -> None:
    assert read(OPEN_GRAPH.replace("daily.example", "mofa.go.kr"), "").type is SourceType.OFFICIAL


def test_a_date_that_was_only_found_is_to_be_checked() -> None:
    html = "<html><body><h1>A summit</h1><p>Posted on 3 March 2025 by Jane Doe</p></body></html>"
    found = read(html, "https://a.example/summit")
    assert found.published == "2025-03-03"
    assert "published" in [doubt.field for doubt in found.doubts]


def test_a_declared_date_is_not_doubted() -> None:
    assert read(NEWS).doubts == read(OPEN_GRAPH).doubts == ()


def test_a_page_that_says_nothing_leaves_everything_open() -> None:
    found = read("<html><body><p>Hello</p></body></html>", "https://a.example/x")
    assert found == Publication(url="https://a.example/x", accessed=AS_OF)


@pytest.mark.parametrize(
    ("canonical", "url"),
    [
        ("https://www.daily.example/news/drones-2", "https://www.daily.example/news/drones-2"),
        ("//daily.example/other", "https://daily.example/other"),
        ("https://www.daily.example/", "https://www.daily.example/news/drones"),
        ("javascript:alert(1)", "https://www.daily.example/news/drones"),
        ("https://[broken", "https://www.daily.example/news/drones"),
        ("https://a@daily.example/x", "https://www.daily.example/news/drones"),
        ("", "https://www.daily.example/news/drones"),
    ],
)
def test_the_canonical_link_counts_where_it_can_be_right(canonical: str, url: str) -> None:
    found = read(NEWS.replace('href="/news/drones"', f'href="{canonical}"'))
    assert (found.url, found.doubts) == (url, ())


def test_the_original_at_another_site_is_told_and_not_taken() -> None:
    found = read(NEWS.replace('href="/news/drones"', 'href="https://agency.example/1"'))
    assert found.url == "https://www.daily.example/news/drones"
    assert "https://agency.example/1" in found.doubts[0].words


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://web.archive.org/web/20261120/https://daily.example/a", "/web/20261120/x"),
        ("https://archive.ph/AbC12", "http://archive.md/2026.11.20-1/https://daily.example/a"),
    ],
)
def test_an_archived_copy_is_filed_under_its_original(address: str, link: str) -> None:
    found = read(NEWS.replace('href="/news/drones"', f'href="{link}"'), address)
    assert (found.url, found.archive_url) == ("https://daily.example/a", address)


@pytest.mark.parametrize(
    "mark",
    [
        '<link rel="canonical" href="https://daily.example/a">',
        "<!-- saved from url=(0023)https://daily.example/a -->",
        "<!--\n Page saved with SingleFile\n url: https://daily.example/a\n-->",
    ],
)
def test_a_saved_page_says_where_it_is_from(mark: str) -> None:
    found = read(f"<html>{mark}<head><title>A page</title></head><body></body></html>", "")
    assert found.url == "https://daily.example/a"


HOSTILE = """<html lang="en\u202e"><head><script type="application/ld+json">
{"@type": ["NewsArticle", 3, null],
 "headline": "A\\u0000B\\u202eC\\n# x: {{ y }} [z](javascript:1)",
 "datePublished": {"a": 1}, "author": [null, 7, {"name": ["\\u0007Eve"]}, [[]]],
 "publisher": {"name": {"name": "x"}}, "inLanguage": {"name": "English"}}
</script><script type="application/ld+json">{"@graph": [{"@graph": </script></head></html>"""


def test_hostile_texts_become_one_line_without_unseen_characters() -> None:
    found = read(HOSTILE, "https://a.example/x")
    assert found.title == "ABC # x: {{ y }} [z](javascript:1)"
    assert (found.authors, found.publisher, found.published) == (("Eve",), "", "")


PIECES = (
    *(NEWS[:700], NEWS[700:], OPEN_GRAPH, KOREAN, JOURNAL, HOSTILE),
    *("<html>", "<head>", "<meta ", "<script type='application/ld+json'>", "[" * 3000, "</script>"),
    *(
        '{"@id": "#a", "author": ',
        "<link rel=canonical href='",
        "'>",
        "<!--",
        "-->",
        "<svg>",
        "]]>",
    ),
    *("<time itemprop=datePublished datetime=x>", "\0", "\ud800", "\u202e", "&#0;"),
    "<?xml version='1.0' encoding='utf-16'?>",
)
pages = some.lists(some.sampled_from(PIECES), max_size=8).map(
    lambda found: "".join(found).encode("utf-8", "surrogatepass")
)


@given(pages | some.binary(max_size=300))
def test_nothing_raises_whatever_the_bytes(html: bytes) -> None:
    found = web_page.read(html, AS_OF, address="https://a.example/x")
    texts = (found.title, found.publisher, found.language, *found.authors)
    assert not any(REFUSED.search(text) or "\n" in text for text in texts)
    assert web_address.fault_of(found.url) == ""
