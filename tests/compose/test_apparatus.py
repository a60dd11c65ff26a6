"""Textual notes: rows, groups, letters, and what each says."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.compose.apparatus import TextualNote, compose_textual_notes, list_textual_notes
from generator.compose.places import Places
from generator.model.annotation import AnnotatedTelegram, PlacedVariant
from generator.model.emendation import Emendation
from generator.model.prose import plain
from generator.model.span import Part
from tests.compose.telegrams import annotated, change, paragraph, telegram

TEXT = """\
TAGS: [PREL](#) [PGOV](#) [MT](#)
[1](#)1. (C) One
more.

[1](#)2. (C) Two words

VALLETTA 00000012 002 OF 002

were cut. See France,s view.

13. (C) Three.
""".replace("One\n", "One  \n")


def cable(*changes: Emendation, variants: tuple[PlacedVariant, ...] = ()) -> AnnotatedTelegram:
    tags = TEXT.index("\n") + 1
    starts = [tags, TEXT.index("[1](#)2"), TEXT.index("13."), len(TEXT)]
    paragraphs = [paragraph(a, b, n + 1, a + 4) for n, (a, b) in enumerate(pairwise(starts))]
    parts = [Part("tags", 0, tags), *(Part("paragraph", each.start, each.end) for each in paragraphs)]
    return annotated(telegram(TEXT, parts, paragraphs, changes), variants=variants)


def notes(*changes: Emendation, variants: tuple[PlacedVariant, ...] = ()) -> tuple[TextualNote, ...]:
    made = cable(*changes, variants=variants)
    return list_textual_notes(made, Places.of(made.telegram))


def rows(*changes: Emendation, variants: tuple[PlacedVariant, ...] = ()) -> list[tuple[str, str, str]]:
    return [(note.letter, note.place, plain(note.reading)) for note in notes(*changes, variants=variants)]


def test_many_of_a_rule_in_one_line_are_one_row() -> None:
    links = [change(TEXT, f"[{code}](#)", code, rule="dead-link") for code in ("PREL", "PGOV", "MT")]
    assert rows(*links) == [("a", "TAGS", "PREL … MT] [PREL](#) … [MT](#) Why.")]


def test_two_of_a_rule_are_both_quoted() -> None:
    links = [change(TEXT, f"[{code}](#)", code, rule="dead-link") for code in ("PREL", "PGOV")]
    assert rows(*links) == [("a", "TAGS", "PREL, PGOV] [PREL](#), [PGOV](#) Why.")]


def test_lost_pilcrows_of_paragraphs_are_one_row_with_their_numbers() -> None:
    first = change(TEXT, "[1](#)", "¶", rule="pilcrow")
    second = change(TEXT, "[1](#)", "¶", rule="pilcrow", after="more.")
    assert rows(first, second) == [("a", "¶¶1–2", "1., 2.] [1](#)1., [1](#)2. Why.")]


def test_blanks_at_ends_of_lines_are_one_row_of_the_whole_cable() -> None:
    blanks = [change(TEXT, "  ", "", rule="blank"), change(TEXT, " ", "", rule="blank", after="TAGS:")]
    assert rows(*blanks) == [("a", "2 lines", "Why.")]


def test_a_cut_quotes_the_words_on_either_side_and_what_stood_between() -> None:
    cut = change(TEXT, "\n\nVALLETTA 00000012 002 OF 002\n\n", " ")
    assert rows(cut) == [("a", "¶2", "words were] VALLETTA 00000012 002 OF 002 stands between the words. Why.")]
    assert notes(cut)[0].at == cut.start


def test_a_cut_of_blank_lines_says_so() -> None:
    assert rows(change(TEXT, "  \n", " ")) == [("a", "¶1", "One more.] the end of a line between the words. Why.")]


def test_a_letter_that_changed_is_quoted_with_its_word() -> None:
    assert rows(change(TEXT, ",", "’", rule="comma")) == [("a", "¶2", "France’s] France,s Why.")]


def test_rows_stand_in_order_and_repeat_no_reason() -> None:
    said = rows(change(TEXT, ",", "’", rule="comma"), change(TEXT, "[MT](#)", "MT", rule="dead-link"))
    assert said == [("a", "TAGS", "MT] [MT](#) Why."), ("b", "¶2", "France’s] France,s As in a.")]


def test_decision_of_the_editors_names_them() -> None:
    accepted = change(TEXT, "13.", "¶3.", "accepted", reason="Counted.")
    accepted = Emendation(
        accepted.start, accepted.end, "13.", "¶3.", "", "accepted", "Counted.", "the editors", "2020-03-04"
    )
    assert rows(accepted) == [("a", "¶3", "3.] 13. Counted. Read so by the editors, 4 March 2020.")]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("proposed", "13.] so the text received; perhaps to be read ¶3.. Why. The editors have not decided."),
        ("rejected", "13.] so the text received; ¶3. was proposed, and refused. Why."),
    ],
)
def test_what_the_text_does_not_have_is_said_all_the_same(state: str, said: str) -> None:
    undecided = change(TEXT, "13.", "¶3.", "proposed" if state == "proposed" else "rejected")
    assert rows(undecided) == [("a", "¶3", said)]


def test_reading_of_another_witness() -> None:
    at = TEXT.index("MT")
    variant = PlacedVariant(at, at + 2, "MT", "PlusD", "MTA", "Kept.")
    assert rows(variants=(variant,)) == [("a", "TAGS", "MT] so the text received; MTA PlusD. Kept.")]


def test_anchors_are_offsets_and_never_twice() -> None:
    link = change(TEXT, "[PREL](#)", "PREL")
    variant = PlacedVariant(link.start, link.end, "PREL", "PlusD", "PGOV", "")
    assert [note.anchor for note in notes(link, variants=(variant,))] == ["e6", "e6-2"]


def test_no_section_without_rows() -> None:
    assert compose_textual_notes(notes()) == ()
