"""Long lists are cut into pages that hold everything once, and addresses stay what they are."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.items import Topic
from generator.model.vocabulary import Kind
from generator.render import addresses
from generator.render.listing import PAGE_LENGTH, listings


@given(st.integers(0, 420))
def test_pages_hold_everything_once_and_in_order(count: int) -> None:
    pages = listings(range(count), "events/index.md")
    assert [item for page in pages for item in page.items] == list(range(count))
    assert all(len(page.items) <= PAGE_LENGTH for page in pages)
    assert all(page.items for page in pages) or count == 0
    assert {page.pages for page in pages} == {len(pages)}


@given(st.integers(0, 420))
def test_pages_lead_from_the_first_to_the_last_and_back(count: int) -> None:
    pages = {page.path: page for page in listings(range(count), "topics/x.md")}
    first = pages["topics/x.md"]
    way = [first]
    while way[-1].next:
        way.append(pages[way[-1].next])
    assert way == list(pages.values())
    assert [page.number for page in way] == list(range(1, len(pages) + 1))
    assert first.previous == ""
    assert [page.previous for page in way[1:]] == [page.path for page in way[:-1]]


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (1, 1), (50, 1), (51, 2), (100, 2), (101, 3)])
def test_a_page_holds_fifty(count: int, pages: int) -> None:
    assert len(listings(range(count), "events/index.md")) == pages


@pytest.mark.parametrize(
    ("path", "number", "expected"),
    [
        ("events/index.md", 1, "events/index.md"),
        ("events/index.md", 2, "events/page/2.md"),
        ("actors/kp.md", 1, "actors/kp.md"),
        ("actors/kp.md", 12, "actors/kp/page/12.md"),
    ],
)
def test_where_a_list_goes_on(path: str, number: int, expected: str) -> None:
    assert addresses.continued(path, number) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("index.md", ""),
        ("explore.md", "explore/"),
        ("events/index.md", "events/"),
        ("events/x.md", "events/x/"),
        ("actors/kp/page/2.md", "actors/kp/page/2/"),
    ],
)
def test_public_addresses(path: str, expected: str) -> None:
    assert addresses.public_address(path) == expected


def test_the_path_of_a_page_is_its_kind_and_its_id() -> None:
    topic = Topic.model_validate({"id": "a-topic", "label": "A topic", "definition": "What it is."})
    assert addresses.page_path(topic) == "topics/a-topic.md"
    assert addresses.index_path(Kind.TOPIC) == "topics/index.md"


STEPS = st.lists(st.sampled_from(["a", "b", "events", "page", "index", "x-1"]), max_size=3)
PATHS = st.builds(
    lambda steps, name: "/".join([*steps, f"{name}.md"]), STEPS, st.sampled_from("xyz")
)


@given(PATHS, PATHS)
def test_a_relative_reference_leads_to_its_target(page: str, target: str) -> None:
    reference = addresses.relative(page, target)
    assert not reference.startswith("/")
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), reference)) == target


@given(st.integers(0, 900), st.integers(1, 300))
def test_rows_of_a_table_are_cut_at_the_length_it_has_room_for(count: int, length: int) -> None:
    pages = listings(range(count), "tracker.md", length)
    assert [item for page in pages for item in page.items] == list(range(count))
    assert all(len(page.items) == length for page in pages[:-1])
    assert len(pages[-1].items) <= length
