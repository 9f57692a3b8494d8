"""What is asked of the archive, and what its answer is taken for."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_archive import link

from generator.model import web_address
from generator.review.links import snapshots
from generator.review.links.answers import Answer, Trouble
from generator.review.links.snapshots import Copy, Snapshot
from generator.review.links.visits import Visit

PAGE = "https://one.test/report"
COPY = "http://web.archive.org/web/20250603101112/https://one.test/report"


def said(closest: object, *, asked: str = PAGE) -> Copy:
    return heard(json.dumps({"archived_snapshots": {"closest": closest}}), asked)


def heard(text: str, asked: str = PAGE) -> Copy:
    about = link(asked)
    visit = Visit(snapshots.question(about)).after(Answer(200, text=text))
    return snapshots.copy(about, visit)


def closest(address: str = COPY, **others: object) -> dict[str, object]:
    return {"available": True, "status": "200", "url": address, **others}


@pytest.mark.parametrize(
    ("fields", "near"),
    [
        ({"accessed": "2025-06-09"}, "&timestamp=20250609"),
        ({}, "&timestamp=20250601"),
        ({"published": "2025-06"}, "&timestamp=20250630"),
        ({"published": "unknown"}, ""),
    ],
)
def test_question(fields: dict[str, str], near: str) -> None:
    errand = snapshots.question(link("https://one.test/?a=b&c", **fields))
    service = "https://archive.org/wayback/available"
    assert errand.address == f"{service}?url=https%3A%2F%2Fone.test%2F%3Fa%3Db%26c{near}"


def test_only_sources_without_a_copy_are_asked_about() -> None:
    has_one = link(PAGE, archive_url="https://archive.test/x")
    is_one = link("https://archive.test/x", of_copy=True, url=PAGE)
    lacks_one = link("https://two.test/")
    assert snapshots.lacking((has_one, is_one, lacks_one)) == (lacks_one,)


def test_a_copy_is_proposed_with_its_day_and_over_https() -> None:
    address = "https://web.archive.org/web/20250603101112/https://one.test/report"
    assert said(closest()).snapshot == Snapshot(address, date(2025, 6, 3))


@pytest.mark.parametrize(
    "original", ["http://one.test:80/report", "https://www.one.test/report/?utm_source=x"]
)
def test_a_copy_of_the_same_page_under_another_form_is_taken(original: str) -> None:
    copy = said(closest(f"https://web.archive.org/web/20250603101112/{original}"))
    assert copy.snapshot
    assert copy.snapshot.address.endswith(original)


@pytest.mark.parametrize(
    "text",
    [
        '{"archived_snapshots": {}}',
        '{"url": "x", "archived_snapshots": {"closest": null}}',
        json.dumps({"archived_snapshots": {"closest": closest(status="404")}}),
        json.dumps({"archived_snapshots": {"closest": closest(available=False)}}),
    ],
)
def test_no_copy_is_known(text: str) -> None:
    assert heard(text) == Copy(link(PAGE))


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.test/web/20250603101112/https://one.test/report",
        "https://web.archive.org.evil.test/web/20250603101112/https://one.test/report",
        "https://web.archive.org@evil.test/web/20250603101112/https://one.test/report",
        "javascript:https://web.archive.org/web/20250603101112/https://one.test/report",
        "https://web.archive.org/web/20250603101112/https://one.test/report\nsha256: 0",
        "https://web.archive.org/web/20250603101112/https://one.test/report #x",
        'https://web.archive.org/web/20250603101112/https://one.test/report"',
        "https://web.archive.org/save/https://one.test/report",
        None,
        7,
    ],
)
def test_an_address_that_is_not_the_archives_own_is_not_proposed(address: object) -> None:
    copy = said(closest() | {"url": address})
    assert (copy.snapshot, copy.trouble) == (None, "names an address that is not its own")


def test_a_copy_of_another_page_is_not_proposed() -> None:
    copy = said(closest("https://web.archive.org/web/20250603101112/https://evil.test/report"))
    assert (copy.snapshot, copy.trouble) == (None, "names a copy of another page")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "<html>",
        "[]",
        "7",
        "{}",
        "[" * 50_000,
        '{"archived_snapshots": []}',
        '{"archived_snapshots": {"closest": 1}}',
        json.dumps({"archived_snapshots": {"closest": closest(COPY.replace("0603", "9999"))}}),
    ],
)
def test_an_answer_that_is_none_is_not_taken_for_no_copy(text: str) -> None:
    assert heard(text) == Copy(link(PAGE), trouble=Trouble.GARBLED)


@pytest.mark.parametrize(
    ("answer", "trouble"),
    [
        (Answer(429, retry_after=99), "answers 429 (Too Many Requests)"),
        (Answer(404), "answers 404 (Not Found)"),
        (Answer(trouble=Trouble.UNKNOWN_HOST), "names a host that could not be found"),
    ],
)
def test_silence_of_the_archive_is_not_taken_for_no_copy(answer: Answer, trouble: str) -> None:
    about = link(PAGE)
    copy = snapshots.copy(about, Visit(snapshots.question(about)).after(answer))
    assert copy == Copy(about, trouble=trouble)


@given(st.text(max_size=40))
def test_whatever_the_archive_says_only_its_own_address_is_proposed(tail: str) -> None:
    copy = said(closest(f"https://web.archive.org/web/20250603101112/https://one.test/{tail}"))
    if copy.snapshot:
        assert web_address.fault_of(copy.snapshot.address) == ""
        assert web_address.host(copy.snapshot.address) == "web.archive.org"


def test_a_line_to_type_is_yaml() -> None:
    assert snapshots.line("https://one.test/a") == "archive_url: https://one.test/a"
    assert snapshots.line("https://one.test/a:", "url") == 'url: "https://one.test/a:"'
