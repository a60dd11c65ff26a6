"""The months of an edition as a picture."""

from __future__ import annotations

from generator.compose.lists import compose_list
from generator.compose.months import draw_months
from generator.model.concordance import Concordance
from generator.model.site import CableCard, Imprint, Index


def index(*cables: tuple[str, str, bool]) -> Index:
    cards = {
        mrn: CableCard(mrn, held, "raw", "Title", "LISBON", "", sent, "", "SECRET", (), "")
        for mrn, sent, held in cables
    }
    return Index(Imprint("An Edition", "https://edition.example/"), cards, {}, Concordance(), (), ())


def test_a_month_stands_in_the_row_of_its_year_and_leads_to_its_page() -> None:
    there = index(
        ("08LISBON1", "2008-02-12", True), ("08LISBON2", "2008-02-13", False), ("09LISBON3", "2009-12-01", False)
    )
    drawn = draw_months(there.by_month, there)
    assert drawn
    assert [year for _, year in drawn["rows"]] == ["2008", "2009"]
    (x1, y1, _, *first), (x2, y2, _, *last) = drawn["months"]
    assert first == [1, 1, "February 2008", "/dates/2008/02/"]
    assert last == [0, 1, "December 2009", "/dates/2009/12/"]
    columns = [x for x, _ in drawn["columns"]]
    assert (columns.index(x1), columns.index(x2)) == (1, 11)
    assert [y for y, _ in drawn["rows"]] == [y1, y2]


def test_years_between_have_their_rows_and_a_long_gap_has_one() -> None:
    there = index(
        ("72LISBON1", "1972-02-12", True), ("04LISBON2", "2004-02-13", True), ("06LISBON3", "2006-12-01", True)
    )
    drawn = draw_months(there.by_month, there)
    assert drawn
    assert [year for _, year in drawn["rows"]] == ["1972", "…", "2004", "2005", "2006"]


def test_a_disc_grows_with_its_cables_and_not_over_its_row() -> None:
    few = index(("08LISBON1", "2008-02-12", True))
    many = index(*((f"08LISBON{number}", "2008-02-12", True) for number in range(1, 900)))
    radii = [drawn["months"][0][2] for there in (few, many) if (drawn := draw_months(there.by_month, there))]
    assert radii[0] < radii[1] <= 14


def test_the_page_of_a_year_draws_its_own_months_and_one_without_days_none() -> None:
    there = index(("08LISBON1", "2008-02-12", True), ("09LISBON2", "2009", True))
    assert [year for _, year in compose_list("dates/2008", there).meta["months"]["rows"]] == ["2008"]
    assert compose_list("dates/2009", there).meta["months"] is None
