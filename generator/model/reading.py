"""The reading text: the witness with the emendations that stand."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from generator.model.emendation import Emendation
from generator.model.value import value

_START = attrgetter("start")


@value
class Piece:
    """A stretch of the reading text.

    `start` and `end` are its place in the witness; `text` is what is read there: the witness's own characters, or the
    reading of `emendation`.
    """

    start: int
    end: int
    text: str
    emendation: Emendation | None = None


def _standing(emendations: Sequence[Emendation], start: int, end: int) -> Iterator[Emendation]:
    """The emendations that stand and lie wholly from `start` to `end`, apart from each other."""
    at = start
    for index in range(bisect_left(emendations, start, key=_START), len(emendations)):
        emendation = emendations[index]
        if emendation.start > end:
            return
        if emendation.start >= at and emendation.end <= end and emendation.stands:
            yield emendation
            at = emendation.end


def pieces(text: str, emendations: Sequence[Emendation], start: int, end: int) -> Iterator[Piece]:
    """Cut the witness's `text` from `start` to `end` into what is kept and what is changed, in order, without gap.

    Only emendations that stand count, and only those that lie wholly inside. `emendations` are in order of their
    places.
    """
    at = start
    for emendation in _standing(emendations, start, end):
        if emendation.start > at:
            yield Piece(at, emendation.start, text[at : emendation.start])
        yield Piece(emendation.start, emendation.end, emendation.reading, emendation)
        at = emendation.end
    if at < end:
        yield Piece(at, end, text[at:end])


def read(text: str, emendations: Sequence[Emendation], start: int, end: int) -> str:
    """The reading text alone, where nobody has to find back: that of `Reading.of`."""
    out: list[str] = []
    at = start
    for emendation in _standing(emendations, start, end):
        out += (text[at : emendation.start], emendation.reading)
        at = emendation.end
    return "".join((*out, text[at:end])) if out else text[at:end]


@value
class Reading:
    """The reading text of a stretch of the witness, and the way back.

    `text` is what is read; `to_witness` takes an offset in `text` to the offset in the witness. An offset inside a
    changed stretch goes to the beginning of that stretch (as an end of a span: to its end).
    """

    text: str
    _offsets: tuple[int, ...]
    _pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, text: str, emendations: Sequence[Emendation], start: int, end: int) -> Reading:
        """The reading of the witness's `text` from `start` to `end`."""
        first = bisect_left(emendations, start, key=_START)
        if start < end and (first == len(emendations) or emendations[first].start > end):  # as most stretches are
            kept = text[start:end]
            return cls(kept, (0,), (Piece(start, end, kept),))
        cut = tuple(pieces(text, emendations, start, end))
        offsets = []
        at = 0
        for piece in cut:
            offsets.append(at)
            at += len(piece.text)
        return cls("".join(piece.text for piece in cut), tuple(offsets), cut)

    def to_witness(self, offset: int, *, end: bool = False) -> int:
        """The place in the witness of `offset` in `text`; with `end`, of the end of a span that ends there."""
        if not self._pieces:
            return 0
        index = bisect_right(self._offsets, offset - 1 if end and offset else offset) - 1
        piece = self._pieces[index]
        inside = offset - self._offsets[index]
        if piece.emendation is None:
            return piece.start + inside
        if end:
            return piece.end if inside else piece.start
        return piece.start if inside < len(piece.text) else piece.end

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the witness that reads `text[start:end]`."""
        return self.to_witness(start), self.to_witness(end, end=True)
