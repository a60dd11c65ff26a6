"""Repairs that an editor has to judge."""

from __future__ import annotations

import pytest

from generator.parse.clean import CleanText
from generator.parse.repairs.proposals import find_proposals


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("Norway,s minister doesn,t", "Norway's minister doesn't"),
        ("THE KING,S VIEW", "THE KING'S VIEW"),
        ("one, s and t", "one, s and t"),
        ("in 2007,s it", "in 2007,s it"),
        ("a,so", "a,so"),
        ("the list r,s,t ends", "the list r,s't ends"),
        ("&so8 he said", '"so" he said'),
        ("&it is late,8 he said", '"it is late," he said'),
        ("&over\nlines.8", '"over\nlines."'),
        ("R&D and 8 boats", "R&D and 8 boats"),
        ("R & D in 1998", "R & D in 1998"),
        ("&quot 88", "&quot 88"),
    ],
)
def test_proposals(text: str, proposed: str) -> None:
    assert CleanText(text, sorted(find_proposals(text, 0))).text == proposed


def test_nothing_is_proposed_before_the_start() -> None:
    assert list(find_proposals("Norway,s &so8", 13)) == []
