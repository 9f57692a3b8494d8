"""One request at a time to a host, a pause before the next, a bounded number in all."""

import threading
from collections import Counter, defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from link_archive import Clock
from link_server import Server, server

from generator.review.links.answers import Answer, Errand, Trouble, Wanted
from generator.review.links.rounds import Pace, visits
from generator.review.links.turns import Turns
from generator.review.links.visits import LONGEST_PAUSE, Visit
from generator.review.links.web import Web

__all__ = ["server"]

DELAY = 3.0


class Hosts:
    """Answers without a network, and notes by its clock when each host was asked."""

    def __init__(self, clock: Clock, *answers: Answer) -> None:
        self.clock = clock
        self.answers = answers
        self.lock = threading.Lock()
        self.under_way: Counter[str] = Counter()
        self.asked_at: dict[str, list[float]] = defaultdict(list)

    def ask(self, address: str, wanted: Wanted) -> Answer:
        host = Visit(Errand(address)).host
        with self.lock:
            self.under_way[host] += 1
            assert self.under_way[host] == 1
            times = self.asked_at[host]
            times.append(self.clock.now())
            answer = self.answers[min(len(times), len(self.answers)) - 1]
        with self.lock:
            self.under_way[host] -= 1
        return answer


def begun(*addresses: str) -> list[Visit]:
    return [Visit(Errand(address)) for address in addresses]


@given(st.lists(st.sampled_from("abcd"), max_size=12), st.integers(1, 5), st.booleans())
def test_a_host_has_a_pause_between_two_requests(hosts: list[str], jobs: int, broken: bool) -> None:
    clock = Clock()
    web = Hosts(clock, Answer(503) if broken else Answer(200))
    addresses = [f"http://{host}.test/{number}" for number, host in enumerate(hosts)]
    over = list(visits(begun(*addresses), web.ask, Pace(jobs, DELAY), clock.time))
    assert sorted(visit.errand.address for visit in over) == sorted(addresses)
    tries = 3 if broken else 1
    assert {host: len(times) for host, times in web.asked_at.items()} == {
        f"{host}.test": hosts.count(host) * tries for host in hosts
    }
    for times in web.asked_at.values():
        assert all(later - earlier >= DELAY for earlier, later in pairwise(times))


def test_a_redirect_waits_for_the_turn_of_the_host_it_leads_to() -> None:
    clock = Clock()
    web = Hosts(clock, Answer(302, "http://b.test/new"), Answer(200))
    list(visits(begun("http://a.test/", "http://b.test/"), web.ask, Pace(4, DELAY), clock.time))
    first, second = web.asked_at["b.test"][:2]
    assert second - first >= DELAY


def test_www_is_the_same_host() -> None:
    clock = Clock()
    web = Hosts(clock, Answer(200))
    addresses = ("http://a.test/1", "https://www.a.test/2", "http://A.test:8080/3")
    list(visits(begun(*addresses), web.ask, Pace(4, DELAY), clock.time))
    assert web.asked_at["a.test"] == [1000.0, 1003.0, 1006.0]


def test_a_host_that_asks_for_patience_is_left_alone_by_all_its_visits() -> None:
    clock = Clock()
    web = Hosts(clock, Answer(429, retry_after=30), Answer(200))
    list(visits(begun("http://a.test/1", "http://a.test/2"), web.ask, Pace(4, DELAY), clock.time))
    assert web.asked_at["a.test"] == [1000.0, 1030.0, 1033.0]


@pytest.mark.parametrize(
    ("trouble", "requests"),
    [(Trouble.UNKNOWN_HOST, 1), (Trouble.NO_CONNECTION, 3), (Trouble.SLOW, 9)],
)
def test_a_host_that_is_not_there_is_not_asked_for_its_other_addresses(
    trouble: Trouble, requests: int
) -> None:
    clock = Clock()
    web = Hosts(clock, Answer(trouble=trouble))
    addresses = [f"http://a.test/{number}" for number in range(3)]
    over = list(visits(begun(*addresses), web.ask, Pace(4, DELAY), clock.time))
    assert {visit.errand.address for visit in over} == set(addresses)
    assert {visit.answer.trouble for visit in over if visit.answer} == {trouble}
    assert len(web.asked_at["a.test"]) == requests


def test_hosts_do_not_wait_for_each_other() -> None:
    clock = Clock()
    web = Hosts(clock, Answer(200))
    list(visits(begun(*(f"http://{name}.test/" for name in "abc")), web.ask, Pace(1), clock.time))
    assert clock.slept == []


@pytest.mark.parametrize(
    ("answer", "pause"),
    [
        (Answer(429, retry_after=0), 0),
        (Answer(429, retry_after=LONGEST_PAUSE), LONGEST_PAUSE),
        (Answer(429, retry_after=LONGEST_PAUSE + 1), None),
        (Answer(503), 2),
        (Answer(trouble=Trouble.SLOW), 2),
        (Answer(trouble=Trouble.UNKNOWN_HOST), None),
        (Answer(404), None),
        (Answer(200), None),
    ],
)
def test_pause_after_an_answer(answer: Answer, pause: float | None) -> None:
    assert Visit(Errand("http://a.test/")).after(answer).pause == pause


def test_the_server_never_has_more_than_the_jobs_at_once(server: Server) -> None:
    """Each request is held until three are there, so that fewer would never end."""
    names = [f"host-{number % 6}.test" for number in range(12)]
    addresses = [server.address("/meet", name) for name in names]
    web = Web(20.0, private=True)
    over = list(visits(begun(*addresses), web.ask, Pace(3, 0), Clock().time))
    assert [visit.answer.status for visit in over if visit.answer] == [200] * 12
    assert (server.most_at_once, server.most_of_one_host) == (3, 1)


def test_an_unforeseen_error_is_not_swallowed() -> None:
    def ask(address: str, wanted: Wanted) -> Answer:
        raise LookupError(address)

    with pytest.raises(LookupError):
        list(visits(begun("http://a.test/"), ask, Pace(), Clock().time))


def test_nothing_is_given_out_twice_or_before_its_time() -> None:
    turns = Turns()
    first, second = begun("http://a.test/1", "http://a.test/2")
    turns.add(first)
    turns.add(second)
    assert turns.take(0.0) == first
    assert (turns.take(0.0), turns.due()) == (None, None)
    turns.release("a.test", 5.0)
    assert (turns.take(4.9), turns.due()) == (None, 5.0)
    assert turns.take(5.0) == second
    turns.release("a.test", 9.0)
    assert turns.due() is None
    turns.add(first)
    assert turns.due() == 9.0
