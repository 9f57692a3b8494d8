"""`briefings new source --from`: from an address or a file to a source that passes the check."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from page_server import Reply, Site, serving

from generator.cli import main
from generator.load import strict_yaml
from generator.pipeline import Project

PAGE = """<html lang="en"><head><meta property="og:site_name" content="The Daily">
<script type="application/ld+json">{"@type": "NewsArticle",
"headline": "Ministry answers the story", "datePublished": "2026-11-20",
"author": {"name": "A. Reporter"}}</script></head><body></body></html>"""

FILED = """\
title: Ministry rejects the story
publisher: The Daily
type: news
published: 2026-11-20
url: https://www.daily.example/news?id=7
archive_url: https://archive.ph/AbC12
accessed: 2026-11-23
"""

FILED_AT = "content/sources/the-filed-one.yaml"
AGENCY = "name: The Agency\ntype: media\naliases: [Agentur, The Agency Ltd]\nurl: https://agency.example/\n"

Written = dict[str, str]


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"sources/the-filed-one.yaml": FILED, "actors/the-agency.yaml": AGENCY})


def run(project: Project, *arguments: str) -> Result:
    command = ["--project", str(project.root), *arguments, "--as-of", "2026-11-23"]
    result = CliRunner().invoke(main, command)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def new_source(project: Project, *arguments: str) -> Result:
    before = {path: path.read_bytes() for path in project.content.rglob("*.yaml")}
    result = run(project, "new", "source", *arguments)
    assert all(path.read_bytes() == data for path, data in before.items())
    if result.exit_code == 0:
        assert run(project, "check").exit_code == 0
    return result


def source(project: Project, identifier: str) -> Written:
    path = project.content / "sources" / f"{identifier}.yaml"
    plain = strict_yaml.plain(strict_yaml.read(path.name, path.read_bytes()).root)
    assert isinstance(plain, dict)
    return {str(name): value for name, value in plain.items()}


def imported(project: Project, tmp_path: Path, *items: dict[str, object]) -> Result:
    export = tmp_path / "zotero.json"
    export.write_text(json.dumps(items))
    return new_source(project, "--from", str(export))


@pytest.mark.parametrize(
    "broken",
    [
        "titl: A report\nurl: {}\n",
        'title: "A report\nurl: {}\n',
        "title: A report\n\turl: {}\n",
        "title: [A report\nurl: {}\n",
        "- url: {}\n",
        "title: A report: or two\nurl: '{}'\n",
        "title: A report\x00\nurl: [{}, other]\n",
    ],
)
def test_what_stands_in_a_broken_file_is_filed_already(
    project: Project, site: Site, broken: str
) -> None:
    site.pages["/news"] = Reply(PAGE)
    path = project.content / "sources/broken-one.yaml"
    path.write_text(broken.format(f"{site.address}/news"))
    before = sorted(project.content.rglob("*"))
    result = run(project, "new", "source", "--from", f"{site.address}/news?utm_source=letter")
    assert result.exit_code == 1
    assert "this is filed already: content/sources/broken-one.yaml" in result.output
    assert "“briefings check content/sources/broken-one.yaml” says how." in result.output
    assert sorted(project.content.rglob("*")) == before


def test_a_page_becomes_a_source_that_can_be_cited(project: Project, site: Site) -> None:
    site.pages["/news"] = Reply(PAGE)
    result = new_source(project, "--from", f"{site.address}/news?utm_source=letter")
    assert result.exit_code == 0
    assert (
        "to cite it in an entry: sources: daily-2026-11-20-ministry-answers-story" in result.output
    )
    path = project.content / "sources/daily-2026-11-20-ministry-answers-story.yaml"
    assert path.read_text() == (
        "# yaml-language-server: $schema=../../build/schemas/source.schema.json\n"
        "title: Ministry answers the story\n"
        "publisher: The Daily\n"
        "type: news\n"
        "published: 2026-11-20\n"
        "author: A. Reporter\n"
        f"url: {site.address}/news\n"
        "accessed: 2026-11-23\n"
        "lang: en\n"
        "# To check: original, copy or excerpt? "
        "Readers are told how you read it; here nobody knows.\n"
        "seen: original\n"
    )


@pytest.mark.parametrize(
    "address",
    [
        "https://www.daily.example/news?id=7",
        "http://daily.example/news/?id=7&utm_campaign=x#top",
        "https://web.archive.org/web/20261121/https://www.daily.example/news?id=7",
        "https://archive.today/newest/daily.example/news?id=7",
        "https://archive.ph/AbC12",
    ],
)
def test_an_address_that_is_filed_is_refused_and_not_even_asked(
    project: Project, address: str
) -> None:
    result = new_source(project, "--from", address)
    assert result.exit_code == 1
    assert f"this is filed already: {FILED_AT}, “Ministry rejects the story”." in result.output
    assert "sources: the-filed-one\n" in result.output
    assert result.output.endswith("Nothing was written.\n")


@pytest.mark.parametrize("how", ["redirection", "canonical link"])
def test_a_page_that_turns_out_to_be_filed_is_refused(
    project: Project, site: Site, how: str
) -> None:
    filed = f"{site.address}/filed"
    (project.root / FILED_AT).write_text(
        FILED.replace("https://www.daily.example/news?id=7", filed)
    )
    site.pages["/filed"] = Reply(PAGE)
    link = f'<link rel="canonical" href="{filed}">'
    moved = Reply(status=301, headers={"Location": filed})
    site.pages["/other"] = (
        moved if how == "redirection" else Reply(PAGE.replace("<meta", f"{link}<meta"))
    )
    result = new_source(project, "--from", f"{site.address}/other")
    assert result.exit_code == 1
    assert f"filed already: {FILED_AT}" in result.output


def test_the_same_publisher_title_and_date_are_probably_filed(project: Project, site: Site) -> None:
    site.pages["/again"] = Reply(
        PAGE.replace("The Daily", "the daily").replace("answers", "rejects")
    )
    address = f"{site.address}/again"
    refused = new_source(project, "--from", address)
    assert refused.exit_code == 1
    assert (
        f"this is probably filed already, with the same publisher, title and date: {FILED_AT}"
        in (refused.output)
    )
    assert "give it an id of its own" in refused.output
    assert new_source(project, "another-one", "--from", address).exit_code == 0
    written = source(project, "another-one")
    assert (written["url"], written["publisher"]) == (address, "The Daily")


def test_a_source_whose_file_has_errors_is_found_as_well(project: Project) -> None:
    (project.root / FILED_AT).write_text(FILED.replace("type: news", "type: newspaper"))
    result = run(project, "new", "source", "--from", "https://daily.example/news?id=7")
    assert f"this is filed already: {FILED_AT}" in result.output


def test_a_page_that_says_nothing_is_left_to_be_written(project: Project, site: Site) -> None:
    site.pages["/nothing"] = Reply("<html><body><p>Hello</p></body></html>")
    result = new_source(project, "nothing-said", "--from", f"{site.address}/nothing")
    assert result.exit_code == 0
    assert "to check: published, publisher, title: not found. Look for it" in result.output
    assert "not found: author, lang" in result.output
    written = source(project, "nothing-said")
    assert (written["title"], written["publisher"]) == ("To be written", "To be written")
    assert (written["published"], written["type"]) == ("unknown", "other")
    text = (project.content / "sources/nothing-said.yaml").read_text()
    assert "# To check: not found. Look for it, and type it here.\npublished: unknown\n" in text
    assert "# To check: nothing says what sort of publication this is. Type one of: news," in text


def test_a_document_that_is_no_page_is_filed_with_its_address(project: Project, site: Site) -> None:
    site.pages["/report.pdf"] = Reply(b"%PDF-1.7", media_type="application/pdf")
    result = new_source(project, "a-pdf", "--from", f"{site.address}/report.pdf")
    assert "this is no web page but application/pdf" in result.output
    written = source(project, "a-pdf")
    assert (written["url"], written["type"]) == (f"{site.address}/report.pdf", "document")


def test_what_cannot_be_fetched_can_be_saved_and_read(
    project: Project, site: Site, tmp_path: Path
) -> None:
    site.pages["/closed"] = Reply("No", 403)
    refused = new_source(project, "--from", f"{site.address}/closed")
    assert refused.exit_code == 1
    assert "save the page as HTML, and give that file" in refused.output
    saved = tmp_path / "page.html"
    saved.write_text(f"<!-- saved from url=(0030){site.address}/closed -->{PAGE}")
    assert new_source(project, "from-a-file", "--from", str(saved)).exit_code == 0
    assert source(project, "from-a-file")["url"] == f"{site.address}/closed"


@pytest.mark.parametrize("name", ["The Agency", "AGENTUR", "  the agency   ltd. "])
def test_a_publisher_who_is_an_actor_is_named_by_its_id(
    project: Project, site: Site, name: str
) -> None:
    site.pages["/agency"] = Reply(PAGE.replace("The Daily", name).replace("NewsArticle", "Article"))
    new_source(project, "of-agency", "--from", f"{site.address}/agency")
    written = source(project, "of-agency")
    assert (written["publisher"], written["type"]) == ("the-agency", "news")


def test_an_actor_is_known_by_its_site(project: Project, tmp_path: Path) -> None:
    item = {"id": 1, "type": "webpage", "title": "A page", "URL": "https://www.agency.example/a/b"}
    imported(project, tmp_path, item)
    assert source(project, "agency-page")["publisher"] == "the-agency"


def test_two_actors_with_one_site_are_not_told_apart(project: Project, tmp_path: Path) -> None:
    twin = AGENCY.replace("Agency", "Twin").replace("Agentur", "Zwilling")
    (project.content / "actors/its-twin.yaml").write_text(twin)
    item = {"id": 1, "type": "webpage", "title": "A page", "URL": "https://www.agency.example/a/b"}
    imported(project, tmp_path, item)
    assert source(project, "agency-page")["publisher"] == "To be written"


@pytest.mark.parametrize("name", ["us", "no-such-actor", "the-agency"])
def test_a_plain_name_is_never_taken_for_an_id(project: Project, site: Site, name: str) -> None:
    site.pages["/plain"] = Reply(PAGE.replace("The Daily", name))
    new_source(project, "of-a-name", "--from", f"{site.address}/plain")
    assert source(project, "of-a-name")["publisher"] in (name.capitalize(), "the-agency")


@pytest.mark.parametrize(
    ("published", "accessed", "stands"),
    [("2026-11-24", "2026-11-24", "2026-11-24"), ("2027-01-01", "2026-11-23", "unknown")],
)
def test_a_date_ahead_of_the_day_still_passes_the_check(
    project: Project, site: Site, published: str, accessed: str, stands: str
) -> None:
    site.pages["/ahead"] = Reply(PAGE.replace("2026-11-20", published))
    result = new_source(project, "ahead", "--from", f"{site.address}/ahead")
    written = source(project, "ahead")
    assert (written["accessed"], written["published"]) == (accessed, stands)
    assert "ahead, as in another time zone" in result.output or "still to come" in result.output


HOSTILE = 'x: "y" # z {{ 1 }} [a](javascript:1) <script> \\u202e\\u0000\\n- b'


def test_hostile_texts_are_shown_as_text_and_cut_where_they_are_too_long(
    project: Project, site: Site
) -> None:
    title = json.dumps(f"{HOSTILE} {'long ' * 200_000}".replace('"', "'"))
    title = title.replace("<script> ", "&lt;script> ")
    site.pages["/hostile"] = Reply(PAGE.replace('"Ministry answers the story"', title))
    result = new_source(project, "hostile", "--from", f"{site.address}/hostile")
    assert result.exit_code == 0
    written = source(project, "hostile")
    assert written["title"].startswith("x: 'y' # z {{ 1 }} [a](javascript:1) <script> ")
    assert written["title"].endswith("…")
    assert len(written["title"]) <= 300
    assert "title: it is longer than 300 characters, and cut." in result.output


ITEM = {
    "id": "A",
    "type": "article-newspaper",
    "title": "Seoul denies a report",
    "container-title": "The Daily",
    "URL": "https://daily.example/seoul",
    "issued": {"date-parts": [["2026", 11, 19]]},
    "accessed": {"date-parts": [[2026, 11, 20]]},
    "author": [{"family": "Kim", "given": "Min"}, {"family": "Lee", "given": "Jin"}],
}


def test_an_export_becomes_a_source_for_each_item_not_yet_filed(
    project: Project, tmp_path: Path
) -> None:
    result = imported(
        project,
        tmp_path,
        ITEM,
        {**ITEM, "URL": "http://www.daily.example/seoul/?fbclid=1"},
        {**ITEM, "URL": "https://elsewhere.example/copy"},
        {
            **ITEM,
            "title": "Ministry",
            "URL": "https://archive.ph/1999/https://daily.example/news?id=7",
        },
        {"id": "no-title", "type": "book"},
        {"id": "B", "type": "report", "title": "A report", "publisher": "The Agency"},
    )
    assert result.exit_code == 1
    assert source(project, "daily-2026-11-19-seoul-denies-report")["author"] == [
        "Min Kim",
        "Jin Lee",
    ]
    assert source(project, "agency-report")["publisher"] == "the-agency"
    seoul = "content/sources/daily-2026-11-19-seoul-denies-report.yaml"
    assert result.output.endswith(
        "2 written, 3 filed already, 1 that cannot be used.\n"
        f"  filed already: “Seoul denies a report” is {seoul}\n"
        f"  probably filed already: “Seoul denies a report” is {seoul}\n"
        f"  filed already: “Ministry” is {FILED_AT}\n"
        "  cannot be used: item 5, “no-title”: it has no title\n"
    )


def test_the_second_time_nothing_of_an_export_is_written(project: Project, tmp_path: Path) -> None:
    imported(project, tmp_path, ITEM)
    result = imported(project, tmp_path, ITEM)
    assert result.exit_code == 0
    assert "0 written, 1 filed already, 0 that cannot be used." in result.output


def test_a_doi_is_one_publication_however_it_is_written(project: Project, tmp_path: Path) -> None:
    first = {"id": 1, "type": "article-journal", "title": "Machines", "DOI": "10.1000/ABC"}
    second = {
        "id": 2,
        "type": "webpage",
        "title": "Engines",
        "URL": "http://dx.doi.org/10.1000/abc",
    }
    assert "1 written, 1 filed already" in imported(project, tmp_path, first, second).output


def test_ids_that_would_be_the_same_are_told_apart(project: Project, tmp_path: Path) -> None:
    urls = [f"https://daily.example/{number}" for number in range(3)]
    items = [{**ITEM, "URL": url, "issued": None, "title": "Drones"} for url in urls]
    imported(project, tmp_path, *items)
    assert source(project, "daily-drones-3")["url"] == urls[2]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["source", "--from", "nofile.json"], "there is no file “nofile.json” here."),
        (["source", "--from", "daily.example/a"], "For an address, type https://daily.example/a"),
        (["source", "--from", "javascript:alert(1)"], "does not begin with https: or http:"),
        (["source", "--from", "mkdocs.yml"], "neither a saved page (.html) nor a CSL-JSON export"),
        (["source", "--from", "bad.json"], "bad.json is not sound JSON"),
        (["source", "an-id", "--from", "good.json"], "give no id with it"),
        (["source", "BAD", "--from", "good.json"], "“BAD” cannot be an id"),
        (["source", "a-report", "--from", "https://x.example"], "the id “a-report” is taken"),
        (["event", "--from", "good.json"], "--from goes with the kind source alone"),
        (["--from", "good.json"], "--from goes with the kind source alone"),
    ],
)
def test_what_cannot_be_is_refused_in_words(
    project: Project, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: str
) -> None:
    (project.root / "bad.json").write_text("[{]")
    (project.root / "good.json").write_text(json.dumps([ITEM]))
    monkeypatch.chdir(project.root)
    before = sorted(project.content.rglob("*"))
    result = run(project, "new", *arguments)
    assert result.exit_code != 0
    assert words in result.output
    assert sorted(project.content.rglob("*")) == before
