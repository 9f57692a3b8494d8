"""What is asked of a server, and what one request brought: values between network and judgement."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from http import HTTPStatus


class Wanted(Enum):
    """How much of a page is needed."""

    TITLE = "the title of a page"
    SUM = "the sum of all its bytes, and its title"
    TEXT = "its text, for a program"


@dataclass(frozen=True, slots=True)
class Errand:
    """An address to be visited, and what is wanted there."""

    address: str
    wanted: Wanted = Wanted.TITLE


class Trouble(StrEnum):
    """Why no answer came, in words that can follow an address. None of it means that it is dead."""

    SLOW = "did not answer in time"
    UNKNOWN_HOST = "names a host that could not be found"
    NO_CONNECTION = "could not be connected to"
    BROKEN_OFF = "broke the connection off"
    UNTRUSTED = "shows a certificate that is not trusted"
    INSECURE = "makes no secure connection"
    GARBLED = "answers in a way that cannot be read"
    PRIVATE = "is on this machine or its own network, where only “--private” goes"


PASSING = frozenset({Trouble.SLOW, Trouble.NO_CONNECTION, Trouble.BROKEN_OFF})
"""Troubles that may be over a moment later."""

OF_THE_HOST = frozenset({Trouble.UNKNOWN_HOST, Trouble.NO_CONNECTION})
"""Troubles that every other address of the same host would have, too."""

PASSING_STATUSES = frozenset({429, 500, 502, 503, 504})
"""Answers that may be another a moment later (RFC 6585, section 4; RFC 9110, section 15.6)."""

PERMANENT_REDIRECTS = frozenset({301, 308})
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one request brought: a status (RFC 9110), or the trouble why none came.

    `location` is as the server sent it, `retry_after` in seconds. `title` is empty where the page
    shows none, `sha256` (64 hexadecimal digits) where not every byte was read.
    """

    status: int = 0
    location: str = ""
    retry_after: float | None = None
    title: str = ""
    text: str = ""
    sha256: str = ""
    trouble: Trouble | None = None

    @property
    def is_redirect(self) -> bool:
        """Whether it names another address in place of an answer."""
        return self.status in REDIRECTS and bool(self.location)

    @property
    def is_passing(self) -> bool:
        """Whether asking again may help."""
        return self.trouble in PASSING or self.status in PASSING_STATUSES

    @property
    def in_words(self) -> str:
        """The status or the trouble, in words that can follow an address."""
        if self.trouble:
            return str(self.trouble)
        known = self.status in set(HTTPStatus)
        phrase = f" ({HTTPStatus(self.status).phrase})" if known else ""
        return f"answers {self.status}{phrase}"
