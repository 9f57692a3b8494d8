"""Links to the very words of a page: whole words, and nothing that a directive would misread."""

import re
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.text_fragment import LONGEST, address_of_words, text_directive
from generator.model.web_address import fault_of

PAGE = "https://paper.example/a?b=1"


@pytest.mark.parametrize(
    ("words", "directive"),
    [
        ("a smear", "text=a%20smear"),
        ("R&D, well-known", "text=R%26D%2C%20well%2Dknown"),
        ("This is over.", "text=This%20is%20over"),
        ("모략이다", "text=%EB%AA%A8%EB%9E%B5%EC%9D%B4%EB%8B%A4"),
        ("We […] do not", "text=We,do%20not"),
        ("it … never was … so", "text=it,so"),
        ("one two three four five " * 6, "text=one%20two%20three%20four%20five,"
         "one%20two%20three%20four%20five"),
        (" … ", ""),
    ],
)  # fmt: skip
def test_words_as_a_directive(words: str, directive: str) -> None:
    assert text_directive(words) == directive


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        (PAGE, f"{PAGE}#:~:text=so"),
        (f"{PAGE}#part", f"{PAGE}#part:~:text=so"),
        (f"{PAGE}#part:~:text=other", f"{PAGE}#part:~:text=so"),
    ],
)
def test_an_address_keeps_its_own_fragment(address: str, linked: str) -> None:
    assert address_of_words(address, "so") == linked


def test_no_words_are_no_directive() -> None:
    assert address_of_words(f"{PAGE}#part", "…") == f"{PAGE}#part"


@given(st.text(max_size=300))
def test_any_words_make_an_address_that_may_be_linked(words: str) -> None:
    assert fault_of(address_of_words(PAGE, words)) == ""


@given(st.text(alphabet="ab -,&%#=.…[]가é\n", max_size=300))
def test_what_is_named_are_whole_words_of_the_text(words: str) -> None:
    directive = text_directive(words)
    if not directive:
        return
    assert re.fullmatch(r"text=[^-,&#=]+(,[^-,&#=]+)?", directive)
    folded = " ".join(words.split())
    begin = 0
    for named in map(unquote, directive.removeprefix("text=").split(",")):
        at = folded.find(named, begin)
        assert at >= 0
        begin = at + len(named)
        before, behind = folded[at - 1 : at], folded[begin : begin + 1]
        assert not (before.isalnum() and named[0].isalnum())
        assert not (behind.isalnum() and named[-1].isalnum())


@given(st.lists(st.sampled_from(["one", "two", "three"]), min_size=40, max_size=60))
def test_long_words_are_named_by_their_ends(words: list[str]) -> None:
    start, end = map(unquote, text_directive(" ".join(words)).removeprefix("text=").split(","))
    assert start.split() == words[:5]
    assert end.split() == words[-5:]
    assert len(start) + len(end) < LONGEST
