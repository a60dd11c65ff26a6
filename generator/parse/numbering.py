"""Which of the lines that begin with a number begin a paragraph: the running count decides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.parse.lines import Line
from generator.parse.marks import MARK, is_portion

#: The number of a paragraph at the begin of a line: ¶3. (C) | 12.(SBU) | ¶ 4 (S/NF) | 14. Comment
NUMBER = re.compile(
    r" {0,3}(?P<label>(?P<pilcrow>¶ ?)?(?P<number>[0-9]{1,3})(?:\.(?![0-9])|\)|(?= {0,3}\([A-Z]))[.)]?) *"
)
_STOPS = frozenset(".!?:;\"')]”’-=*_>")


@dataclass(slots=True)
class Candidate:
    """A line that begins with a number.

    `line` is its index, `number` what it prints, `pilcrow` whether a pilcrow stands before it, `portion` its portion
    mark or None; `free` whether it stands after a blank line or a finished sentence. Offsets are in the clean text:
    the label from `start` to `label_end`, the mark from `mark_start` to `mark_end` (equal if there is none), the text
    from `body`.
    """

    line: int
    number: int
    pilcrow: bool
    portion: str | None
    free: bool
    start: int
    label_end: int
    mark_start: int
    mark_end: int
    body: int


@dataclass(slots=True)
class Chosen:
    """A candidate that begins a paragraph, with the `number` it has; `proposed` where its pilcrow became a 1."""

    candidate: Candidate
    number: int
    proposed: bool


def find_candidates(lines: Sequence[Line]) -> list[Candidate]:
    """The lines that begin with a number."""
    candidates = []
    before = "."
    for index, line in enumerate(lines):
        words = line.words
        if words[0] in "¶ 0123456789" and (found := NUMBER.match(words)):
            candidates.append(_create_candidate(index, line, found, free=line.gap or before.rstrip()[-1] in _STOPS))
        before = words
    return candidates


def _create_candidate(index: int, line: Line, found: re.Match[str], *, free: bool) -> Candidate:
    label, label_end = found.span("label")
    mark, mark_end, portion = read_mark(line.words, found.end())
    return Candidate(
        index,
        int(found["number"]),
        found["pilcrow"] is not None,
        portion,
        free,
        line.start + label,
        line.start + label_end,
        line.start + mark,
        line.start + mark_end,
        line.start + (_skip_blanks(line.words, mark_end) if portion else found.end()),
    )


def read_mark(words: str, at: int) -> tuple[int, int, str | None]:
    """The portion mark of `words` that begins at `at`: its begin, its end, and what stands in parentheses."""
    found = MARK.match(words, at)
    if found and is_portion(found["mark"]):
        return at, found.end(), found["mark"]
    return at, at, None


def _skip_blanks(words: str, at: int) -> int:
    while at < len(words) and words[at] == " ":
        at += 1
    return at


def choose_numbers(candidates: Sequence[Candidate], *, whole: bool) -> list[Chosen]:
    """The candidates that begin paragraphs, with their numbers.

    A number that fits the running count is taken; one that does not, only with a portion mark, for then the writer
    misnumbered or text is missing. Where paragraphs carry marks, an unmarked number that fits is left to a marked one
    that fits as well (inner lists). `1n` without pilcrow is ¶n where n is expected and 1n is not (the pilcrow became a
    1); at the first paragraph this is believed of a `whole` telegram only, for a fragment may begin anywhere.
    """
    marked = [candidate.portion is not None for candidate in candidates]
    in_marks = _are_in_marks(candidates)
    later = _find_later_marked(marked)
    chosen: list[Chosen] = []
    expected = 1
    damaged = False
    for index, candidate in enumerate(candidates):
        number, proposed = candidate.number, False
        first = not chosen
        if number != expected and (whole or not first):
            number, proposed = _read_damaged(candidate, expected, damaged=damaged)
        if number == expected:
            following = candidates[later[index]] if later[index] < len(candidates) else None
            accepted = marked[index] or not _is_inner(candidate, following, expected, in_marks=in_marks)
        elif first:
            accepted = marked[index] or (candidate.free and not (whole and in_marks) and number < 200)
        else:
            gap = candidate.free and expected < number <= expected + 2
            accepted = marked[index] or (not in_marks and gap and _goes_on(candidates, index))
        if accepted:
            chosen.append(Chosen(candidate, number, proposed))
            expected = number + 1
            damaged = damaged or proposed
    return chosen


def _find_later_marked(marked: Sequence[bool]) -> list[int]:
    """For each candidate the index of the next one with a mark, or their number if none follows."""
    later = [len(marked)] * len(marked)
    for index in range(len(marked) - 2, -1, -1):
        later[index] = index + 1 if marked[index + 1] else later[index + 1]
    return later


def _are_in_marks(candidates: Sequence[Candidate]) -> bool:
    """Whether the paragraphs of the telegram carry portion marks: half of them do, or two that follow each other."""
    marked = [candidate.number for candidate in candidates if candidate.portion is not None]
    half = len(marked) * 2 >= max(2, sum(candidate.free for candidate in candidates))
    return half or any(after - before == 1 for before, after in pairwise(marked))


def _read_damaged(candidate: Candidate, expected: int, *, damaged: bool) -> tuple[int, bool]:
    """The number that an off-count candidate has, and whether its first 1 was a pilcrow.

    Where other pilcrows of the telegram were `damaged`, a number off the count either way is read as the nearer one.
    """
    number = candidate.number
    if _is_damaged(candidate, expected):
        return expected, True
    rest = str(number)[1:]
    sure = candidate.free or candidate.portion is not None
    if damaged and sure and not candidate.pilcrow and str(number)[0] == "1" and rest and rest[0] != "0":
        other = int(rest)
        if abs(other - expected) < abs(number - expected):
            return other, True
    return number, False


def _is_damaged(candidate: Candidate, expected: int) -> bool:
    """Whether the candidate prints 1n where n is expected."""
    sure = candidate.free or candidate.portion is not None
    return sure and not candidate.pilcrow and str(candidate.number) == f"1{expected}"


def _is_inner(candidate: Candidate, following: Candidate | None, expected: int, *, in_marks: bool) -> bool:
    """Whether an unmarked number that fits the count belongs to a list inside a paragraph.

    `following` is the next candidate with a portion mark.
    """
    if not in_marks:
        return not candidate.free and not candidate.pilcrow
    if following is None:
        return not candidate.free
    if following.number == expected or _is_damaged(following, expected):
        return True
    counts_on = following.number == expected + 1 or _is_damaged(following, expected + 1)
    return not counts_on and not candidate.free


def _goes_on(candidates: Sequence[Candidate], index: int) -> bool:
    """Whether the next candidate counts on."""
    return index + 1 == len(candidates) or candidates[index + 1].number == candidates[index].number + 1


def part_glued(lines: list[Line], chosen: list[Chosen]) -> tuple[list[Line], list[Chosen]]:
    """Paragraphs that stand inside a line, their number where the count misses one: `… grow. 12. (C) Ambassador …`.

    Lines are cut before such numbers; all indexes count the lines that are returned.
    """
    found: list[tuple[int, int, Candidate]] = []  # line, column, candidate
    if not chosen:
        return lines, chosen
    for index, one in enumerate(chosen):
        following = chosen[index + 1] if index + 1 < len(chosen) else None
        expected = one.number + 1
        if following and following.number <= expected:
            continue
        last = following.candidate.line if following else len(lines)
        for at in range(one.candidate.line, last):
            while column := _find_glued(lines[at].words, expected):
                found.append((at, column, _glued_candidate(lines[at], column)))
                expected += 1
    if not found:
        return lines, chosen
    return _cut_before(lines, chosen, found)


def _find_glued(words: str, number: int) -> int:
    """The column where the marked paragraph `number` begins inside the line; 0 if it does not."""
    column = words.find(f" {number}.") + 1
    while column:
        found = NUMBER.match(words, column)
        ended = words[: column - 1].rstrip()[-1:]
        if ended and ended in _STOPS and found and read_mark(words, found.end())[2]:
            return column
        column = words.find(f" {number}.", column) + 1
    return 0


def _glued_candidate(line: Line, column: int) -> Candidate:
    found = NUMBER.match(line.words, column)
    if not found:  # it was found there before
        raise ValueError(line.words[column:])
    return _create_candidate(0, line, found, free=True)


def _cut_before(
    lines: list[Line], chosen: list[Chosen], found: list[tuple[int, int, Candidate]]
) -> tuple[list[Line], list[Chosen]]:
    """Cut `lines` before what was `found`, and put it among the `chosen`."""
    starts = {one.candidate.start: one for one in chosen}
    for _, _, candidate in found:
        starts[candidate.start] = Chosen(candidate, candidate.number, proposed=False)
    columns: dict[int, list[int]] = {}
    for at, column, _ in found:
        columns.setdefault(at, []).append(column)
    cut: list[Line] = []
    for index, line in enumerate(lines):
        edges = [0, *sorted(columns.get(index, ())), len(line.words)]
        for left, right in pairwise(edges):
            words = line.words[left:right].rstrip()
            if words:
                cut.append(Line(line.start + left, line.start + left + len(words), words, line.gap and not left))
    by_line = []
    for index, line in enumerate(cut):
        indent = len(line.words) - len(line.words.lstrip(" "))
        if one := starts.get(line.start + indent):
            by_line.append(Chosen(replace(one.candidate, line=index), one.number, one.proposed))
    return cut, by_line
