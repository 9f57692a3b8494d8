"""What the archive holds that is much like given words, or like an entry about to be written.

A word counts for more the rarer it is in the archive, and counts as found where a word nearly the
same stands. Files with errors are searched by what can be read of them.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import islice
from math import log

from rapidfuzz import fuzz, process

from generator.contribute.search.known import Known, known_items
from generator.contribute.search.query import Query
from generator.load import collector
from generator.load.content_folder import Content
from generator.model import web_address

LEAST = 40
"""A score below this is chance."""

_LIKE_AS_A_WHOLE = 60

_NEARLY_THE_SAME = 80
_OF_A_BEGINNING = 90
_OUTSIDE_NAMES = 0.8
# How much of what is lacking to 100 each of these makes good.
_SPEAKER, _ACTOR, _SUBJECT, _DATE, _SOURCE = 0.25, 0.15, 0.2, 0.15, 0.2


@dataclass(frozen=True, slots=True)
class Match:
    """Something in the archive, how close it is (0 to 100), and why, in words."""

    found: Known
    score: int
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Weights:
    """What each word of a query weighs, and which words of the archive stand for it how well."""

    weight: Mapping[str, float]
    alike: Mapping[str, Mapping[str, float]]
    wanted: Set[str]

    def covered(self, worth: Mapping[str, float]) -> float:
        """How much of the query these words say, 0 to 100; each counts for what it is worth."""
        if not worth:
            return 0.0
        said = (weight * self._best(word, worth) for word, weight in self.weight.items())
        return sum(said) / sum(self.weight.values())

    def _best(self, word: str, worth: Mapping[str, float]) -> float:
        alike = self.alike[word]
        return max((alike[other] * worth[other] for other in alike if other in worth), default=0.0)


@collector.paused()
def matches(content: Content, query: Query, limit: int) -> list[Match]:
    """The closest items of the query's kinds, the closest first, none of them by chance."""
    known = list(known_items(content, query.kinds))
    same = list(_of_address(known, query))
    if same and not query.words:
        return same[:limit]
    ratios = _ratios(known, query)
    weights = _weights(known, query)
    found = (_match(one, query, weights, ratio) for one, ratio in zip(known, ratios, strict=True))
    taken = {match.found.id for match in same}
    close = [match for match in found if match.score >= LEAST and match.found.id not in taken]
    order = {one.id: ratio for one, ratio in zip(known, ratios, strict=True)}
    close.sort(key=lambda match: (-match.score, -order[match.found.id], match.found.id))
    return [*islice((*same, *close), limit)]


def _of_address(known: Iterable[Known], query: Query) -> Iterator[Match]:
    """What has the very address; copies in an archive have the address of their original."""
    if query.addresses:
        for one in known:
            if query.addresses & {web_address.canonical(address) for address in one.addresses}:
                yield Match(one, 100, ("same address",))


def _ratios(known: Sequence[Known], query: Query) -> list[float]:
    """How much the best name of each is like the query as a whole, whatever the order of words."""
    names = [(place, name) for place, one in enumerate(known) for name in one.names]
    ratios = [0.0] * len(known)
    choices = [name for _, name in names]
    close = process.extract_iter(
        query.words,
        choices,
        scorer=fuzz.token_sort_ratio,
        processor=None,
        score_cutoff=_LIKE_AS_A_WHOLE,
    )
    for _, ratio, index in close:
        place = names[index][0]
        ratios[place] = max(ratios[place], ratio)
    return ratios


def _weights(known: Sequence[Known], query: Query) -> _Weights:
    held = Counter(word for one in known for word in one.all_words)
    alike = {word: _alike(word, held) for word in dict.fromkeys(query.words.split())}
    number = len(known)
    weight = {
        word: log(1 + number / max([0.5, *(held[other] for other in _best(others))]))
        for word, others in alike.items()
    }
    if query.pieces:
        # What nobody has written is new in a draft; in a search, it is only a word too many.
        least = min((weight[word] for word in alike if alike[word]), default=1.0)
        weight = {word: weight[word] if alike[word] else least for word in alike}
    return _Weights(weight, alike, {other for others in alike.values() for other in others})


def _alike(word: str, held: Mapping[str, int]) -> Mapping[str, float]:
    """The words of the archive that are nearly this one, or begin with it."""
    near = process.extract(
        word, held.keys(), scorer=fuzz.ratio, score_cutoff=_NEARLY_THE_SAME, limit=None
    )
    found = {other: score for other, score, _ in near}
    # A syllable of Korean or Chinese says as much as several letters.
    if len(word) >= (4 if word.isascii() else 2):
        begun = (other for other in held if other.startswith(word))
        found = {**dict.fromkeys(begun, float(_OF_A_BEGINNING)), **found}
    return found


def _best(alike: Mapping[str, float]) -> Iterator[str]:
    highest = max(alike.values(), default=0.0)
    return (word for word, score in alike.items() if score == highest)


def _match(one: Known, query: Query, weights: _Weights, ratio: float) -> Match:
    if query.pieces == {one.id}:
        return Match(one, 100, ("same id",))
    said = weights.wanted & one.all_words
    title = max(ratio, weights.covered(dict.fromkeys(said & one.name_words, 1.0)))
    text = weights.covered(
        {word: 1.0 if word in one.name_words else _OUTSIDE_NAMES for word in said}
    )
    in_common = [(share, words) for applies, share, words in _CONTEXTS if applies(one, query)]
    closeness = max(title, text)
    score = closeness + (100 - closeness) * min(1.0, sum(share for share, _ in in_common))
    first = f"title {title:.0f}" if title >= text else f"text {text:.0f}"
    return Match(one, round(score), (first, *(words for _, words in in_common)))


def _same_speaker(one: Known, query: Query) -> bool:
    return not one.speaker.isdisjoint(query.speaker)


def _same_actor(one: Known, query: Query) -> bool:
    return not _same_speaker(one, query) and not one.actors.isdisjoint(query.actors)


def _same_subject(one: Known, query: Query) -> bool:
    return not one.about.isdisjoint(query.about)


def _dates_overlap(one: Known, query: Query) -> bool:
    return one.days is not None and any(one.days.overlaps(days) for days in query.days)


def _same_source(one: Known, query: Query) -> bool:
    return not one.sources.isdisjoint(query.sources)


_CONTEXTS: tuple[tuple[Callable[[Known, Query], bool], float, str], ...] = (
    (_same_speaker, _SPEAKER, "same speaker"),
    (_same_actor, _ACTOR, "same actor"),
    (_same_subject, _SUBJECT, "about the same"),
    (_dates_overlap, _DATE, "dates overlap"),
    (_same_source, _SOURCE, "same source"),
)
