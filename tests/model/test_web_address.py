"""Addresses of the same page are equal in their canonical form; those of others are not."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from generator.model.web_address import canonical, host, original_of, without_tracking

PAGE = "https://www.daily.example/news/drones?id=12&page=2"

SAME = (
    "https://daily.example/news/drones?id=12&page=2",
    "http://www.daily.example/news/drones?id=12&page=2",
    "HTTPS://WWW.Daily.Example:443/news/drones?id=12&page=2",
    "http://daily.example:80/news/drones/?page=2&id=12",
    "https://daily.example/news/drones?id=12&page=2#comments",
    "https://daily.example/news/drones?id=12&page=2#:~:text=a%20drone",
    "  https://daily.example/news/drones?id=12&&page=2&\n",
    "https://daily.example./news/dr%6Fnes?id=12&page=2",
    "https://daily.example/news/drones;jsessionid=A1B2?id=12&page=2",
    "https://daily.example/news/drones?utm_source=x&id=12&utm_campaign=y&page=2&fbclid=z",
    "https://daily.example/news/drones?id=12&page=2&gclid=1&mc_eid=2&_hsenc=3&WT.mc_id=4&at_medium=5",
    "https://web.archive.org/web/20261120010203/https://www.daily.example/news/drones?id=12&page=2",
    "http://web.archive.org/web/20261120010203id_/http://daily.example/news/drones?id=12&page=2",
    "https://web.archive.org/web/*/daily.example/news/drones?id=12&page=2",
    "https://web.archive.org/web/daily.example/news/drones?id=12&page=2",
    "https://web.archive.org/save/https://daily.example/news/drones?id=12&page=2",
    "https://web.archive.org/web/2026/https:/daily.example/news/drones?id=12&page=2",
    "https://archive.ph/20261120/https://daily.example/news/drones?id=12&page=2",
    "https://archive.today/2026.11.20-010203/https://daily.example/news/drones?id=12&page=2",
    "https://archive.is/newest/daily.example/news/drones?id=12&page=2",
    "https://archive.ph/o/AbCd1/https://daily.example/news/drones?id=12&page=2",
    "https://archive.ph/https://daily.example/news/drones?id=12&page=2",
    "https://archive.li/?run=1&url=https%3A%2F%2Fdaily.example%2Fnews%2Fdrones%3Fid%3D12%26page%3D2",
    "https://arquivo.pt/wayback/20261120010203/https://daily.example/news/drones?id=12&page=2",
    "https://webcache.googleusercontent.com/search?q=cache:aB-c_1:https://daily.example/news/drones"
    "%3Fid%3D12%26page%3D2+drones&hl=en",
    "https://www.google.com/url?sa=t&url=https%3A%2F%2Fdaily.example%2Fnews%2Fdrones%3Fid%3D12"
    "%26page%3D2&usg=x",
    "https://www.google.com/amp/s/daily.example/news/drones?id=12&page=2",
    "https://daily-example.cdn.ampproject.org/c/s/www.daily.example/news/drones?id=12&page=2",
    "https://web.archive.org/web/2026/https://archive.ph/2026/http://daily.example/news/drones?id=12&page=2",
)

OTHER = (
    "https://daily.example/news/drones?id=13&page=2",
    "https://daily.example/news/drones?id=12",
    "https://daily.example/news/Drones?id=12&page=2",
    "https://daily.example:8080/news/drones?id=12&page=2",
    "https://weekly.example/news/drones?id=12&page=2",
    "https://m.daily.example/news/drones?id=12&page=2",
    "https://daily.example/news%2Fdrones?id=12&page=2",
    "https://daily.example/news/drones?id=12&page=2#!/part/3",
    "https://daily.example/news/drones?id=12&page=2&ref=3",
    "https://archive.ph/AbCd1",
)


@pytest.mark.parametrize("address", SAME)
def test_addresses_of_one_page_are_equal(address: str) -> None:
    assert canonical(address) == canonical(PAGE)


@pytest.mark.parametrize("address", OTHER)
def test_addresses_of_other_pages_differ(address: str) -> None:
    assert canonical(address) != canonical(PAGE)


def test_the_form_is_an_address_without_what_does_not_count() -> None:
    assert canonical(PAGE) == "https://daily.example/news/drones?id=12&page=2"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://bücher.example/straße", "https://xn--bcher-kva.example/stra%C3%9Fe"),
        ("https://BÜCHER.example", "https://web.archive.org/web/2020/http://bücher.example/"),
        ("https://h.example/a%c3%a9", "https://h.example/aé"),
        ("https://h.example/?q=a+b", "https://h.example?q=a%20b"),
        ("https://[::1]:443/a", "http://[::1]/a"),
    ],
)
def test_spellings_of_one_address_are_equal(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://A.example/B/?utm_source=x&b=2&a=1#c", "https://A.example/B/?b=2&a=1#c"),
        ("https://a.example/?fbclid=1", "https://a.example/"),
        ("https://a.example/b#:~:text=drone", "https://a.example/b"),
        ("https://a.example/b?c", "https://a.example/b?c"),
    ],
)
def test_an_address_for_showing_only_loses_its_tracking(address: str, shown: str) -> None:
    assert without_tracking(address) == shown


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        ("https://web.archive.org/web/2020/http://a.example/B/", "http://a.example/B/"),
        ("https://archive.ph/newest/a.example/b?c=d", "https://a.example/b?c=d"),
        ("https://archive.ph/AbCd1", ""),
        ("https://a.example/2020/05/06/news.html", ""),
        ("https://github.com/web/2020/pages.html", ""),
    ],
)
def test_the_original_of_an_archived_copy_stands_in_its_address(copy: str, original: str) -> None:
    assert original_of(copy) == original


pieces = some.lists(
    some.sampled_from(
        [
            "http://",
            "https://",
            "https:/",
            "www.",
            "web.archive.org",
            "/web/",
            "2020",
            "/",
            "//",
            ".",
            "archive.ph/",
            "google.com/url?q=",
            "webcache.googleusercontent.com/search?q=cache:",
            "%41",
            "%",
            "%25",
            "%2F",
            "%3A",
            "?",
            "&",
            "=",
            "+",
            "#",
            "#!",
            "utm_a=b",
            "a=b",
            "é",
            "ß",
            "。",
            "A",
            "b.c",
            ":80",
            ":",
            "@",
            "[",
            "]",
            "\\",
            " ",
            "\t",
            "\0",
            "\ud800",
            "℀",
            ";jsessionid=1",
            "amp/s/",
            ".cdn.ampproject.org/c/s/",
            "xn--",
        ]
    ),
    max_size=14,
).map("".join)


@given(pieces | some.text() | (some.text() | pieces).map("https://".__add__))
@example("https://%2541.example")
@example("https://a.example/%%34%31")
def test_the_form_of_a_form_is_itself_whatever_the_text(text: str) -> None:
    assert canonical(canonical(text)) == canonical(text)


@given(some.from_regex(r"https?://(www\.)*[a-z0-9.-]+(/[A-Za-z0-9._~-]*)*", fullmatch=True))
@example("http://www.daily.example/news//drones/")
@example("https://web.archive.org/web/2026/daily.example/news")
@example("https://www.example/web")
def test_a_plain_address_has_the_form_that_taking_it_apart_gives(address: str) -> None:
    # With a space before it, an address is not seen to be plain.
    assert canonical(address) == canonical(f" {address}")
    assert host(address) == host(f"{address}?a=/b#c/d") == host(f"{address}/e//f")
