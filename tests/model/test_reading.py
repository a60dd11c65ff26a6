"""The reading text of a stretch of a witness, with the way back and without it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.model.emendation import Emendation, State
from generator.model.reading import Reading, pieces, read

TEXT = "BAKU 00000129 002 OF 002\n  1. (C) One,s  \nword\n"
PLACES = st.integers(0, len(TEXT))
CUTS = st.lists(PLACES, max_size=12, unique=True).map(sorted)
STATES: st.SearchStrategy[State] = st.sampled_from(["applied", "accepted", "proposed", "rejected"])


@st.composite
def logs(draw: st.DrawFn) -> list[Emendation]:
    """Emendations in order, apart from each other; some touch, some take nothing away."""
    cuts = draw(CUTS)
    spans = zip(cuts[::2], cuts[1::2], strict=False)
    return [
        Emendation(start, end, TEXT[start:end], draw(st.sampled_from(["", " ", "’", "¶"])), "rule", draw(STATES))
        for start, end in spans
    ]


@given(logs(), PLACES, PLACES)
def test_text_pieces_and_the_way_back_agree(log: list[Emendation], one: int, other: int) -> None:
    start, end = sorted((one, other))
    cut = list(pieces(TEXT, log, start, end))
    reading = Reading.of(TEXT, log, start, end)
    assert read(TEXT, log, start, end) == reading.text == "".join(piece.text for piece in cut)
    edges = [start, *(piece.end for piece in cut)]
    assert [piece.start for piece in cut] == edges[:-1]  # without gap
    assert edges[-1] == end
    for piece in cut:
        stands = [each for each in log if each.stands and start <= each.start and each.end <= end]
        assert piece.emendation in stands if piece.emendation else piece.text == TEXT[piece.start : piece.end]
