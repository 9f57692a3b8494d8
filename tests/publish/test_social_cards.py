"""Social cards as files."""

import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from generator.publish import cards
from generator.publish.card_picture import FONTS, is_drawable, png
from generator.publish.docs_folder import FILE_MODE
from generator.render.cards import Card, Tone

LARGEST = 20_000

PLAIN = Card("events/one", "A site", "Event", "Something happened", "Reported", date="June 2025")
ALLEGED = Card(
    "events/two",
    "A site",
    "Event",
    "Somebody is said to do what nobody has seen, again and again, in a place that nobody names",
    "Alleged",
    Tone.DOUBT,
    "Somebody asserts it; the evidence is not open to us",
    "Single origin",
    "by June 2025",
)
WIDE = Card(
    "events/wide", "W" * 90, "Event", f"{'W' * 60} {'of many words ' * 5}", "Denial", Tone.BAD
)


def _files(docs: Path) -> set[str]:
    return {path.relative_to(docs).as_posix() for path in docs.rglob("*.png")}


def _colours(card: Card) -> set[tuple[int, ...]]:
    picture = Image.open(io.BytesIO(png(card))).convert("RGB")
    counted = picture.getcolors() or []
    return {colour for number, colour in counted if number > 1000}


def test_cards_are_drawn_once(tmp_path: Path) -> None:
    assert cards.publish((PLAIN, ALLEGED), tmp_path) == 2
    assert _files(tmp_path) == {PLAIN.path, ALLEGED.path}
    assert cards.publish((PLAIN, ALLEGED), tmp_path) == 0
    assert (tmp_path / PLAIN.path).stat().st_mode & 0o777 == FILE_MODE


def test_a_card_that_nothing_names_any_more_is_removed(tmp_path: Path) -> None:
    cards.publish((PLAIN, ALLEGED), tmp_path)
    assert cards.publish((ALLEGED,), tmp_path) == 0
    assert _files(tmp_path) == {ALLEGED.path}
    cards.publish((), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_where_there_are_no_cards_there_is_no_folder(tmp_path: Path) -> None:
    assert cards.publish((), tmp_path) == 0
    assert list(tmp_path.iterdir()) == []


def test_after_a_broken_build_every_card_is_drawn_again(tmp_path: Path) -> None:
    cards.publish((PLAIN, ALLEGED), tmp_path)
    (tmp_path / "cards" / cards.STAMP).unlink()
    (tmp_path / PLAIN.path).write_bytes(b"half of it")
    assert cards.publish((PLAIN, ALLEGED), tmp_path) == 2


def test_cards_are_drawn_again_when_the_drawing_changes(tmp_path: Path) -> None:
    cards.publish((PLAIN,), tmp_path)
    (tmp_path / "cards" / cards.STAMP).write_text("another drawing")
    (tmp_path / PLAIN.path).write_bytes(b"as it was drawn before")
    assert cards.publish((PLAIN,), tmp_path) == 1
    assert (tmp_path / PLAIN.path).read_bytes() == png(PLAIN)


@pytest.mark.parametrize("card", [PLAIN, ALLEGED, WIDE])
def test_a_card_is_a_small_picture_of_the_size_that_previews_want(card: Card) -> None:
    drawn = png(card)
    assert Image.open(io.BytesIO(drawn)).size == (1200, 630)
    assert len(drawn) <= LARGEST
    assert png(card) == drawn


def test_an_allegation_and_a_denial_do_not_look_like_a_report() -> None:
    report, allegation, denial = map(_colours, (PLAIN, ALLEGED, WIDE))
    assert report - allegation - denial
    assert allegation - report - denial
    assert denial - report - allegation


@pytest.mark.parametrize("card", [PLAIN, ALLEGED, WIDE])
def test_nothing_runs_over_the_edge(card: Card) -> None:
    picture = Image.open(io.BytesIO(png(card))).convert("RGB")
    margin = picture.crop((1160, 0, *picture.size))
    assert margin.getcolors() == [(margin.width * margin.height, (255, 255, 255))]


@pytest.mark.parametrize("title", ["조선중앙통신", "朝鮮中央通信", "كوريا", "조선 a 중앙"])
def test_a_title_of_which_the_font_lacks_most_is_left_out(title: str) -> None:
    assert png(Card("x", "A site", "Event", title)) == png(Card("x", "A site", "Event", ""))


@pytest.mark.parametrize(
    ("title", "drawn"),
    [
        ("A 𝄞 clef", "A […] clef"),
        ("What 조선 중앙 통신 carries", "What […] carries"),
        ("North\u200b Korea\ufe0f", "North Korea"),
    ],
)
def test_a_title_says_where_the_font_lacks_something(title: str, drawn: str) -> None:
    assert png(Card("x", "A site", "Event", title)) == png(Card("x", "A site", "Event", drawn))


@pytest.mark.parametrize("title", ["Ŏgŭn", "Ogu\u0306n", "Đặng", "Путин", "Ελλάδα", "“Ja” – 1 €"])
def test_a_title_that_the_font_has_is_drawn(title: str) -> None:
    assert png(Card("x", "A site", "Event", title)) != png(Card("x", "A site", "Event", ""))


@pytest.mark.parametrize("font", sorted(FONTS.glob("*.ttf")), ids=lambda path: path.name)
def test_the_fonts_hold_every_character_that_is_drawn(font: Path) -> None:
    held = TTFont(font).getBestCmap()
    claimed = {code for code in range(0x3000) if is_drawable(chr(code))}
    assert len(claimed) > 600
    assert claimed <= set(held)


def test_the_fonts_come_with_their_licence() -> None:
    assert "SIL OPEN FONT LICENSE Version 1.1" in (FONTS / "OFL.txt").read_text()
    assert len(sorted(FONTS.glob("*.ttf"))) == 2
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 150_000
