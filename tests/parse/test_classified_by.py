"""The authority line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.classified_by import find_parts, find_reasons_end, join_lines, read_classified_by, read_reasons

NAMES = [
    # the line, the names
    ("Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).", ["Jane Q. Public"]),
    ("Classified By: Jane Q. Public, Ambassador, reason 1.4 (b)", ["Jane Q. Public"]),
    ("CLASSIFIED BY: Jane Public, Consul General, Oslo, DOS. REASON: 1.4 (b), (d)", ["Jane Public"]),
    ("Classified By: DCM JANE PUBLIC. REASONS: 1.4 (B,D)", ["JANE PUBLIC"]),
    ("CLASSIFIED BY CHARGE JANE PUBLIC; REASON 1.5 (D).", ["JANE PUBLIC"]),
    ("Classified by A/DCM J.Q. Public, reason 1.4 (b)", ["J.Q. Public"]),
    ("Classified By: Sample", ["Sample"]),
    # titles, long, misspelt, with places and offices
    ("Classified By: Minister Counselor for Economic and\nPolitical Affairs Jane Public, 1.4 (b)", ["Jane Public"]),
    ("Classified By: Charge d'Affaires a.i. Jane Public for 1.4 (b)", ["Jane Public"]),
    ("Classified By: Charge, d,Affaires, a. i. Jane Public, reason 1.4", ["Jane Public"]),
    ("Classified By: Amabssador Jane Public, reason 1.4 (b)", ["Jane Public"]),
    ("Classified By: Deputy Political Couselor: Jane Public, reason 1.4 (b)", ["Jane Public"]),
    ("Classified By: ISN/MTR Direcotr Jane Public. Reason 1.4 (b)", ["Jane Public"]),
    ("Classified By: EconMinCouns Jane Public, Reasons 1.4 (b,d)", ["Jane Public"]),
    ("Classified By: Ambassador to Norway Jane Public for reasons 1.4 (b)", ["Jane Public"]),
    ("Classified By: Special Envoy for Central Asia\nJane Public\n", ["Jane Public"]),
    ("Classified By: Under Secretary for Political Affairs J. Public for 1.4 (b)", ["J. Public"]),
    ("Classified By: RSO - JANE PUBLIC. REASON 1.5(D)", ["JANE PUBLIC"]),
    ("Classified By: CDA: Jane Public for reasons 1.4", ["Jane Public"]),
    # names that look like something else
    ("Classified By: DCM Richard Jordan for reasons 1.4 (b)", ["Richard Jordan"]),
    ("Classified By: Ambassador Richard LeBanon for reasons 1.4 (b)", ["Richard LeBanon"]),
    ("Classified By: Ambassador de la Rosa, reason 1.4 (b)", ["de la Rosa"]),
    ("Classified By: CDA Jane van Dam for reasons 1.4 (b)", ["Jane van Dam"]),
    ("Classified By: Ambassador John Public, Jr. Reasons 1.4 (b)", ["John Public, Jr."]),
    ("Classified By: Ambassador John Sample III. Reasons 1.4 (b)", ["John Sample III"]),
    ("CLASSIFIED BY JOHN 0. SAMPLE, DIRECTOR. REASON: 1.5(D).", ["JOHN O. SAMPLE"]),
    ("Classified By: Regional Presence Xyzzy Office for reasons 1.4 (b)", []),
    # two
    ("Classified By: DCM Jane Public and PolCouns John Doe for 1.4 (b)", ["Jane Public", "John Doe"]),
    # twice
    ("Classified By: Classified by DCM Jane Public for reasons 1.4 (b)", ["Jane Public"]),
    ("Classified By: 1. CLASSIFIED BY NEA DIRECTOR JANE PUBLIC\nREASONS: 1.4 (B)", ["JANE PUBLIC"]),
    # other ways to the reasons
    ("Classified By: Ambassador Jane Public per 1.4. (b,d).", ["Jane Public"]),
    ("Classified By: Ambassador Jane Public under Section 1.4 b/d", ["Jane Public"]),
    ("Classified By: DCM Jane Public based on E.O.12958 reasons 1.4 (b)", ["Jane Public"]),
    ("Classified By: DCM Jane Public. E.O 12958. Reasons 1.4 (B&D)", ["Jane Public"]),
    ("Classified By: DCM Jane Public FR REASONS 1.4 (b)", ["Jane Public"]),
    ("Classified By: DCM Jane Public F0R REASONS 1.4 (b)", ["Jane Public"]),
    # cut by the wrap: the first line has 71 characters
    (
        "Classified By: Deputy Political and Economic Counselor Johnny Q. Public\nson, reasons 1.4 (b)",
        ["Johnny Q. Publicson"],
    ),
    ("Classified By: Deputy Political and Economic Counselor Jane Doe for rea\nsons 1.4 (b)", ["Jane Doe"]),
    # nobody
    ("Classified By: Ambassador for reasons 1.4 (b)", []),
    ("CLASSIFIED BY SECTION 1.5 (B) AND (D)", []),
    ("Derived from: Multiple Sources", []),
    ("Classified By:", []),
]

REASONS = [
    ("reasons 1.4 (b) and (d).", "1.4(b) 1.4(d)"),
    ("1.4(b), (d)", "1.4(b) 1.4(d)"),
    ("1.4. (b,d).", "1.4(b) 1.4(d)"),
    ("1.4 (b/d).", "1.4(b) 1.4(d)"),
    ("1.4 b and d.", "1.4(b) 1.4(d)"),
    ("1.4 a,b,and d.", "1.4(a) 1.4(b) 1.4(d)"),
    ("1.4 (B&D)", "1.4(b) 1.4(d)"),
    ("1.4 (b+d)", "1.4(b) 1.4(d)"),
    ("1.4(b)(d)", "1.4(b) 1.4(d)"),
    ("1.4 (b and (d)", "1.4(b) 1.4(d)"),
    ("1.4 (b) an d (d)", "1.4(b) 1.4(d)"),
    ("1. 4 (b) and (d)", "1.4(b) 1.4(d)"),
    ("1.5.D", "1.5(d)"),
    ("1.4 (b) \n and (d)", "1.4(b) 1.4(d)"),
    ("1.4 (b) and 1.5 (c)", "1.4(b) 1.5(c)"),
    ("1.4 (b), (b)", "1.4(b)"),
    ("1.4 (b). A dog barks", "1.4(b)"),
    ("1.4 before", ""),
    ("section 21.4 (b)", ""),
    ("", ""),
]


@pytest.mark.parametrize(("line", "names"), NAMES)
def test_names_stand_without_title_and_office(line: str, names: list[str]) -> None:
    assert list(read_classified_by(line, 0, len(line)).names) == names


@pytest.mark.parametrize(("text", "reasons"), REASONS)
def test_reasons_are_read_in_every_shape(text: str, reasons: str) -> None:
    assert " ".join(read_reasons(text)) == reasons


def test_the_text_is_one_line() -> None:
    line = "Classified By: DCM Jane Public,\nreasons 1.4 (b)\nand (d)."
    assert read_classified_by(line, 0, len(line)).text == "Classified By: DCM Jane Public, reasons 1.4 (b) and (d)."


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("x" * 71 + "\nyz", 0, "x" * 71 + "yz"),
        ("x" * 60 + "\nyz", 0, "x" * 60 + " yz"),
        ("x" * 71 + "\n yz", 0, "x" * 71 + " yz"),
        ("x" * 51 + "\nyz", 20, "x" * 51 + "yz"),
        ("x" * 71 + " yz", 0, "x" * 71 + "yz"),
        ("x" * 71 + " and", 0, "x" * 71 + " and"),
    ],
)
def test_a_word_cut_at_the_width_is_one_again(text: str, column: int, expected: str) -> None:
    assert join_lines(text, column) == expected


def test_places_are_those_of_name_and_reasons() -> None:
    line = "Classified By: DCM Jane\nPublic for reasons 1.4 (b)\nand (d). More"
    parts = find_parts(line, 14, len(line), read_classified_by(line, 0, len(line)))
    assert [(part.kind, line[part.start : part.end]) for part in parts] == [
        ("name", "Jane\nPublic"),
        ("reason", "1.4 (b)\nand (d)"),
    ]
    assert find_reasons_end(line, 0, len(line)) == line.index(". More")


def test_a_name_whose_words_stand_in_another_too_has_a_place_of_its_own() -> None:
    line = "Classified By:\nprose, in small letters\nprose, in small letters"
    parts = find_parts(line, 14, len(line), read_classified_by(line, 0, len(line)))
    assert [(part.start, line[part.start : part.end]) for part in parts] == [
        (25, "small letters\nprose"),
        (49, "small letters"),
    ]


@given(st.text(alphabet="Classified By:DCM JanePublic1.4(b)and,;\n -&/0", max_size=150))
def test_any_text_is_read(text: str) -> None:
    assert "\n" not in read_classified_by(text, 0, len(text)).text
