"""The head of a message, whole: lines in any order, missing, glued, doubled."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.span import KINDS, Part
from generator.parse.clean import CleanText
from generator.parse.head import Head, read_head
from generator.parse.header import read_header
from generator.parse.repairs import find_changes

HEAD = """C O N F I D E N T I A L SECTION 01 OF 02 LISBON 000412

SIPDIS

DEPT FOR EUR/WE
NSC FOR DOE

E.O. 12958: DECL: 02/12/2018
TAGS: PREL PGOV PO
SUBJECT: HARBOURS FREEZE AS THE WINTER
COMES

REF: A. STATE 12345
¶B. 07 OSLO 77

Classified By: Ambassador Jane Sample for reasons 1.4 (b) and (d).

"""
BODY = "¶1. (C) Summary: The harbours froze.\n\n¶2. (C) They thawed.\nSAMPLE\n"
FOUNDING = Path(__file__).parents[2] / "content" / "cables" / "2008" / "08BAKU129" / "source.txt"


def read(text: str) -> Head:
    return read_head(text, 0, 2008)


def kinds(parts: tuple[Part, ...]) -> list[str]:
    return [part.kind for part in parts if part.kind != "blank"]


def check_tiling(text: str, head: Head, start: int) -> None:
    """The parts tile the text from `start` to the head's end; what lies in a part lies in order and inside."""
    at = start
    for part in head.parts:
        assert part.kind in KINDS
        assert part.start == at
        assert part.start < part.end
        at = inside = part.end if not part.parts else part.start
        for inner in part.parts:
            assert inner.kind in KINDS
            assert inside <= inner.start < inner.end <= part.end
            inside = inner.end
        at = part.end
    assert at == head.end <= len(text)


def test_a_whole_head_is_read() -> None:
    text = HEAD + BODY
    head = read(text)
    assert (head.classification, str(head.mrn), head.sections) == ("CONFIDENTIAL", "08LISBON412", 2)
    assert head.captions == ("SIPDIS",)
    assert head.passing == ("DEPT FOR EUR/WE", "NSC FOR DOE")
    assert (head.executive_order, head.declassify_on) == ("12958", "2018-02-12")
    assert head.tags == ("PREL", "PGOV", "PO")
    assert head.tag_kinds == {"PREL": "subject", "PGOV": "subject", "PO": "geo"}
    assert head.subject == "HARBOURS FREEZE AS THE WINTER COMES"
    assert head.title == "Harbours Freeze as the Winter Comes"
    assert [(item.label, item.target) for item in head.references] == [("A", "08STATE12345"), ("B", "07OSLO77")]
    assert head.classified_by
    assert head.classified_by.names == ("Jane Sample",)
    assert text[head.end :] == BODY
    assert head.faults == ()


def test_its_parts_are_named() -> None:
    head = read(HEAD + BODY)
    check_tiling(HEAD + BODY, head, 0)
    assert kinds(head.parts) == [
        "classification",
        "caption",
        "passing",
        "passing",
        "executive-order",
        "tags",
        "subject",
        "references",
        "classified-by",
    ]
    inner = {part.kind: [(p.kind, HEAD[p.start : p.end]) for p in part.parts] for part in head.parts}
    assert inner["classification"] == [
        ("level", "C O N F I D E N T I A L"),
        ("section", "SECTION 01 OF 02"),
        ("mrn", "LISBON 000412"),
    ]
    assert inner["executive-order"] == [("keyword", "E.O. "), ("order", "12958"), ("declassify", "DECL: 02/12/2018")]
    assert inner["tags"] == [("keyword", "TAGS:"), ("code", "PREL"), ("code", "PGOV"), ("code", "PO")]
    assert inner["subject"] == [("keyword", "SUBJECT:")]
    assert inner["references"] == [
        ("keyword", "REF:"),
        ("label", "A."),
        ("mrn", "STATE 12345"),
        ("label", "¶B."),
        ("mrn", "07 OSLO 77"),
    ]
    assert inner["classified-by"] == [
        ("keyword", "Classified By:"),
        ("name", "Jane Sample"),
        ("reason", "1.4 (b) and (d)"),
    ]


