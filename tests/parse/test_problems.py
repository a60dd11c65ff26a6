"""What is wrong with a telegram, where."""

from __future__ import annotations

import pytest

from generator.check.catalogue import CATALOGUE
from generator.parse import read
from generator.parse.problems import CODES

WHOLE = """P 031015Z MAY 07
FM AMEMBASSY PORTVIEW
TO SECSTATE WASHDC

UNCLAS PORTVIEW 000412

SUBJECT: FERRY TALKS

1. (U) They talk.

2. (U) They talk on.
"""


def test_a_whole_telegram_has_none() -> None:
    assert read(WHOLE).problems == ()


@pytest.mark.parametrize(
    ("old", "new", "place", "code", "said"),
    [
        ("UNCLAS PORTVIEW 000412", "UNCLAS", (5, 1), "P001", "no message reference number"),
        ("P 031015Z MAY 07\n", "", (4, 8), "P001", "The number PORTVIEW 000412 has no year"),
        ("P 031015Z MAY 07\n", "", (1, 1), "P003", "no date-time group"),
        ("031015Z MAY", "321015Z MAY", (1, 1), "P003", "'321015Z MAY 07' is no date"),
        ("UNCLAS PORTVIEW 000412\n", "", (1, 1), "P004", "no line with the classification"),
        ("SUBJECT: FERRY TALKS\n", "", (5, 1), "P005", "no SUBJECT line"),
        ("2. (U) They talk on.", "4. (U) They talk on.", (11, 1), "P007", "Paragraph 4 follows paragraph 1."),
        ("They talk on.", "They talk on...", (11, 22), "P009", "ends in the middle"),
        ("They talk.", "A man (strictly protect) talks.", (9, 14), "P010", "(strictly protect)"),
        ("They talk.", "A man (please\nprotect) talks.", (9, 14), "P010", "(please protect)"),
        ("They talk.", "A man (of the lake - Protect source) talks.", (9, 14), "P010", "Protect source"),
        ("They talk.", "A man, STRICTLY PROTECT, talks.", (9, 15), "P010", "STRICTLY PROTECT"),
    ],
)
def test_problem(old: str, new: str, place: tuple[int, int], code: str, said: str) -> None:
    assert old in WHOLE
    found = [one for one in read(WHOLE.replace(old, new)).problems if one.code == code]
    assert [(one.line, one.column) for one in found] == [place]
    assert said in found[0].message


def test_a_header_alone_has_no_paragraph() -> None:
    assert "P006" in {one.code for one in read("FM AMEMBASSY PORTVIEW\nTO SECSTATE WASHDC\n").problems}


def test_the_number_asked_for_holds() -> None:
    telegram = read(WHOLE, "07 LAKESIDE 0099")
    assert telegram.mrn == "07LAKESIDE99"
    assert [one.message for one in telegram.problems if one.code == "P002"] == [
        "The text says that it is 07PORTVIEW412, and was asked for as 07LAKESIDE99, which holds."
    ]


@pytest.mark.parametrize(
    "text", ["He will protect (or serve) them.", "(data protection)", "(in order to protect the source)"]
)
def test_protect_as_a_plain_word(text: str) -> None:
    assert "P010" not in {one.code for one in read(WHOLE.replace("They talk.", text)).problems}


def test_every_code_is_in_the_catalogue_with_its_severity() -> None:
    assert {code: str(CATALOGUE[code].severity) for code in CODES} == CODES
