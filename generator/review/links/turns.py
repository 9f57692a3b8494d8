"""Whose turn it is: to one host one request at a time, and a pause before the next."""

import heapq
from collections import defaultdict, deque

from generator.review.links.visits import Visit


class Turns:
    """The visits that wait, by host. Time is an argument: seconds of a clock that never goes back.

    A host has its turn from `take` to `release`; meanwhile none of its other visits is given out.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, deque[Visit]] = defaultdict(deque)
        self._free_at: dict[str, float] = {}
        self._taken: set[str] = set()
        self._ready: list[tuple[float, int, str]] = []
        self._numbers = 0

    def add(self, visit: Visit) -> None:
        """Let a visit wait for its turn: behind the others of its host, or next if tried again."""
        waiting = self._waiting[visit.host]
        if visit.tries:
            waiting.appendleft(visit)
        else:
            waiting.append(visit)
        if len(waiting) == 1 and visit.host not in self._taken:
            self._line_up(visit.host)

    def take(self, now: float) -> Visit | None:
        """The visit whose turn it is; None where all have to wait."""
        if not self._ready or self._ready[0][0] > now:
            return None
        _, _, host = heapq.heappop(self._ready)
        self._taken.add(host)
        return self._waiting[host].popleft()

    def release(self, host: str, free_at: float) -> None:
        """End the turn of a host; the next is not before `free_at`."""
        self._taken.discard(host)
        self._free_at[host] = free_at
        if self._waiting[host]:
            self._line_up(host)

    def give_up(self, host: str) -> list[Visit]:
        """All visits that wait for a host which has its turn; they are not given out any more."""
        return list(self._waiting.pop(host, ()))

    def due(self) -> float | None:
        """When the next visit may be taken; None where none waits for that."""
        return self._ready[0][0] if self._ready else None

    def _line_up(self, host: str) -> None:
        self._numbers += 1
        free_at = self._free_at.get(host, float("-inf"))
        heapq.heappush(self._ready, (free_at, self._numbers, host))
