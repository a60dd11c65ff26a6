"""Places that editors point to."""

from __future__ import annotations

import pytest

from generator.annotate.locate import locate, point_to
from generator.model.emendation import Emendation
from generator.model.record import At
from generator.model.span import Span
from tests.annotate.building import telegram

HEAD = (
    ("from", "FM AMEMBASSY LISBON", (("name", "AMEMBASSY LISBON"),)),
    ("to", "TO SECSTATE WASHDC", ()),
    ("info", "INFO AMEMBASSY ROME", ()),
    ("info", "AMEMBASSY PARIS", ()),
    ("executive-order", "E.O. 12958: DECL: 02/12/2018", ()),
    ("tags", "TAGS: PREL, PGOV", ()),
    ("subject", "SUBJECT: A MEETING\nIN ROME", ()),
    ("classified-by", "Classified By: Ambassador A. Santos", ()),
    ("header-line", "ZUI: RUEWMCE1074", ()),
)
MADE = telegram('The "resolution" of 2014. The UN\nresolution, and UNSCR.', "Four.", head=HEAD)
RECORD = "content/cables/2008/08LISBON77/record.yml"


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (At("The UN resolution", paragraph=1), "The UN\nresolution"),  # a blank may be the end of a line
        (At('"resolution"', paragraph=1), '"resolution"'),
        (At("resolution", paragraph=1, nth=2), "resolution"),
        (At("UN", paragraph=1), "UN"),  # not the UN in UNSCR
        (At("2014.", paragraph=1), "2014."),
        (At("2.", paragraph=2), "2."),  # the number, as the witness prints it
        (At("AMEMBASSY LISBON", line="FM"), "AMEMBASSY LISBON"),
        (At("WASHDC", line="TO"), "WASHDC"),
        (At("PARIS", line="INFO"), "PARIS"),  # all its lines
        (At("12958", line="E.O."), "12958"),
        (At("PGOV", line="TAGS"), "PGOV"),
        (At("PGOV", line="tags:"), "PGOV"),
        (At("MEETING IN", line="SUBJECT"), "MEETING\nIN"),
        (At("Ambassador", line="Classified By"), "Ambassador"),
        (At("RUEWMCE1074", line="ZUI"), "RUEWMCE1074"),  # any line, by the word that begins it
    ],
)
def test_places(at: At, words: str) -> None:
    located = locate(MADE, at, RECORD)
    assert located.problem is None
    assert located.span is not None
    assert MADE.witness.text[located.span.start : located.span.end] == words


def test_nth_counts_in_order() -> None:
    first, second = (locate(MADE, At("resolution", paragraph=1, nth=nth), RECORD).span for nth in (1, 2))
    assert first is not None
    assert second is not None
    assert first.start < second.start


@pytest.mark.parametrize(
    ("at", "code", "message"),
    [
        (At("Moldova", paragraph=1), "R101", "Paragraph 1 has no “Moldova”."),
        (At("resolut", paragraph=1), "R101", "Paragraph 1 has no “resolut”."),
        (At("UNAUT", line="TAGS"), "R101", "The line TAGS has no “UNAUT”."),
        (At("", paragraph=1), "R101", "Paragraph 1 has no “”."),
        (At("resolution", paragraph=1), "R102", "Paragraph 1 has “resolution” twice; it is not said which is meant."),
        (At("UN", paragraph=1, nth=2), "R103", "Paragraph 1 has “UN” once, so there is no nth: 2."),
        (At("x", paragraph=7), "R104", "The cable has no paragraph 7."),
        (At("x", line="REF"), "R104", "The head of the cable has no line REF."),
        (At("x"), "R104", "The place has neither paragraph nor line."),
    ],
)
def test_places_that_are_not_there(at: At, code: str, message: str) -> None:
    problem = locate(MADE, At(at.lemma, at.paragraph, at.line, at.nth, row=14, column=9), RECORD).problem
    assert problem is not None
    assert (problem.path, problem.line, problem.column) == (RECORD, 14, 9)
    assert (problem.code, problem.message) == (code, message)


def test_ambiguous_lemma_gets_a_line_to_paste() -> None:
    problem = locate(MADE, At("resolution", paragraph=1), RECORD).problem
    assert problem is not None
    assert problem.hint.endswith('at: {paragraph: 1, lemma: "resolution", nth: 1}')


@pytest.mark.parametrize(
    ("words", "nth", "at"),
    [
        ("2014", 1, At("2014", paragraph=1)),
        ("resolution", 2, At("resolution", paragraph=1, nth=2)),
        ("2.", 1, At("2.", paragraph=2)),
        ("PGOV", 1, At("PGOV", line="TAGS")),
    ],
)
def test_pointing_to_a_place(words: str, nth: int, at: At) -> None:
    start = -1
    for _ in range(nth):
        start = MADE.witness.text.index(words, start + 1)
    span = Span(start, start + len(words))
    assert point_to(MADE, span) == at
    assert locate(MADE, at, RECORD).span == span


def test_lemma_is_of_the_reading_text_first_then_of_the_witness() -> None:
    text = telegram("A [X](#) here.").witness.text
    at = text.index("[X](#)")
    made = telegram("A [X](#) here.", emendations=[Emendation(at, at + 6, "[X](#)", "X", "dead-link", "applied")])
    for lemma in ("A X here", "A [X](#) here"):
        span = locate(made, At(lemma, paragraph=1), RECORD).span
        assert span is not None
        assert text[span.start : span.end] == "A [X](#) here"


@pytest.mark.parametrize(
    ("lemma", "near"), [("resolutoin", "resolution"), ("Resolutions", "resolution"), ("Moldova", "")]
)
def test_a_lemma_spelt_almost_right_is_proposed(lemma: str, near: str) -> None:
    problem = locate(MADE, At(lemma, paragraph=1), RECORD).problem
    assert problem is not None
    assert near in problem.hint
    assert problem.hint.startswith("Did you mean this?") == bool(near)
