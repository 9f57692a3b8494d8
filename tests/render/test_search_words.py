"""Names in other scripts say their language, and searching for a part of them finds them."""

from pathlib import Path

import pytest
from small_archive import archive, event, source, statement

from generator.model.site import Site
from generator.render import press
from generator.render.search_words import LONGEST, further_words, parts
from generator.render.writing import language_of, named

TEMPLATES = Path(__file__).parents[2] / "site_templates"


@pytest.mark.parametrize(
    ("words", "publication", "language"),
    [
        ("조선중앙통신", None, "ko"),
        ("조선중앙통신 (KCNA)", "en", "ko"),
        ("北朝鮮のサイバー攻撃", "en", "ja"),
        ("朝鮮中央通信", "ja", "ja"),
        ("朝鮮中央通信", None, "zh"),
        ("Заявление МИД", "uk", "uk"),
        ("بيان صحفي", "fa", "fa"),
        ("הודעה", None, "he"),
        ("KCNA report on 김정은’s visit to the factory", "ko", ""),
        ("A title in translation", "ja", ""),
        ("2024-05", "ko", ""),
        ("", None, ""),
    ],
)
def test_the_script_tells_the_language(words: str, publication: str | None, language: str) -> None:
    assert language_of(words, publication) == language


def test_a_name_in_another_script_is_marked_and_kept_together() -> None:
    assert named("בדיקה") == '<span lang="he" dir="auto">בדיקה</span>'
    assert named("A <b>", "he") == "A &#60;b&#62;"
    assert named("The Land, הארץ") == "<bdi>The Land, הארץ</bdi>"


def test_a_publisher_that_is_no_actor_is_kept_together_wherever_it_is_named() -> None:
    carrier = source(publisher="הארץ", origin="وكالة", published="2025-06-10")
    made = archive(event(), statement(), carrier)
    pages = {page.path: page.content for page in press.pages(made, Site("A site"), TEMPLATES)}
    kept = '<span lang="he" dir="auto">הארץ</span>'
    assert f"1.  {kept}, “" in pages["events/event.md"]
    assert f'- <span lang="ar" dir="auto">وكالة</span>: [{kept}](' in pages["events/event.md"]
    assert f":   {kept}\n" in pages["sources/report.md"]
    assert f"{kept} · " in pages["sources/index.md"]


def test_a_name_without_spaces_is_found_by_each_of_its_parts() -> None:
    found = [*parts("조선중앙통신 of 北朝鮮")]
    assert found == ["선중앙통신", "중앙통신", "앙통신", "통신", "朝鮮"]


def test_a_part_is_not_longer_than_what_is_typed() -> None:
    assert max(map(len, parts("漢" * 40))) == LONGEST


def test_words_that_a_result_shows_are_not_said_again() -> None:
    texts = ["Sanctions", "the drones", "Cyber", "the drones", "북한"]
    assert [*further_words("Drones\nThe drones were named in sanctions.", texts)] == [
        "Cyber",
        "북한",
    ]


def test_parts_of_a_shown_title_are_found_too() -> None:
    assert [*further_words("로동신문", [])] == ["동신문", "신문"]
