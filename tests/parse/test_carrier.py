"""The published page of a cable, to the text it carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.parse.carrier import is_page, read_page

TABLE = "<table class='cable'><tr><td><a href='/cable/2007/03/07LISBON544.html'>07LISBON544</a></td></tr></table>"

BODIES = [
    # what stands in the <pre>, and the text
    ("C O N F I D E N T I A L&#x000A;SIPDIS", "C O N F I D E N T I A L\nSIPDIS"),
    ("<a id='par1' href='#par1'>&#182;</a>1. (C) Summary.", "¶1. (C) Summary."),
    # the telegram's own characters, which look like markup and are none
    ("R&D; and <<218634>> and &processes8;", "R&D; and <<218634>> and &processes8;"),
    ("5 < 6 and a <b> c", "5 < 6 and a  c"),
    # what the publisher's program added: a break that doubles the newline, elements that stray
    ("one<br />&#x000A;two<br>three", "one\ntwo\nthree"),
    ("<strong>End</strong></td></tr></table> Summary", "End Summary"),
    # a reference to what no text holds stays as it is
    ("&#0; &#xD800; &#x41;", "&#0; &#xD800; A"),
]


@pytest.mark.parametrize(("inside", "text"), BODIES, ids=[inside[:24] for inside, _ in BODIES])
def test_what_a_page_carries(inside: str, text: str) -> None:
    carried = read_page(f"<html><body>{TABLE}<code><pre>{inside}</pre></code></body></html>")
    assert carried is not None
    assert carried.text == text + "\n"


def test_header_and_body_are_parted_by_a_blank_line() -> None:
    carried = read_page(f"<html>{TABLE}<pre>VZCZC&#x000A;</pre><pre>\nUNCLAS LISBON 000544\n</pre></html>")
    assert carried is not None
    assert carried.text == "VZCZC\n\nUNCLAS LISBON 000544\n"
    assert carried.mrn == "07LISBON544"


def test_a_page_without_a_telegram_carries_nothing() -> None:
    assert read_page("<html><body><p>Not found</p><pre> </pre></body></html>") is None


@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("<!DOCTYPE html>\n<html>", True),
        ("\ufeff<html>", True),
        ("VZCZCXRO1234\nOO RUEHLI", False),
        ("<<218634>> and so on", False),
    ],
)
def test_a_page_is_told_from_a_telegram(text: str, page: bool) -> None:
    assert is_page(text) is page


@given(st.text())
def test_no_page_is_refused_with_an_exception(inside: str) -> None:
    read_page(f"<html><pre>{inside}")
