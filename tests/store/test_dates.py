from __future__ import annotations

import pytest

from generator.store.dates import fault_of_date


@pytest.mark.parametrize("text", ["2008", "2008-02", "2008-02-29", "1999-12-31"])
def test_dates_and_beginnings_of_dates(text: str) -> None:
    assert fault_of_date(text, whole=False) is None


@pytest.mark.parametrize(
    ("text", "guesses"),
    [
        ("12 February 2008", ["2008-02-12"]),
        ("12. Feb. 2008", ["2008-02-12"]),
        ("February 12, 2008", ["2008-02-12"]),
        ("February 12th, 2008", ["2008-02-12"]),
        ("February 2008", ["2008-02"]),
        ("2008/2/12", ["2008-02-12"]),
        ("2008-2-12", ["2008-02-12"]),
        ("2008-2", ["2008-02"]),
        ("02/12/2008", ["2008-02-12", "2008-12-02"]),
        ("25.12.2008", ["2008-12-25"]),
        ("12/25/2008", ["2008-12-25"]),
        ("30 February 2008", []),
        ("2008-02-30", ["2008-02-29"]),
        ("2008-13", []),
        ("2007-02-29", ["2007-02-28"]),
        ("0000", []),
        ("today", []),
        ("２００８", []),
        ("2008-02-12T10:00", []),
        ("", []),
    ],
)
def test_what_is_no_date_and_what_was_meant(text: str, guesses: list[str]) -> None:
    fault = fault_of_date(text, whole=False)
    assert fault
    assert fault[1] == guesses


def test_a_whole_date_is_needed() -> None:
    fault = fault_of_date("2008-02", whole=True)
    assert fault == ("“2008-02” is not a whole date: day, month and year are needed.", [])
