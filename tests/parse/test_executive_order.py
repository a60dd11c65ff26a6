"""The line of the executive order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.executive_order import read_date, read_executive_order

LINES = [
    # the line, the order, the date
    ("E.O. 12958: DECL: 02/12/2018", "12958", "2018-02-12"),
    ("EO 12958 DECL: 2018/02/12", "12958", "2018-02-12"),
    ("E.o. 12958: decl: 2/1/18", "12958", "2018-02-01"),
    ("E.O.12958:DECL:2-12-2018", "12958", "2018-02-12"),
    ("E.O. 12958: DECL 12 FEBRUARY 2018", "12958", "2018-02-12"),
    ("E.O. 12958: DECL: FEB. 12, 2018", "12958", "2018-02-12"),
    ("E.O. 12958: DECL: 20180212", "12958", "2018-02-12"),
    ("E.O. 12958: 02/12/2018", "12958", "2018-02-12"),
    ("E.O. 12958: DECL: 02/12/2O18", "12958", "2018-02-12"),
    ("E.O. 12958: DECL: 25/12/2018", "12958", "2018-12-25"),
    ("E.O. 12958: DNG: CO 02/12/2018", "12958", "2018-02-12"),
    ("E.O. 11652: GDS 2/12/85 (DOE, JANE) OR-P", "11652", "1985-02-12"),
    ("E.O. 12958: DECL: 02/12/2018 X1", "12958", "2018-02-12"),
    # no date
    ("E.O. 12958: N/A", "12958", None),
    ("E.O. 12356: DECL: OADR", "12356", None),
    ("E.O. 12958: DECL: MR", "12958", None),
    ("E.O. 12958: DECL: 25X1-HUMAN", "12958", None),
    ("E.O. 12958: DECL: FIVE YEARS AFTER THE FLOOD", "12958", None),
    ("E.O. 12958: DECL: UPON CLOSURE ON 02/12/2018", "12958", None),
    ("E.O. 12958: AS AMENDED; DECLASSIFIED MAY 2, 2006", "12958", None),
    ("E.O. 12958:", "12958", None),
    ("DECL: 02/12/2018", None, "2018-02-12"),
]


@pytest.mark.parametrize(("line", "order", "day"), LINES)
def test_a_line_says_order_and_date(line: str, order: str | None, day: str | None) -> None:
    found = read_executive_order(line, 0, len(line))
    assert (found.order, found.declassify_on) == (order, day)


def test_a_swapped_number_is_mended_by_proposal() -> None:
    line = "E.O. 12598: DECL: 02/12/2018"
    found = read_executive_order(line, 0, len(line))
    (slip,) = found.emendations
    assert found.order == "12958"
    assert (slip.lemma, slip.reading, slip.state) == ("12598", "12958", "proposed")
    assert line[slip.start : slip.end] == slip.lemma


@pytest.mark.parametrize("line", ["E.O. 12958: DECL: 02/30/2018", "E.O. 12958: DECL: 011/2/2019"])
def test_what_is_no_date_is_told(line: str) -> None:
    found = read_executive_order(line, 0, len(line))
    assert found.declassify_on is None
    assert found.bad_date == line[12:].strip()


@given(st.dates(), st.sampled_from(["%m/%d/%Y", "%Y/%m/%d", "%d %B %Y", "%B %d, %Y", "%Y%m%d"]))
def test_a_date_of_this_time_is_read_in_every_spelling(day: object, spelling: str) -> None:
    assert hasattr(day, "strftime")
    if 1966 <= day.year < 2066:  # type: ignore[attr-defined]
        assert read_date(day.strftime(spelling).upper()) == str(day)


@given(st.text(alphabet="E.O 12958:DECLFBX/-0\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    found = read_executive_order(text, 0, len(text))
    assert all(0 <= part.start <= part.end <= len(text) for part in found.parts)
