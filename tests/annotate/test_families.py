"""Instruments cited by number."""

from __future__ import annotations

import pytest

from generator.annotate.families import members_of
from tests.annotate.building import annotated, entry, found

ENTRIES = (
    entry("unscr", "UNSCR", "abbreviation"),
    entry("r1718", "UNSCR 1718", "instrument", symbol="S/RES/1718 (2006)"),
    entry("r1737", "UNSCR 1737", "instrument", symbol="S/RES/1737 (2006)"),
    entry("r1747", "Security Council resolution 1747", "instrument"),
    entry("ga-62-243", "The situation in the territories", "instrument", symbol="A/RES/62/243"),
    entry("eo-12958", "Executive Order 12958", "instrument"),
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNSCR 1737", [("UNSCR 1737", "r1737")]),
        ("UNSCR\n1737's", [("UNSCR\n1737", "r1737")]),
        ("UNSC Resolution 1737", [("UNSC Resolution 1737", "r1737")]),
        ("Resolution 1737", [("Resolution 1737", "r1737")]),
        ("resolution 1747", [("resolution 1747", "r1747")]),
        ("UNSC 1737", [("UNSC 1737", "r1737")]),
        ("UN Security Council Resolution (UNSCR) 1737", [("UN Security Council Resolution (UNSCR) 1737", "r1737")]),
        ("UNSCRs 1718 and 1737", [("UNSCRs 1718", "r1718"), ("1737", "r1737")]),
        ("UNSCRs 1718, 1737, and 1747", [("UNSCRs 1718", "r1718"), ("1737", "r1737"), ("1747", "r1747")]),
        ("UNSCRs 1718 (2006) and 1737 (2006)", [("UNSCRs 1718", "r1718"), ("1737", "r1737")]),
        ("S/RES/1737", [("S/RES/1737", "r1737")]),
        ("UNGA Resolution 62/243", [("UNGA Resolution 62/243", "ga-62-243")]),
        ("Resolution 62/243", [("Resolution 62/243", "ga-62-243")]),
        ("A/RES/62/243", [("A/RES/62/243", "ga-62-243")]),
        ("E.O. 12958", [("E.O. 12958", "eo-12958")]),
        ("EO 12958", [("EO 12958", "eo-12958")]),
        # no entry for the number: what the words mean alone
        ("UNSCR 1559", [("UNSCR", "unscr")]),
        ("UNSCR 17371", [("UNSCR", "unscr")]),
        ("UNSCR 1737.5", [("UNSCR", "unscr")]),
        ("Resolution 1559", []),
        ("1737 people", []),
    ],
)
def test_cited_instruments(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(annotated(text, ENTRIES)) == [(words, f"glossary/{target}") for words, target in expected]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        ("S/RES/1244 (1999)", ("S/RES/1244",)),
        ("UNSCR 1244", ("S/RES/1244",)),
        ("Executive Order 12958", ("E.O. 12958",)),
        ("resolution 1244", ("S/RES/1244", "A/RES/1244")),  # either: an entry is not found by it
        ("Riga Summit Declaration", ()),
    ],
)
def test_symbols_of_a_headword(text: str, symbols: tuple[str, ...]) -> None:
    assert members_of(text) == symbols
