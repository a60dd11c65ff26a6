from __future__ import annotations

import pytest

from generator.store.entry import guess_headword


@pytest.mark.parametrize(
    ("kind", "entry_id", "headword"),
    [
        ("abbreviation", "unscr-1244", "UNSCR 1244"),
        ("tag", "prel", "PREL"),
        ("organization", "osce", "OSCE"),
        ("organization", "minsk-group", "Minsk Group"),
        ("term", "quint", "Quint"),
        ("office", "foreign-minister", "Foreign minister"),
        ("person", "derse-anne-e", "Derse, Anne E"),
        ("person", "karajan", "Karajan"),
        ("place", "nagorno-karabakh", "Nagorno Karabakh"),
    ],
)
def test_a_headword_is_guessed_from_the_name_of_the_file(kind: str, entry_id: str, headword: str) -> None:
    assert guess_headword(kind, entry_id) == headword
