"""One page is fetched, within limits; whatever else happens is told in words."""

from collections.abc import Iterator
from itertools import count
from types import SimpleNamespace

import pytest
from page_server import Reply, Site, serving

from generator.contribute.sources import fetching
from generator.contribute.sources.fetching import CannotFetch, Limits, fetch


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with serving() as running:
        yield running


def test_redirections_are_followed_to_the_page(site: Site) -> None:
    site.pages["/short"] = Reply(status=302, headers={"Location": "/moved"})
    site.pages["/moved"] = Reply(status=308, headers={"Location": f"{site.address}/page"})
    site.pages["/page"] = Reply("<p>Here</p>", headers={"Content-Language": "ko"})
    answer = fetch(f"{site.address}/short")
    assert (answer.address, answer.body) == (f"{site.address}/page", b"<p>Here</p>")
    assert (answer.media_type, answer.charset, answer.language) == ("text/html", "utf-8", "ko")


def test_the_request_says_who_asks(site: Site) -> None:
    site.pages["/who"] = Reply("<p>Here</p>")
    fetch(f"{site.address}/who")
    assert dict(site.asked)["/who"]["User-Agent"].startswith("briefings/")


def test_of_a_huge_page_the_beginning_is_read(site: Site) -> None:
    site.pages["/huge"] = Reply("<title>Huge</title>" + "x" * 300_000)
    answer = fetch(f"{site.address}/huge", Limits(octets=100_000))
    assert len(answer.body) == 100_000


def test_what_is_no_page_is_not_read(site: Site) -> None:
    site.pages["/pdf"] = Reply(b"%PDF-1.7", media_type="application/pdf")
    answer = fetch(f"{site.address}/pdf")
    assert (answer.is_page, answer.body) == (False, b"")


def test_a_server_that_stops_half_way_is_not_waited_for(site: Site) -> None:
    site.pages["/slow"] = Reply("<p>Half", is_cut=True)
    with pytest.raises(CannotFetch, match=r"did not answer in time. Open it in your browser"):
        fetch(f"{site.address}/slow", Limits(seconds=0.3))


def test_a_row_of_slow_redirections_ends_in_time(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SimpleNamespace(monotonic=count(0, 12).__next__)
    monkeypatch.setattr(fetching, "time", clock)
    for turn in range(5):
        site.pages[f"/turn{turn}"] = Reply(status=302, headers={"Location": f"/turn{turn + 1}"})
    site.pages["/turn5"] = Reply("<p>At last")
    with pytest.raises(CannotFetch, match="did not answer in time"):
        fetch(f"{site.address}/turn0", Limits(seconds=30))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "does not let programs read the page (403). Open it in your browser, save the page"),
        (429, "does not let programs read the page (429)"),
        (404, "answers that it has no such page (404). Look whether the address is whole"),
        (410, "answers that it has no such page (410)"),
        (503, "answers with a fault of its own (503). Try again later."),
    ],
)
def test_a_refusal_says_what_to_do(site: Site, status: int, words: str) -> None:
    site.pages[f"/{status}"] = Reply("No", status)
    with pytest.raises(CannotFetch) as told:
        fetch(f"{site.address}/{status}")
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("file:///etc/passwd", "sends to “file:///etc/passwd”, which is not followed"),
        ("javascript:alert(1)", "does not begin with https: or http:"),
        ("https://user:pass@other.example/", "it holds a user name before the host"),
        ("/circle", "sends from one address to the next"),
    ],
)
def test_redirections_lead_to_pages_only(site: Site, target: str, words: str) -> None:
    site.pages["/circle"] = Reply(status=302, headers={"Location": target})
    with pytest.raises(CannotFetch) as told:
        fetch(f"{site.address}/circle")
    assert words in str(told.value)


def test_no_page_outside_sends_into_the_own_network(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "_is_private", lambda address: address.endswith("/router"))
    site.pages["/outside"] = Reply(status=302, headers={"Location": "/router"})
    site.pages["/router"] = Reply("<p>Admin</p>")
    with pytest.raises(CannotFetch, match="an address inside your own network"):
        fetch(f"{site.address}/outside")


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://no-such-host.invalid/", "no server named no-such-host.invalid was found"),
        ("http://127.0.0.1:1/", "127.0.0.1 could not be reached"),
    ],
)
def test_a_server_that_is_not_there_is_named(address: str, words: str) -> None:
    with pytest.raises(CannotFetch) as told:
        fetch(address)
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("address", "is_private"),
    [
        ("http://127.0.0.1/", True),
        ("http://[::1]/", True),
        ("http://192.168.1.1/", True),
        ("http://169.254.169.254/latest", True),
        ("http://localhost/", True),
        ("http://8.8.8.8/", False),
    ],
)
def test_addresses_of_the_own_network_are_known(address: str, is_private: bool) -> None:
    assert fetching._is_private(address) is is_private
