"""A month as a calendar."""

from __future__ import annotations

from generator.compose.calendar import MOST, compose_calendar
from generator.model.concordance import Concordance
from generator.model.prose import Link, Table, plain
from generator.model.site import CableCard, Imprint, Index


def index(*cables: tuple[str, str]) -> Index:
    cards = {
        mrn: CableCard(mrn, True, "raw", "Title", "LISBON", "", sent, "", "SECRET", (), "") for mrn, sent in cables
    }
    return Index(Imprint("An Edition", "https://edition.example/"), cards, {}, Concordance(), (), ())


def weeks(*cables: tuple[str, str], month: str = "2008-02") -> list[list[str]]:
    found = compose_calendar(month, index(*cables))
    return [[plain(cell) for cell in row] for block in found if isinstance(block, Table) for row in block.rows]


def test_weeks_begin_on_monday_and_days_of_other_months_stay_empty() -> None:
    rows = weeks(("08LISBON1", "2008-02-12T14:39:00Z"))
    assert rows[0] == ["", "", "", "", "1", "2", "3"]  # 1 February 2008 was a Friday
    assert rows[-1] == ["25", "26", "27", "28", "29", "", ""]


def test_a_cable_stands_on_its_day_as_a_link_in_its_classification() -> None:
    (table,) = compose_calendar("2008-02", index(("08LISBON1", "2008-02-12T14:39:00Z")))
    assert isinstance(table, Table)
    cell = table.rows[2][1]
    links = [(inline.href, inline.classes) for inline in cell if isinstance(inline, Link)]
    assert plain(cell) == "12\nLISBON 1"
    assert links == [("/cables/08LISBON1.md", ("held", "secret"))]


def test_of_a_day_with_many_cables_the_rest_is_a_number() -> None:
    many = [(f"08LISBON{number}", "2008-02-12T14:39:00Z") for number in range(1, MOST + 3)]
    day = weeks(*many)[2][1]
    assert day.count("LISBON") == MOST
    assert day.endswith("and 2 more")


def test_a_month_without_a_known_day_has_no_calendar() -> None:
    assert weeks(("08LISBON1", "2008-02")) == []
