"""A stretch of a witness as mixed content: its reading, elements over parts of it, and elements between.

What stands in the witness is never reworded. Every change of the editors is written as what was received (`sic`) and
what is read (`corr`), so that both texts can be had from the file.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter

from generator.model.emendation import Emendation
from generator.model.value import value
from generator.render.xml import Children, Element, make

#: 002 OF 003, also 001.2 OF 003, in a page line: which page it begins.
_PAGE = re.compile(r"(?P<page>[0-9]{1,3})(?:\.[0-9])? +OF +[0-9]{1,3}")

_START = attrgetter("start")


@value
class Range:
    """An element over `start` to `end` of the witness; of equal ranges that of the lower `rank` is outside."""

    start: int
    end: int
    rank: int
    wrap: Callable[[Children], Element]


@value
class Point:
    """An element after the text that ends at `at` of the witness."""

    at: int
    element: Element


@dataclass(frozen=True)
class Stretches:
    """What is needed to write any stretch of one witness.

    `ranges`, `points` and `emendations` are in order of their places; `pages` are the page lines as (start, end).
    """

    witness: str
    emendations: Sequence[Emendation]
    ranges: Sequence[Range]
    points: Sequence[Point]
    pages: Sequence[tuple[int, int]]

    def write(self, start: int, end: int) -> Children:
        """The content of an element that holds the witness from `start` to `end`.

        Ranges that reach out of the stretch, cross another, or begin or end inside a change are left out: their text
        stays.
        """
        first = bisect_left(self.ranges, start, key=_START)
        last = bisect_left(self.ranges, end, first, key=_START)
        inner = [one for one in self.ranges[first:last] if one.start < one.end <= end]
        first = bisect_left(self.emendations, start, key=_START)
        last = bisect_left(self.emendations, end + 1, first, key=_START)
        changes = [one for one in self.emendations[first:last] if one.end <= end and one.state != "rejected"]
        points = [one for one in self.points if start < one.at <= end] if self.points else []
        whole = [one for one in inner if not _is_cut(one, changes)] if changes else inner
        whole.sort(key=lambda one: (one.start, -one.end, one.rank))
        waiting = _Waiting(changes, points)
        return (*self._compose(start, end, whole, waiting), *(point.element for point in waiting.points))

    def _compose(self, start: int, end: int, ranges: Sequence[Range], waiting: _Waiting) -> list[Element | str]:
        out: list[Element | str] = []
        at = start
        index = 0
        while index < len(ranges):
            outer = ranges[index]
            index += 1
            if outer.start < at:
                continue
            inner = []
            while index < len(ranges) and ranges[index].start < outer.end:
                if ranges[index].end <= outer.end:
                    inner.append(ranges[index])
                index += 1
            out += self._write_plain(at, outer.start, waiting)
            while waiting.points and waiting.points[0].at <= outer.start:
                out.append(waiting.points.pop(0).element)
            out.append(outer.wrap(tuple(self._compose(outer.start, outer.end, inner, waiting))))
            at = outer.end
        return out + self._write_plain(at, end, waiting)

    def _write_plain(self, start: int, end: int, waiting: _Waiting) -> list[Element | str]:
        if not waiting.points and not (waiting.changes and waiting.changes[0].end <= end):  # as nearly everywhere
            return [self.witness[start:end]] if start < end else []
        out: list[Element | str] = []
        words = ""  # most changes only take blanks away: what they part is one text again
        at = start
        while waiting.changes and waiting.changes[0].end <= end:
            change = waiting.changes.pop(0)
            for child in (*self._write_kept(at, change.start, waiting), *self._write_change(change)):
                if isinstance(child, str):
                    words += child
                else:
                    out += (words, child) if words else (child,)
                    words = ""
            at = change.end
        kept = self._write_kept(at, end, waiting)
        return [*out, words, *kept] if words else out + kept

    def _write_kept(self, start: int, end: int, waiting: _Waiting) -> list[Element | str]:
        out: list[Element | str] = []
        at = start
        while waiting.points and waiting.points[0].at < end:
            point = waiting.points.pop(0)
            if point.at > at:
                out.append(self.witness[at : point.at])
                at = point.at
            out.append(point.element)
        if end > at:
            out.append(self.witness[at:end])
        return out

    def _write_change(self, change: Emendation) -> Children:
        """A change; a page line is a page break with the line as its forme work, a blank at a line's end is nothing."""
        page = next((one for one in self.pages if change.start < one[1] and one[0] < change.end), None)
        if page and change.stands:
            return (*write_page_line(change.lemma), change.reading)
        if change.stands and not change.lemma.strip() and not change.reading.strip() and "\n" not in change.lemma:
            return (change.reading,)
        by = "#editors" if change.by else "#software"
        sure = {"type": change.rule, "resp": by, "cert": "high" if change.stands else "medium"}
        sic = make("sic", None, change.lemma)
        choice = make("choice", {"xml:id": f"e{change.start}"}, sic, make("corr", sure, change.reading))
        if not change.by or not change.reason:
            return (choice,)  # the reasons of rules stand once in the header
        return choice, make("note", {"type": "textual", "resp": by}, change.reason)


@dataclass(slots=True)
class _Waiting:
    """Changes and points that are yet to be written, in order; each is taken once."""

    changes: list[Emendation]
    points: list[Point]


def write_page_line(text: str) -> tuple[Element, ...]:
    """`BAKU 00000129 002 OF 002` as the beginning of page 2."""
    found = _PAGE.search(text)
    number = str(int(found["page"])) if found else ""
    line = " ".join(text.split())
    return (make("pb", {"n": number}), make("fw", {"type": "header"}, line))


def _is_cut(one: Range, changes: Sequence[Emendation]) -> bool:
    """Whether a range begins or ends inside one of the changes, which stand in order and do not overlap."""
    for edge in (one.start, one.end):
        before = bisect_left(changes, edge, key=_START) - 1
        if before >= 0 and edge < changes[before].end:
            return True
    return False
