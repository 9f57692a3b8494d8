"""The network: one request, and whatever comes of it as a value. Nothing is raised."""

import ssl
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from email.utils import parsedate_to_datetime
from functools import cache
from hashlib import sha256
from http.client import HTTPException
from importlib.metadata import version
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from socket import SHUT_RDWR, socket
from threading import Timer
from types import TracebackType

from urllib3 import BaseHTTPResponse
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError, ProtocolError
from urllib3.exceptions import TimeoutError as Timeout
from urllib3.util import Url, parse_url

from generator.review.links import page_title
from generator.review.links.answers import Answer, Trouble, Wanted

_KIB = 1024
_CHUNK = 16 * _KIB
_BEGINNING = 256 * _KIB
_MOST = {Wanted.TITLE: _BEGINNING, Wanted.SUM: 64 * _KIB * _KIB, Wanted.TEXT: 64 * _KIB}

_HEADERS = {
    "User-Agent": f"briefings/{version('briefings')} (checks the links of a bibliography)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


class _Private(Exception):
    """The host turned out to be this machine, or on its own network."""


@dataclass(frozen=True, slots=True)
class Web:
    """How addresses are asked: within these seconds in all, `private` networks too or not.

    Contributors choose the addresses; without `private` they cannot have a machine's own services
    asked, whatever a host's name says: the address that was really connected to counts.
    """

    seconds: float
    private: bool = False

    def ask(self, address: str, wanted: Wanted) -> Answer:
        """Send one GET request, since many servers answer HEAD wrongly; follow nothing."""
        try:
            parts = parse_url(address)
            connection = _connection(parts, self.seconds)
        except (HTTPError, ValueError):
            return Answer(trouble=Trouble.GARBLED)
        with _Leash(connection, self.seconds) as leash:
            try:
                answer = self._exchange(leash, parts, wanted)
            except (HTTPError, HTTPException, OSError, ValueError, _Private) as error:
                answer = Answer(trouble=_trouble(error))
        # A connection that was cut can look like the end of a page.
        return Answer(trouble=Trouble.SLOW) if leash.was_cut else answer

    def _exchange(self, leash: "_Leash", parts: Url, wanted: Wanted) -> Answer:
        connection, line = leash.connected()
        if not self.private and _is_private(line):
            raise _Private
        connection.request("GET", parts.request_uri, headers=_HEADERS, preload_content=False)
        response = connection.getresponse()
        try:
            return _answer(response, wanted)
        finally:
            response.close()


class _Leash:
    """Cuts a connection when its time is over, even if a byte drips in now and then."""

    def __init__(self, connection: HTTPConnection, seconds: float) -> None:
        self._connection = connection
        self._line: socket | None = None
        self._timer = Timer(seconds, self._cut)
        self._timer.daemon = True
        self.was_cut = False

    def __enter__(self) -> "_Leash":
        self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        self._connection.close()

    def connected(self) -> tuple[HTTPConnection, socket]:
        """Connect; the connection itself forgets its socket as soon as an answer begins."""
        self._connection.connect()
        self._line = self._connection.sock
        return self._connection, self._line

    def _cut(self) -> None:
        self.was_cut = True
        if line := self._line or self._connection.sock:
            # Not ssl's own way to shut down, which would wait for the other side.
            with suppress(OSError):
                socket.shutdown(line, SHUT_RDWR)


def _connection(parts: Url, seconds: float) -> HTTPConnection:
    host = (parts.host or "").strip("[]")
    if parts.scheme == "https":
        return HTTPSConnection(host, parts.port, timeout=seconds, ssl_context=_trust())
    return HTTPConnection(host, parts.port, timeout=seconds)


_TRANSLATED = IPv6Network("64:ff9b::/96")
_TRANSLATED_HERE = IPv6Network("64:ff9b:1::/48")


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _is_private(line: socket) -> bool:
    return is_private(line.getpeername()[0])


def is_private(address: str) -> bool:
    """Whether a numeric address is of this machine, of its own network, or of nobody.

    Where one stands for an IPv4 address behind a translator, that one counts (RFC 4291, section
    2.5.5.2; RFC 6052; RFC 8215; RFC 3056).
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        if found.is_site_local or found in _TRANSLATED_HERE:
            return True
        translated = IPv4Address(found.packed[-4:]) if found in _TRANSLATED else None
        found = found.ipv4_mapped or found.sixtofour or translated or found
    return not found.is_global or found.is_multicast


def _answer(response: BaseHTTPResponse, wanted: Wanted) -> Answer:
    media = Message()
    media["Content-Type"] = response.headers.get("Content-Type", "")
    is_html = media.get_content_type() in ("text/html", "application/xhtml+xml")
    charset = str(media.get_param("charset", ""))
    is_page = 200 <= response.status < 300 and (is_html or wanted is not Wanted.TITLE)
    beginning, digest = _body(response, _MOST[wanted]) if is_page else (b"", "")
    return Answer(
        status=response.status,
        location=_as_utf8(response.headers.get("Location", "")),
        retry_after=_retry_after(response),
        title=page_title.title(beginning, charset) if is_html else "",
        text=beginning.decode(errors="replace") if wanted is Wanted.TEXT else "",
        sha256=digest,
    )


def _body(response: BaseHTTPResponse, most: int) -> tuple[bytes, str]:
    """The beginning of a body, and the SHA-256 sum of all of it; empty where it has more bytes."""
    beginning, digest, length = bytearray(), sha256(), 0
    while length <= most and (chunk := response.read(_CHUNK)):
        digest.update(chunk)
        length += len(chunk)
        beginning += chunk[: _BEGINNING - len(beginning)]
    return bytes(beginning), digest.hexdigest() if length <= most else ""


def _as_utf8(header: str) -> str:
    """The text a server meant: most send UTF-8 where Python reads headers as ISO 8859-1."""
    return header.encode("latin-1", "replace").decode("utf-8", "replace")


def _retry_after(response: BaseHTTPResponse) -> float | None:
    """Seconds (RFC 9110, section 10.2.3); a date counts from that of the answer itself."""
    wish = response.headers.get("Retry-After", "").strip()
    if wish.isascii() and wish.isdigit():
        return float(wish[:9])
    try:
        since = parsedate_to_datetime(response.headers.get("Date", ""))
        return max(0.0, (parsedate_to_datetime(wish) - since).total_seconds())
    except (ValueError, TypeError):
        return None


_TROUBLES: tuple[tuple[type[Exception], Trouble], ...] = (
    (_Private, Trouble.PRIVATE),
    # To urllib3 these two are time-outs as well.
    (NameResolutionError, Trouble.UNKNOWN_HOST),
    (NewConnectionError, Trouble.NO_CONNECTION),
    (Timeout, Trouble.SLOW),
    (TimeoutError, Trouble.SLOW),
    (ssl.SSLCertVerificationError, Trouble.UNTRUSTED),
    (ssl.SSLError, Trouble.INSECURE),
    (ConnectionError, Trouble.BROKEN_OFF),
    (ProtocolError, Trouble.BROKEN_OFF),
    (Exception, Trouble.GARBLED),
)


def _trouble(error: Exception) -> Trouble:
    return next(trouble for kind, trouble in _TROUBLES if isinstance(error, kind))
