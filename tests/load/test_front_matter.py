"""Pages written by hand: their head, and the places of what is wrong in head and text."""

import pytest

from generator.load import front_matter

HEAD = b"---\ntitle: About\ndescription: What this is.\n---\n"


def problems(data: bytes) -> list[tuple[str, str, str]]:
    page, document = front_matter.read("content/about.md", "about.md", data)
    assert page is None
    return [(one.code, str(one.place), one.excerpt) for one in document.problems]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (HEAD, ""),
        (HEAD + b"It is.\n", "It is.\n"),
        (HEAD + b"\n# A heading\n\n---\n\nMore.\n", "\n# A heading\n\n---\n\nMore.\n"),
        (HEAD.replace(b"\n", b"\r\n") + b"It is.\r\n", "It is.\n"),
        (b"\xef\xbb\xbf" + HEAD + b"It is.\n", "It is.\n"),
        (b"---  \ntitle: About\ndescription: What this is.\n---\t\nIt is.", "It is."),
        (b"---\n# A remark\n\ntitle: About\ndescription: What this is.\n---\nIt is.", "It is."),
    ],
    ids=["empty", "text", "rule", "windows", "byte-order-mark", "blanks", "remark"],
)
def test_head_and_text_are_parted(data: bytes, text: str) -> None:
    page, document = front_matter.read("content/about.md", "about.md", data)
    assert page is not None
    assert (page.path, page.title, page.text) == ("about.md", "About", text)
    assert page.description == "What this is."
    assert document.problems == ()


@pytest.mark.parametrize(
    "data",
    [b"", b"# About\n", b"\n---\ntitle: About\n---\n", b"---\ntitle: About\n", b"--- title\n---\n"],
    ids=["empty", "no-head", "blank-line-first", "not-closed", "not-alone"],
)
def test_a_page_without_a_head_is_told_how_to_begin(data: bytes) -> None:
    [(code, place, _)] = problems(data)
    assert (code, place) == ("E003", "content/about.md:1:1")


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"---\n\n---\n", ("E003", "content/about.md:1:1", "---")),
        (b"---\ntitle: About\n---\n", ("E110", "content/about.md:1:1", "---")),
        (
            b"---\ntitle: About\ndescription:\n---\n",
            ("E110", "content/about.md:3:13", "description:"),
        ),
        (b"---\ntitle: A: b\n---\n", ("E001", "content/about.md:2:9", "title: A: b")),
        (
            b"---\ntitle: About\ndescription: x\nlayout: y\n---\n",
            ("E111", "content/about.md:4:1", "layout: y"),
        ),
        (HEAD + b"\n\xff\n", ("E003", "content/about.md:6:1", "\ufffd")),
        (HEAD + b"\na\x1bb\n", ("E003", "content/about.md:6:2", "a\x1bb")),
        (HEAD + b"x" * 300_000, ("E005", "content/about.md:1:1", "")),
    ],
    ids=["empty", "missing", "blank", "yaml", "unknown", "bytes", "control", "large"],
)
def test_a_problem_has_its_place_in_the_file(data: bytes, found: tuple[str, str, str]) -> None:
    assert problems(data) == [found]


def test_words_in_the_text_have_their_place() -> None:
    _, document = front_matter.read(
        "content/about.md", "about.md", HEAD + b"\nOne [[some-id]]\nand [[more]]\n"
    )
    found = document.problem("E120", (front_matter.TEXT,), "what", "hint", words="[[more]]")
    assert (str(found.place), found.excerpt) == ("content/about.md:7:5", "and [[more]]")
