"""The pages for contributors tell every field, every word and every rule, and are all linked."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from built import built, folded
from selectolax.lexbor import LexborHTMLParser

from generator import pipeline
from generator.check import rulebook
from generator.load import strict_yaml
from generator.load.yaml_writing import written
from generator.model import dates
from generator.model.field_guide import FieldGuide, guides
from generator.model.items import MODELS
from generator.model.site import Site
from generator.model.vocabulary import Kind
from generator.model.worked_examples import WORKED_EXAMPLES
from generator.pipeline import Project
from generator.relate.archive import relate
from generator.render import press
from generator.render.addresses import address_of_rule, public_address, reference_path
from generator.render.pages.dates import MISTYPED, TYPED
from tests.conftest import REPOSITORY, SMALL_CONTENT, write

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], LexborHTMLParser]:
    """A function that gives the HTML of the page at a path."""
    project = Project(tmp_path_factory.mktemp("small"))
    for path, text in SMALL_CONTENT.items():
        write(project.content / path, text)
    content = pipeline.examine(project, AS_OF).content
    assert content is not None
    rendered = press.pages(relate(content, AS_OF), Site("Briefings"), REPOSITORY / "site_templates")
    pages = {page.path: page.content for page in rendered}

    def at(path: str) -> LexborHTMLParser:
        return built(pages[path].split("---\n", 2)[2])

    return at


def rows(tree: LexborHTMLParser) -> list[str]:
    cells = [[folded(cell.text()) for cell in row.css("td")] for row in tree.css("tbody tr")]
    return [" ".join(row) for row in cells]


def with_fields_within(fields: Sequence[FieldGuide]) -> Iterator[FieldGuide]:
    for field in fields:
        yield field
        yield from with_fields_within(field.fields)


@pytest.mark.parametrize("kind", list(Kind))
class TestReference:
    def test_every_field_is_told(self, page: Callable[[str], LexborHTMLParser], kind: Kind) -> None:
        told = rows(page(reference_path(kind)))
        for field in with_fields_within(guides(kind)):
            meaning = folded(field.meaning.replace("`", ""))
            mark = " needed" if field.is_required else ""
            told_first = f"{field.name}{mark} {meaning} "
            assert sum(row.startswith(told_first) for row in told) == 1

    def test_every_word_is_told_with_its_label_and_meaning(
        self, page: Callable[[str], LexborHTMLParser], kind: Kind
    ) -> None:
        told = rows(page(reference_path(kind)))
        for field in with_fields_within(guides(kind)):
            for term in field.terms:
                assert folded(f"{term.value} {term.label} {term.meaning}") in told

    def test_what_a_field_refers_to_is_linked(
        self, page: Callable[[str], LexborHTMLParser], kind: Kind
    ) -> None:
        links = {link.attributes["href"] for link in page(reference_path(kind)).css("td a")}
        for field in guides(kind):
            if field.reference and not field.reference.states_only:
                assert links >= {f"{kind.singular}.md" for kind in field.reference.kinds}

    def test_the_file_to_copy_is_what_fmt_would_write(
        self, page: Callable[[str], LexborHTMLParser], kind: Kind
    ) -> None:
        values = WORKED_EXAMPLES[kind]
        expected = written(kind, {"drones": values} if kind is Kind.TOPIC else values)
        [template] = page(reference_path(kind)).css("pre > code")
        assert template.text() == expected

    def test_the_file_to_copy_has_the_form_of_its_kind(
        self, page: Callable[[str], LexborHTMLParser], kind: Kind
    ) -> None:
        [template] = page(reference_path(kind)).css("pre > code")
        document = strict_yaml.read("x.yaml", template.text().encode())
        assert document.problems == ()
        assert document.root is not None
        plain = strict_yaml.plain(document.root)
        assert isinstance(plain, dict)
        values = plain["drones"] if kind is Kind.TOPIC else plain
        assert isinstance(values, dict)
        assert MODELS[kind].model_validate({**values, "id": "an-id"}).id == "an-id"
        assert values.keys() == {field.name for field in guides(kind)}


def test_every_rule_stands_at_the_address_that_problems_name(
    page: Callable[[str], LexborHTMLParser],
) -> None:
    told = page("contribute/rules.md")
    headings = {heading.attributes["id"]: heading.text() for heading in told.css("h3")}
    assert headings == {rule.code.lower(): f"{rule.code} {rule.title}" for rule in rulebook.rules()}
    for rule in rulebook.rules():
        address, _, anchor = address_of_rule(rule.code).partition("#")
        assert address == public_address("contribute/rules.md")
        assert anchor in headings


def test_every_rule_is_told_whole(page: Callable[[str], LexborHTMLParser]) -> None:
    told = page("contribute/rules.md")
    said = [block.text() for block in told.css("pre > code.language-text")]
    assert said == [rule.said for _, held in rulebook.groups() for rule in held]
    typed = [block.text().strip() for block in told.css("pre > code.language-yaml")]
    assert typed == [
        file.text.strip()
        for _, held in rulebook.groups()
        for rule in held
        for example in (rule.broken, rule.mended)
        for file in example.files
        if not file.link
    ]
    words = folded(told.body.text()) if told.body else ""
    assert all(folded(rule.why) in words for rule in rulebook.rules())


def test_dates_are_told_as_they_are_read(page: Callable[[str], LexborHTMLParser]) -> None:
    told = rows(page("contribute/dates.md"))
    for typed in (text for texts in TYPED.values() for text in texts):
        parsed = dates.parse(typed)
        assert folded(f"{typed} {parsed.in_words} {parsed.edtf}") in told
    assert all(any(row.startswith(f"{text} ") for row in told) for text in MISTYPED)


def test_texts_are_shown_as_typed_and_as_read(page: Callable[[str], LexborHTMLParser]) -> None:
    told = page("contribute/texts.md")
    assert "[[something-happened]] Something happened" in rows(told)
    assert [item.text() for item in told.css("ul > li")] == ["by whom", "since when"]
    assert told.css("img, b") == []


def test_all_of_them_are_reached_from_the_first(page: Callable[[str], LexborHTMLParser]) -> None:
    links = {link.attributes["href"] for link in page("contribute/index.md").css("a")}
    of_kinds = {f"{kind.singular}.md" for kind in Kind}
    assert links >= {*of_kinds, "dates.md", "texts.md", "rules.md"}
