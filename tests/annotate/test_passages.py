"""Running text, and the words in which nothing is looked up."""

from __future__ import annotations

from dataclasses import replace
from itertools import compress

import pytest

from generator.annotate.passages import read_passages
from generator.annotate.starters import Starters
from generator.model.span import Part
from tests.annotate.building import telegram

STARTERS = Starters.of({})


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Plain words of NATO.", []),
        ("told XXXXXXXXXXXX that", ["XXXXXXXXXXXX"]),
        ("told xxxxx that", ["xxxxx"]),
        ("the lawyer.XXXXXXXXXXXX said", ["XXXXXXXXXXXX"]),
        ("Rule XXX holds", []),  # a Roman numeral
        ("see [NAME REMOVED] now", ["NAME", "REMOVED"]),
        ("see [Source removed] now", ["Source", "removed"]),
        ("at www.osce.org/mc today", ["www", "osce", "org", "mc"]),
        ("at http://a.example/b?c=d today", ["http", "a", "example", "b", "c", "d"]),
        ("write to a.b@c.example now", ["a", "b", "c", "example"]),
        ("KOSOVO\n\nThe text.", ["KOSOVO"]),  # a line of its own
        ("One.\n\nTHE UN\n\nTwo.", ["THE", "UN"]),
        ("as in\nUNSCR 1244.", []),  # a short last line is no heading
        ("UNSCR 1244.", []),  # nor is a short paragraph
        ("He left. End summary.\nPOLICE", ["POLICE"]),  # a line after a sentence
        ("troops of\nNATO\nand others", []),
        ("UNSCR\n1244 holds", []),
        ("SUMMARY\nThe text.", ["SUMMARY"]),
        ("COMMENT AND ANALYSIS: He said", ["COMMENT", "AND", "ANALYSIS"]),
        ("the EU, NATO, UN, OSCE, and UNDP", []),
        ("He met the PM. A NATO official", []),
    ],
)
def test_closed_words(text: str, closed: list[str]) -> None:
    (passage,) = read_passages(telegram(text), STARTERS)
    assert list(compress(passage.tokens.texts, passage.closed)) == closed


@pytest.mark.parametrize("kind", ["redaction", "page-line", "heading", "rule", "portion", "signature"])
def test_parts_that_are_no_running_text(kind: str) -> None:
    made = telegram("Alpha beta gamma.")
    at = made.witness.text.index("beta")
    (part,) = made.parts
    made = replace(made, parts=(replace(part, parts=(Part(kind, at, at + 4),)),))
    (passage,) = read_passages(made, STARTERS)
    assert passage.closed == (False, True, False)


@pytest.mark.parametrize(
    ("text", "capitals"),
    [
        ("THE GOVERNMENT OF LISBON INFORMED THE EMBASSY.", True),
        ("The government informed the Embassy.", False),
        ("UN, EU.", False),  # too short to tell
    ],
)
def test_texts_in_capitals(text: str, capitals: bool) -> None:
    (passage,) = read_passages(telegram(text), STARTERS)
    assert passage.capitals == capitals
