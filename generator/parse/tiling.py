"""Parts that tile a witness."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter

from generator.model.span import Part
from generator.parse.clean import Change

#: Changes that take a page line out; where no part holds them they are parts of their own.
PAGED = ("page-line", "page-cut")
_START = attrgetter("start")
_END = attrgetter("end")


def trim(part: Part, text: str) -> Part:
    """The part without the white space at its end."""
    end = part.end
    while end > part.start and text[end - 1].isspace():
        end -= 1
    return part if end == part.end else Part(part.kind, part.start, end, part.parts)


def tile(text: str, parts: Iterable[Part], changes: Sequence[Change]) -> tuple[Part, ...]:
    """`parts` of the witness's `text` made to tile it.

    A part takes the blanks after it and one line end; what is left between parts is blank, a page line that one of
    `changes` took out, or unclaimed.
    """
    pages = [change for change in changes if change.rule in PAGED]
    tiles: list[Part] = []
    at = 0
    size = len(text)
    for part in sorted(parts, key=_START):
        start, end = max(part.start, at), part.end
        if end <= start:
            continue
        if start > at:
            line = max(text.rfind("\n", at, start) + 1, at)
            if not text[line:start].strip():
                start = line  # the indent of its line is the part's
            if start > at:
                tiles += _fill(text, at, start, pages)
        while end < size and text[end] in " \t\r":
            end += 1
        if end < size and text[end] == "\n":
            end += 1
        tiles.append(Part(part.kind, start, end, part.parts))
        at = end
    if at < size:
        tiles += _fill(text, at, size, pages)
    return tuple(tiles)


def _fill(text: str, start: int, end: int, pages: Sequence[Change]) -> list[Part]:
    """Name what stands from `start` to `end`, where no rule named anything."""
    if text[start:end].isspace():
        return [Part("blank", start, end)]
    filled: list[Part] = []
    at = start
    index = bisect_right(pages, start, key=_END)
    while at < end:
        stop = text.find("\n", at, end) + 1 or end
        if not text[at:stop].strip():
            kind = "blank"
        elif index < len(pages) and pages[index].start < stop:
            kind = "page-line"
        else:
            kind = "unclaimed"
        if filled and kind == filled[-1].kind != "page-line":
            filled[-1] = Part(kind, filled[-1].start, stop)
        else:
            filled.append(Part(kind, at, stop))
        at = stop
        while index < len(pages) and pages[index].end <= at:
            index += 1
    return filled


def insert_parts(tiles: Iterable[Part], found: Sequence[Part], holds: Callable[[str], bool]) -> tuple[Part, ...]:
    """`tiles` with each of `found` (in order) among the parts of the tile of a fitting kind that encloses it."""
    if not found:
        return tuple(tiles)
    out = []
    index = 0
    for one in tiles:
        while index < len(found) and found[index].start < one.start:
            index += 1
        inner = []
        while index < len(found) and found[index].end <= one.end:
            inner.append(found[index])
            index += 1
        out.append(Part(one.kind, one.start, one.end, _nest(one.parts, inner)) if inner and holds(one.kind) else one)
    return tuple(out)


def _nest(parts: Sequence[Part], found: Sequence[Part]) -> tuple[Part, ...]:
    """`found` (in order) put inside those of `parts` that enclose them, else beside them where they overlap none."""
    out: list[Part] = []
    at = 0
    for part in parts:
        inner: list[Part] = []
        while at < len(found) and found[at].start < part.end:
            one = found[at]
            at += 1
            if one.start >= part.start and one.end <= part.end:
                inner.append(one)
            elif one.end <= part.start:
                out.append(one)
        out.append(Part(part.kind, part.start, part.end, _nest(part.parts, inner)) if inner else part)
    return (*out, *(one for one in found[at:] if not out or one.start >= out[-1].end))
