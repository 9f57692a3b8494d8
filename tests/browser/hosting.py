"""Serve a built site as a static host does, below a sub-path, and watch what pages do there."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, Page, Request, Response

REPOSITORY = Path(__file__).parents[2]
AS_OF = date(2026, 11, 23)
SUB_PATH = "/project/"

OpenPage = Callable[..., Page]

# Runs before every script of a page: whoever opens a dialog is written down, not waited for.
RECORD_DIALOGS = """
window.openedDialogs = []
for (const name of ["alert", "confirm", "prompt", "print", "open"])
  window[name] = (...given) => { window.openedDialogs.push(`${name}(${given})`) }
"""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        """Say nothing; failed requests are seen in the browser."""

    def send_head(self):
        if not self.path.startswith(SUB_PATH):
            self.send_error(HTTPStatus.NOT_FOUND, "outside the site")
            return None
        self.path = self.path.removeprefix(SUB_PATH[:-1])
        return super().send_head()

    def send_header(self, keyword: str, value: str) -> None:
        # A folder without its slash is sent on, and the host is what puts the sub-path back.
        if keyword == "Location":
            value = SUB_PATH[:-1] + value
        super().send_header(keyword, value)

    def end_headers(self) -> None:
        # A built site does not change while it is looked at.
        self.send_header("Cache-Control", "max-age=3600")
        super().end_headers()


class _CompressingHandler(_Handler):
    """As hosts of static sites do it: what is text is compressed, what is compressed stays."""

    def send_head(self):
        path = Path(self.translate_path(self.path.removeprefix(SUB_PATH[:-1])))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in (".html", ".css", ".js", ".json", ".svg") or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes(), 9)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return BytesIO(body)


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and the address of its front page."""

    folder: Path
    address: str

    def at(self, path: str) -> str:
        """The address of a page, from its path below the site."""
        return urljoin(self.address, path)

    def has(self, address: str) -> bool:
        """Whether an address lies within the site."""
        return address.startswith(self.address)

    def pages(self) -> list[Path]:
        """All HTML files of the site."""
        return sorted(self.folder.rglob("*.html"))

    def path_of(self, page: Path) -> str:
        """Where a page is, below the site: `events/x/`."""
        return page.relative_to(self.folder).as_posix().removesuffix("index.html")


@contextmanager
def served(folder: Path, *, compressing: bool = False) -> Iterator[Site]:
    """Serve a folder at a free port of this computer."""
    handler = partial(_CompressingHandler if compressing else _Handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}{SUB_PATH}")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@dataclass
class Watch:
    """What went wrong on a page while it was looked at."""

    site: Site
    said: list[str] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        """Begin to write down what `page` does."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self.requested.append(request.url))
        page.on("requestfailed", self._request_failed)
        page.on("response", self._response)

    def _dialog(self, dialog: Dialog) -> None:
        self.said.append(f"dialog: {dialog.message}")
        # A dialog that nobody answers holds up the page.
        dialog.dismiss()

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(f"{message.type}: {message.text} ({message.location.get('url')})")

    def _request_failed(self, request: Request) -> None:
        # What is still under way when a page is left is cut off, and nobody misses it.
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(f"{request.url}: {request.failure}")

    def _response(self, response: Response) -> None:
        if response.status >= HTTPStatus.BAD_REQUEST:
            self.failed.append(f"{response.url}: {response.status}")

    @property
    def foreign(self) -> list[str]:
        """Requests that left the site."""
        local = ("data", "blob")
        return [
            address
            for address in self.requested
            if not self.site.has(address) and urlsplit(address).scheme not in local
        ]

    @property
    def troubles(self) -> list[str]:
        """What failed, what was complained of, and what left the site."""
        return [*self.said, *self.failed, *(f"foreign: {address}" for address in self.foreign)]
