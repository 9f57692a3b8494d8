"""A template cannot forget an escape; where it tries, the message names it and the line."""

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator import pipeline
from generator.pipeline import Project
from generator.render import markdown
from generator.render.templates import BrokenTemplate, Templates

AS_OF = date(2026, 11, 23)
REPOSITORY = Path(__file__).parents[2]
RAW = "<b>{: onclick=x }"


@pytest.fixture
def fill(tmp_path: Path) -> Callable[..., str]:
    """A function that fills in a template of the given text."""

    def fill_in(template: str, **values: object) -> str:
        folder = tmp_path / "site_templates"
        folder.mkdir(exist_ok=True)
        (folder / "page.jinja").write_text(template)
        templates = Templates(folder, {"text": markdown.text, "plain": lambda value: value})
        return templates.fill("page.jinja", **values)

    return fill_in


def test_escaped_text_is_written(fill: Callable[..., str]) -> None:
    assert fill("a {{ x | text }} {{ 7 }}\n", x="<b>") == "a &#60;b&#62; 7\n"


@pytest.mark.parametrize(
    "template",
    [
        "one\n{{ raw }}",
        "one\n{{ raw | plain }}",
        "one\n{{ [raw] }}",
        "one\n{{ raw.upper() }}",
        "one\n{{ nobody }}",
        "one\n{{ truth }}",
        "one\n{{ half }}",
        "one\n{{ raw if truth else raw }}",
        "one\n{% for x in [raw] %}{{ x }}{% endfor %}",
        "one\n{% set x = raw %}{{ x }}",
        "one\n{{ (raw | text).unescape() }}",
        "one\n{{ (raw | text).striptags() }}",
        "one\n{% autoescape false %}{{ raw }}{% endautoescape %}",
        "{% macro m(x) %}\n{{ x }}{% endmacro %}{{ m(raw) }}",
        "one\n{% set x %}a{% endset %}{{ x.unescape() }}",
    ],
)
def test_writing_without_an_escape_is_an_error_at_its_line(
    fill: Callable[..., str], template: str
) -> None:
    with pytest.raises(BrokenTemplate, match=r"^site_templates/page\.jinja, line 2: .*escape"):
        fill(template, raw=RAW, nobody=None, truth=True, half=0.5)


@pytest.mark.parametrize(
    "template",
    [
        "one\n{{ (raw | text) ~ raw }}",
        "one\n{{ (raw | text) + raw }}",
        "one\n{{ (raw | text) % raw }}",
        "one\n{% set x = raw ~ raw %}",
    ],
)
def test_joining_with_an_operator_is_refused(fill: Callable[..., str], template: str) -> None:
    with pytest.raises(BrokenTemplate, match=r"page\.jinja, line 2: values are joined"):
        fill(template, raw=RAW)


@pytest.mark.parametrize(
    "name", ["safe", "escape", "e", "replace", "format", "join", "forceescape", "xmlattr", "urlize"]
)
def test_filters_that_would_let_raw_text_through_are_not_there(
    fill: Callable[..., str], name: str
) -> None:
    with pytest.raises(BrokenTemplate, match=rf"page\.jinja, line 2: No filter named '{name}'"):
        fill(f"one\n{{{{ raw | {name} }}}}", raw=RAW)


@pytest.mark.parametrize("template", ["one\n{{ nothing }}", "one\n{{ raw.nothing }}"])
def test_an_undefined_name_is_an_error_at_its_line(fill: Callable[..., str], template: str) -> None:
    with pytest.raises(BrokenTemplate, match=r"page\.jinja, line 2: .*(undefined|no attribute)"):
        fill(template, raw=RAW)


@pytest.fixture
def fill_with_macros(tmp_path: Path, fill: Callable[..., str]) -> Callable[..., str]:
    """A function that fills in a template that may take `shown` and `all` from a partial."""
    folder = tmp_path / "site_templates"
    folder.mkdir()
    (folder / "shown.jinja").write_text(
        "{% macro shown(x, mark='o', also=mark) %}"
        "{{ page | text }} {{ x | text }} {{ mark | text }} {{ also | text }};{% endmacro %}"
        "{% macro all(xs) %}{% for x in xs %}{{ shown(x) }}{% endfor %}{% endmacro %}"
    )
    return lambda template, **values: fill(
        '{% from "shown.jinja" import all, shown %}' + template, **values
    )


def test_a_macro_knows_the_page_on_which_it_is_used(
    fill_with_macros: Callable[..., str], tmp_path: Path
) -> None:
    template = "{{ all([a, b]) }}\n"
    first = fill_with_macros(template, page="one", a="<", b="c")
    assert first == "one &#60; o o;one c o o;\n"
    templates = Templates(tmp_path / "site_templates", {"text": markdown.text})
    pages = [templates.fill("page.jinja", page=page, a="d", b="e") for page in ("one", "two")]
    assert pages == ["one d o o;one e o o;\n", "two d o o;two e o o;\n"]


