"""A traced register answers as the register does, and notes all that was asked."""

from __future__ import annotations

from generator.annotate import Register, annotate
from generator.annotate.traced import print_register, trace_register
from generator.model.entry import Entry
from generator.model.trace import Trace, find_changed, is_touched
from tests.annotate.building import entry, record, telegram

TEXT = "The Quint met PM Derse on human rights (reftel); see UNSCR 1244."
ENTRIES = [entry("quint", "Quint"), entry("derse-anne", "Derse, Anne", "person", held=[("pm", "", "")])]


def is_read_again(*further: Entry) -> bool:
    """Whether the telegram is read again when there are further entries."""
    register = Register.of(ENTRIES)
    trace = Trace()
    annotate(telegram(TEXT), record(), trace_register(register, trace))
    facts = print_register(Register.of([*ENTRIES, *further]))
    return is_touched(trace.take(), find_changed(print_register(register), facts))


def test_it_answers_as_the_register_does() -> None:
    register = Register.of(ENTRIES)
    traced = trace_register(register, Trace())
    assert annotate(telegram(TEXT), record(), traced) == annotate(telegram(TEXT), record(), register)


def test_a_spelling_that_begins_at_a_word_of_the_text_touches_it() -> None:
    assert is_read_again(entry("human-rights", "human rights"))


def test_the_name_of_a_person_touches_the_text_that_has_its_first_word() -> None:
    assert is_read_again(entry("smith-human", "Smith, Human", "person"))


def test_a_surname_touches_the_text_that_has_it() -> None:
    assert is_read_again(entry("rights-bill", "Rights, Bill", "person"))


def test_a_spelling_whose_plural_the_text_has_touches_it() -> None:
    assert is_read_again(entry("right", "right"))


def test_a_spelling_that_begins_elsewhere_leaves_it_alone() -> None:
    assert not is_read_again(entry("kosovo", "Kosovo"))
