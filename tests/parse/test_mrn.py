"""Numbers of telegrams: every spelling to one, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.mrn import MRN
from generator.parse.data import read_rows
from generator.parse.mrn import canonical, find_post, posts, print_mrn, read_mrn

SPELLINGS = [
    # spelling, year of the telegram it stands in, canonical
    ("08BAKU129", None, "08BAKU129"),
    ("BAKU 000129", 2008, "08BAKU129"),
    ("BAKU 129", 8, "08BAKU129"),
    ("08 BAKU 129", None, "08BAKU129"),
    ("2008 BAKU 129", None, "08BAKU129"),
    ("08-BAKU-129", None, "08BAKU129"),
    ("BAKU #129", 2008, "08BAKU129"),
    ("Embassy Lima 77", 2004, "04LIMA77"),
    ("St. Petersburg 75", 2007, "07STPETERSBURG75"),
    ("N'DJAMENA 12", 2007, "07NDJAMENA12"),
    ("Port-of-Spain 9", 2007, "07PORTOFSPAIN9"),
    ("06SECSTATE77", None, "06STATE77"),
    ("05RIODEJAN77", None, "05RIODEJANEIRO77"),
    ("UNVIE VIENNA 000540", 2009, "09UNVIEVIENNA540"),
    ("USUN 33", 2004, "04USUNNEWYORK33"),
    ("73STATE1", None, "73STATE1"),
    ("BAKU 129", None, None),
    ("BAKU 000000", 2008, None),
    ("hello", 2008, None),
    ("", 2008, None),
]

DAMAGED = [
    # what a damaged line left of a number, the number
    ("08LISBN44", "08LISBON44"),
    ("08LISSBON44", "08LISBON44"),
    ("08LISBNO44", "08LISBON44"),
    ("08LIZBON44", "08LISBON44"),
    ("08LISB0N44", "08LISBON44"),
    ("08QSBON44", "08LISBON44"),
    ("08TEGUCIGA44", "08TEGUCIGALPA44"),
    ("08SECTION01OF03LISBON44", "08LISBON44"),
    ("08ECTIO01F03LISBON44", "08LISBON44"),
    ("0802OF03LISBON44", "08LISBON44"),
    ("08EFTOLISBON44", "08LISBON44"),
    ("08AMEMBASSYLISBON44", "08LISBON44"),
    ("08NTIALLISBON44", "08LISBON44"),
    ("0808LISBON44", "08LISBON44"),
    ("08LISBON44TOSEC120001", "08LISBON44"),
    ("08LISBONPO44", "08LISBON44"),
    ("08GUCIGALPA44", "08TEGUCIGALPA44"),
    ("08TEGUZIGALBA44", "08TEGUCIGALPA44"),
    # nobody can know: kept as it stands
    ("08XYZZY44", "08XYZZY44"),
]


@pytest.mark.parametrize(("spelling", "year", "expected"), SPELLINGS)
def test_a_spelling_leads_to_the_canonical_number(spelling: str, year: int | None, expected: str | None) -> None:
    assert canonical(spelling, year) == expected


@pytest.mark.parametrize(("damaged", "expected"), DAMAGED)
def test_damage_is_seen_through(damaged: str, expected: str) -> None:
    assert canonical(damaged) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("HCMC", "HOCHIMINHCITY"),
        ("USVAT", "VATICAN"),
        ("Rio", "RIODEJANEIRO"),
        ("AIT Taipei", "TAIPEI"),
        ("MAN", None),
        ("PRIS", "PARIS"),
    ],
)
def test_a_post_is_found_by_what_it_is_called(name: str, code: str | None) -> None:
    assert find_post(name) == code


def test_a_name_near_to_two_posts_names_neither() -> None:
    assert find_post("MADRAD") is None  # Madrid, Madras
    assert find_post("MADRI") == "MADRID"


PRINTED = [
    (MRN(2008, "BAKU", 129), 2008, "BAKU 129"),
    (MRN(2008, "BAKU", 129), 2009, "08 BAKU 129"),
    (MRN(2008, "BAKU", 129), None, "08 BAKU 129"),
    (MRN(2005, "STATE", 9), 2005, "STATE 9"),
    (MRN(2005, "RIODEJANEIRO", 9), 2005, "RIO DE JANEIRO 9"),
    (MRN(2009, "UNVIEVIENNA", 9), 2009, "UNVIE VIENNA 9"),
    (MRN(1979, "TEHRAN", 9), 2005, "79 TEHRAN 9"),
    (MRN(2005, "NOWHERE", 9), 2005, "NOWHERE 9"),
]


@pytest.mark.parametrize(("mrn", "year", "expected"), PRINTED)
def test_a_number_is_printed_as_a_reference_line_has_it(mrn: MRN, year: int | None, expected: str) -> None:
    assert print_mrn(mrn, year) == expected


def test_every_post_is_read_back_as_it_is_printed() -> None:
    for code in posts():
        mrn = MRN(2008, code, 129)
        assert read_mrn(print_mrn(mrn)) == mrn, print_mrn(mrn)
        assert read_mrn(print_mrn(mrn, 2008), 2008) == mrn, print_mrn(mrn, 2008)
        assert read_mrn(str(mrn)) == mrn


@given(st.text(max_size=100), st.none() | st.integers(1966, 2015))
def test_what_is_canonical_stays_so(text: str, year: int | None) -> None:
    found = canonical(text, year)
    if found:
        assert canonical(found) == found


def test_the_list_of_posts_has_each_spelling_once() -> None:
    owners: dict[str, str] = {}
    for code, name, kind, _, forms in read_rows("posts.tsv", 5):
        assert name, f"{code} has no readable name"
        assert kind, f"{code} has no kind"
        for spelling in (code, *forms.split()):
            assert spelling not in owners, f"{spelling} stands under {owners.get(spelling)} and {code}"
            owners[spelling] = code


@pytest.mark.parametrize(
    ("code", "title"),
    [("BAKU", "Embassy Baku"), ("STATE", "Department of State"), ("TAIPEI", "American Institute in Taipei")],
)
def test_a_post_has_a_readable_title(code: str, title: str) -> None:
    assert posts()[code].title == title
