"""How far two spellings are apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.spelling import find_distance


@pytest.mark.parametrize(
    ("left", "right", "distance"),
    [
        ("harbour", "harbour", 0),
        ("harbour", "harbor", 1),
        ("harbour", "harrbour", 1),
        ("harbour", "harpour", 1),
        ("harbour", "harobur", 1),
        ("harbour", "harobr", 2),
        ("harbour", "haven", 3),
        ("", "ab", 2),
    ],
)
def test_letters_lost_added_wrong_and_swapped_count(left: str, right: str, distance: int) -> None:
    assert find_distance(left, right, 2) == distance


@given(st.text("abc", max_size=8), st.text("abc", max_size=8))
def test_it_is_the_same_both_ways(left: str, right: str) -> None:
    assert find_distance(left, right, 3) == find_distance(right, left, 3)
