"""What one address of a server of every temper comes to, over a real connection."""

import ssl
from hashlib import sha256

import pytest
from link_archive import Clock, link
from link_server import KOREAN, PAGE, Server, server
from urllib3.connection import HTTPSConnection

from generator.review.links import page_title
from generator.review.links.answers import Answer, Errand, Trouble, Wanted
from generator.review.links.rounds import Pace, visits
from generator.review.links.verdicts import Finding, Verdict, judged
from generator.review.links.visits import Visit
from generator.review.links.web import Web, is_private

__all__ = ["server"]

ENOUGH, SHORT = 10.0, 0.1

GONE, CHANGED, MOVED = Verdict.GONE, Verdict.CHANGED, Verdict.MOVED
UNCLEAR, ANSWERS = Verdict.UNCLEAR, Verdict.ANSWERS


def visit(address: str, *, seconds: float = ENOUGH, clock: Clock | None = None) -> Visit:
    web = Web(seconds, private=True)
    (over,) = visits([Visit(Errand(address))], web.ask, Pace(), (clock or Clock()).time)
    return over


def finding(server: Server, path: str, seconds: float = ENOUGH, **fields: str) -> Finding:
    address = server.address(path)
    asked = link(address, **fields)
    wanted = Wanted.SUM if asked.sums else Wanted.TITLE
    web = Web(seconds, private=True)
    (over,) = visits([Visit(Errand(address, wanted))], web.ask, Pace(), Clock().time)
    return judged(asked, over)


@pytest.mark.parametrize(
    ("path", "verdict", "reason"),
    [
        ("/report", ANSWERS, "answers"),
        ("/pdf", ANSWERS, "answers"),
        ("/found", ANSWERS, "answers"),
        ("/found-then-moved", ANSWERS, "answers"),
        ("/moved", MOVED, "has moved for good to {one}/report"),
        ("/moved-308", MOVED, "has moved for good to {one}/report"),
        ("/moved-then-found", MOVED, "has moved for good to {one}/found"),
        ("/moved-away", MOVED, "has moved for good to {two}/report-elsewhere"),
        ("/missing", GONE, "answers 404 (Not Found)"),
        ("/gone", GONE, "answers 410 (Gone)"),
        ("/moved-to-missing", GONE, "leads to {one}/missing, which answers 404 (Not Found)"),
        ("/unauthorised", UNCLEAR, "answers 401 (Unauthorized)"),
        ("/forbidden", UNCLEAR, "answers 403 (Forbidden)"),
        ("/legal", UNCLEAR, "answers 451 (Unavailable For Legal Reasons)"),
        ("/busy", UNCLEAR, "answers 429 (Too Many Requests), asked 3 times"),
        (
            "/busy-for-long",
            UNCLEAR,
            "answers 429 (Too Many Requests), and asks for 86400 seconds of patience",
        ),
        ("/busy-once", ANSWERS, "answers"),
        ("/broken", UNCLEAR, "answers 500 (Internal Server Error), asked 3 times"),
        ("/broken-once", ANSWERS, "answers"),
        ("/hang-up", UNCLEAR, "broke the connection off, asked 3 times"),
        ("/promise-more", UNCLEAR, "broke the connection off, asked 3 times"),
        ("/nonsense", UNCLEAR, "answers in a way that cannot be read"),
        ("/to-front-page", UNCLEAR, "leads to the front page of one.test"),
        (
            "/members-only",
            UNCLEAR,
            "leads to a page that wants visitors to log in or to agree, "
            "{one}/account/login?next=%2Fmembers-only",
        ),
        ("/to-nowhere", UNCLEAR, "names no other address to go to"),
        ("/to-file", UNCLEAR, "leads to what is no web address, “file:///etc/passwd”"),
        ("/to-script", UNCLEAR, "leads to what is no web address, “javascript:alert(1)”"),
        ("/to-far-away", UNCLEAR, "leads to an address of more than 2,000 characters"),
        ("/circle", UNCLEAR, "leads to {one}/circle-back, which leads in a circle"),
        (
            "/endless",
            UNCLEAR,
            "leads to {one}/endless?n=10, which leads on to other addresses more than 10 times",
        ),
        ("/robot", UNCLEAR, "shows a test for visitors, “Just a moment...”"),
        ("/soft-404", UNCLEAR, "answers, but with a page called “Page not found | The Daily”"),
        ("/huge", ANSWERS, "answers"),
        ("/retitled", ANSWERS, "answers"),
    ],
)
def test_verdict(server: Server, path: str, verdict: Verdict, reason: str) -> None:
    found = finding(server, path)
    words = reason.format(one=server.address(""), two=server.address("", "two.test"))
    assert (found.verdict, found.reason) == (verdict, words)


@pytest.mark.parametrize("path", ["/silent", "/drip", "/drip-headers"])
def test_a_server_that_takes_too_long_is_no_dead_page(server: Server, path: str) -> None:
    found = finding(server, path, SHORT)
    assert (found.verdict, found.reason) == (UNCLEAR, "did not answer in time, asked 3 times")


def test_a_host_without_a_name_server_is_no_dead_page(server: Server) -> None:
    asked = link("http://nowhere.example/x")
    found = judged(asked, visit(asked.address))
    assert (found.verdict, found.reason) == (UNCLEAR, "names a host that could not be found")


def test_a_closed_port_is_no_dead_page(server: Server) -> None:
    server.server_close()
    found = finding(server, "/report")
    assert (found.verdict, found.reason) == (UNCLEAR, "could not be connected to, asked 3 times")