def test_a_macro_takes_what_it_is_given_by_place_or_by_name(
    fill_with_macros: Callable[..., str],
) -> None:
    template = "{{ shown('a', '1') }}{{ shown('b', also='2') }}{{ shown(also='3', x='c') }}\n"
    assert fill_with_macros(template, page="p") == "p a 1 1;p b o 2;p c o 3;\n"


@pytest.mark.parametrize("given", ["", "1, 2, 3, 4", "1, other=2", "1, x=2"])
def test_a_macro_that_is_given_something_else_is_an_error_at_its_line(
    fill_with_macros: Callable[..., str], given: str
) -> None:
    with pytest.raises(BrokenTemplate, match=r"page\.jinja, line 2: .*argument"):
        fill_with_macros(f"one\n{{{{ shown({given}) }}}}", page="p")


def test_a_macro_that_is_not_there_is_an_error_at_its_line(
    fill_with_macros: Callable[..., str],
) -> None:
    with pytest.raises(BrokenTemplate, match=r"page\.jinja, line 2: .*other_one"):
        fill_with_macros("one\n{% from 'shown.jinja' import other_one %}{{ other_one() }}")


def test_no_text_is_handed_to_a_macro_as_a_block(fill: Callable[..., str]) -> None:
    with pytest.raises(BrokenTemplate, match=r"page\.jinja, line 2: .*block"):
        fill("{% macro m() %}x{% endmacro %}\n{% call m() %}y{% endcall %}")


def test_a_template_may_ask_whether_there_is_something(fill: Callable[..., str]) -> None:
    template = "{% if x.nothing is defined %}a{% endif %}{% if x.real is defined %}b{% endif %}"
    assert fill(template, x=1) == "b"


@pytest.mark.parametrize("name", ["range", "dict", "lipsum", "cycler", "joiner", "namespace"])
def test_templates_have_no_tools_but_ours(fill: Callable[..., str], name: str) -> None:
    with pytest.raises(BrokenTemplate, match=f"'{name}' is undefined"):
        fill(f"{{{{ {name}() }}}}")


@pytest.mark.parametrize(
    "template",
    [
        "one\n{% if %}",
        "one\n{{ x",
        "one\n{% endfor %}",
        "one\n{% nothing %}",
        'one\n{% include "nothing.jinja" %}',
    ],
)
def test_a_broken_template_is_named_with_its_line(fill: Callable[..., str], template: str) -> None:
    with pytest.raises(BrokenTemplate, match=r"^site_templates/page\.jinja, line 2: .+"):
        fill(template)


def test_a_missing_template_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenTemplate, match=r"pages/nothing\.jinja"):
        Templates(tmp_path, {}).fill("pages/nothing.jinja")


def test_a_template_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "page.jinja").write_bytes(b"\xff")
    with pytest.raises(BrokenTemplate, match=r"page\.jinja"):
        Templates(tmp_path, {}).fill("page.jinja")


@given(st.text())
def test_nothing_but_markup_and_whole_numbers_is_written(text: str) -> None:
    written = Templates(REPOSITORY, {"text": markdown.text}).fill
    with pytest.raises(BrokenTemplate):
        written("tests/render/raw.jinja", value=text)
    assert written("tests/render/raw.jinja", value=Markup("x")).strip() == "x"


TEMPLATES = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for folder in ("pages", "partials")
    for path in (REPOSITORY / "site_templates" / folder).glob("*.jinja")
)


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_is_used_and_named_when_it_breaks(
    make_project: Callable[..., Project], template: str
) -> None:
    """Broken, each template makes the real content fail; so there is none that nobody needs."""
    project = make_project(empty=True)
    shutil.copytree(REPOSITORY / "content", project.content, dirs_exist_ok=True)
    small = project.content / "events/something-happened.yaml"
    small.write_text(_FORMERLY_NAMED)
    (project.root / template).write_text("{{ what_nobody_gives }}\n")
    findings = pipeline.examine(project, AS_OF)
    assert findings.content is not None, findings.problems
    with pytest.raises(BrokenTemplate, match=re.escape(template) + ", line 1"):
        pipeline.render(project, findings.content, AS_OF)


_FORMERLY_NAMED = """\
title: Something happened
date: 2025-06-01
added: 2026-11-23
status: occurred
summary: It happened, a blog says.
sources: nkif-un-probe
aliases: [what-it-was-called]
"""


def test_a_broken_template_leaves_the_pages_as_they_were(
    make_project: Callable[..., Project],
) -> None:
    project = make_project()
    pipeline.generate(project, AS_OF)
    before = {path: path.read_bytes() for path in project.docs.rglob("*") if path.is_file()}
    (project.templates / "pages/topic.md.jinja").write_text("one\n{{ page.path }}\n")
    (project.content / "topics.yaml").write_text("a-topic:\n  label: A\n  definition: B.\n")
    with pytest.raises(BrokenTemplate, match=r"site_templates/pages/topic\.md\.jinja, line 2"):
        pipeline.generate(project, AS_OF)
    assert {p: p.read_bytes() for p in project.docs.rglob("*") if p.is_file()} == before
    assert before
