"""The editors' decisions on the text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.annotate import decide, draft_decision
from generator.model.emendation import Emendation
from generator.model.reading import Reading
from generator.model.record import At, Decision
from generator.model.telegram import Telegram
from tests.annotate.building import record, telegram


def proposal(made: Telegram, lemma: str, reading: str, state: str = "proposed") -> Emendation:
    at = made.witness.text.index(lemma)
    return Emendation(at, at + len(lemma), lemma, reading, "a-rule", state, "A rule says so.")  # type: ignore[arg-type]


def damaged() -> Telegram:
    """A telegram whose second paragraph is printed as 12., and whose first has `France,s`."""
    made = telegram("France,s view on the the matter.", "The second.")
    made = replace(made, witness=replace(made.witness, text=made.witness.text.replace("2. The", "12. The")))
    first, second = made.paragraphs
    second = replace(second, label="12.", proposed=True, body=second.body + 1, end=second.end + 1)
    made = replace(made, paragraphs=(first, second))
    return replace(made, emendations=(proposal(made, "France,s", "France's"), proposal(made, "12.", "¶2.")))


NUMBER = At("12.", paragraph=2, row=5, column=3)
NAME = At("France,s", paragraph=1, row=9, column=3)


def test_proposal_accepted() -> None:
    decided, problems = decide(
        damaged(), record(decisions=(Decision(NUMBER, "¶2.", "Why.", "the editors", "2026-11-23"),))
    )
    emendation = decided.emendations[1]
    assert problems == ()
    assert (emendation.state, emendation.reading, emendation.rule) == ("accepted", "¶2.", "a-rule")
    assert (emendation.reason, emendation.by, emendation.on) == ("Why.", "the editors", "2026-11-23")
    assert [(paragraph.number, paragraph.proposed) for paragraph in decided.paragraphs] == [(1, False), (2, False)]


def test_proposal_refused_takes_the_printed_number() -> None:
    decided, problems = decide(damaged(), record(decisions=(Decision(NUMBER, "", "", rejected=True),)))
    assert problems == ()
    assert decided.emendations[1].state == "rejected"
    assert [(paragraph.number, paragraph.proposed) for paragraph in decided.paragraphs] == [(1, False), (12, False)]


def test_proposal_accepted_changes_the_text() -> None:
    decided, _ = decide(damaged(), record(decisions=(Decision(NAME, "France's", ""),)))
    assert decided.paragraphs[0].text == "France's view on the the matter."
    assert decided.emendations[0].reason == "A rule says so."


def test_other_reading_at_a_proposal_is_the_editors() -> None:
    decided, problems = decide(damaged(), record(decisions=(Decision(NAME, "The French", ""),)))
    assert problems == ()
    assert (decided.emendations[0].reading, decided.emendations[0].rule) == ("The French", "")
    assert decided.paragraphs[0].text == "The French view on the the matter."


def test_emendation_of_their_own() -> None:
    decided, problems = decide(damaged(), record(decisions=(Decision(At("the the", paragraph=1), "the", "Twice."),)))
    assert problems == ()
    assert [(one.lemma, one.reading, one.rule, one.state) for one in decided.emendations] == [
        ("France,s", "France's", "a-rule", "proposed"),
        ("the the", "the", "", "accepted"),
        ("12.", "¶2.", "a-rule", "proposed"),
    ]
    assert decided.paragraphs[0].text == "France,s view on the matter."


def test_applied_change_refused_is_undone() -> None:
    made = telegram("France,s view.")
    made = replace(made, emendations=(proposal(made, "France,s", "France's", "applied"),))
    decided, problems = decide(made, record(decisions=(Decision(NAME, "", "Kept.", rejected=True),)))
    assert problems == ()
    assert decided.paragraphs[0].text == "France,s view."


def test_reading_of_the_word_accepts_the_proposal_for_its_comma() -> None:
    made = damaged()
    comma = made.witness.text.index(",")
    proposed = Emendation(comma, comma + 1, ",", "'", "comma-for-apostrophe", "proposed")
    made = replace(made, emendations=(proposed, made.emendations[1]))
    decided, problems = decide(made, record(decisions=(Decision(NAME, "France's", "", "the editors"),)))
    assert problems == ()
    assert decided.emendations[0] == replace(proposed, state="accepted", by="the editors")
    assert decided.paragraphs[0].text == "France's view on the the matter."


@pytest.mark.parametrize(
    ("text", "lemma", "at", "reading"),
    [
        ("France,s view on the the matter.", "France,s", At("France,s", paragraph=1), "France's"),
        ("One, two, Spain,s three.", ",s", At(",s", paragraph=1), "'s"),
        ("the &zig-zag8 line, 8 times", "8", At("zag8", paragraph=1), "zag\u201d"),
        ("the the and the, the", "the,", At("the,", paragraph=1), "The"),
        ("a view, a view", "view", At("view", paragraph=1, nth=1), "View"),
    ],
)
def test_drafted_decision_accepts_the_proposal(text: str, lemma: str, at: At, reading: str) -> None:
    made = telegram(text)
    proposed = proposal(made, lemma, {"8": "\u201d", ",s": "'s", "the,": "The", "view": "View"}.get(lemma, "France's"))
    made = replace(made, emendations=(proposed,))
    drafted = draft_decision(made, proposed)
    assert drafted == Decision(at, reading, "A rule says so.")
    for decision, state in ((drafted, "accepted"), (replace(drafted, reading="", rejected=True), "rejected")):
        decided, problems = decide(made, record(decisions=(decision,)))
        assert problems == ()
        assert [one.state for one in decided.emendations] == [state]


def test_wider_emendation_takes_the_place_of_a_proposal() -> None:
    decided, problems = decide(
        damaged(), record(decisions=(Decision(At("France,s view", paragraph=1), "Its view", ""),))
    )
    assert problems == ()
    assert [one.lemma for one in decided.emendations] == ["France,s view", "12."]


@pytest.mark.parametrize(
    ("decisions", "code"),
    [
        ((Decision(At("Moldova", paragraph=1, row=9, column=3), "x", ""),), "R101"),
        ((Decision(replace(NAME, lemma="the"), "x", ""),), "R102"),
        ((Decision(NAME, "France's", ""), Decision(replace(NAME, lemma="France,s view"), "x", "")), "R105"),
        ((Decision(NAME, "France's", ""), Decision(NAME, "Gaul's", "")), "R105"),
        ((Decision(replace(NAME, lemma="view"), "view", ""),), "R106"),
        ((Decision(replace(NAME, lemma="view"), "", "", rejected=True),), "R107"),
    ],
)
def test_decisions_that_cannot_be_entered(decisions: tuple[Decision, ...], code: str) -> None:
    decided, problems = decide(damaged(), record(decisions=decisions))
    assert [(problem.code, problem.line, problem.column) for problem in problems] == [(code, 9, 3)]
    assert len([one for one in decided.emendations if one.state != "proposed"]) == len(decisions) - 1


def test_overlap_with_a_standing_change_is_a_problem() -> None:
    made = damaged()
    made = replace(made, emendations=(replace(made.emendations[0], state="applied"), made.emendations[1]))
    decided, problems = decide(made, record(decisions=(Decision(At("France's view", paragraph=1), "x", ""),)))
    assert [problem.code for problem in problems] == ["R105"]
    assert decided == made


def test_no_decision_leaves_the_telegram_alone() -> None:
    made = damaged()
    assert decide(made, record()) == (made, ())


def test_emendations_never_overlap_and_read_as_said() -> None:
    decisions = (Decision(NAME, "France's", ""), Decision(At("the the", paragraph=1), "the", ""))
    decided, _ = decide(damaged(), record(decisions=decisions))
    for one, other in zip(decided.emendations, decided.emendations[1:], strict=False):
        assert one.end <= other.start
    first = decided.paragraphs[0]
    read = Reading.of(decided.witness.text, decided.emendations, first.start, first.end).text
    assert read == "1. France's view on the matter."
