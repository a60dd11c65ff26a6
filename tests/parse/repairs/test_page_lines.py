"""Page lines, wherever they stand."""

from __future__ import annotations

import pytest

from generator.parse.repairs.page_lines import find_page_lines

NUMBERED = "C O N F I D E N T I A L SECTION 01 OF 02 PORT OF VIEWS 000412\n\nSIPDIS\n\n"


def found_in(text: str) -> list[str]:
    return [text[page.start : page.end] for page in find_page_lines(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PORTVIEW 00000412  002 OF 002", ["PORTVIEW 00000412  002 OF 002"]),
        ("  PORTVIEW 00000412  002.2 OF 012  \n", ["PORTVIEW 00000412  002.2 OF 012"]),
        ("Portview 00000412  003.2 of 004", ["Portview 00000412  003.2 of 004"]),
        ("PORT OF VIE 00000412 002 OF 002", ["PORT OF VIE 00000412 002 OF 002"]),
        ("he said PORTVIEW 00000412 002 OF 002 that he", ["PORTVIEW 00000412 002 OF 002"]),
        (
            NUMBERED + "and then PORT OF VIEWS 00000412 002 OF 002 he left",
            ["PORT OF VIEWS 00000412 002 OF 002"],
        ),
        (NUMBERED + "and then PORT OF VI 00000412 002 OF 002 he left", ["PORT OF VI 00000412 002 OF 002"]),
        ("PAGE 02        PORTVI   000412  031015Z ", ["PAGE 02        PORTVI   000412  031015Z"]),
        ("PAGE 02 PORTVI 00412 01 OF 03 291400Z\n", ["PAGE 02 PORTVI 00412 01 OF 03 291400Z"]),
        ("PAGE 02 RUEHPV412 S E C R E T PORTVIEW 000412", ["PAGE 02 RUEHPV412 S E C R E T PORTVIEW 000412"]),
        ("TO PAGE 02        PORTVI   000412  031015Z", ["PAGE 02        PORTVI   000412  031015Z"]),
        # the caption that the section repeats, if the message began with it
        (NUMBERED + "A\n\nPORTVIEW 00000412 002 OF 002\n\nSIPDIS\n\nB", ["PORTVIEW 00000412 002 OF 002", "SIPDIS"]),
        ("A\n\nPORTVIEW 00000412 002 OF 002\n\nSIPDIS\n\nB", ["PORTVIEW 00000412 002 OF 002"]),
        # a further section's own first line
        (
            NUMBERED + "A\nUNCLAS SECTION 02 OF 02 PORT OF VIEWS 000412 \n\nSIPDIS\n\nB",
            ["UNCLAS SECTION 02 OF 02 PORT OF VIEWS 000412", "SIPDIS"],
        ),
        # none
        ("UNCLAS SECTION 02 OF 03 PORTVIEW 000412", []),
        ("a loan of 12345678 001 of the best", []),
        ("100000412 002 OF 002", []),
        ("see PAGE 02 of the treaty", []),
        ("SECTION 001 OF 002", []),
        ("", []),
    ],
)
def test_page_lines(text: str, expected: list[str]) -> None:
    assert found_in(text) == expected
