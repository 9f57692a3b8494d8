"""Doing many tasks at once, in processes of one machine; what comes of them is the same."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from typing import NamedTuple

from generator.publish import complaints
from generator.publish.workbench import Made, Workbench
from generator.render.press import Task

BATCH = 40
"""How many tasks a process takes at a time: enough to spare waiting, few enough to end together."""
WORTH_SHARING = 150
"""Of fewer tasks, processes would take longer to begin than one takes to do them."""


class Batch(NamedTuple):
    """What became of some tasks, and what MkDocs complained of."""

    made: tuple[Made, ...]
    complaints: tuple[str, ...]


def cores() -> int:
    """How many processes can work at once here."""
    count = getattr(os, "sched_getaffinity", None)
    return len(count(0)) if count else os.cpu_count() or 1


def do(bench: Callable[[], Workbench], tasks: Sequence[Task], jobs: int) -> Iterator[Batch]:
    """Do `tasks` in at most `jobs` processes, each at a bench of its own; in any order.

    Where processes cannot be divided (fork), or are not worth it, this one does all. Raises what
    `Workbench.made` raises.
    """
    batches = [tasks[first : first + BATCH] for first in range(0, len(tasks), BATCH)]
    can_fork = "fork" in multiprocessing.get_all_start_methods()
    if jobs < 2 or len(tasks) < WORTH_SHARING or not can_fork:
        own = bench()
        yield from (_done(own, batch) for batch in batches)
        return
    yield from _shared(bench, batches, min(jobs, len(batches)))


def _shared(
    bench: Callable[[], Workbench], batches: Sequence[Sequence[Task]], jobs: int
) -> Iterator[Batch]:
    _Shared.batches, _Shared.bench = batches, bench
    # What all processes share stays shared only as long as no collector goes through it.
    gc.freeze()
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(jobs, fork, _begin) as pool:
            waiting = [pool.submit(_batch, number) for number in range(len(batches))]
            try:
                yield from (each.result() for each in as_completed(waiting))
            finally:
                pool.shutdown(cancel_futures=True)
    except BrokenProcessPool as error:
        reason = "A process was ended from outside; perhaps there is too little memory (--jobs 1)."
        raise complaints.SiteFailed(reason) from error
    finally:
        gc.unfreeze()
        _Shared.batches, _Shared.bench = (), None


class _Shared:
    """What the processes find where they begin: it is there already, and is never sent."""

    batches: Sequence[Sequence[Task]] = ()
    bench: Callable[[], Workbench] | None = None
    own: Workbench | None = None


def _begin() -> None:
    gc.disable()
    assert _Shared.bench
    _Shared.own = _Shared.bench()


def _batch(number: int) -> Batch:
    assert _Shared.own
    return _done(_Shared.own, _Shared.batches[number])


def _done(bench: Workbench, tasks: Sequence[Task]) -> Batch:
    with complaints.heard() as lines:
        made = tuple(map(bench.made, tasks))
    return Batch(made, tuple(lines))
