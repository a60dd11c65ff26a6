"""The clean text and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.span import Part
from generator.parse.clean import Change, CleanText

#          0123456789
WITNESS = "one  two [x](#) three"
CLEAN = CleanText(WITNESS, [Change(3, 5, " ", "a"), Change(8, 9, "", "b"), Change(9, 15, "x", "c")])


def test_the_clean_text() -> None:
    assert CLEAN.text == "one twox three"


@pytest.mark.parametrize(
    ("offset", "place"), [(0, 0), (2, 2), (3, 3), (4, 5), (6, 7), (7, 9), (8, 15), (9, 16), (14, 21)]
)
def test_an_offset_leads_back(offset: int, place: int) -> None:
    assert CLEAN.to_witness(offset) == place


@pytest.mark.parametrize(("offset", "place"), [(0, 0), (3, 3), (4, 5), (7, 8), (8, 15), (9, 16), (14, 21)])
def test_the_end_of_a_span_leads_back(offset: int, place: int) -> None:
    assert CLEAN.end_to_witness(offset) == place


@st.composite
def changed(draw: st.DrawFn) -> tuple[str, list[Change]]:
    """A text and changes of it in order that do not overlap."""
    text = draw(st.text(alphabet="abc \n", max_size=60))
    edges = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    pairs = zip(edges[::2], edges[1::2], strict=False)
    return text, [
        Change(start, end, draw(st.sampled_from(["", " ", "\n", "¶", "xyz"])), "rule") for start, end in pairs
    ]


@given(changed())
def test_what_is_kept_is_the_same_there(drawn: tuple[str, list[Change]]) -> None:
    text, changes = drawn
    clean = CleanText(text, changes)
    inside = {place for change in changes for place in range(change.start, change.end)}
    kept = [place for place in range(len(text)) if place not in inside]
    found = [place for offset in range(len(clean.text)) if (place := clean.to_witness(offset)) in set(kept)]
    assert [text[place] for place in kept] == [text[place] for place in sorted(set(found))]
    assert clean.to_witness(len(clean.text)) == len(text) or changes[-1].end == len(text)


@given(changed(), st.integers(0, 60), st.integers(0, 60))
def test_parts_move_as_their_offsets_do(drawn: tuple[str, list[Change]], one: int, other: int) -> None:
    clean = CleanText(*drawn)
    start, end = sorted((min(one, len(clean.text)), min(other, len(clean.text))))
    (moved,) = clean.move_parts([Part("text", start, end, (Part("name", start, end),))])
    assert (moved.start, moved.end) == (clean.to_witness(start), clean.end_to_witness(end))
    assert (moved.parts[0].start, moved.parts[0].end) == (moved.start, moved.end)
