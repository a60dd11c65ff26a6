"""The text as received."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Witness:
    """A telegram's text as received.

    `text` is the decoded source, never edited; `sha256` is that of the bytes before decoding (hexadecimal);
    `encoding` the one that was used to decode them; `bom` whether the bytes began with a byte order mark (which is no
    part of `text`).
    """

    text: str
    sha256: str = ""
    encoding: str = "utf-8"
    bom: bool = False

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines begin. Lines end at newline characters only."""
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        return tuple(starts)

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of an offset, both counted from 1, the column in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1
