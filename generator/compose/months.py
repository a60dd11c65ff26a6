"""The months of an edition as a picture: a row a year, a disc a month with cables. The list below says the same."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from generator.compose.cable_table import count_held
from generator.compose.words import MONTHS
from generator.model.site import Index

#: Measures in pixels at the default zoom: of the column of years, of a month, of a row, of the names of the months.
_YEARS, _MONTH, _ROW, _TOP = 64, 78, 32, 26
#: The smallest disc, how much it grows with the root of its cables, and the largest.
_DISC, _GROWTH, _LARGEST = 3.0, 1.4, 12.0


def draw_months(by_month: Mapping[str, Sequence[str]], index: Index) -> dict[str, Any] | None:
    """What a template draws (docs/markdown.md), of the months in `by_month` (`2008-02`); None where there is none.

    Years without cables between others have their row, for time has no gaps; more than three in a row share one, of
    dots.
    """
    months = {month: mrns for month, mrns in by_month.items() if len(month) == 7}
    if not months:
        return None
    years = _list_years(sorted({month[:4] for month in months}))
    rows = [[_TOP + number * _ROW + _ROW / 2, year] for number, year in enumerate(years)]
    places = {year: y for y, year in rows}
    drawn = []
    for month, mrns in sorted(months.items()):
        year, number = month.split("-")
        held, cited = count_held(mrns, index)
        radius = min(_LARGEST, _DISC + _GROWTH * math.sqrt(held or cited))
        x = _YEARS + (int(number) - 1) * _MONTH + _LARGEST
        name = f"{MONTHS[int(number) - 1]} {year}"
        drawn.append([x, places[year], round(radius, 1), held, cited, name, f"/dates/{year}/{number}/"])
    return {
        "width": _YEARS + 12 * _MONTH,
        "height": _TOP + len(rows) * _ROW,
        "columns": [[_YEARS + number * _MONTH + _LARGEST, name[:3]] for number, name in enumerate(MONTHS)],
        "rows": rows,
        "months": drawn,
    }


def _list_years(years: Sequence[str]) -> list[str]:
    """The years in order, with those between them that have no cables; instead of more than three, dots."""
    out = list(years[:1])
    for before, year in pairwise(years):
        gap = [str(between) for between in range(int(before) + 1, int(year))]
        out += [*(gap if len(gap) <= 3 else ["…"]), year]
    return out
