"""What is found for words, and for an entry about to be written."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.contribute.search import query, similar
from generator.contribute.search.known import Days, comparable, days_of
from generator.contribute.search.similar import Match
from generator.load import content_folder
from generator.load.content_folder import Content
from generator.model.vocabulary import Kind
from generator.model.worked_examples import Typed
from generator.pipeline import Project
from tests.conftest import SMALL_CONTENT

MakeProject = Callable[..., Project]


def entry(title: str, *others: str, date: str = "2025-06-02", sources: str = "a-report") -> str:
    lines = (
        f"title: {title}",
        f"date: {date}",
        "added: 2026-11-23",
        f"sources: {sources}",
        *others,
    )
    return "".join(f"{line}\n" for line in lines)


def statement(title: str, *others: str, speaker: str = "kp", date: str = "2025-06-02") -> str:
    said = ("act: denies", "attribution: named", "summary: It is denied.", f"speaker: {speaker}")
    return entry(title, *said, "about: something-happened", *others, date=date)


FILES = {
    "statements/pyongyang-denies-probe.yaml": statement("Pyongyang calls the probe a smear"),
    "statements/neighbour-denies-probe.yaml": statement(
        "The neighbour calls the probe a smear", speaker="jp", date="2024"
    ),
    "events/drone-flight.yaml": entry(
        "A drone crosses the strait", "status: occurred", "summary: Radar saw it, a paper says."
    ),
    "events/etude.yaml": entry(
        "Étude sur les drones à Genève", "status: occurred", "summary: Elle est publiée."
    ),
    "actors/kcna.yaml": "name: KCNA\ntype: media\nnames:\n  ko: 조선중앙통신\naliases: 통신사\n",
    "sources/with-address.yaml": (
        "title: Report on the flight\npublisher: KCNA\ntype: news\npublished: 2025-06-03\n"
        "url: https://paper.example/flight\naccessed: 2025-06-04\n"
        "archive_url: https://web.archive.org/web/2025/https://paper.example/flight\n"
    ),
    "topics.yaml": "drones:\n  label: Uncrewed aircraft\n  definition: Whatever flies alone.\n",
}


@pytest.fixture
def content(make_project: MakeProject) -> Content:
    return content_folder.read(make_project(FILES).content)


def found(content: Content, *words: str, kinds: tuple[Kind, ...] = tuple(Kind)) -> list[str]:
    matches = similar.matches(content, query.of_words(words, kinds), 10)
    return [match.found.id for match in matches]


def closest(content: Content, kind: Kind, values: dict[str, Typed]) -> Match:
    return similar.matches(content, query.of_values(kind, values), 3)[0]


class TestWords:
    @pytest.mark.parametrize(
        ("words", "first"),
        [
            (("drone",), "drone-flight"),
            (("drones", "strait"), "drone-flight"),
            (("strait drne crosses",), "drone-flight"),
            (("drone-flight",), "drone-flight"),
            (("drone", "flight"), "drone-flight"),
            (("radar",), "drone-flight"),
            (("etude geneve",), "etude"),
            (("ÉTUDE",), "etude"),
            (("조선중앙통신",), "kcna"),
            (("조선중앙통신은",), "kcna"),
            (("조선",), "kcna"),
            (("north korea smear",), "pyongyang-denies-probe"),
            (("smear", "2024-03"), "neighbour-denies-probe"),
            (("uncrewed",), "drones"),
            (("paper.example",), "with-address"),
        ],
    )
    def test_the_first_found(self, content: Content, words: tuple[str, ...], first: str) -> None:
        assert found(content, *words)[0] == first

    @pytest.mark.parametrize("words", ["zeppelin", "...", "核", "2019", "x"])
    def test_nothing_is_found(self, content: Content, words: str) -> None:
        assert found(content, words) == []

    def test_only_of_the_kinds_asked_for(self, content: Content) -> None:
        assert found(content, "drones", kinds=(Kind.TOPIC,)) == ["drones"]

    @pytest.mark.parametrize(
        "address",
        [
            "https://paper.example/flight",
            "http://www.paper.example/flight/?utm_source=letter#top",
            "https://web.archive.org/web/20250604/https://paper.example/flight",
        ],
    )
    def test_an_address_finds_the_source_that_has_it(self, content: Content, address: str) -> None:
        [match] = similar.matches(content, query.of_words([address], Kind), 10)
        assert (match.found.id, match.score) == ("with-address", 100)
        assert match.reasons == ("same address",)

    def test_rare_words_count_for_more(self, make_project: MakeProject) -> None:
        common = {f"events/test-{number}.yaml": entry("A test of a drone") for number in range(9)}
        content = content_folder.read(make_project({**FILES, **common}).content)
        assert found(content, "a test of a strait")[0] == "drone-flight"

    def test_files_with_errors_are_found_by_what_can_be_read(
        self, make_project: MakeProject
    ) -> None:
        broken = {
            "events/broken-flight.yaml": "title: A balloon over the bay\nstatus: hapened\n",
            "events/unreadable-flight.yaml": "title: [\n",
            "sources/broken-source.yaml": "url: https://paper.example/balloon\n",
        }
        content = content_folder.read(make_project(broken).content)
        [match] = similar.matches(content, query.of_words(["balloon bay"], Kind), 1)
        assert match.found.id == "broken-flight"
        assert match.found.title == "A balloon over the bay"
        assert match.found.has_errors
        assert found(content, "unreadable") == ["unreadable-flight"]
        assert found(content, "https://paper.example/balloon") == ["broken-source"]


class TestNewEntries:
    def test_everything_in_common_is_a_reason(self, content: Content) -> None:
        values = {
            "title": "Pyongyang calls probe smear",
            "speaker": "kp",
            "about": "something-happened",
            "date": "2025-06",
            "sources": ["a-report#p2"],
        }
        match = closest(content, Kind.STATEMENT, values)
        assert match.found.id == "pyongyang-denies-probe"
        assert match.reasons[0].startswith("title ")
        assert match.reasons[1:] == (
            "same speaker",
            "about the same",
            "dates overlap",
            "same source",
        )

    def test_more_in_common_is_closer(self, content: Content) -> None:
        title = {"title": "The state calls the probe a smear"}
        known = ({}, {"date": "2025-06"}, {"date": "2025-06", "speaker": "kp"})
        queries = [query.of_values(Kind.STATEMENT, {**title, **more}) for more in known]
        scores = [
            match.score
            for asked in queries
            for match in similar.matches(content, asked, 9)
            if match.found.id == "pyongyang-denies-probe"
        ]
        assert len(scores) == 3
        assert scores == sorted(set(scores))

    def test_entries_of_another_kind_are_looked_at_too(self, content: Content) -> None:
        match = closest(content, Kind.EVENT, {"title": "The probe is called a smear"})
        assert match.found.kind is Kind.STATEMENT

    def test_but_sources_are_compared_with_sources(self, content: Content) -> None:
        matches = similar.matches(
            content, query.of_values(Kind.SOURCE, {"title": "A drone crosses the strait"}), 3
        )
        assert {match.found.kind for match in matches} <= {Kind.SOURCE}

    def test_an_actor_is_found_by_its_other_names(self, content: Content) -> None:
        assert closest(content, Kind.ACTOR, {"name": "조선 중앙통신"}).found.id == "kcna"

    def test_a_date_that_is_not_known_overlaps_nothing(self, content: Content) -> None:
        values = {"title": "A drone crosses the strait", "date": "unknown"}
        assert closest(content, Kind.EVENT, values).reasons == ("title 100",)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("2025-06", "2025-06-30", True),
        ("2025-06", "2025-07-01", False),
        ("2025-06..2025-12", "2025", True),
        ("2025-06/..", "2031", True),
        ("..2025-06", "2025-07", False),
    ],
)
def test_whether_dates_overlap(one: str, other: str, overlap: bool) -> None:
    first, second = days_of(one), days_of(other)
    assert isinstance(first, Days)
    assert isinstance(second, Days)
    assert first.overlaps(second) is second.overlaps(first) is overlap


@given(st.text(max_size=60), st.text(max_size=20))
def test_any_words_can_be_looked_for(words: str, address: str) -> None:
    content = content_folder.Content({}, (), {}, frozenset(), ())
    for path, text in {**SMALL_CONTENT, **FILES}.items():
        if path != "topics.yaml":
            content = content_folder.with_file(content, f"content/{path}", text)
    matches = similar.matches(content, query.of_words([words, f"https://{address}"], Kind), 100)
    assert all(similar.LEAST <= match.score <= 100 for match in matches)
    assert len({match.found.id for match in matches}) == len(matches)


@given(st.text(max_size=60))
def test_what_is_comparable_stays_so(text: str) -> None:
    assert comparable(comparable(text)) == comparable(text)
