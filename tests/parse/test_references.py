"""The REF line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.telegram import Reference
from generator.parse.references import read_references

#: What follows REF (the colon may be left out) in a telegram of 2008, and "label target" of each telegram it names ("-"
#: for no label).
TELEGRAMS = [
    (" LISBON 12", "- 08LISBON12"),
    (" LISBON 00012", "- 08LISBON12"),
    (" 07 LISBON 12", "- 07LISBON12"),
    (" 2007 LISBON 12", "- 07LISBON12"),
    (" 07LISBON 12", "- 07LISBON12"),
    (" 07LISBON12", "- 07LISBON12"),
    (" 07-LISBON-12", "- 07LISBON12"),
    (" LISBON 12 (07)", "- 07LISBON12"),
    (" LISBON (07) 12", "- 07LISBON12"),
    (" LISBON #12", "- 08LISBON12"),
    (" LISBON: 12", "- 08LISBON12"),
    (" LISBON (C)12", "- 08LISBON12"),
    (" 123 LISBON", "- 08LISBON123"),
    (" EMBASSY LISBON 12", "- 08LISBON12"),
    (" SECSTATE 12", "- 08STATE12"),
    (" Lisb0n O12", "- 08LISBON12"),
    (" LISSBON 12", "- 08LISBON12"),
    (" PORT-OF-SPAIN 12, ST. PETERSBURG 13", "- 08PORTOFSPAIN12 - 08STPETERSBURG13"),
    # several of one post
    (" LISBON 12/13/14", "- 08LISBON12 - 08LISBON13 - 08LISBON14"),
    (" LISBON 12 AND 13", "- 08LISBON12 - 08LISBON13"),
    (" LISBON 12, 13, AND 14", "- 08LISBON12 - 08LISBON13 - 08LISBON14"),
    (" LISBON 12-14", "- 08LISBON12 - 08LISBON13 - 08LISBON14"),
    (" LISBON 12 & OSLO 13", "- 08LISBON12 - 08OSLO13"),
    (" LISBON 12; 07 OSLO 13; OSLO 14", "- 08LISBON12 - 07OSLO13 - 08OSLO14"),
    (" LISBON, 12, OSLO, 13", "- 08LISBON12 - 08OSLO13"),
    (" LISBON 12, 07 OSLO 13", "- 08LISBON12 - 07OSLO13"),
    (" LISBON 12 (06) OSLO 13", "- 06LISBON12 - 08OSLO13"),
    (" LISBON 12 (NOTAL) AND PREVIOUS", "- 08LISBON12"),
    # letters
    (" A. LISBON 12 B. OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A. LISBON 12\n¶B. OSLO 13\n¶C. OSLO 14", "A 08LISBON12 B 08OSLO13 C 08OSLO14"),
    (" A) LISBON 12; B) 07 OSLO 13", "A 08LISBON12 B 07OSLO13"),
    (" (A) LISBON 12, (B)OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" [A] LISBON 12 [B] OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A: LISBON 12; B: OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A - LISBON 12", "A 08LISBON12"),
    (" A.) LISBON 12\n B.) OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A. A) LISBON 12\n\n B. B) OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A. (A) LISBON 12 \nB. (B) OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A. REF A LISBON 12 B. REF B OSLO 13", "A 08LISBON12 B 08OSLO13"),
    (" A. REF: LISBON 12", "A 08LISBON12"),
    (": A Lisbon 12, B Oslo 13", "A 08LISBON12 B 08OSLO13"),
    (" LISBON 12\nREF B OSLO 13", "- 08LISBON12 B 08OSLO13"),
    (" (1) LISBON 12, (2) OSLO 13", "1 08LISBON12 2 08OSLO13"),
    (" a. 07 lisbon 12\nb. oslo 13", "A 07LISBON12 B 08OSLO13"),
    ("  (A) Lisbon 12 \n-      (B) Oslo 13", "A 08LISBON12 B 08OSLO13"),
    (" A. LISBON 12 (E)OSLO\n13", "A 08LISBON12 E 08OSLO13"),
    (" A. LISBON 12 AND OSLO 13 B. OSLO 14", "A 08LISBON12 A 08OSLO13 B 08OSLO14"),
    # no telegrams
    (" NONE", ""),
    (" UN 1267", ""),
    (" LISBON PAPERS 20 JULY 2007", ""),
    (" OSC ABC20080707950031", ""),
    (" STATE CA-3400 MAY 2", ""),
    (" PARTS 1 AND 2, SEPTEL 3", ""),
]

OTHERS = [
    # what follows REF:, kind, label, text
    (" DOE/ROE E-MAIL OF 5/6/08", "email", None, "DOE/ROE E-MAIL OF 5/6/08"),
    (" A. LISBON 12 B. Emails J. Doe-R. Roe", "email", "B", "Emails J. Doe-R. Roe"),
    (" A. LISBON 12 B. ROE/DOE TELCON 02/16", "telcon", "B", "ROE/DOE TELCON 02/16"),
    (" A. LISBON 12 B. IIR 1 234 5678 08", "report", "B", "IIR 1 234 5678 08"),
    (" A. LISBON 12 B. (S/NF) TD-312/12345-08", "report", "B", "(S/NF) TD-312/12345-08"),
    (" A. LISBON 12 B. OSC ABC2008070795", "publication", "B", "OSC ABC2008070795"),
    (" A. LISBON 12 B. LETTER FROM THE MAYOR", "other", "B", "LETTER FROM THE MAYOR"),
    (": A LETTER FROM THE MAYOR\n B. OSLO 12", "other", "A", "LETTER FROM THE MAYOR"),
    (": A LETTER FROM THE MAYOR", "other", None, "A LETTER FROM THE MAYOR"),
    (" DTG 301601Z SEP 08", "other", None, "DTG 301601Z SEP 08"),
    (" A. LISBON 12 B. LETTER OF MAY 3,\n¶B. 2008\n¶C. OSLO 13", "other", "B", "LETTER OF MAY 3, ¶B. 2008"),
]

TITLES = [
    (" LISBON 12 (THE HARBOUR BOARD)", "THE HARBOUR BOARD"),
    (' LISBON 12 "THE HARBOUR BOARD"', "THE HARBOUR BOARD"),
    (" A. LISBON 12 - THE HARBOUR BOARD\nB. OSLO 13", "THE HARBOUR BOARD"),
    (" LISBON 12 (NOTAL)", None),
    (" LISBON 12 (07)", None),
    (" LISBON 12 AND PREVIOUS", None),
]


def read_after(text: str) -> list[Reference]:
    return read_references(text, 1 if text.startswith(":") else 0, len(text), 2008)


@pytest.mark.parametrize(("text", "expected"), TELEGRAMS)
def test_telegrams_are_found_with_their_letters(text: str, expected: str) -> None:
    found = [item for item in read_after(text) if item.kind == "telegram"]
    assert " ".join(f"{item.label or '-'} {item.target}" for item in found) == expected


@pytest.mark.parametrize(("text", "kind", "label", "shown"), OTHERS)
def test_what_is_no_telegram_has_a_kind(text: str, kind: str, label: str | None, shown: str) -> None:
    (found,) = [item for item in read_after(text) if item.kind != "telegram"]
    assert (found.kind, found.label, found.text, found.target) == (kind, label, shown, shown)


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_a_title_follows_the_number(text: str, title: str | None) -> None:
    assert read_after(text)[0].title == title


def test_without_a_year_a_telegram_has_no_target() -> None:
    (bare, dated) = read_references(" LISBON 12, 07 OSLO 13", 0, 22, None)
    assert (bare.kind, bare.target, bare.text) == ("telegram", None, "LISBON 12")
    assert dated.target == "07OSLO13"


def test_places_are_those_of_the_names() -> None:
    text = "REF: A. 07 LISBON 12 B. DOE E-MAIL"
    found = read_references(text, 4, len(text), 2008)
    assert [text[item.start : item.end] for item in found] == ["07 LISBON 12", "DOE E-MAIL"]


@given(st.text(alphabet="ABC.()[]¶ \n,;&/-0123456789LISBONOSLOREF", max_size=120))
def test_any_text_is_read_in_order(text: str) -> None:
    found = read_after(text)
    assert all(item.start < item.end <= len(text) for item in found)
    assert [item.start for item in found] == sorted(item.start for item in found)
