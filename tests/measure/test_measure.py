"""The annotation of the founding cable is right, as checked by hand; and the measure measures."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measure.listing import Line, count_words, list_mentions
from tests.measure.scoring import compare, create_comparison, create_report, read_lines, read_truth, score

CABLE = "08BAKU129"
CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="module")
def found() -> list[Line]:
    return list_mentions(CONTENT, CABLE)


def test_precision_is_whole(found: list[Line]) -> None:
    judged = score(read_truth(CABLE), found)
    assert judged.wrong == ()
    assert judged.precision == 1.0, create_report(CABLE, judged)


def test_recall_is_whole(found: list[Line]) -> None:
    judged = score(read_truth(CABLE), found)
    assert judged.missed == ()
    assert judged.recall == 1.0, create_report(CABLE, judged)


TRUTH = read_lines("1\tGOAJ\t1\tglossary/goaj\n1\tOSCE\t2\tglossary/osce\n# a comment\n2\tMunich\t1\tnone\n")


@pytest.mark.parametrize(
    ("found", "precision", "recall", "unjudged"),
    [
        ("1\tGOAJ\t1\tglossary/goaj\n1\tOSCE\t2\tglossary/osce", 1.0, 1.0, 0),
        ("1\tGOAJ\t1\tglossary/goaj", 1.0, 0.5, 0),
        ("1\tGOAJ\t1\tglossary/goaj\n1\tOSCE\t1\tglossary/osce", 0.5, 0.5, 0),  # another place
        ("1\tGOAJ\t1\tglossary/goal\n1\tOSCE\t2\tglossary/osce", 0.5, 0.5, 0),  # another target
        ("1\tGOAJ\t1\tglossary/goaj\n2\tMunich\t1\tglossary/munich", 0.5, 0.5, 0),  # a word that must not link
        ("1\tGOAJ\t1\tglossary/goaj\n1\tOSCE\t2\tglossary/osce\n2\tTurks\t1\tglossary/turks", 1.0, 1.0, 1),
    ],
)
def test_score(found: str, precision: float, recall: float, unjudged: int) -> None:
    judged = score(TRUTH, read_lines(found))
    assert (judged.precision, judged.recall, len(judged.unjudged)) == (precision, recall, unjudged)


def test_gains_and_losses_are_told() -> None:
    before = [("1", "GOAJ", 1, "glossary/goaj"), ("1", "OSCE", 1, "glossary/osce")]
    after = [("1", "GOAJ", 1, "glossary/goaj"), ("5", "Quint", 2, "glossary/quint")]
    assert compare(before, after) == ((after[1],), (before[1],))
    assert create_comparison("the last run", before, after) == (
        "against the last run: 1 gained, 1 lost\n  + ¶5 “Quint” (2) glossary/quint\n  - ¶1 “OSCE” glossary/osce"
    )


def test_words_are_counted_whole() -> None:
    assert count_words("UNSCR 1244 and the UN, and the UN's", "UN") == 2
