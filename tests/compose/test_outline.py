"""The land in outline, on the plane."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import generator.compose.outline as outline
from generator.compose.outline import WORLD_RIGHT, WORLD_TOP, Frame, draw_land, project

LAND = Path(outline.__file__).parent / "data" / "land.txt"
WORLD = Frame(-WORLD_RIGHT, WORLD_TOP, 500 / WORLD_RIGHT, 1000, 486)


def is_land(latitude: float, longitude: float) -> bool:
    """Whether a place lies within the outline: a ray from it crosses the rings an odd number of times."""
    x, y = project(latitude, longitude)
    crossings = 0
    for ring in outline._land():
        for number, (x2, y2) in enumerate(ring):
            x1, y1 = ring[number - 1]
            if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
                crossings += 1
    return crossings % 2 == 1


def test_the_projection_is_equal_earth() -> None:
    assert project(0, 0) == (0, 0)
    assert project(0, 180) == pytest.approx((2.70663, 0), abs=1e-5)  # as its authors give them
    assert project(90, 0) == pytest.approx((0, -1.317363), abs=1e-5)


@pytest.mark.parametrize(
    ("latitude", "longitude", "land"),
    [
        (40.38, 49.7, True),  # near Baku
        (41.5, 51.0, False),  # the Caspian
        (48.85, 2.35, True),
        (46.0, -30.0, False),
        (-15.8, -47.9, True),
        (66.0, 175.0, True),  # Chukotka, on both sides of the 180th meridian
        (70.0, -40.0, True),
        (80.0, -170.0, False),  # where a ring that is not unwound would draw a band
    ],
)
def test_land_is_land_and_water_water(latitude: float, longitude: float, land: bool) -> None:
    assert is_land(latitude, longitude) is land


def test_what_is_drawn_lies_in_the_frame_or_just_beyond_its_edge() -> None:
    frame = Frame(0.2, -1.0, 1000 / 0.8, 1000, 500)
    for ring in draw_land(frame).split("z")[:-1]:
        numbers = [int(number) for number in re.findall(r"-?[0-9]+", ring)]
        x = y = 0
        for number, (step_x, step_y) in enumerate(zip(numbers[::2], numbers[1::2], strict=True)):
            x, y = (step_x, step_y) if number == 0 else (x + step_x, y + step_y)
            assert -13 <= x <= 1013
            assert -13 <= y <= 513


def test_the_outline_is_light_and_says_where_it_is_from() -> None:
    assert LAND.stat().st_size < 30_000
    assert "public domain" in LAND.read_text("utf-8")
    assert len(draw_land(WORLD)) < 30_000
