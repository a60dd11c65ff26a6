from __future__ import annotations

import rispy

from generator.render.ris import create_ris
from tests.render.described import BARE, CABLE


def test_lines_have_the_form_of_the_specification() -> None:
    lines = create_ris([CABLE]).decode().split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert lines[-3:] == ["ER  - ", "", ""]
    assert all(line[2:6] == "  - " for line in lines[:-2])


def test_library_reads_it_back() -> None:
    first, second = rispy.loads(create_ris([CABLE, BARE]).decode())
    assert first["type_of_reference"] == "RPRT"
    assert first["title"] == CABLE.title
    assert first["authors"] == ["United States Embassy in Portugal"]
    assert (first["year"], first["date"]) == ("2007", "2007/08/09")
    assert first["keywords"] == list(CABLE.keywords)
    assert first["urls"] == [CABLE.address]
    assert first["abstract"] == "The minister will not move. The Embassy doubts it."
    assert second["title"] == "Telegram LISBON 9"
    assert "year" not in second


def test_number_and_institution_stand_where_reports_have_them() -> None:
    lines = create_ris([CABLE]).decode().split("\r\n")
    assert "SN  - LISBON 2041" in lines
    assert "PB  - United States Embassy in Portugal" in lines
    assert "M3  - Telegram" in lines
