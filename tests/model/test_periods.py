"""Years, months and days, over which what is much is spread."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.periods import LONGEST, find_period, split_period, spread

DAYS = st.dates().map(str) | st.dates().map(lambda day: str(day)[:7]) | st.dates().map(lambda day: str(day)[:4])


@pytest.mark.parametrize(
    ("day", "periods"),
    [
        ("2008-02-12T14:39:00Z", ["2008", "2008/02", "2008/02/12"]),
        ("2008-02", ["2008", "2008/02", "2008/02/undated"]),
        ("2008", ["2008", "2008/undated", "2008/undated"]),
        ("", ["undated", "undated", "undated"]),
    ],
)
def test_a_day_lies_in_a_year_a_month_and_a_day(day: str, periods: list[str]) -> None:
    assert [find_period(day, depth) for depth in range(3)] == periods


def test_years_always_have_a_page_and_months_and_days_where_they_are_many() -> None:
    days = ["2007-05-01"] * LONGEST + ["2008-02-12"] * LONGEST + ["2008-03-01", "2008", ""]
    found = spread(days)
    assert found == {"2007": LONGEST, "2008": LONGEST + 2, "2008/02": LONGEST, "2008/03": 1, "2008/undated": 1,
                     "undated": 1}  # fmt: skip


@given(st.lists(st.tuples(DAYS, st.sampled_from((1, LONGEST, LONGEST + 1))), max_size=8))
def test_whatever_has_a_day_stands_on_just_one_page_that_is_not_split(found: list[tuple[str, int]]) -> None:
    days = [day for day, number in found for _ in range(number)]
    pages = spread(days)
    shown: Counter[str] = Counter()
    for period, number in pages.items():
        inside = [day for day in days if find_period(day, period.count("/")) == period]
        assert len(inside) == number
        parts = split_period(period, inside)
        assert parts.keys() <= pages.keys()
        assert sum(parts.values()) in (0, number)
        if not parts:
            shown.update(inside)
            assert number <= LONGEST or period.count("/") == 2 or period.endswith("undated")
    assert shown == Counter(days)
