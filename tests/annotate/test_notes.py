"""Notes and variants at their places."""

from __future__ import annotations

from generator.model.prose import Paragraph, Text
from generator.model.record import At, EditorialNote, Variant
from tests.annotate.building import annotated, telegram

TEXT = (Paragraph((Text("A note."),)),)
MADE = telegram("Alpha and beta.", "Gamma, and beta.", head=(("tags", "TAGS: PREL UNAUT", ()),))


def test_notes_are_numbered_in_order_of_their_places() -> None:
    notes = (
        EditorialNote("late", At("Gamma", paragraph=2), TEXT),
        EditorialNote("long", At("Alpha and beta", paragraph=1), TEXT),
        EditorialNote("early", At("Alpha", paragraph=1), TEXT),
    )
    placed = annotated(MADE, notes=notes).notes
    text = MADE.witness.text
    assert [(note.sign, note.id, text[note.start : note.end]) for note in placed] == [
        ("1", "early", "Alpha"),
        ("2", "long", "Alpha and beta"),
        ("3", "late", "Gamma"),
    ]


def test_note_without_a_place_is_a_problem_and_leaves_no_gap() -> None:
    notes = (
        EditorialNote("lost", At("Delta", paragraph=1, row=20, column=5), TEXT),
        EditorialNote("kept", At("Gamma", paragraph=2), TEXT),
    )
    result = annotated(MADE, notes=notes)
    assert [(note.sign, note.id) for note in result.notes] == [("1", "kept")]
    assert [(problem.code, problem.line, problem.column) for problem in result.problems] == [("R101", 20, 5)]


def test_variants() -> None:
    variants = (
        Variant(At("beta", paragraph=1), "PlusD", "Beta"),
        Variant(At("UNAUT", line="TAGS"), "PlusD", "UNAUS", "So."),
    )
    placed = annotated(MADE, variants=variants).variants
    assert [(one.lemma, one.witness, one.reading, one.note) for one in placed] == [
        ("UNAUT", "PlusD", "UNAUS", "So."),
        ("beta", "PlusD", "Beta", ""),
    ]
    assert MADE.witness.text[placed[0].start : placed[0].end] == "UNAUT"


def test_variant_without_a_place_is_a_problem() -> None:
    result = annotated(MADE, variants=(Variant(At("UNAUS", line="TAGS"), "PlusD", "UNAUT"),))
    assert (result.variants, [problem.code for problem in result.problems]) == ((), ["R101"])
