"""The days of a small edition as a line: telegrams above it, events below. The list beside it says the same."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from generator.compose.timeline import Day, say_day
from generator.compose.words import MONTHS

#: Months with more days than these are no line but a list.
MOST = 70

#: Measures in pixels at the default zoom: of the whole line, of what is left free at either end, of a row of labels.
_WIDTH, _SIDE, _ROW = 1000, 20, 24
#: Of a gap, where months without anything are left out, and how far the line goes on into it.
_GAP, _OVER = 60, 16
#: How wide a sign of a label is at most: of a telegram not held, of one that is (which is bolder), of an event.
_CITED, _HELD, _EVENT = 7.3, 7.9, 6.9
#: The least distance of two labels, and of a label from the disc of another day.
_APART, _CLEAR = 12, 6
#: From the line to the middle of the first row of labels above it, and of events below it, under the days' numbers.
_ABOVE, _BELOW = 22, 44


@dataclass(frozen=True, slots=True)
class _Placed:
    """A label: `level` is its row, counted from the line; `left` and `right` are its ends."""

    day: Day
    x: float
    left: float
    right: float
    level: int


def draw_days(days: Sequence[Day]) -> dict[str, Any] | None:
    """What a template draws (docs/markdown.md); None of fewer than two days, of too many, or where one is not known."""
    if len(days) < 2 or any(len(day.iso) != len("2008-02-12") for day in days):
        return None
    dates = [date.fromisoformat(day.iso) for day in days]
    runs = _find_runs(dates)
    intervals = sum(len(run) - 1 for run in runs)
    if intervals > MOST:
        return None
    scale = (_WIDTH - 2 * _SIDE - _GAP * (len(runs) - 1)) / intervals
    places: dict[date, float] = {}
    lines: list[list[float]] = []
    x = float(_SIDE)
    for run in runs:
        places |= {day: round(x + number * scale, 1) for number, day in enumerate(run)}
        lines.append([places[run[0]] - _OVER, places[run[-1]] + _OVER])
        x += (len(run) - 1) * scale + _GAP
    lines[0][0], lines[-1][1] = 0, _WIDTH
    across = [places[day] for day in dates]
    telegrams = _place([(day, x) for day, x in zip(days, across, strict=True) if day.address])
    events = _place([(day, x) for day, x in zip(days, across, strict=True) if not day.address])
    line = _ABOVE + _ROW * max((one.level for one in telegrams), default=0) + _ROW / 2
    rows = 1 + max((one.level for one in events), default=-1)
    return {
        "width": _WIDTH,
        "height": line + _BELOW + rows * _ROW - _ROW / 2,
        "line": line,
        "lines": lines,
        "ticks": [[x, _name_tick(day)] for day, x in places.items()],
        "telegrams": [
            [one.x, line - _ABOVE - one.level * _ROW, one.left, round(one.right - one.left, 1), _say(one.day),
             say_day(one.day.iso, year=True), one.day.address, " ".join(one.day.classes)]
            for one in telegrams
        ],
        "events": [[one.x, line + _BELOW + one.level * _ROW, one.left, _say(one.day)] for one in events],
    }  # fmt: skip


def _find_runs(dates: Sequence[date]) -> list[list[date]]:
    """The days of the months in which something lies, those of months that follow each other in one run."""
    months = sorted({(day.year, day.month) for day in dates})
    runs: list[list[date]] = []
    for year, month in months:
        own = [date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1)]
        if runs and runs[-1][-1] + timedelta(days=1) == own[0]:
            runs[-1] += own
        else:
            runs.append(own)
    return runs


def _place(days: Sequence[tuple[Day, float]]) -> list[_Placed]:
    """Each label over its day, or ending or beginning at it.

    In the row nearest to the line where it touches no other label and hides no other day.
    """
    placed: list[_Placed] = []
    for day, x in days:
        sign = _EVENT if not day.address else _HELD if "held" in day.classes else _CITED
        placed.append(_find_place(day, x, round(len(_say(day)) * sign, 1), placed, [other for _, other in days]))
    return placed


def _find_place(day: Day, x: float, width: float, placed: Sequence[_Placed], across: Sequence[float]) -> _Placed:
    for level in range(len(across) + 1):
        for wish in (x - width / 2, x - width + _CLEAR, x - _CLEAR):
            left = round(max(0.0, min(wish, _WIDTH - width)), 1)
            right = left + width
            touches = any(
                one.level == level and left < one.right + _APART and right > one.left - _APART for one in placed
            )
            hides = any(other != x and left - _CLEAR < other < right + _CLEAR for other in across)
            if not touches and not hides:
                return _Placed(day, x, left, right, level)
    level = 1 + max((one.level for one in placed), default=-1)
    left = round(max(0.0, min(x - width / 2, _WIDTH - width)), 1)
    return _Placed(day, x, left, left + width, level)


def _say(day: Day) -> str:
    """The label of a telegram, or of an event, which says its day."""
    if day.address:
        return f"{day.label} (about)" if day.about else day.label
    return f"{say_day(day.iso, year=False)}: {day.label}"


def _name_tick(day: date) -> str:
    """What stands at a day: the month at its first, a number each seventh day, else nothing."""
    if day.day == 1:
        return f"1 {MONTHS[day.month - 1]} {day.year}"
    return str(day.day) if day.day % 7 == 1 else ""
