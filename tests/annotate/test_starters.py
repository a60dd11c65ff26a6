"""The words at which something may begin."""

from __future__ import annotations

import pytest

from generator.annotate import Register
from generator.annotate.starters import (
    FAMILY,
    HEADWORD,
    NAME,
    OWN,
    PARAGRAPH,
    REFERENCE,
    SURNAME,
    TITLE,
    Starters,
)
from generator.annotate.tokens import tokenize
from tests.annotate.building import entry

REGISTER = Register.of(
    [entry("quint", "Quint"), entry("human-rights", "human rights"), entry("derse-anne", "Derse, Anne", "person")]
)


def places(text: str, starters: Starters = REGISTER.starters) -> list[tuple[int, int]]:
    return starters.places_in(tokenize(text))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Quint", HEADWORD),
        ("QUINTS", HEADWORD),
        ("Human", HEADWORD),
        ("Anne", NAME),
        ("DERSE", SURNAME),
        ("Ambassador", TITLE),
        ("French", TITLE),
        ("UNSCR", FAMILY),
        ("Reftels", REFERENCE),
        ("paras", PARAGRAPH),
    ],
)
def test_a_word_at_which_something_begins(word: str, kind: int) -> None:
    (place,) = places(f"they, {word}")
    assert place[0] == 1
    assert place[1] & kind


def test_most_words_begin_nothing() -> None:
    assert places("they spoke of rights at length") == []


def test_what_editors_chose_is_added_for_their_cable_alone() -> None:
    own = REGISTER.starters.adding({"length", "quint"})
    assert places("Quint at length", own) == [(0, HEADWORD | OWN), (2, OWN)]
    assert places("Quint at length") == [(0, HEADWORD)]
