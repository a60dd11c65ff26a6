"""Progress of long work: a line that counts up on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator, Sized
from typing import TextIO, TypeVar

Item = TypeVar("Item")

#: Seconds between two lines: on a terminal, where the line is written over, and elsewhere, where each stays.
ON_TERMINAL, ELSEWHERE = 0.1, 5.0


def tell_progress(
    items: Iterable[Item], what: str, output: TextIO | None = None, *, total: int | None = None
) -> Iterator[Item]:
    """Hand on each of `items`, saying how many are done, how fast, and how long the rest will take.

    `what` is what is done to them, in the plural: `files read`; `total` how many they are, where they have no length.
    """
    out = output or sys.stderr
    terminal = out.isatty()
    pause = ON_TERMINAL if terminal else ELSEWHERE
    if total is None:
        total = len(items) if isinstance(items, Sized) else 0
    start = said = time.monotonic()
    told = False
    for done, item in enumerate(items):
        yield item
        now = time.monotonic()
        if now - said >= pause:
            said, told = now, True
            line = create_line(done + 1, total, what, now - start)
            out.write(f"\r\033[K{line}" if terminal else f"{line}\n")
            out.flush()
    if told and terminal:
        out.write("\r\033[K")
        out.flush()


def create_line(done: int, total: int, what: str, seconds: float) -> str:
    """`1,200 of 5,000 files read, 240 a second, 16 s left`."""
    rate = done / seconds if seconds > 0 else 0.0
    shown = f"{rate:,.0f} a second" if rate >= 1 else f"{rate * 60:,.0f} a minute"
    left = (total - done) / rate if rate else 0.0
    remaining = f"{left:,.0f} s left" if left < 120 else f"{left / 60:,.0f} min left"
    return f"{done:,} of {total:,} {what}, {shown}, {remaining}"
