"""Classification lines, captions and passing lines."""

from __future__ import annotations

import pytest

from generator.parse.captions import begins_passing, read_classification, read_line

CLASSIFICATIONS = [
    # the line in a telegram of 2008: level, number of sections, number
    ("C O N F I D E N T I A L SECTION 01 OF 02 LISBON 000412", "CONFIDENTIAL", 2, "08LISBON412"),
    ("S E C R E T LISBON 000412", "SECRET", None, "08LISBON412"),
    ("SECRET LISBON 412", "SECRET", None, "08LISBON412"),
    ("UNCLAS SECTION 01 OF  03 RIO DE JANEIRO 000412", "UNCLASSIFIED", 3, "08RIODEJANEIRO412"),
    ("UNCLASSIFIED STATE 412", "UNCLASSIFIED", None, "08STATE412"),
    ("T O P  S E C R E T STATE 000412", "TOP SECRET", None, "08STATE412"),
    ("LIMITED OFFICIAL USE STATE 0412", "LIMITED OFFICIAL USE", None, "08STATE412"),
    # letters doubled, lost, displaced, small
    ("SS E C R E T LISBON 000412", "SECRET", None, "08LISBON412"),
    ("SE C R E T LISBON 000412", "SECRET", None, "08LISBON412"),
    ("E C R E T LISBON 000412", "SECRET", None, "08LISBON412"),
    ("CC O N F I D E N T I A L LISBON 000412", "CONFIDENTIAL", None, "08LISBON412"),
    ("O N F I D E N T I A L LISBON 000412", "CONFIDENTIAL", None, "08LISBON412"),
    ("UUNCLAS LISBON 000412", "UNCLASSIFIED", None, "08LISBON412"),
    ("S e c r e t section 01 of 04 lisbon 000412", "SECRET", 4, "08LISBON412"),
    # captions between
    ("S E C R E T NOFORN SECTION 01 OF 02 LISBON 000412", "SECRET", 2, "08LISBON412"),
    ("UNCLAS E F T O LISBON 000412", "UNCLASSIFIED", None, "08LISBON412"),
    ("UNCLASSIFIED//FOR OFFICIAL USE ONLY LISBON 000412", "UNCLASSIFIED", None, "08LISBON412"),
    ("SECRET//NOFORN", "SECRET", None, None),
    ("CONFIDENTIAL", "CONFIDENTIAL", None, None),
]


@pytest.mark.parametrize(("line", "level", "sections", "mrn"), CLASSIFICATIONS)
def test_a_classification_line_is_read(line: str, level: str, sections: int | None, mrn: str | None) -> None:
    found = read_classification(line, 0, len(line), 2008)
    assert found
    assert (found.level, found.sections) == (level, sections)
    assert (str(found.mrn) if found.mrn else None) == mrn


@pytest.mark.parametrize(
    "line",
    [
        "SECRETARY RICE TO LISBON",
        "Confidential talks went on",
        "Secret talks with 12 others",
        "SIPDIS",
        "",
        "SECRET BALLOTS DECIDED 300 SEATS",
    ],
)
def test_prose_is_no_classification_line(line: str) -> None:
    assert read_classification(line, 0, len(line), 2008) is None


def test_what_is_glued_behind_is_left() -> None:
    line = "S E C R E T LISBON 000412 SIPDIS NOFORN"
    found = read_classification(line, 0, len(line), 2008)
    assert found
    assert line[found.rest :] == " SIPDIS NOFORN"


def test_captions_inside_are_named() -> None:
    line = "S E C R E T NOFORN SECTION 01 OF 02 LISBON 000412"
    found = read_classification(line, 0, len(line), 2008)
    assert found
    assert found.captions == ("NOFORN",)


LINES = [
    # the line, its kind, its captions
    ("SIPDIS", "caption", ["SIPDIS"]),
    ("SIPIDS", "caption", ["SIPDIS"]),
    ("NOFORN SIPDIS", "caption", ["NOFORN", "SIPDIS"]),
    ("SENSITIVE", "caption", ["SENSITIVE"]),
    ("C O R R E C T E D  C O P Y (SUBJECT LINE)", "caption", ["CORRECTED COPY"]),
    ("C O R R E C T E D COPY//TAGS//////", "caption", ["CORRECTED COPY"]),
    ("CORRECTED COPY", "caption", ["CORRECTED COPY"]),
    ("SENSITIVE BUT UNCLASSIFIED - PLEASE PROTECT", "caption", ["SENSITIVE BUT UNCLASSIFIED"]),
    (
        "(U) This message is sensitive but unclassified. Not for internet.",
        "caption",
        ["SENSITIVE BUT UNCLASSIFIED", "NOT FOR INTERNET DISTRIBUTION"],
    ),
    ("DEPT FOR EUR/SCE AND EUR/CARC", "passing", []),
    ("NSC FOR DOE AND ROE", "passing", []),
    ("STATE PASS USTR", "passing", []),
    ("AMEMBASSY OSLO PASS TO AMCONSUL BERGEN", "passing", []),
    ("THE HARBOUR FROZE", None, None),
    ("", None, None),
]


@pytest.mark.parametrize(("line", "kind", "captions"), LINES)
def test_a_line_is_caption_or_passing(line: str, kind: str | None, captions: list[str] | None) -> None:
    found = read_line(line, 0, len(line))
    assert (found.kind if found else None) == kind
    assert (list(found.captions) if found else None) == captions


def test_offices_have_their_places() -> None:
    line = "DEPT FOR EUR/SCE, DS/IP/WHA AND S/CT"
    found = read_line(line, 0, len(line))
    assert found
    assert [line[part.start : part.end] for part in found.parts] == ["EUR/SCE", "DS/IP/WHA", "S/CT"]


@pytest.mark.parametrize(
    ("line", "own"),
    [
        ("NSC FOR DOE", True),
        ("H PLS PASS STAFFDEL", True),
        ("HQ SOUTHCOM ALSO FOR POLAD", True),
        ("FOR THE SECRETARY", True),
        ("DEPT PLEASE TREAT AS URGENT", True),
        ("AND JANE ROE, NEA/ARP", False),
        ("OFFICE, OSLO FOR ROE", False),
    ],
)
def test_a_passing_line_begins_or_goes_on(line: str, own: bool) -> None:
    assert begins_passing(line) == own
