from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.render.bibtex import create_bibtex, escape_tex
from tests.render.described import BARE, CABLE


def test_telegram_is_a_report_with_institution_number_and_date() -> None:
    written = create_bibtex([CABLE]).decode()
    assert written.startswith("@techreport{07LISBON2041,\n")
    for line in (
        "  author = {{United States Embassy in Portugal}},",
        "  institution = {United States Embassy in Portugal},",
        "  type = {Telegram},",
        "  number = {LISBON 2041},",
        "  year = {2007},",
        "  month = aug,",
        "  note = {Confidential; The Harbour Papers, release 3, 2031-05-04},",
        "  url = {https://harbour.example/cables/07LISBON2041/},",
    ):
        assert line in written.splitlines()


def test_library_reads_it_back() -> None:
    read = parse_string(create_bibtex([CABLE, BARE]).decode(), "bibtex")
    assert list(read.entries) == ["07LISBON2041", "07LISBON9"]
    fields = read.entries["07LISBON2041"].fields
    assert fields["title"] == r"{Harbour Talks: Minister’s “Last Word” on Pilots \& Dues, 100\% \{Agreed\}}"
    assert (fields["month"], fields["number"], fields["day"]) == ("August", "LISBON 2041", "9")
    assert [str(person) for person in read.entries["07LISBON2041"].persons["author"]] == [
        "{United States Embassy in Portugal}"
    ]


def test_what_is_not_known_is_left_out() -> None:
    written = create_bibtex([BARE]).decode()
    assert "title = {{Telegram LISBON 9}}" in written
    assert not re.search(r"(year|month|author|institution|keywords) =", written)


@given(st.text())
def test_nothing_that_is_escaped_is_a_command_or_opens_a_brace(text: str) -> None:
    escaped = escape_tex(text)
    bare = re.sub(r"\\(textbackslash|textasciicircum|textasciitilde)\{\}|\\[{}$&#_%]", "", escaped)
    assert not re.search(r"[\\{}$&#^_%~\n]", bare)
