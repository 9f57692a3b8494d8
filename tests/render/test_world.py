import re
from pathlib import Path

import pytest
import yaml

from generator.model.states import STATE_NAMES
from generator.render.drawing.world.shapes import Shape, world

REPOSITORY = Path(__file__).parents[2]
FILE = REPOSITORY / "generator/render/drawing/world/shapes.json"
LARGEST = 40_000

# Parts of another state in Natural Earth, far-off islands, or no state in its eyes.
WITHOUT_A_PLACE = {"bq", "bv", "cc", "cx", "gf", "gp", "mq", "re", "sj", "tk", "yt"}


def _codes_in_content() -> set[str]:
    """Every two-letter code that stands as a value in an entry or an actor."""
    folders = ("events", "statements", "responses", "actors")
    files = [file for name in folders for file in (REPOSITORY / "content" / name).rglob("*.yaml")]
    values = [yaml.load(file.read_text(), yaml.BaseLoader) for file in files]
    fields = ("countries", "country", "actors", "issuers", "targets", "speaker", "part_of")
    held = [value[field] for value in values for field in fields if field in value]
    listed = {code for one in held for code in ([one] if isinstance(one, str) else one)}
    return listed & set(STATE_NAMES)


def test_every_state_in_the_content_is_on_the_map() -> None:
    codes = _codes_in_content()
    assert {"kp", "us", "sg"} <= codes
    assert codes - set(world().states) == set()


def test_every_shape_has_a_code_of_iso_3166_1() -> None:
    assert set(world().states) - set(STATE_NAMES) == set()


def test_only_few_codes_have_no_place_on_the_map() -> None:
    assert set(STATE_NAMES) - set(world().states) - {"aq"} == WITHOUT_A_PLACE


@pytest.mark.parametrize("code", ["sg", "bh", "mt", "va", "tv"])
def test_a_very_small_state_is_a_point(code: str) -> None:
    assert world().states[code].path == ""


def _corners(path: str) -> list[tuple[int, int]]:
    """The corners of path data such as `M10 20l5-3 2 4z`, one after another."""
    corners = []
    for ring in re.findall(r"M([^z]+)z", path):
        start, lines = ring.split("l")
        numbers = [int(number) for number in re.findall(r"-?\d+", f"{start} {lines}")]
        x = y = 0
        for step_x, step_y in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + step_x, y + step_y
            corners.append((x, y))
    return corners


@pytest.mark.parametrize("code", world().states)
def test_a_shape_lies_on_the_map_and_around_its_point(code: str) -> None:
    shape: Shape = world().states[code]
    assert re.fullmatch(r"(M\d+ \d+l[-\d ]+z)*", shape.path)
    corners = [*_corners(shape.path), (shape.x, shape.y)]
    assert all(0 <= x <= world().width and 0 <= y <= world().height for x, y in corners)
    if shape.path:
        assert min(x for x, _ in corners) <= shape.x <= max(x for x, _ in corners)


def test_the_neighbours_of_the_peninsula_are_where_they_are() -> None:
    states = world().states
    assert states["cn"].x < states["kp"].x < states["jp"].x
    assert states["ru"].y < states["kp"].y < states["kr"].y
    assert states["us"].x < states["gb"].x < states["ke"].x < states["sg"].x


def test_the_shapes_are_light() -> None:
    assert FILE.stat().st_size <= LARGEST


def test_what_the_shapes_are_derived_from_is_locked_without_saying_where_it_is_fetched() -> None:
    lock = (FILE.parent / "package-lock.json").read_text()
    assert lock.count('"integrity"') == lock.count('"node_modules/')
    assert "http" not in lock
