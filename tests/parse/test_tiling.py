"""Parts that tile a witness."""

from __future__ import annotations

import pytest

from generator.model.span import Part
from generator.parse.clean import Change
from generator.parse.tiling import insert_parts, tile, trim

TEXT = "one  \n\ntwo PAGE\n\n  three\nfour"


WHOLE = [Part("a", 0, 3), Part("b", 7, 15), Part("c", 19, 24), Part("d", 25, 29)]


@pytest.mark.parametrize(
    ("parts", "pages", "expected"),
    [
        ([], [], "unclaimed:one  / blank:/ unclaimed:two PAGE/ blank:/ unclaimed:  three/four"),
        ([Part("a", 0, 3)], [(11, 15)], "a:one  / blank:/ page-line:two PAGE/ blank:/ unclaimed:  three/four"),
        (WHOLE, [], "a:one  / blank:/ b:two PAGE/ blank:/ c:  three/ d:four"),
        # a page line that a part holds is no part of its own
        (WHOLE, [(11, 15)], "a:one  / blank:/ b:two PAGE/ blank:/ c:  three/ d:four"),
        # parts that overlap: the first holds
        (
            [Part("a", 0, 10), Part("b", 7, 15), Part("c", 8, 9)],
            [],
            "a:one  //two  b:PAGE/ blank:/ unclaimed:  three/four",
        ),
        # two on a line
        (
            [Part("b", 7, 10), Part("c", 11, 15)],
            [],
            "unclaimed:one  / blank:/ b:two  c:PAGE/ blank:/ unclaimed:  three/four",
        ),
    ],
)
def test_tiles(parts: list[Part], pages: list[tuple[int, int]], expected: str) -> None:
    changes = [Change(start, end, "", "page-line") for start, end in pages]
    said = " ".join(f"{part.kind}:{TEXT[part.start : part.end]}" for part in tile(TEXT, parts, changes))
    assert said.replace("\n", "/") == expected


def test_a_part_is_trimmed_of_white_space_at_its_end() -> None:
    assert trim(Part("a", 0, 7), TEXT) == Part("a", 0, 3)
    assert trim(Part("a", 3, 7), TEXT) == Part("a", 3, 3)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([Part("x", 1, 2)], [Part("prose", 0, 10, (Part("x", 1, 2),)), Part("prose", 12, 20)]),
        ([Part("x", 10, 12)], [Part("prose", 0, 10), Part("x", 10, 12), Part("prose", 12, 20)]),
        ([Part("x", 9, 11)], [Part("prose", 0, 10), Part("prose", 12, 20)]),
        (
            [Part("x", 1, 2), Part("y", 13, 14), Part("z", 15, 16)],
            [Part("prose", 0, 10, (Part("x", 1, 2),)), Part("prose", 12, 20, (Part("y", 13, 14), Part("z", 15, 16)))],
        ),
        ([Part("x", 21, 22)], [Part("prose", 0, 10), Part("prose", 12, 20), Part("x", 21, 22)]),
        ([Part("x", 31, 32)], [Part("prose", 0, 10), Part("prose", 12, 20)]),
    ],
)
def test_what_is_found_later_goes_into_its_part(found: list[Part], expected: list[Part]) -> None:
    tiles = (Part("paragraph", 0, 30, (Part("prose", 0, 10), Part("prose", 12, 20))), Part("blank", 30, 40))
    assert insert_parts(tiles, found, lambda kind: kind != "blank")[0].parts == tuple(expected)
