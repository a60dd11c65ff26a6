"""What holds of any text: nothing is lost, nothing is silent, nothing raises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.reading import Reading
from generator.model.span import KINDS, Part
from generator.model.telegram import Telegram
from generator.parse import read

#: Lines of telegrams, whole and damaged, of which any text may be made.
LINES = [
    "",
    " ",
    "  \t",
    "VZCZCXRO1234",
    "OO RUEHFL RUEHLA  ",
    "DE RUEHXX #0412/01 0431439",
    "ZNY CCCCC ZZH",
    "O 121439Z FEB 08",
    "P 991439Z FEB 08",
    "FM AMEMBASSY PORTVIEW",
    "TO RUEHC/SECSTATE WASHDC PIORITY 4750",
    "INFO RUCNOSC/OSCE COLLECTIVE",
    "XMT AMCONSUL EXAMPLE",
    "PAGE 02 PORTVI 00412 01 OF 03 291400Z",
    "C O N F I D E N T I A L SECTION 01 OF 02 PORTVIEW 000412",
    "UNCLAS PORTVIEW 000412",
    "SIPDIS",
    "E.O. 12958: DECL: 02/12/2018",
    "TAGS: [PREL](#) [PGOV](#)",
    "[Norway,s](#) &[case](#)8",
    "[1](#)2007. In his view",
    "SUBJECT: A MATTER OF FORM",
    "REF: A. STATE 13716",
    "[1](#)B. STATE 14284",
    "1B. STATE 14284",
    "Classified By: Ambassador A. Nyone for reasons 1.4 (b,d).",
    "PORTVIEW 00000412  002 OF 002",
    "the words went on PORTVIEW 00000412  002 OF 002 across the page",
    "[1](#)1. (C) Summary: He said so. End summary.",
    "¶2. (S/NF) The sentence goes on without",
    "an end, and a comma: Norway,s and &so8.",
    "13. (C) Comment: A pilcrow became a one.",
    "¶2007. In his view",
    "4. (C) One. 5. (U) Two in a line.",
    "HEADING",
    "-------",
    "------- ---",
    "Comment -------",
    "-- a bullet",
    "    indented    columns    here",
    "XXXXXXXXXXXX said [NAME REMOVED] (strictly protect)",
    "Visit Portview's Classified Web Site at",
    "http://www.example.org/",
    "NYONE",
    '... so he said." NYONE',
    "NNNN",
    "carriage return\r",
    "\x85 next line \u2028 separator \x0c form feed",
    "\x00\x1f\x7f",
    "١٢. (C) digits of another script ²",
    "(C) marked, without a number",
    "¶",
    "[",
    "](#)",
    "&8,s",
]

texts = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=30).map("\n".join),
    st.lists(st.sampled_from(LINES), max_size=12).map(" ".join),
)


def all_parts(parts: tuple[Part, ...]) -> Iterator[tuple[Part | None, Part]]:
    for part in parts:
        yield None, part
        for parent, child in all_parts(part.parts):
            yield parent or part, child


@given(texts)
def test_parts_tile_any_text(text: str) -> None:
    at = 0
    for part in read(text).parts:
        assert part.start == at
        assert part.end > at
        at = part.end
    assert at == len(text)


@given(texts)
def test_parts_lie_in_order_inside_their_part(text: str) -> None:
    def check(part: Part) -> None:
        at = part.start
        for child in part.parts:
            assert child.start >= at, (part, child)
            assert child.end <= part.end, (part, child)
            at = child.end
            check(child)

    for part in read(text).parts:
        check(part)


@given(texts)
def test_kinds_of_parts_are_known(text: str) -> None:
    assert {part.kind for _, part in all_parts(read(text).parts)} <= set(KINDS)


def reading_of(telegram: Telegram) -> str:
    return Reading.of(telegram.witness.text, telegram.emendations, 0, len(telegram.witness.text)).text


@given(texts)
def test_the_reading_text_and_the_log_rebuild_the_witness(text: str) -> None:
    telegram = read(text)
    rebuilt = reading_of(telegram)
    for one in reversed(telegram.emendations):
        if one.stands:
            at = one.start + sum(
                len(before.reading) - len(before.lemma)
                for before in telegram.emendations
                if before.stands and before.end <= one.start
            )
            rebuilt = rebuilt[:at] + one.lemma + rebuilt[at + len(one.reading) :]
    assert rebuilt == text


@given(texts)
def test_emendations_quote_the_witness_and_never_overlap(text: str) -> None:
    at = 0
    for one in read(text).emendations:
        assert one.start >= at
        assert one.end > one.start
        assert text[one.start : one.end] == one.lemma
        assert one.lemma != one.reading
        assert one.reason
        at = one.end


@given(texts)
def test_the_text_of_a_paragraph_is_its_reading(text: str) -> None:
    telegram = read(text)
    for one in telegram.paragraphs:
        assert one.start <= one.body <= one.end
        assert one.text == Reading.of(text, telegram.emendations, one.body, one.end).text


@given(texts)
def test_problems_stand_in_the_text(text: str) -> None:
    lines = text.split("\n")
    for problem in read(text).problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(texts, st.text(max_size=20), st.none() | st.integers(-5, 3000))
def test_no_text_number_or_year_raises(text: str, mrn: str, year: int | None) -> None:
    assert read(text, mrn, year).witness.text == text


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n \n", "\r\n", "\ufeff", "¶", "1", "¶1."])
def test_texts_of_almost_nothing(text: str) -> None:
    telegram = read(text)
    assert "".join(text[part.start : part.end] for part in telegram.parts) == text
    assert telegram.signers == ()


def test_blanks_at_the_very_end_are_an_emendation() -> None:
    assert [(one.rule, one.lemma) for one in read("He left.\n\nWRITER  ").emendations] == [("trailing-blank", "  ")]


def test_a_classification_above_the_header_is_the_telegrams() -> None:
    text = "S E C R E T PORTVIEW 00000412\n\nO 031015Z MAY 07\nFM AMEMBASSY PORTVIEW\nTO SECSTATE WASHDC\n\nSIPDIS\n"
    telegram = read(text + "\nSUBJECT: FERRY TALKS\n\n1. (S) They talk.\n")
    assert (telegram.classification, telegram.mrn, telegram.origin) == ("SECRET", "07PORTVIEW412", "AMEMBASSY PORTVIEW")
    assert [part.kind for part in telegram.parts][:2] == ["classification", "blank"]
