"""The land of the earth in outline, drawn on a plane: Equal Earth, which keeps areas true to each other.

The projection is that of Šavrič, Patterson and Jenny, "The Equal Earth map projection" (2018), with the meridian of
Greenwich in the middle.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

#: A point on the plane: to the right and downwards; in units of the radius of the earth, or in pixels of a picture.
Point = tuple[float, float]

_LAND = Path(__file__).parent / "data" / "land.txt"
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796
_ROOT = math.sqrt(3)
#: The corners of the projected earth, less its southernmost part, which has no posts and here no land.
WORLD_RIGHT, WORLD_TOP, WORLD_BOTTOM = 2.7067, -1.3174, 1.0


@dataclass(frozen=True, slots=True)
class Frame:
    """What of the plane a picture shows: its upper left corner, and how many pixels a unit has; its size in pixels."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, point: Point) -> Point:
        """A point of the plane, in pixels of the picture."""
        return (point[0] - self.left) * self.scale, (point[1] - self.top) * self.scale


def project(latitude: float, longitude: float) -> Point:
    """A place on earth, in degrees, as a point on the plane."""
    theta = math.asin(_ROOT / 2 * math.sin(math.radians(latitude)))
    square = theta * theta
    sixth = square * square * square
    slope = 9 * _A4 * sixth * square + 7 * _A3 * sixth + 3 * _A2 * square + _A1
    x = 2 * _ROOT * math.radians(longitude) * math.cos(theta) / (3 * slope)
    y = theta * (_A1 + _A2 * square + sixth * (_A3 + _A4 * square))
    return x, -y


def draw_land(frame: Frame) -> str:
    """The land within a frame, as the path of one shape (to be filled by the rule evenodd), in whole pixels."""
    path = []
    for ring in _land():
        kept = _clip([frame.place(point) for point in ring], frame.width, frame.height)
        dots = [(round(x), round(y)) for x, y in kept]
        dots = [dot for number, dot in enumerate(dots) if dot != dots[number - 1]]
        if len(dots) > 2:
            steps = [f"{x - a} {y - b}" for (a, b), (x, y) in pairwise(dots)]
            path.append(f"M{dots[0][0]} {dots[0][1]}l{' '.join(steps)}z")
    return "".join(path)


@cache
def _land() -> tuple[tuple[Point, ...], ...]:
    """The rings of the land, on the plane."""
    rings = []
    for line in _LAND.read_text("utf-8").split("\n"):
        if not line or line.startswith("#"):
            continue
        numbers = [int(word) for word in line.split()]
        longitude = latitude = 0
        ring = []
        for right, up in zip(numbers[::2], numbers[1::2], strict=True):
            longitude, latitude = longitude + right, latitude + up
            ring.append(project(latitude / 10, longitude / 10))
        rings.append(tuple(ring))
    return tuple(rings)


def _clip(ring: Sequence[Point], width: float, height: float) -> Sequence[Point]:
    """What of a ring lies in the picture, or a little beyond its edges, so that the cut is not seen."""
    beyond = 12.0
    edges: tuple[Callable[[Point], float], ...] = (
        lambda point: point[0] + beyond,
        lambda point: width + beyond - point[0],
        lambda point: point[1] + beyond,
        lambda point: height + beyond - point[1],
    )
    kept = ring
    for inside in edges:
        out: list[Point] = []
        for number, point in enumerate(kept):
            before = kept[number - 1]
            here, there = inside(point), inside(before)
            if (here >= 0) != (there >= 0):
                out.append(_between(before, point, there / (there - here)))
            if here >= 0:
                out.append(point)
        kept = out
    return kept


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
