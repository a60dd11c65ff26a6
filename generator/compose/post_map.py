"""The map of posts: a dot where a post is, a name beside it that leads to its page. The list below says the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from generator.compose.outline import WORLD_BOTTOM, WORLD_RIGHT, WORLD_TOP, Frame, Point, draw_land, project

#: How many names a map bears at most: those of the posts with most cables.
MOST = 70
#: From how many towns on without room for a name there is a nearer map of them.
DENSE = 4
#: The width of a map, in pixels at the default zoom; the height for its width, at least and at most.
WIDTH, _LOW, _HIGH = 1000, 0.44, 0.56
#: The least that a map shows from left to right, in radii of the earth; what is left free round the outermost posts.
_LEAST, _FREE = 0.5, 0.08
#: The smallest disc, how much it grows with the root of its cables, and the largest.
_DISC, _GROWTH, _LARGEST = 4.5, 1.1, 14.0
#: The height of a name, as a target for a finger; how wide one of its signs is at most.
_LINE, _SIGN = 24, 7.3
#: How far from its dot a name may stand.
_REACH = (0, 10, 22, 36, 52, 70, 92, 118)
#: Where it may stand, in the order of preference: as steps to the right and downwards.
_SIDES: tuple[Point, ...] = (
    (1, 0), (-1, 0), (0.7, -0.7), (0.7, 0.7), (-0.7, -0.7), (-0.7, 0.7), (0, -1), (0, 1),
    (0.92, -0.38), (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38),
    (0.38, -0.92), (0.38, 0.92), (-0.38, -0.92), (-0.38, 0.92),
)  # fmt: skip
_PLACES = Path(__file__).parent / "data" / "post_places.tsv"

#: The sides of a box: left, top, right, bottom.
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PostOnMap:
    """A post to be drawn, if it is known where it is.

    `names` are those by which its place may be known (BAKU, AMEMBASSY BAKU); `sent` counts the cables held from there.
    """

    title: str
    address: str
    names: tuple[str, ...]
    sent: int


@dataclass(frozen=True, slots=True)
class _Dot:
    """A town with the posts in it."""

    x: float
    y: float
    radius: float
    town: str
    posts: tuple[PostOnMap, ...]


def draw_maps(posts: Iterable[PostOnMap]) -> list[dict[str, Any]]:
    """What a template draws (docs/markdown.md): the posts of which it is known where they are.

    One map, or none; and a second, nearer one of where posts are too dense for their names.
    """
    towns: dict[tuple[float, float, str], list[PostOnMap]] = {}
    for post in posts:
        if place := find_place(post.names):
            towns.setdefault(place, []).append(post)
    there = [(project(latitude, longitude), town, tuple(found)) for (latitude, longitude, town), found in towns.items()]
    if not there:
        return []
    first, left_out = _draw([point for point, _, _ in there], there)
    dense = [point for point, _, found in there if any(post.address in left_out for post in found)]
    if len(dense) < DENSE:
        return [{**first, "unnamed": len(left_out)}]
    second, still = _draw(dense, there)
    return [{**first, "unnamed": 0}, {**second, "unnamed": len(left_out & still)}]


def _draw(
    points: Sequence[Point], towns: Iterable[tuple[Point, str, tuple[PostOnMap, ...]]]
) -> tuple[dict[str, Any], frozenset[str]]:
    """A map that shows all `points`, and the addresses of the posts on it whose names have no room."""
    frame = _frame(points)
    dots = []
    for point, town, posts in towns:
        x, y = frame.place(point)
        if not (0 <= x <= frame.width and 0 <= y <= frame.height):
            continue
        sent = sum(post.sent for post in posts)
        radius = min(_LARGEST, _DISC + _GROWTH * math.sqrt(sent)) if sent else _DISC
        dots.append(_Dot(round(x, 1), round(y, 1), round(radius, 1), town, posts))
    dots.sort(key=lambda dot: (-sum(post.sent for post in dot.posts), dot.town))
    names = list(_place_names(dots, frame))
    drawn = {
        "width": frame.width,
        "height": frame.height,
        "land": draw_land(frame),
        "dots": [[dot.x, dot.y, dot.radius, any(post.sent for post in dot.posts)] for dot in dots],
        "names": names,
    }
    return drawn, frozenset(post.address for dot in dots for post in dot.posts) - {name[6] for name in names}


def find_place(names: Iterable[str]) -> tuple[float, float, str] | None:
    """Latitude, longitude and town of a post of these names; None where they are not certain."""
    keys = ("".join(char for char in name.upper() if char.isalnum()) for name in names)
    return next((_places()[key] for key in keys if key in _places()), None)


@cache
def _places() -> dict[str, tuple[float, float, str]]:
    rows = (line.split("\t") for line in _PLACES.read_text("utf-8").split("\n") if line and not line.startswith("#"))
    return {code: (float(latitude), float(longitude), town) for code, latitude, longitude, town in rows}


def _frame(points: Sequence[Point]) -> Frame:
    """The part of the plane that shows all points, no nearer than makes sense, and nothing beyond the earth."""
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    free = max(_FREE, (right - left) * 0.07)
    width = min(max(right - left + 2 * free, _LEAST, (bottom - top + 2 * free) / _HIGH), 2 * WORLD_RIGHT)
    height = min(max(bottom - top + 2 * free, width * _LOW), width * _HIGH)
    middle = (left + right) / 2, (top + bottom) / 2
    start = max(-WORLD_RIGHT, min(middle[0] - width / 2, WORLD_RIGHT - width))
    above = max(WORLD_TOP, min(middle[1] - height / 2, WORLD_BOTTOM - height))
    scale = WIDTH / width
    return Frame(start, above, scale, WIDTH, round(height * scale))


def _place_names(dots: Sequence[_Dot], frame: Frame) -> Iterator[list[Any]]:
    """Each name with its box and where its line to the dot begins and ends; those without room are left out."""
    discs = [(dot.x - dot.radius, dot.y - dot.radius, dot.x + dot.radius, dot.y + dot.radius) for dot in dots]
    taken: list[_Box] = []
    lines: list[tuple[Point, Point]] = []
    for number, dot in enumerate(dots):
        for post in dot.posts:
            if len(taken) == MOST:
                return
            title = dot.town if len(dot.posts) == 1 else post.title
            count = f" {post.sent:,}" if post.sent else ""
            wide = len(title + count) * _SIGN + 8
            for box, start, end in _try_places(dot, wide):
                if not (box[0] >= 0 and box[1] >= 0 and box[2] <= frame.width and box[3] <= frame.height):
                    continue
                others = [*taken, *discs[:number], *discs[number + 1 :]]
                if any(_meet(box, other) for other in others) or any(_cross(line, box) for line in lines):
                    continue
                if start != end and any(_cross((start, end), other) for other in others):
                    continue
                taken.append(box)
                lines += [(start, end)] if start != end else []
                line = [round(value) for value in (*start, *end)] if start != end else []
                yield [round(box[0]), round(box[1]), round(wide), title, count.strip(), post.title, post.address, line]
                break


def _try_places(dot: _Dot, wide: float) -> Iterator[tuple[_Box, Point, Point]]:
    """Boxes beside a dot, the nearest first, each with the line that leads to it from the edge of the dot."""
    for reach in _REACH:
        for right, down in _SIDES:
            away = dot.radius + 2 + reach
            x, y = dot.x + right * away, dot.y + down * away
            left = x if right > 0.3 else x - wide if right < -0.3 else x - wide / 2
            top = y - _LINE / 2 + (math.copysign(_LINE / 2, down) if abs(right) <= 0.7 else 0)
            box = (left, top, left + wide, top + _LINE)
            start = dot.x + right * dot.radius, dot.y + down * dot.radius
            end = x, y
            yield box, start, end if reach else start


def _meet(one: _Box, other: _Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _cross(line: tuple[Point, Point], box: _Box) -> bool:
    """Whether a line goes through a box, looked at every few pixels."""
    (x1, y1), (x2, y2) = line
    steps = max(2, int(math.hypot(x2 - x1, y2 - y1) / 3))
    for step in range(1, steps):
        x, y = x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps
        if box[0] + 1 < x < box[2] - 1 and box[1] + 1 < y < box[3] - 1:
            return True
    return False
