"""The days of a small edition as a line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from generator.compose.day_line import MOST, draw_days
from generator.compose.timeline import Day

FEBRUARY = (
    Day("2008-02-11", "STATE 14284", "/cables/08STATE14284/", ("cited",), about=True),
    Day("2008-02-12", "BAKU 129", "/cables/08BAKU129/", ("held", "confidential")),
    Day("2008-02-17", "Kosovo declares independence"),
    Day("2008-02-29", "STATE 21209", "/cables/08STATE21209/", ("cited",)),
)


def draw(*days: Day) -> dict[str, Any]:
    drawn = draw_days(days)
    assert drawn
    return drawn


def test_the_line_reaches_over_whole_months_and_names_each_seventh_day() -> None:
    ticks = draw(*FEBRUARY)["ticks"]
    assert [name for _, name in ticks if name] == ["1 February 2008", "8", "15", "22", "29"]
    assert len(ticks) == 29
    assert [x for x, _ in ticks] == sorted(x for x, _ in ticks)


def test_telegrams_stand_over_their_days_and_events_under_them() -> None:
    drawn = draw(*FEBRUARY)
    ticks = [x for x, _ in drawn["ticks"]]
    assert [(one[0], *one[4:]) for one in drawn["telegrams"]] == [
        (ticks[10], "STATE 14284 (about)", "11 Feb. 2008", "/cables/08STATE14284/", "cited"),
        (ticks[11], "BAKU 129", "12 Feb. 2008", "/cables/08BAKU129/", "held confidential"),
        (ticks[28], "STATE 21209", "29 Feb. 2008", "/cables/08STATE21209/", "cited"),
    ]
    assert [(one[0], one[3]) for one in drawn["events"]] == [(ticks[16], "17 Feb.: Kosovo declares independence")]
    assert all(one[1] < drawn["line"] for one in drawn["telegrams"])
    assert all(drawn["line"] < one[1] < drawn["height"] for one in drawn["events"])


def test_months_without_anything_are_left_out() -> None:
    earlier = Day("2006-12-20", "BAKU 1835", "/cables/06BAKU1835/", ("cited",))
    drawn = draw(earlier, *FEBRUARY)
    assert [name for _, name in drawn["ticks"] if len(name) > 2] == ["1 December 2006", "1 February 2008"]
    (begin, gap), (after, end) = drawn["lines"]
    assert begin < drawn["telegrams"][0][0] < gap < after < drawn["telegrams"][1][0] < end


def test_what_is_no_line_is_not_drawn() -> None:
    assert draw_days(FEBRUARY[:1]) is None
    assert draw_days([*FEBRUARY, Day("2008-03", "What has no day")]) is None
    later = [Day(f"2008-0{month}-01", "STATE 1", "/cables/08STATE1/", ("cited",)) for month in (4, 5)]
    assert MOST < 29 + 30 + 31
    assert draw_days([*FEBRUARY, *later]) is None


@given(st.lists(st.tuples(st.integers(0, 59), st.integers(1, 10**6)), min_size=2, max_size=40))
def test_no_label_touches_another_or_leaves_the_picture(found: list[tuple[int, int]]) -> None:
    days = [
        Day(str(date(2008, 2, 1) + timedelta(days=day)), f"STATE {serial}", f"/cables/08STATE{serial}/", ("held",))
        for day, serial in sorted(found)
    ]
    drawn = draw(*days)
    boxes = [(y, left, left + width) for _, y, left, width, *_ in drawn["telegrams"]]
    assert len(boxes) == len(days)
    for number, (y, left, right) in enumerate(boxes):
        assert 0 <= left < right <= drawn["width"]
        assert y - 12 >= 0
        assert not any(y == other and left < end and right > begin for other, begin, end in boxes[:number])
