"""A social card as a picture: drawn by Pillow with fonts of our own, without a network."""

import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

import PIL
from PIL import Image, ImageChops, ImageDraw, ImageFont
from PIL.ImageFont import FreeTypeFont

from generator.render.cards import Card, Tone

SIZE = WIDTH, HEIGHT = 1200, 630

FONTS = Path(__file__).parent / "fonts"
_SERIF, _SANS = "NotoSerif-Bold.ttf", "NotoSans-Medium.ttf"

# What the bundled fonts hold: Latin with its extensions for Vietnamese and romanised Korean,
# Greek, Cyrillic, and the punctuation that goes with them.
_HELD = (
    r" -~\xa0-\u017f\u0218-\u021b\u02bb-\u02bd\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce"
    r"\u0400-\u045f\u1e00-\u1eff\u2010-\u2026\u2030\u2039\u203a\u20a9\u20ac\u2116\u2122"
)
_DRAWABLE = re.compile(f"[{_HELD}]*")
_LACKING = re.compile(f"[^{_HELD}]+(?: +[^{_HELD}]+)*")
_LEFT_OUT = "[…]"

_BAR, _LEFT, _RIGHT = 20, 76, 1136
_HEAD, _MARK, _TITLE, _CAVEAT, _RULE, _FOOT = 48, 100, 184, 492, 548, 568
_TEXT_SIZE, _MARK_SIZE = 30, 40
_TITLE_SIZES = (68, 60, 52, 46, 40, 34)
_LEADING = 1.22
# zlib’s Z_RLE: half the time of the default for a tenth more bytes.
_RUN_LENGTHS = 3

_INK_QUIET = 180
"""Grey text on the layer of ink, where 255 is black."""

# A palette of few colours: some steps from the paper to each ink, so that edges are smooth.
_STEPS = 4
_PAPER, _INK = (255, 255, 255), (27, 32, 37)
_TONES = {Tone.PLAIN: (84, 92, 101), Tone.DOUBT: (125, 78, 8), Tone.BAD: (159, 36, 40)}


def drawn_with() -> bytes:
    """All that the bytes of a picture depend on beside the card: this module, fonts and Pillow."""
    files = (Path(__file__), FONTS / _SERIF, FONTS / _SANS)
    return b"".join([PIL.__version__.encode(), *(file.read_bytes() for file in files)])


def png(card: Card) -> bytes:
    """A card drawn, 1200 by 630 pixels, as the bytes of a PNG file with eight colours."""
    ink, accent = Image.new("L", SIZE), Image.new("L", SIZE)
    _draw_words(ImageDraw.Draw(ink), card)
    _draw_marks(ImageDraw.Draw(accent), card)
    _draw_bar(ImageDraw.Draw(accent), card.tone)
    held = io.BytesIO()
    _merged(ink, accent, _TONES[card.tone]).save(held, "PNG", bits=4, compress_type=_RUN_LENGTHS)
    return held.getvalue()


