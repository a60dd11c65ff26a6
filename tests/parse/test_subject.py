"""The SUBJECT line."""

from __future__ import annotations

import pytest

from generator.parse.extents import find_subject_end
from generator.parse.subject import read_subject

SUBJECTS = [
    # what follows SUBJECT:, the subject
    (" HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" HARBOURS FREEZE \nAND THAW ", "HARBOURS FREEZE AND THAW"),
    (" (C) HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" (S/NF) HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" (S/REL UK) HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" (U//FOUO) HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" (SBU) HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" (U.S.) HARBOURS FREEZE", "(U.S.) HARBOURS FREEZE"),
    (" (PARTLY) HARBOURS FREEZE", "(PARTLY) HARBOURS FREEZE"),
    (" SUBJECT: HARBOURS FREEZE", "HARBOURS FREEZE"),
    (" (C) SUBJECT: (C) HARBOURS", "(C) HARBOURS"),
    (" US- \nNORWAY HARBOURS", "US-NORWAY HARBOURS"),
    (" HARBOURS  FREEZE", "HARBOURS FREEZE"),
    ("\n\n", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "subject"), SUBJECTS)
def test_a_subject_is_one_line_without_its_mark(text: str, subject: str | None) -> None:
    assert read_subject(text) == subject


ENDS = [
    # text, whether a line of the head follows, whether all lines are parted, what belongs to the subject
    (" HARBOURS\nFREEZE\n\nText", False, False, " HARBOURS\nFREEZE"),
    ("\n\nHarbours freeze\n\nText", False, False, "\n\nHarbours freeze"),
    (" HARBOURS\n-------\nText", False, False, " HARBOURS"),
    (" HARBOURS\nSUMMARY\n-------", False, False, " HARBOURS"),
    (" HARBOURS\nSENSITIVE BUT UNCLASSIFIED\n", False, False, " HARBOURS"),
    (" HARBOURS\n¶1. (C) Text", False, False, " HARBOURS"),
    # over a blank line
    (" HARBOURS FREEZE AS\n\nTHE WINTER COMES\n\n", True, False, " HARBOURS FREEZE AS\n\nTHE WINTER COMES"),
    (" HARBOURS FREEZE AS\n\nTHE WINTER COMES\n\n", False, False, " HARBOURS FREEZE AS\n\nTHE WINTER COMES"),
    (" HARBOURS\n\nTHE MINISTER SPEAKS\n\nMore text", False, False, " HARBOURS"),
    (" HARBOURS\n\nSIPDIS\n\n", True, False, " HARBOURS"),
    (" HARBOURS\n\nNote to editors\n\n", True, False, " HARBOURS"),
    (" HARBOURS FREEZE OVER ALL THE NORTHERN COASTS THIS\n\nYEAR\n\n", True, True, None),
    (" Harbours freeze\n\nover\n\n", True, True, None),
    # no line of the head behind: only a full line goes on
    (" HARBOURS FREEZE OVER ALL THE NORTHERN COASTS OF THIS\n\nCOUNTRY\n\n", False, True, None),
    (" HARBOURS FREEZE OVER ALL THE COASTS\n\nA HEADING\n\n", False, True, " HARBOURS FREEZE OVER ALL THE COASTS"),
]


@pytest.mark.parametrize(("text", "keyed", "airy", "expected"), ENDS)
def test_a_subject_ends(text: str, keyed: bool, airy: bool, expected: str | None) -> None:
    end = find_subject_end(text, 0, len(text), keyed=keyed, airy=airy)
    assert text[:end].rstrip() == (expected or text).rstrip()
