"""Fetch one page that a contributor has named, within limits of time, size and place."""

import ipaddress
import socket
import time
from dataclasses import dataclass
from email.message import Message
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3 import exceptions

from generator.contribute.sources import publication
from generator.model import web_address
from generator.model.failure import Failure

_HTML = ("text/html", "application/xhtml+xml")
_MOVED = (301, 302, 303, 307, 308)
_GONE = (404, 410)
_PIECE = 1 << 16
_SAVE_IT = (
    "Open it in your browser, save the page as HTML, and give that file: "
    "briefings new source --from page.html"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """How long it may take, how much of a page is read (its head says what is looked for), and
    how often it may send on."""

    seconds: float = 30.0
    octets: int = 4 << 20
    turns: int = 8


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands at an address, after all redirections; `body` is empty for all but HTML."""

    address: str
    media_type: str
    charset: str
    language: str
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether it is HTML."""
        return self.media_type in _HTML


class CannotFetch(Failure):
    """The address gave no page; the message says why and what to do."""


def fetch(address: str, limits: Limits = LIMITS) -> Answer:
    """Get what stands at an http or https address. Raises CannotFetch."""
    deadline = time.monotonic() + limits.seconds
    agent = f"briefings/{version('briefings')} (reads the metadata of one page for a citation)"
    headers = {"User-Agent": agent, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": "gzip"}
    with urllib3.PoolManager(headers=headers, retries=False) as pool:
        for _ in range(limits.turns):
            try:
                answer = _step(pool, address, deadline, limits)
            except (exceptions.HTTPError, OSError, ValueError) as error:
                raise CannotFetch(_why(error, address)) from None
            if isinstance(answer, Answer):
                return answer
            address = answer
    raise CannotFetch(f"{_shown(address)} sends from one address to the next. {_SAVE_IT}")


def _step(pool: urllib3.PoolManager, address: str, deadline: float, limits: Limits) -> Answer | str:
    """The answer of one address, or the address that it sends to."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise exceptions.TimeoutError
    timeout = urllib3.Timeout(left, connect=limits.seconds / 3, read=limits.seconds / 2)
    response = pool.request("GET", address, redirect=False, preload_content=False, timeout=timeout)
    try:
        if response.status in _MOVED and response.headers.get("Location"):
            return _next(address, response.headers["Location"])
        if response.status != 200:
            raise CannotFetch(_refusal(response.status, address))
        return _answer(address, response, deadline, limits)
    finally:
        response.close()


def _answer(
    address: str, response: urllib3.BaseHTTPResponse, deadline: float, limits: Limits
) -> Answer:
    header = Message()
    header["Content-Type"] = publication.line(response.headers.get("Content-Type", ""))
    media_type = header.get_content_type() if header["Content-Type"] else _HTML[0]
    return Answer(
        address=address,
        media_type=media_type,
        charset=str(header.get_content_charset() or ""),
        language=publication.line(response.headers.get("Content-Language", "")),
        body=_body(response, deadline, limits) if media_type in _HTML else b"",
    )


def _body(response: urllib3.BaseHTTPResponse, deadline: float, limits: Limits) -> bytes:
    body = bytearray()
    while len(body) < limits.octets:
        piece = response.read1(_PIECE, decode_content=True)
        if not piece:
            break
        body += piece
        if time.monotonic() > deadline:
            raise exceptions.TimeoutError
    return bytes(body[: limits.octets])


def _next(address: str, location: str) -> str:
    """The address of a redirection. Raises CannotFetch where it must not be followed."""
    target = urljoin(address, publication.line(location).replace(" ", "%20"))
    if fault := web_address.fault_of(target):
        raise CannotFetch(
            f"{_shown(address)} sends to “{_shown(target)}”, which is not followed: {fault}."
        )
    if _is_private(target) and not _is_private(address):
        raise CannotFetch(
            f"{_shown(address)} sends to “{_shown(target)}”, an address inside your own network, "
            "which is not followed. If you trust it, give that address yourself."
        )
    return target


def _is_private(address: str) -> bool:
    """Whether the host is reached within the own machine or network (RFC 6890)."""
    host = urlsplit(address).hostname or ""
    try:
        found = {str(entry[4][0]).partition("%")[0] for entry in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return any(not ipaddress.ip_address(number).is_global for number in found)


def _refusal(status: int, address: str) -> str:
    if status in _GONE:
        return (
            f"{_shown(address)} answers that it has no such page ({status}). Look whether the "
            "address is whole; a page that is gone may have a copy at https://web.archive.org."
        )
    if status >= 500:
        return f"{_shown(address)} answers with a fault of its own ({status}). Try again later."
    return f"{_shown(address)} does not let programs read the page ({status}). {_SAVE_IT}"


def _why(error: Exception, address: str) -> str:
    host = _shown(urlsplit(address).hostname or address)
    if isinstance(error, exceptions.NameResolutionError):
        return f"no server named {host} was found: look whether the address is right."
    is_closed = isinstance(error, exceptions.NewConnectionError)
    if isinstance(error, exceptions.TimeoutError) and not is_closed:
        return f"{host} did not answer in time. {_SAVE_IT}"
    if isinstance(error, exceptions.SSLError):
        return f"{host} could not prove that it is {host}: its certificate is refused. {_SAVE_IT}"
    return f"{host} could not be reached. {_SAVE_IT}"


def _shown(address: str) -> str:
    return address if len(address) <= 120 else f"{address[:119]}…"
