"""The map of posts: what is on it, where, and that no name hides another."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from math import hypot
from typing import Any

import pytest

from generator.compose.post_map import PostOnMap, draw_maps, find_place

TOWNS = (
    "LONDON", "PARIS", "BRUSSELS", "THEHAGUE", "BERLIN", "PRAGUE", "VIENNA", "BRATISLAVA", "BUDAPEST", "ROME",
    "VATICAN", "FLORENCE", "MILAN", "GENEVA", "BERN", "ZURICH", "STRASBOURG", "FRANKFURT", "MUNICH", "STUTTGART",
    "COLOGNE", "BONN", "TOKYO", "LIMA", "PRETORIA", "WELLINGTON", "STATE",
)  # fmt: skip


def post(code: str, sent: int = 0, title: str = "") -> PostOnMap:
    return PostOnMap(title or f"Embassy {code}", f"/posts/{code.lower()}/", (code,), sent)


def boxes(drawn: dict[str, Any]) -> Iterator[tuple[float, float, float, float]]:
    for left, top, width, *_ in drawn["names"]:
        yield left, top, left + width, top + 24


def test_a_post_whose_place_is_not_known_is_not_drawn() -> None:
    assert draw_maps([post("NOWHERE")]) == []
    (drawn,) = draw_maps([post("NOWHERE"), post("BAKU")])
    assert [name[6] for name in drawn["names"]] == ["/posts/baku/"]


@pytest.mark.parametrize(
    ("name", "town"), [("AMEMBASSY BAKU", None), ("Tel Aviv", "Tel Aviv"), ("STATE", "Washington")]
)
def test_a_place_is_found_by_the_name_in_numbers(name: str, town: str | None) -> None:
    found = find_place([name])
    assert (found[2] if found else None) == town


def test_a_single_town_is_named_and_posts_of_one_town_by_their_own_names() -> None:
    (drawn,) = draw_maps([post("BAKU", 3), post("USNATO", title="USNATO"), post("USEUBRUSSELS", title="USEU Brussels")])
    names = {name[6]: (name[3], name[4]) for name in drawn["names"]}
    assert names == {
        "/posts/baku/": ("Baku", "3"),
        "/posts/usnato/": ("USNATO", ""),
        "/posts/useubrussels/": ("USEU Brussels", ""),
    }
    assert sorted(held for *_, held in drawn["dots"]) == [False, True]


def test_no_name_lies_over_another_or_a_dot_or_beyond_the_map() -> None:
    for drawn in draw_maps([post(code, number) for number, code in enumerate(TOWNS)]):
        for box in boxes(drawn):
            assert min(box) >= 0
            assert box[2] <= drawn["width"] + 1
            assert box[3] <= drawn["height"] + 1
            for x, y, radius, _ in drawn["dots"]:
                beside = max(box[0] - x, 0, x - box[2]), max(box[1] - y, 0, y - box[3])
                assert hypot(*beside) >= radius - 1, (box, x, y)
        for one, other in combinations(boxes(drawn), 2):
            assert one[0] >= other[2] - 1 or other[0] >= one[2] - 1 or one[1] >= other[3] - 1 or other[1] >= one[3] - 1


def test_where_towns_are_dense_a_nearer_map_names_what_the_first_could_not() -> None:
    maps = draw_maps([post(code, number) for number, code in enumerate(TOWNS)])
    assert len(maps) == 2
    assert {name[6] for drawn in maps for name in drawn["names"]} == {f"/posts/{code.lower()}/" for code in TOWNS}
    assert [drawn["unnamed"] for drawn in maps] == [0, 0]


def test_the_map_shows_no_more_of_the_earth_than_its_posts_ask_for() -> None:
    near = draw_maps([post("BAKU"), post("TBILISI")])[0]
    far = draw_maps([post("BAKU"), post("TBILISI"), post("LIMA")])[0]

    def gap(drawn: dict[str, Any]) -> float:
        (x1, *_), (x2, *_) = (dot for dot in drawn["dots"] if dot[0] > drawn["width"] / 3)
        return float(abs(x1 - x2))

    assert gap(near) > 2 * gap(far)
