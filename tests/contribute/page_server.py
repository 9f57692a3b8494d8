"""A web server on this machine that answers as a test tells it to."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Reply:
    """What stands at a path; `is_cut` where the connection hangs before all of it was sent."""

    body: str | bytes = ""
    status: int = 200
    media_type: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    is_cut: bool = False


@dataclass(frozen=True)
class Site:
    """A running server: `pages` can be added to, `asked` holds the requests it has had."""

    address: str
    pages: dict[str, Reply]
    asked: list[tuple[str, Mapping[str, str]]]


@contextmanager
def serving() -> Iterator[Site]:
    """Serve until the end of the block; replies that hang are let go then."""
    pages: dict[str, Reply] = {}
    asked: list[tuple[str, Mapping[str, str]]] = []
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            reply = pages.get(self.path.partition("?")[0], Reply(status=404))
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            self.send_header("Content-Type", reply.media_type)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body) + reply.is_cut))
            self.end_headers()
            self.wfile.write(body)
            if reply.is_cut:
                self.wfile.flush()
                over.wait()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield Site(f"http://127.0.0.1:{server.server_port}", pages, asked)
        finally:
            over.set()
            server.shutdown()
            thread.join()
