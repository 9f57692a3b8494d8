"""Pages converted quickly are what MkDocs would have made of them, or are not converted."""

import shutil
from collections import Counter
from pathlib import Path
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.publish import quick_markdown
from generator.render import markdown
from tests.bench import synthetic
from tests.publish.converted_pages import (
    MEANINGFUL,
    bodies,
    by_mkdocs,
    configuration,
    mutilated,
    quickly,
)
from tests.publish.sites import AS_OF, run

Pages = dict[str, str]


@pytest.fixture(scope="module")
def real(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    root = tmp_path_factory.mktemp("real") / "project"
    shutil.copytree(clone, root)
    return _generated(root)


@pytest.fixture(scope="module")
def made_up(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    root = tmp_path_factory.mktemp("made-up") / "project"
    shutil.copytree(clone, root)
    for folder in (each for each in (root / "content").iterdir() if each.is_dir()):
        shutil.rmtree(folder)
    synthetic.write(root / "content", 60)
    return _generated(root)


def _generated(root: Path) -> Pages:
    result = run("briefings", "generate", "--as-of", AS_OF.isoformat(), folder=root)
    assert result.code == 0, result.said
    return dict(bodies(root / "build/docs"))


def _unequal(pages: Pages) -> list[str]:
    return [
        path
        for path, body in pages.items()
        if (found := quickly(body)) is not None and found != by_mkdocs(body)
    ]


def test_every_page_is_what_mkdocs_makes_of_it(real: Pages, made_up: Pages) -> None:
    assert _unequal(real) == []
    assert _unequal(made_up) == []


def test_hardly_a_page_is_left_to_mkdocs(real: Pages, made_up: Pages) -> None:
    left = Counter(
        path.split("/")[0]
        for pages in (real, made_up)
        for path, body in pages.items()
        if quickly(body) is None
    )
    # The page on dates shows a name with an underscore as code; pages of editors are free.
    assert set(left) <= {"contribute", "about.md", "corrections.md", "method.md"}
    assert left["contribute"] <= 2


def test_it_is_for_our_configuration_only() -> None:
    config = configuration()
    extensions, options = config.markdown_extensions, config.mdx_configs
    assert quick_markdown.knows(extensions, options)
    assert not quick_markdown.knows([*extensions, "footnotes"], options)
    assert not quick_markdown.knows(extensions[1:], options)
    assert not quick_markdown.knows(extensions, {**options, "toc": {"permalink": True}})
    assert not quick_markdown.knows(extensions, {**options, "attr_list": {"a": 1}})


def test_mutilated_pages_are_equal_or_left(real: Pages, made_up: Pages) -> None:
    random = Random(1)
    short = [body for pages in (real, made_up) for body in pages.values() if len(body) < 6_000]
    known = 0
    for _ in range(2_500):
        body = random.choice(short)
        for _ in range(random.choice((1, 1, 2, 3))):
            body = mutilated(body, random)
        if (found := quickly(body)) is not None:
            assert found == by_mkdocs(body), body
            known += 1
    assert known > 400


@pytest.mark.parametrize(
    "body",
    [
        "# # { #a }",
        "## a # { #a }",
        "# a { #a #b }",
        "`a``b`",
        "`a_b`",
        "> a\n>",
        ">\n> a",
        "> a\n>bcd",
        "- a\n\n    b\n\n        c",
        "- a\n\n1.  b",
        "- a\n  b",
        "- a\n\n- b\n- c\n\n    d",
        "<div markdown>\n</div>",
        '<div class="{ #a" markdown>\nb\n</div>',
        '<ol class="a" markdown="block">\n1. a\n</ol>',
        '<ol class="a" markdown="block">\n<li markdown="block">\n- a\n\n    b\n</li>\n</ol>',
        '[a](<b>){ download="*c*" }',
        "[a](<b>){ #c }",
        "[a](<b/id/c.md>)",
        "[a](<script/b.md>) <span>",
        "<span><div markdown>\na\n</div></span>",
        "<div><span><div></span></div>\n\n- a\n\n</div>",
        '<div markdown>\n<form method="a" action="b">\n</form>\n</div>',
        "<p>a</p>\n<p>b</p>\n\n<p>c</p>",
        "```\na\n~~~\n```\n\n~~~\n```\nb\n```\n~~~",
        "```a\n `b` \n```",
        "| a | b |\n| --- | --- |\n| c |\n| d | e | f |",
        "| a | b |\n| --- | --- |\n| { .c } | d |",
        "| a | b |\n| --- | --- |\na | b | c | d",
        "a | b\n--- | ---\nc | d",
        "a\n:   b\n\nc\n\n:   d",
        "a\xa0\n:   b",
        "    a",
        "a\n===",
        "**a** b** c",
        "",
    ],
)
def test_what_looks_simple_and_is_not(body: str) -> None:
    found = quickly(body)
    assert found is None or found == by_mkdocs(body)


TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(MEANINGFUL)).map("".join))
ESCAPED = TEXTS.map(markdown.text).filter(bool)
LINKS = st.builds("[{}](<../events/some.md>)".format, ESCAPED)
QUOTED = st.builds('“<span class="quote" lang="{}">{}</span>”'.format, ESCAPED, ESCAPED)
BUTTONS = st.builds(
    '<button type="button" data-clipboard-text="{}">{}</button>'.format, ESCAPED, ESCAPED
)
OUTWARD = st.builds(
    '<a href="https&#58;&#47;&#47;a.b&#47;{}" rel="external">{}</a>'.format, ESCAPED, ESCAPED
)
STRONG = st.builds("**{}** by".format, ESCAPED)
TAKEN = st.builds('[RIS](<a/b.ris>){{ download="{}" }}'.format, ESCAPED)
WORDS = st.lists(
    st.one_of(LINKS, QUOTED, BUTTONS, OUTWARD, STRONG, TAKEN, TEXTS.map(markdown.code)), min_size=1
).map(lambda spans: f"Of {' '.join(spans)}.")
ROWS = st.builds('| {} | {} {{ data-label="Of it" }} |'.format, WORDS, WORDS)
BLOCKS = st.one_of(
    st.builds("# {} {{ #page-title }}".format, ESCAPED),
    st.builds("### {} {{ #about-it .day }}".format, LINKS),
    st.builds("{}\n{{ .lead .wide }}".format, WORDS),
    st.builds("- {}\n- {}".format, WORDS, LINKS),
    st.builds("-   {}\n\n    {}\n    {{ .title }}".format, WORDS, LINKS),
    st.builds("1.  {}\n    {{ #source-1 }}\n\n    {}".format, WORDS, WORDS),
    st.builds("> {}\n>\n> {}".format, QUOTED, WORDS),
    st.builds("Of it\n:   {}".format, WORDS),
    st.builds("| Of | It |\n| --- | --- |\n{}\n{}".format, ROWS, ROWS),
    st.builds("<div data-visits><span>{}</span></div>".format, ESCAPED),
    st.builds('<summary markdown="span">{}</summary>'.format, WORDS),
    TEXTS.map(lambda value: str(markdown.fenced(value, "text"))),
)
HELD = st.builds('<div class="held" markdown>\n\n{}\n\n</div>'.format, BLOCKS)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(BLOCKS, HELD), min_size=1, max_size=6).map("\n\n".join))
def test_hostile_texts_are_equal_or_left(body: str) -> None:
    found = quickly(body)
    assert found is None or found == by_mkdocs(body)


@settings(max_examples=100, deadline=None)
@given(WORDS)
def test_hostile_texts_do_not_slow_a_page_down(words: str) -> None:
    assert quickly(f"{words}\n{{ .lead }}") is not None


@pytest.mark.parametrize(
    "typed",
    [*MEANINGFUL, "[a](<", "[a](<a/", "** a", "`a", '<span a="', "<a ", "{ .a ", "a { ", "| a { ",
     "<p><br></p>", "<div><span>", "- a\n", "> a\n", "a\n:   b\n\n"],
)  # fmt: skip
def test_time_grows_with_length_alone(typed: str) -> None:
    shorter, longer = (_seconds(typed * times) for times in (2_000, 20_000))
    assert longer < 40 * max(shorter, 0.005)


def _seconds(body: str) -> float:
    """The least of a few times, since other things go on in the process."""
    times = []
    for _ in range(3):
        start = process_time()
        quickly(body)
        times.append(process_time() - start)
    return min(times)