def _merged(ink: Image.Image, accent: Image.Image, tone: tuple[int, int, int]) -> Image.Image:
    """Two layers of grey, which do not overlap, as one picture with a palette."""
    step = 255 // _STEPS + 1
    coloured = accent.point(lambda grey: grey // step + _STEPS if grey >= step else 0)
    picture = ImageChops.add(ink.point(lambda grey: grey // step), coloured)
    palette = [part for colour in (_INK, tone) for part in _ramp(colour)]
    picture.putpalette(palette)
    return picture


def _ramp(colour: tuple[int, int, int]) -> Iterator[int]:
    """The steps from the paper to a colour, as a palette lists them."""
    for step in range(_STEPS):
        for paper, full in zip(_PAPER, colour, strict=True):
            yield paper + (full - paper) * step // (_STEPS - 1)


def _draw_words(draw: ImageDraw.ImageDraw, card: Card) -> None:
    head = " · ".join(filter(None, (_drawable(card.kind), _drawable(card.date))))
    sans = _font(_SANS, _TEXT_SIZE)
    draw.text((_LEFT, _HEAD), _cut(head, sans), _INK_QUIET, sans)
    _draw_title(draw, _drawable(card.title).split(), top=_TITLE if card.mark else _MARK)
    draw.line((_LEFT, _RULE, _RIGHT, _RULE), _INK_QUIET // 2, 2)
    draw.text((_LEFT, _FOOT), _cut(_drawable(card.site), sans), 255, sans)


def _draw_title(draw: ImageDraw.ImageDraw, words: Sequence[str], top: int) -> None:
    """The title as large as it fits; what does not fit at the smallest size is cut."""
    room = _CAVEAT - top
    for size in _TITLE_SIZES:
        lines, height = _wrapped(words, size), int(size * _LEADING)
        if len(lines) * height <= room:
            break
    font = _font(_SERIF, size)
    for number, line in enumerate(lines[: room // height]):
        draw.text((_LEFT, top + number * height), _cut(line, font), 255, font)


def _draw_marks(draw: ImageDraw.ImageDraw, card: Card) -> None:
    large, small = _font(_SERIF, _MARK_SIZE), _font(_SANS, _TEXT_SIZE)
    beside = _LEFT + large.getlength(card.mark) + _TEXT_SIZE
    if card.tone is not Tone.PLAIN:
        draw.rectangle((_LEFT, _MARK + 2, beside, _MARK + 58), 255)
        beside += _TEXT_SIZE
    inset = 0 if card.tone is Tone.PLAIN else _TEXT_SIZE // 2
    draw.text((_LEFT + inset, _MARK), card.mark, 0 if inset else 255, large)
    draw.text((beside, _MARK + 12), card.evidence, 255, small)
    draw.text((_LEFT, _CAVEAT), _cut(_drawable(card.caveat), small), 255, small)


def _draw_bar(draw: ImageDraw.ImageDraw, tone: Tone) -> None:
    """At the left: dashed where the matter is in doubt, double where it is denied, else plain."""
    if tone is Tone.DOUBT:
        for top in range(0, HEIGHT, 42):
            draw.rectangle((0, top, _BAR, top + 27), 255)
        return
    draw.rectangle((0, 0, _BAR, HEIGHT), 255)
    if tone is Tone.BAD:
        draw.rectangle((_BAR // 3, 0, 2 * _BAR // 3, HEIGHT), 0)


def _wrapped(words: Sequence[str], size: int) -> list[str]:
    """Words in lines that fit; a word that is too long has a line of its own."""
    lines: list[str] = []
    room, used = (_RIGHT - _LEFT) / size, 0.0
    for word in words:
        used += _width(" ") + _width(word)
        if lines and used <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
            used = _width(word)
    return lines


@lru_cache(10_000)
def _width(word: str) -> float:
    """How wide a word of a title is, at a size of 1; sizes and words add up without hints."""
    return _font(_SERIF, 100).getlength(word) / 100


def _cut(line: str, font: FreeTypeFont) -> str:
    """A line as far as it fits."""
    if font.getlength(line) <= _RIGHT - _LEFT:
        return line
    while line and font.getlength(f"{line}…") > _RIGHT - _LEFT:
        line = line[:-1]
    return f"{line.rstrip()}…"


def is_drawable(text: str) -> bool:
    """Whether the fonts have every character of a text."""
    return _DRAWABLE.fullmatch(text) is not None


def _drawable(text: str) -> str:
    """The text with a sign for what the fonts lack of it, and nothing where that is most of it.

    Boxes would say less. What has no width of its own is left out without a sign.
    """
    line = unicodedata.normalize("NFC", " ".join(text.split()))
    seen = "".join(one for one in line if is_drawable(one) or not _has_no_width(one))
    lacking = sum(map(len, _LACKING.findall(seen)))
    return "" if 2 * lacking > len(seen) else _LACKING.sub(_LEFT_OUT, seen)


def _has_no_width(character: str) -> bool:
    return unicodedata.category(character) in ("Cf", "Mn", "Me")


@cache
def _font(name: str, size: int) -> FreeTypeFont:
    # The other layout engine depends on what is installed beside Pillow.
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)