def test_the_founding_cable_has_all_of_it() -> None:
    text = FOUNDING.read_text("utf-8")
    clean = CleanText(text, find_changes(text)).text
    start = read_header(clean).end
    head = read_head(clean, start, 2008)
    check_tiling(clean, head, start)
    assert (head.classification, str(head.mrn), head.sections) == ("CONFIDENTIAL", "08BAKU129", 2)
    assert kinds(head.parts) == [
        "classification",
        "caption",
        "caption",
        "passing",
        "executive-order",
        "tags",
        "subject",
        "references",
        "classified-by",
    ]
    (passing,) = [part for part in head.parts if part.kind == "passing"]
    assert [clean[part.start : part.end] for part in passing.parts] == ["EUR/SCE", "EUR/CARC"]
    assert head.captions == ("SIPDIS",)
    assert head.passing == ("DEPT FOR EUR/SCE AND EUR/CARC",)
    assert (head.executive_order, head.declassify_on) == ("12958", "2018-02-12")
    assert head.tags == ("PREL", "PGOV", "PBTS", "UNAUT", "UNMIK", "OSCE", "AJ")
    assert head.subject == "DEMARCHE DELIVERED: LIKELY AZERBAIJANI REACTION TO KOSOVO INDEPENDENCE"
    assert head.title == "Demarche Delivered: Likely Azerbaijani Reaction to Kosovo Independence"
    assert [(item.label, item.target) for item in head.references] == [("A", "08STATE13716"), ("B", "08STATE14284")]
    assert head.classified_by
    assert head.classified_by.names == ("Anne E. Derse",)
    assert head.classified_by.reasons == ("1.4(b)", "1.4(d)")
    assert clean[head.end :].startswith("¶1. (C) The Ambassador delivered")


def test_a_text_whose_every_line_is_parted_says_the_same() -> None:
    plain = read(HEAD + BODY)
    airy = read((HEAD.replace("\n\n", "\n") + BODY).replace("\n", "\n\n"))
    for name in ("classification", "mrn", "passing", "declassify_on", "tags", "subject", "classified_by"):
        assert getattr(airy, name) == getattr(plain, name), name
    assert [item.target for item in airy.references] == [item.target for item in plain.references]
    assert kinds(airy.parts) == kinds(plain.parts)


