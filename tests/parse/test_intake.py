"""A file that may hold a cable: is it one, which, and what will its witness be."""

from __future__ import annotations

import pytest

from generator.parse.intake import NoCableError, examine

CABLE = """\
C O N F I D E N T I A L LISBON 000544

SIPDIS

E.O. 12958: DECL: 03/01/2017
TAGS: PREL, PO
SUBJECT: PORTUGAL AND THE PRESIDENCY

1. (C) The Ambassador called on the Minister.
"""


@pytest.mark.parametrize("name", ["07LISBON544", "07lisbon544", "cable_07LISBON544", "07LISBON000544"])
def test_the_number_is_that_of_the_file_s_name(name: str) -> None:
    assert examine(CABLE.encode(), name).mrn == "07LISBON544"


def test_where_name_and_text_differ_the_name_holds_and_a_problem_names_the_other() -> None:
    found = examine(CABLE.encode(), "07PARIS12")
    assert found.mrn == "07PARIS12"
    assert [one.message for one in found.telegram.problems if one.code == "P002" and "LISBON" in one.message]


def test_without_a_name_the_text_s_own_number_and_date_tell() -> None:
    dated = "O 011200Z MAR 07\nFM AMEMBASSY LISBON\nTO SECSTATE WASHDC\n\n" + CABLE
    assert examine(dated.encode(), "scan").mrn == "07LISBON544"


def test_the_witness_of_a_text_is_the_file_and_that_of_a_page_its_text() -> None:
    assert examine(CABLE.encode(), "07LISBON544").source == CABLE.encode()
    page = f"<html><td>07LISBON544</td><pre>{CABLE}</pre></html>"
    found = examine(page.encode(), "page")
    assert found.page
    assert found.source == CABLE.encode()
    assert found.mrn == "07LISBON544"


def test_an_older_encoding_is_declared() -> None:
    found = examine(CABLE.replace("1. (C)", "¶1. (C)").encode("cp1252"), "07LISBON544")
    assert found.encoding == "windows-1252"
    assert found.telegram.paragraphs[0].number == 1


def test_a_source_to_be_protected_is_seen() -> None:
    assert examine(CABLE.replace("the Minister", "J. Silva (strictly protect)").encode(), "07LISBON544").protected
    assert not examine(CABLE.encode(), "07LISBON544").protected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Dear all, lunch is at one.\n", "has nothing of"),
        ("TAGS: PREL\n", "only one thing"),
        (CABLE.replace("LISBON 000544", ""), "No number"),
        ("<html><body>404</body></html>", "no <pre> element"),
    ],
)
def test_what_is_no_cable_is_refused_in_words(text: str, why: str) -> None:
    with pytest.raises(NoCableError, match=why):
        examine(text.encode(), "notes")
