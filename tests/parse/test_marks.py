"""Portion marks."""

from __future__ import annotations

import pytest

from generator.parse.marks import is_portion


@pytest.mark.parametrize(
    "mark",
    [
        "C", "S", "U", "SBU", "TS", "S/NF", "C/NF", "S//NF", "C//NF", "U//FOUO", "S/REL NATO", "S//FGI//NF", "C NF",
        "S-NF", "S//REL TO USA, FVEY", "S/REL UK", "C - ENTIRE TEXT", "Secret/Rel Armenia", "secret//rel germany", "c",
        "SBU/NOFORN",
    ],
)  # fmt: skip
def test_marks(mark: str) -> None:
    assert is_portion(mark)


@pytest.mark.parametrize("mark", ["U.S.", "Iran", "a", "CDU", "SPD", "Comment", "C/B", "US", "NATO", "S and T", "C4"])
def test_no_marks(mark: str) -> None:
    assert not is_portion(mark)
