"""A stretch of the witness as it is read: its text, links over it, and signs in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from generator.compose.visible import make_visible
from generator.model.emendation import Emendation
from generator.model.prose import Emphasis, Inline, Inlines, Link, Text
from generator.model.reading import Reading, pieces, read
from generator.model.telegram import Telegram
from generator.model.value import value

_START = attrgetter("start")
_END = attrgetter("end")


@value
class Cover:
    """A link or emphasis without children, to be put over the reading of `start` to `end` of the witness."""

    start: int
    end: int
    wrap: Link | Emphasis


@value
class Sign:
    """A sign of the editors after the text that ends at `at` of the witness."""

    at: int
    sign: Inline


class Covers:
    """Covers in order of their places, of which none overlaps another; those of a stretch are found at once."""

    def __init__(self, covers: Iterable[Cover] = ()) -> None:
        self._covers = sorted(covers, key=_START)
        self._starts = [cover.start for cover in self._covers]
        self._ends = [cover.end for cover in self._covers]

    def __iter__(self) -> Iterator[Cover]:
        return iter(self._covers)

    def within(self, start: int, end: int) -> Sequence[Cover]:
        """Those that lie over some of a stretch of the witness."""
        return self._covers[bisect_right(self._ends, start) : bisect_left(self._starts, end)]


def find_changes(telegram: Telegram, start: int, end: int) -> tuple[Emendation, ...]:
    """The emendations of a telegram that touch a stretch of its witness; they stand in order and never overlap."""
    changes = telegram.emendations
    first = bisect_right(changes, start, key=_END)
    return changes[first : bisect_left(changes, end, lo=first, key=_START)]


def read_stretch(telegram: Telegram, start: int, end: int) -> Reading:
    """The reading of a stretch of a telegram's witness."""
    return Reading.of(telegram.witness.text, find_changes(telegram, start, end), start, end)


def read_words(telegram: Telegram, start: int, end: int) -> str:
    """The same, where its text is all that is asked for."""
    return read(telegram.witness.text, find_changes(telegram, start, end), start, end)


def write_stretch(
    witness: str,
    emendations: Sequence[Emendation],
    start: int,
    end: int,
    covers: Sequence[Cover] = (),
    signs: Sequence[Sign] = (),
) -> Inlines:
    """The reading of the `witness` from `start` to `end` as inlines.

    Their text without the signs is the reading text, letter for letter (control characters made visible). Covers
    stand in order of their places and do not overlap; one that reaches out of the stretch is cut. A sign inside a cover
    stands after it.
    """
    if not signs and not emendations:  # as most stretches are
        return tuple(_lay_covers(witness, start, end, covers))
    edges = {edge for cover in covers for edge in (cover.start, cover.end)} | {sign.at for sign in signs}
    waiting = sorted((sign for sign in signs if start <= sign.at <= end), key=lambda sign: sign.at)
    coming = [cover for cover in covers if cover.start < end and cover.end > start]
    out: list[Inline] = []
    words = ""
    opened: Cover | None = None
    for first, last, text in _atoms(witness, emendations, start, end, sorted(edges)):
        while waiting and waiting[0].at <= first and not opened:
            words = _put(out, words)
            out.append(waiting.pop(0).sign)
        if not opened and coming and coming[0].start < max(last, first + 1) and coming[0].end > first:
            words = _put(out, words)
            opened = coming.pop(0)
        words += text
        if opened and opened.end <= last:
            out.append(_fill(opened.wrap, words))
            opened, words = None, ""
            while coming and coming[0].end <= last:
                coming.pop(0)
        while waiting and waiting[0].at <= last and not opened:
            words = _put(out, words)
            out.append(waiting.pop(0).sign)
    if opened:
        out.append(_fill(opened.wrap, words))
    else:
        _put(out, words)
    out.extend(sign.sign for sign in waiting)
    return tuple(out)


def _lay_covers(witness: str, start: int, end: int, covers: Sequence[Cover]) -> Iterator[Inline]:
    """The witness from `start` to `end` as it is, with `covers` over it."""
    at = start
    for cover in covers:
        first, last = max(cover.start, at), min(cover.end, end)
        if first < last:
            if at < first:
                yield Text(make_visible(witness[at:first]))
            yield _fill(cover.wrap, witness[first:last])
            at = last
    if at < end:
        yield Text(make_visible(witness[at:end]))


def _put(out: list[Inline], words: str) -> str:
    """Add words that no cover lies over; say that none are left."""
    if words:
        out.append(Text(make_visible(words)))
    return ""


def _fill(wrap: Link | Emphasis, words: str) -> Link | Emphasis:
    children = (Text(make_visible(words)),)
    if isinstance(wrap, Link):
        return Link(wrap.href, children, wrap.classes, wrap.id)
    return Emphasis(children, wrap.classes, wrap.id)


def _atoms(
    witness: str, emendations: Sequence[Emendation], start: int, end: int, edges: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    """The pieces of the reading, those kept as they are cut at `edges`: place in the witness and text."""
    for piece in pieces(witness, emendations, start, end):
        if piece.emendation is not None:
            yield piece.start, piece.end, piece.text
            continue
        at = piece.start
        for edge in edges[bisect_right(edges, at) : bisect_left(edges, piece.end)]:
            yield at, edge, witness[at:edge]
            at = edge
        yield at, piece.end, witness[at : piece.end]
