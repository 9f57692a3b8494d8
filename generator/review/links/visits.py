"""The way from an address to an answer: redirects followed, passing troubles tried again."""

from dataclasses import dataclass, replace
from urllib.parse import quote, urldefrag, urljoin

from generator.model import web_address
from generator.review.links.answers import PERMANENT_REDIRECTS, Answer, Errand

TRIES = 3
MOST_REDIRECTS = 10
FIRST_PAUSE = 2.0
LONGEST_ADDRESS = 2_000
LONGEST_PAUSE = 60.0
"""Seconds; who asks for more patience in Retry-After is not asked again in this run."""

_LEFT_AS_IT_IS = "!#$%&'()*+,/:;=?@[]~"


@dataclass(frozen=True, slots=True)
class Step:
    """A redirect that was followed: its status, and the absolute address it led to."""

    status: int
    to: str


@dataclass(frozen=True, slots=True)
class Visit:
    """How far an errand has come; `answer` is the last one, `tries` counts those at this step."""

    errand: Errand
    steps: tuple[Step, ...] = ()
    tries: int = 0
    answer: Answer | None = None

    @property
    def address(self) -> str:
        """Where it stands now."""
        return self.steps[-1].to if self.steps else self.errand.address

    @property
    def host(self) -> str:
        """Whose turn it takes."""
        return web_address.host(self.address)

    @property
    def pause(self) -> float | None:
        """Seconds before the next request; None where the visit is over."""
        if self.answer is None:
            return 0.0
        if not self.answer.is_passing or self.tries >= TRIES:
            return None
        wish = self.answer.retry_after
        pause = FIRST_PAUSE * 2 ** (self.tries - 1) if wish is None else wish
        return pause if pause <= LONGEST_PAUSE else None

    @property
    def moved_to(self) -> str:
        """Where permanent redirects alone lead from the start; empty where the first is another."""
        moved_to = ""
        for step in self.steps:
            if step.status not in PERMANENT_REDIRECTS:
                break
            moved_to = step.to
        return moved_to

    def after(self, answer: Answer) -> "Visit":
        """The visit when this answer has come: one step further, or one try more."""
        if answer.is_redirect and not self.fault_of_redirect(answer):
            step = Step(answer.status, self.destination(answer))
            return Visit(self.errand, (*self.steps, step))
        return replace(self, tries=self.tries + 1, answer=answer)

    def destination(self, answer: Answer) -> str:
        """The absolute address that a redirect names, without fragment (RFC 9110, section 10.2.2).

        Characters that addresses cannot have are percent-encoded, as browsers do.
        """
        try:
            joined = urljoin(self.address, quote(answer.location.strip(), safe=_LEFT_AS_IT_IS))
        except ValueError:
            return answer.location
        return urldefrag(joined).url

    def fault_of_redirect(self, answer: Answer) -> str:
        """Why a redirect is not followed, in words that can follow an address; else empty."""
        destination = self.destination(answer)
        if web_address.fault_of(destination):
            return f"leads to what is no web address, “{destination[:80]}”"
        if len(destination) > LONGEST_ADDRESS:
            return f"leads to an address of more than {LONGEST_ADDRESS:,} characters"
        if destination in (self.errand.address, *(step.to for step in self.steps)):
            return "leads in a circle"
        if len(self.steps) >= MOST_REDIRECTS:
            return f"leads on to other addresses more than {MOST_REDIRECTS} times"
        return ""
