"""Visit many addresses: a bounded number at once, each host in its turn, time as an argument."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from threading import Thread

from generator.review.links.answers import OF_THE_HOST, Answer, Wanted
from generator.review.links.turns import Turns
from generator.review.links.visits import Visit

Ask = Callable[[str, Wanted], Answer]
"""Asks one address once; called from several threads."""

_LONGEST_WAIT = 1.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How many requests at once, and the seconds between two to one host."""

    jobs: int = 8
    delay: float = 1.0


@dataclass(frozen=True, slots=True)
class Time:
    """A clock that never goes back, and a way to let time pass; both in seconds."""

    now: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


_Came = tuple[Visit, Answer | BaseException]


def visits(begun: Iterable[Visit], ask: Ask, pace: Pace, time: Time) -> Iterator[Visit]:
    """Bring visits to their end and yield each as it ends.

    An interruption (Ctrl-C) is raised here and at once: no thread is waited for.
    """
    turns = Turns()
    for visit in begun:
        turns.add(visit)
    came: SimpleQueue[_Came] = SimpleQueue()
    under_way = 0
    while under_way or turns.due() is not None:
        while under_way < pace.jobs and (taken := turns.take(time.now())):
            _send(taken, ask, came)
            under_way += 1
        if (back := _next(came, turns, under_way, time)) is None:
            continue
        under_way -= 1
        visit = _after(*back)
        host = back[0].host
        yield from _over(visit, host, turns)
        # A host in trouble is left alone by all its visits, not only by this one.
        turns.release(host, time.now() + max(pace.delay, visit.pause or 0.0))
        if visit.pause is not None:
            turns.add(visit)


def _over(visit: Visit, host: str, turns: Turns) -> Iterator[Visit]:
    """The visits that end with this answer: of a host that is not there, all of them do."""
    if visit.pause is None and visit.answer:
        yield visit
        if visit.answer.trouble in OF_THE_HOST:
            yield from (other.after(visit.answer) for other in turns.give_up(host))


def _send(visit: Visit, ask: Ask, came: SimpleQueue[_Came]) -> None:
    """Ask in a thread that does not keep the program from ending."""

    def errand() -> None:
        try:
            came.put((visit, ask(visit.address, visit.errand.wanted)))
        except BaseException as error:
            came.put((visit, error))

    Thread(target=errand, daemon=True).start()


def _next(came: SimpleQueue[_Came], turns: Turns, under_way: int, time: Time) -> _Came | None:
    """What comes next, an answer or a turn; None for a turn, or when it is time to look again."""
    due = turns.due()
    wait = _LONGEST_WAIT if due is None else max(0.0, due - time.now())
    if not under_way:
        time.sleep(wait)
        return None
    try:
        # Some systems let no interruption through while a program waits.
        return came.get(timeout=min(wait or _LONGEST_WAIT, _LONGEST_WAIT))
    except Empty:
        return None


def _after(visit: Visit, came: Answer | BaseException) -> Visit:
    if isinstance(came, BaseException):
        raise came
    return visit.after(came)
