"""Periods: what has a day is spread over pages of a year; where those of a year are many, of months; then of days.

The page of a period lies at an address that names nothing but the period (`2008/`, `2008/02/`, `2008/02/12/`), so it
holds however many things the period has one day. What is known by its year or month alone stands under `undated` there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeVar

Thing = TypeVar("Thing")
#: Those in which one day lies, the longest first.
Periods = tuple[str, ...]

#: How many rows a page has before its period is split. A day is never split.
LONGEST = 200
#: The period of what has no day, within the one above it.
UNDATED = "undated"
#: The depth of days; years have none.
_DAYS = 2


@cache  # many things have one day
def find_period(day: str, depth: int) -> str:
    """The period in which an ISO date, or part of one, lies: at depth 0 a year, 1 a month (`2008/02`), 2 a day."""
    parts = day[:10].split("-") if day else []
    return "/".join(parts[: depth + 1] if len(parts) > depth else [*parts, UNDATED])


@cache
def find_periods(day: str) -> Periods:
    """The periods in which an ISO date, or part of one, lies, at each depth."""
    return tuple(find_period(day, depth) for depth in range(_DAYS + 1))


def group_by_period(
    things: Iterable[Thing], periods: Callable[[Thing], Periods], weigh: Callable[[Thing], int] = lambda _: 1
) -> dict[str, list[Thing]]:
    """The periods that have a page, each before those it is split into, with what lies in it.

    `periods` are those of a thing (see `find_periods`). Years always have a page; months, and days, those of a period
    that has more than a page has room for: `weigh` says how many lines a thing takes.
    """
    found: dict[str, list[Thing]] = {}
    _group(things, periods, weigh, 0, found)
    return found


def spread(days: Iterable[str]) -> dict[str, int]:
    """The periods that have a page, each before those it is split into, with how many of the `days` it has."""
    return {period: len(inside) for period, inside in group_by_period(days, find_periods).items()}


def split_period(period: str, days: Iterable[str]) -> dict[str, int]:
    """The periods over which one is spread, given the days of what lies in it; none where its page shows it all."""
    inside = list(days)
    depth = period.count("/") + 1
    if len(inside) <= LONGEST or depth > _DAYS or period.endswith(UNDATED):
        return {}
    return {part: len(found) for part, found in _part(inside, find_periods, depth).items()}


def _group(
    things: Iterable[Thing],
    periods: Callable[[Thing], Periods],
    weigh: Callable[[Thing], int],
    depth: int,
    found: dict[str, list[Thing]],
) -> None:
    for period, inside in _part(things, periods, depth).items():
        found[period] = inside
        if depth < _DAYS and not period.endswith(UNDATED) and sum(map(weigh, inside)) > LONGEST:
            _group(inside, periods, weigh, depth + 1, found)


def _part(things: Iterable[Thing], periods: Callable[[Thing], Periods], depth: int) -> dict[str, list[Thing]]:
    parts: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        parts[periods(thing)[depth]].append(thing)
    return dict(sorted(parts.items()))