#: Fragments and oddities: the text, and of its head (tags, subject, targets of references, names of the classifier).
SHAPES = [
    # one line alone
    ("TAGS: PREL PO\n", "PREL PO", None, "", ""),
    ("SUBJECT: HARBOURS\n", "", "HARBOURS", "", ""),
    ("REF: OSLO 12\n", "", None, "08OSLO12", ""),
    ("Classified By: DCM Jane Sample, reason 1.4 (b)", "", None, "", "Jane Sample"),
    # another order
    ("SUBJECT: HARBOURS\nTAGS: PREL\nE.O. 12958: N/A\n", "PREL", "HARBOURS", "", ""),
    ("SUBJECT: HARBOURS\nClassified By: Jane Sample, DCM. Reason 1.4 (b)\n\nREF: OSLO 12\n\n" + BODY,
     "", "HARBOURS", "08OSLO12", "Jane Sample"),
    # spellings
    ("Tags: prel, po\nSubject: Harbours\nRef(s): A) Oslo 12\n", "PREL PO", "Harbours", "08OSLO12", ""),
    ("TAGS PREL, PO\nSUBJ: HARBOURS\nREFTEL: OSLO 12\n", "PREL PO", "HARBOURS", "08OSLO12", ""),
    ("TAGS, PREL, PO\nUBJECT: HARBOURS\nREFS: OSLO 12\n", "PREL PO", "HARBOURS", "08OSLO12", ""),
    ("SUBJECT: HARBOURS\nREF A. OSLO 12\n", "", "HARBOURS", "08OSLO12", ""),
    ("SUBJECT: HARBOURS\nREFERENCE: OSLO 12\n", "", "HARBOURS", "08OSLO12", ""),
    # glued
    ("E.O. 12958: N/A TAGS: PREL PO SUBJECT: HARBOURS REF: OSLO 12", "PREL PO", "HARBOURS", "08OSLO12", ""),
    ("SUBJECT: THE LAST OF THE PRIMEREF: A. OSLO 12", "", "THE LAST OF THE PRIME", "08OSLO12", ""),
    ("SUBJECT: HARBOURS Classified By: DCM Jane Sample. Reason 1.4 (b)", "", "HARBOURS", "", "Jane Sample"),
    ("Classified By: DCM Jane Sample for 1.4 b and d 1.(C) Text of it", "", None, "", "Jane Sample"),
    ("SUBJECT: HARBOURS FREEZE 1. (C) Summary. The harbours", "", "HARBOURS FREEZE", "", ""),
    # page lines
    ("SUBJECT: HARBOURS\nPORTO ALEGRE 00000412 001.2 OF 003\n", "", "HARBOURS", "", ""),
    ("REF: OSLO 12 PORTO ALEGRE 00000412 001.2 OF 003", "", None, "08OSLO12", ""),
    ("REF: OSLO 12\nCONFIDENTIAL\n\nPAGE 02 PORTOA 05693 01 OF 02 021700Z\n\nClassified By: J. Sample", "", None,
     "08OSLO12", "J. Sample"),
    # two lines of a kind
    ("TAGS: PREL\nSUBJECT: HARBOURS\nTAGS: PREL PO\n", "PREL PO", "HARBOURS", "", ""),
    ("SUBJECT: THE HARBOURS\nSUBJECT: THE HARBOURS FREEZE\n", "", "THE HARBOURS FREEZE", "", ""),
    # a message inside
    ("SUBJECT: HARBOURS...\nS E C R E T OSLO 000012 SIPDIS TAGS: PREL\n", "PREL", "HARBOURS...", "", ""),
    ("REF: OSLO 12\n\n\nS e c r e t lisbon 000412\n", "", None, "08OSLO12", ""),
    # in the first paragraph
    ("SUBJECT: HARBOURS\n\n1. (U) CLASSIFIED BY CHARGE JANE SAMPLE. REASON: 1.5 (D).\n\n2. (C) Text", "", "HARBOURS",
     "", "JANE SAMPLE"),
    # no subject
    ("TAGS: PREL\n\nClassified By: Jane Sample, DCM. REASON: 1.4 (b)\n\n" + BODY, "PREL", None, "", "Jane Sample"),
    ("SUBJECT:\n\nHarbours freeze\n1.(SBU) Text", "", "Harbours freeze", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "codes", "subject", "targets", "name"), SHAPES)
def test_fragments_and_oddities(text: str, codes: str, subject: str | None, targets: str, name: str) -> None:
    head = read(text)
    check_tiling(text, head, 0)
    assert " ".join(head.tags) == codes
    assert head.subject == subject
    assert " ".join(str(item.target) for item in head.references) == targets
    assert (head.classified_by.names if head.classified_by else ()) == ((name,) if name else ())


