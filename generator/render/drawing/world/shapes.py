"""Where the states are: shapes after Natural Earth in the Equal Earth projection.

PROVENANCE.md, beside this module, says where they come from; `make map` derives them anew.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("shapes.json")


@dataclass(frozen=True, slots=True)
class Shape:
    """A state on the map: a point, and SVG path data; `path` is empty where it is too small."""

    x: int
    y: int
    path: str


@dataclass(frozen=True, slots=True)
class World:
    """The map: its size, the outline of all land, and the shape of each state by its code."""

    width: int
    height: int
    land: str
    states: dict[str, Shape]


@cache
def world() -> World:
    """The one map there is; read when it is first needed."""
    held = json.loads(_FILE.read_text(encoding="utf-8"))
    shapes = {code: Shape(x, y, path) for code, (x, y, path) in held["states"].items()}
    return World(held["width"], held["height"], held["land"], shapes)