def test_https_of_a_server_that_has_none_is_no_dead_page(server: Server) -> None:
    asked = link(server.address("/report", scheme="https"))
    found = judged(asked, visit(asked.address))
    assert (found.verdict, found.reason) == (UNCLEAR, "makes no secure connection")


def test_a_certificate_nobody_trusts_is_no_dead_page(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(connection: HTTPSConnection) -> None:
        raise ssl.SSLCertVerificationError("self-signed certificate")

    monkeypatch.setattr(HTTPSConnection, "connect", refuse)
    asked = link(server.address("/report", scheme="https"))
    found = judged(asked, visit(asked.address))
    assert (found.verdict, found.reason) == (UNCLEAR, "shows a certificate that is not trusted")


def test_this_machine_is_not_asked_for_anything(server: Server) -> None:
    answer = Web(ENOUGH).ask(server.address("/report"), Wanted.TITLE)
    assert answer.trouble is Trouble.PRIVATE
    assert not server.paths


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
        *("::1", "fe80::1%eth0", "fec0::1", "fd00::1", "ff02::1", "::ffff:169.254.169.254"),
        *("64:ff9b::a9fe:a9fe", "2002:a9fe:a9fe::1", "64:ff9b:1::1"),
    ],
)
def test_addresses_of_nobody_else_are_private(address: str) -> None:
    assert is_private(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "64:ff9b::5db8:d822"])
def test_addresses_of_everybody_are_not(address: str) -> None:
    assert not is_private(address)


def test_a_redirect_does_not_lead_to_this_machine(server: Server) -> None:
    """What is connected to counts, at every step, not only what was typed."""
    address = server.address("/found")
    redirected = Visit(Errand(address)).after(Web(ENOUGH, True).ask(address, Wanted.TITLE))
    (over,) = visits([redirected], Web(ENOUGH).ask, Pace(), Clock().time)
    assert over.answer == Answer(trouble=Trouble.PRIVATE)
    assert "/report" not in server.paths


@pytest.mark.parametrize(
    ("path", "requests"),
    [
        ("/report", 1),
        ("/missing", 1),
        ("/forbidden", 1),
        ("/busy", 3),
        ("/broken", 3),
        ("/hang-up", 3),
    ],
)
def test_only_what_may_pass_is_tried_again(server: Server, path: str, requests: int) -> None:
    visit(server.address(path))
    assert server.paths == {path: requests}


def test_the_wish_for_patience_is_kept(server: Server) -> None:
    clock = Clock()
    assert visit(server.address("/busy-once"), clock=clock).tries == 2
    assert clock.slept == [7.0]


def test_the_pause_doubles_where_no_wish_is_said(server: Server) -> None:
    clock = Clock()
    visit(server.address("/broken"), clock=clock)
    assert clock.slept == [2.0, 4.0]


def test_a_visitor_says_who_it_is(server: Server) -> None:
    visit(server.address("/report"))
    (agent,) = server.agents
    assert agent.startswith("briefings/")


def test_other_bytes_than_those_read_are_a_change(server: Server) -> None:
    now = sha256(PAGE.format("A report").encode()).hexdigest()
    found = finding(server, "/report", sha256="0" * 64)
    assert (found.verdict, found.sha256) == (CHANGED, now)
    assert finding(server, "/report", sha256=now).verdict is ANSWERS


def test_a_page_with_another_title_answers_and_is_remarked_on(server: Server) -> None:
    assert finding(server, "/retitled").title == "Buy cheap shoes online"
    assert finding(server, "/report", title="A report on drones, with a longer title").title == ""
    assert finding(server, "/robot", title="Just a moment of peace").verdict is ANSWERS


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/korean", KOREAN),
        ("/korean-mislabelled", ""),
        ("/strange-charset", ""),
        ("/pdf", ""),
        ("/huge", "A report"),
    ],
)
def test_title_of_a_page(server: Server, path: str, title: str) -> None:
    assert Web(ENOUGH, private=True).ask(server.address(path), Wanted.TITLE).title == title


@pytest.mark.parametrize(
    ("page", "charset", "title"),
    [
        (b"<TITLE lang=en>One &amp;\n two</Title>", "", "One & two"),
        (b"<title>unfinished", "", ""),
        (b"<title", "", ""),
        (b"no title", "", ""),
        (b"<title>\xff</title>", "iso-8859-1", "ÿ"),
        (b"<title>\x93\xff\x94</title>", "windows-1252", "“ÿ”"),
        (b"<meta charset=shift_jis><title>\x93\xfa</title>", "", "日"),
        (b"\xef\xbb\xbf<title>\xc3\xbf</title>", "iso-8859-1", "ÿ"),
        ("<title>ÿ</title>".encode("utf-16"), "", "ÿ"),
        ("<title>İİİ x</title>".encode(), "", "İİİ x"),
        (b"<title>x</title>", "iso-8859-99", "x"),
        (b"<title>" + b"x" * 900 + b"</title>", "", "x" * 200),
        (b"<title" * 40_000, "", ""),
    ],
)
def test_title_in_bytes(page: bytes, charset: str, title: str) -> None:
    assert page_title.title(page, charset) == title


@pytest.mark.parametrize("address", ["http://[/", "http://a..b.test:99999/", "http://\udcff.test/"])
def test_an_address_that_cannot_be_asked_for_raises_nothing(address: str) -> None:
    assert Web(ENOUGH).ask(address, Wanted.TITLE).trouble is Trouble.GARBLED
