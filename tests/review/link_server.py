"""A web server of every temper, on this machine; any host below `.test` is its name."""

import json
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

KOREAN = "북한, 무인기 시험"
PAGE = "<!doctype html><title>{}</title><p>words</p>"
LONGEST_STREAM = 400
"""Pieces; a test that fails must not leave a thread behind that writes for ever."""

Behaviour = Callable[["Handler"], None]


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.closing = threading.Event()
        self.asked_silent = threading.Event()
        self.lock = threading.Lock()
        self.paths: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        self.under_way: Counter[str] = Counter()
        self.most_at_once = 0
        self.most_of_one_host = 0
        self.meeting = threading.Barrier(3)
        self.agents: set[str] = set()
        self.questions: list[dict[str, list[str]]] = []

    def address(self, path: str, host: str = "one.test", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.server_port}{path}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients here hang up on purpose."""


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server, host = self.server, self.headers["Host"]
        with server.lock:
            server.paths[urlsplit(self.path).path] += 1
            server.agents.add(self.headers["User-Agent"])
            server.under_way[host] += 1
            server.most_of_one_host = max(server.most_of_one_host, server.under_way[host])
            server.most_at_once = max(server.most_at_once, server.under_way.total())
        try:
            BEHAVIOURS[urlsplit(self.path).path](self)
        finally:
            with server.lock:
                server.under_way[host] -= 1

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Tests look at what comes back."""

    def answer(self, status: int, body: str | bytes = "", **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        headers = {"Content-Type": "text/html", "Content-Length": str(len(data)), **headers}
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)


def page(title: str = "A report", status: int = 200, **headers: str) -> Behaviour:
    return lambda handler: handler.answer(status, PAGE.format(title), **headers)


def to(location: str, status: int) -> Behaviour:
    return lambda handler: handler.answer(status, Location=location)


def in_korean(charset: str) -> Behaviour:
    """Bytes in EUC-KR, whatever is said of them."""
    body = PAGE.format(KOREAN).encode("euc-kr")
    return lambda handler: handler.answer(200, body, **{"Content-Type": f"text/html{charset}"})


def busy_once(handler: Handler) -> None:
    handler.server.seen["busy"] += 1
    if handler.server.seen["busy"] == 1:
        return handler.answer(429, **{"Retry-After": "7"})
    return handler.answer(200, PAGE.format("A report"))


def broken_once(handler: Handler) -> None:
    handler.server.seen["broken"] += 1
    status = 503 if handler.server.seen["broken"] == 1 else 200
    handler.answer(status, PAGE.format("A report"))


def drip(first: bytes, then: bytes, every: float) -> Behaviour:
    """A first piece, then another and another, never an end."""

    def behave(handler: Handler) -> None:
        handler.wfile.write(first)
        for _ in range(LONGEST_STREAM):
            if handler.server.closing.wait(every):
                return
            handler.wfile.write(then)

    return behave


def silent(handler: Handler) -> None:
    handler.server.asked_silent.set()
    handler.server.closing.wait(30)


def hang_up(handler: Handler) -> None:
    handler.connection.shutdown(socket.SHUT_RDWR)


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")


def promise_more(handler: Handler) -> None:
    handler.answer(200, "<title>A report</title>", **{"Content-Length": "1000000"})


def endless(handler: Handler) -> None:
    number = int(parse_qs(urlsplit(handler.path).query).get("n", ["0"])[0])
    handler.answer(302, Location=f"/endless?n={number + 1}")


def meet(handler: Handler) -> None:
    """Answer when three are here at once."""
    handler.server.meeting.wait(10)
    handler.answer(200, PAGE.format("A report"))


def archive(handler: Handler) -> None:
    """The availability API: what it says is chosen by the page asked about."""
    query = parse_qs(urlsplit(handler.path).query)
    handler.server.questions.append(query)
    asked = query["url"][0]
    snapshots: object = {
        "closest": {
            "available": True,
            "status": "200",
            "timestamp": "20250603101112",
            "url": f"http://web.archive.org/web/20250603101112/{asked}",
        }
    }
    if "lost" in asked:
        snapshots = {}
    handler.answer(200, json.dumps({"url": asked, "archived_snapshots": snapshots}))


HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n"

BEHAVIOURS: dict[str, Behaviour] = {
    "/": page("The Daily"),
    "/report": page(),
    "/report-elsewhere": page(),
    "/pdf": lambda handler: handler.answer(200, b"%PDF-1.7", **{"Content-Type": "application/pdf"}),
    "/account/login": page("Log in"),
    "/moved": to("/report", 301),
    "/moved-308": to("/report", 308),
    "/found": to("/report", 302),
    "/moved-then-found": to("/found", 301),
    "/found-then-moved": to("/moved", 302),
    "/moved-away": to("http://two.test:{port}/report-elsewhere", 301),
    "/moved-to-missing": to("/missing", 301),
    "/members-only": to("/account/login?next=%2Fmembers-only", 303),
    "/to-front-page": to("/", 301),
    "/to-file": to("file:///etc/passwd", 301),
    "/to-script": to("javascript:alert(1)", 302),
    "/to-far-away": to("/report?" + "x" * 2_000, 301),
    "/to-nowhere": lambda handler: handler.answer(302),
    "/circle": to("/circle-back", 302),
    "/circle-back": to("/circle", 302),
    "/endless": endless,
    "/unauthorised": page(status=401),
    "/forbidden": page("Forbidden", 403),
    "/missing": page("Not found", 404),
    "/gone": page("Gone", 410),
    "/legal": page(status=451),
    "/busy-once": busy_once,
    "/busy": page("Wait", 429),
    "/busy-for-long": page("Wait", 429, Retry_After="86400"),
    "/broken": page("Oops", 500),
    "/broken-once": broken_once,
    "/drip": drip(HTML + b"<title>A re", b".", 0.02),
    "/drip-headers": drip(b"HTTP/1.1 200 OK\r\nX: ", b".", 0.02),
    "/huge": drip(HTML + b"<title>A report</title>", b"words " * 100_000, 0),
    "/silent": silent,
    "/hang-up": hang_up,
    "/promise-more": promise_more,
    "/nonsense": nonsense,
    "/retitled": page("Buy cheap shoes online"),
    "/robot": page("Just a moment..."),
    "/soft-404": page("Page not found | The Daily"),
    "/hostile-title": page("&lt;script&gt;\x1b[31m`| @all"),
    "/korean": in_korean("; charset=euc-kr"),
    "/korean-mislabelled": in_korean("; charset=utf-8"),
    "/strange-charset": in_korean("; charset=punycode"),
    "/meet": meet,
    "/wayback": archive,
    "/wayback-busy": page(status=429),
}


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    resolve = socket.getaddrinfo

    def resolve_here(host: str, *others: object, **more: object) -> object:
        if not host.endswith(".test") and host != "127.0.0.1":
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        return resolve("127.0.0.1", *others, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve_here)
    with Server() as running:
        BEHAVIOURS["/moved-away"] = to(running.address("/report-elsewhere", "two.test"), 301)
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield running
        running.closing.set()
        running.shutdown()
        thread.join()
