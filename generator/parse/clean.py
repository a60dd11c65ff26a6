"""The clean text that the rules read, and the way back to the witness."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from generator.model.span import Part


class Change(NamedTuple):
    """One repair, before it is decided whether it is an emendation or a part of its own.

    From `start` to `end` of the witness the clean text reads `reading`; `rule` names the repair (`repairs.RULES`).
    """

    start: int
    end: int
    reading: str
    rule: str


class CleanText:
    """A witness's text with the changes that rules prove.

    `text` is the clean text. The witness is a row of stretches: kept ones, whose code points move by a constant, and
    changed ones, which read something else. Offsets of the one become offsets of the other by bisection.
    """

    __slots__ = ("_bases", "_ends", "_starts", "text")

    def __init__(self, witness: str, changes: Iterable[Change]) -> None:
        """Apply `changes`, which stand in order and do not overlap."""
        out: list[str] = []
        starts = [0]
        bases = [0]
        ends = [len(witness)]
        length = at = 0
        for start, end, reading, _ in changes:
            kept = witness[at:start]
            if kept:
                out.append(kept)
                length += len(kept)
            if reading:
                starts.append(length)
                bases.append(start)
                ends.append(end)
                out.append(reading)
                length += len(reading)
            starts.append(length)
            bases.append(end)
            ends.append(-1)
            at = end
        out.append(witness[at:])
        self.text = "".join(out)
        self._starts = starts
        self._bases = bases
        ends[0] = -1
        self._ends = ends

    def to_witness(self, offset: int) -> int:
        """The place in the witness of the code point at `offset` of the clean text.

        The first code point of a changed stretch stands at its beginning, a later one at its end.
        """
        index = bisect_right(self._starts, offset) - 1
        inside = offset - self._starts[index]
        end = self._ends[index]
        if end < 0:
            return self._bases[index] + inside
        return end if inside else self._bases[index]

    def move_parts(self, parts: Iterable[Part]) -> tuple[Part, ...]:
        """The parts of the clean text as parts of the witness.

        Says `to_witness` and `end_to_witness` once more, in one breath: a cable has hundreds of parts.
        """
        starts, bases, ends = self._starts, self._bases, self._ends
        moved = []
        for part in parts:
            start, end, inner = part.start, part.end, part.parts
            following = bisect_right(starts, start)
            index = following - 1
            if ends[index] < 0:
                move = bases[index] - starts[index]
                if start < end and (following == len(starts) or end <= starts[following]):  # mostly so: one stretch
                    moved.append(Part(part.kind, start + move, end + move, self.move_parts(inner) if inner else ()))
                    continue
                start += move
            else:
                start = ends[index] if start > starts[index] else bases[index]
            index = bisect_right(starts, end - 1) - 1 if end else 0
            end = end + bases[index] - starts[index] if ends[index] < 0 else ends[index]
            moved.append(Part(part.kind, start, end, self.move_parts(inner) if inner else ()))
        return tuple(moved)

    def end_to_witness(self, offset: int) -> int:
        """The place in the witness where a span ends that ends at `offset` of the clean text."""
        if offset <= 0:
            return 0
        index = bisect_right(self._starts, offset - 1) - 1
        end = self._ends[index]
        return self._bases[index] + offset - self._starts[index] if end < 0 else end