GLUED = [
    ("S E C R E T OSLO 000012 SIPDIS NOFORN\n", ["classification", "caption", "caption"]),
    ("S E C R E T OSLO 000012 SIPDIS STATE FOR EUR/NB E.O. 12958: N/A\n",
     ["classification", "caption", "passing", "executive-order"]),
    ("SIPDIS E.O. 12958: N/A\n", ["caption", "executive-order"]),
    ("Friday, 13 June 2008, 08:08\nUNCLAS OSLO 000012\n", ["date-line", "classification"]),
    ("UNCLAS OSLO 000012\n\nC O R R E C T E D  C O P Y - CLASSIFIED BY LINE ADDED\n\nSUBJECT: X\n",
     ["classification", "caption", "subject"]),
    ("SUBJECT: X\n\nSENSITIVE BUT UNCLASSIFIED\n\nREF: OSLO 12\n", ["subject", "caption", "references"]),
    ("Classified By: Derived from Multiple Sources\n\nSECRET//NOFORN\n\nDeclassify on: Source marked 25X1\n",
     ["classified-by", "classification", "classified-by"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GLUED)
def test_glued_lines_come_apart(text: str, expected: list[str]) -> None:
    head = read(text)
    check_tiling(text, head, 0)
    assert kinds(head.parts) == expected


PASSING = [
    ("NSC FOR DOE\nDEPT FOR EUR/WE\n", ["NSC FOR DOE", "DEPT FOR EUR/WE"]),
    ("DEPT FOR EUR/WE, DRL,\nAND INR DOE\n", ["DEPT FOR EUR/WE, DRL, AND INR DOE"]),
    ("DEPT FOR EUR/WE\n\nNOT FOR EXPORT\n", ["DEPT FOR EUR/WE", "NOT FOR EXPORT"]),
]


@pytest.mark.parametrize(("lines", "passing"), PASSING)
def test_passing_lines_go_on_without_a_keyword(lines: str, passing: list[str]) -> None:
    assert list(read(f"UNCLAS OSLO 000012\n\n{lines}\nE.O. 12958: N/A\n").passing) == passing


NO_HEADS = [
    "",
    "\n\n",
    "The harbours froze.\nAnd thawed.",
    "¶1. (C) The harbours froze.",
    "1. (C) Summary. They froze. REF: A of it.",
    "The minister, citing REF: A in passing, said so.",
    "TGS' next move is unclear.",
    "Confidential talks went on in Lisbon.",
]


@pytest.mark.parametrize("text", NO_HEADS)
def test_what_has_no_head_is_left_to_the_body(text: str) -> None:
    head = read(text)
    assert (head.parts, head.end) == ((), 0)


def test_a_head_is_read_from_where_it_begins() -> None:
    before = "FM AMEMBASSY LISBON\nTO RUEHC/SECSTATE WASHDC\n\n"
    head = read_head(before + HEAD + BODY, len(before), 2008)
    check_tiling(before + HEAD + BODY, head, len(before))
    assert head.end == len(before + HEAD)
    assert head.tags == ("PREL", "PGOV", "PO")


DOUBTS = [
    ("E.O. 12958: DECL: 02/30/2018\n", "E.O.", "'DECL: 02/30/2018' is no date."),
    ("SUBJECT: ONE\nSUBJECT: TWO\n", "SUBJECT: TWO", "There is a second SUBJECT line."),
]


@pytest.mark.parametrize(("text", "at", "message"), DOUBTS)
def test_what_is_doubtful_is_told(text: str, at: str, message: str) -> None:
    (fault,) = read(text).faults
    assert (text[fault.start :].startswith(at), fault.message) == (True, message)


LINES = [
    "", " ", *HEAD.split("\n"), *BODY.split("\n"), "SIPDIS NOFORN", "S E C R E T OSLO 000012 SIPDIS", "SUMMARY",
    "-------", "TAGS:", "REF:", "Classified By:", "E.O. 12958:", "SUBJECT:", "reasons 1.4", "(d).", "AND PREVIOUS",
    "BAKU 00000129  002 OF 002", "PAGE 02 LISBON 00412 01 OF 03 291400Z", "1. STATE 12", "prose, in small letters",
    "GLUED TAGS: PREL SUBJECT: X REF: A. OSLO 1 Classified By: X", "Declassify on: 2018", "¶", "(U)", "\\",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=24).map("\n".join), st.none() | st.integers(1966, 2015))
def test_any_lines_are_read_and_tiled(text: str, year: int | None) -> None:
    head = read_head(text, 0, year)
    check_tiling(text, head, 0)


@given(st.text(max_size=300), st.integers(0, 20))
def test_any_text_is_read_and_tiled(text: str, start: int) -> None:
    start = min(start, len(text))
    head = read_head(text, start, 2008)
    assert head.end >= start
    check_tiling(text, head, start)
