"""What tests of links need besides a server: links without files, and a clock that obeys."""

import threading
from dataclasses import dataclass, field

from generator.model.items import Source
from generator.model.problems import Place
from generator.review.links.addresses import ARCHIVE_URL, URL, Link, Use
from generator.review.links.rounds import Time


def source(identifier: str = "a-report", **fields: str) -> Source:
    return Source.model_validate(
        {
            "id": identifier,
            "title": "A report",
            "publisher": "A paper",
            "type": "news",
            "published": "2025-06-01",
            **fields,
        }
    )


def link(address: str, *, of_copy: bool = False, **fields: str) -> Link:
    name = ARCHIVE_URL if of_copy else URL
    about = source(**{name: address, **fields})
    place = Place("content/sources/a-report.yaml", 5, 6)
    return Link(address, (Use(about, name, address, place, ("an-event",)),))


@dataclass
class Clock:
    """Time passes only where somebody sleeps."""

    seconds: float = 1000.0
    slept: list[float] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        with self.lock:
            self.slept.append(seconds)
            self.seconds += seconds

    @property
    def time(self) -> Time:
        return Time(self.now, self.sleep)
