"""Rows of a list of cables."""

from __future__ import annotations

import pytest

from generator.compose.cable_table import create_cable_table
from generator.model.concordance import Concordance
from generator.model.prose import plain
from generator.model.site import CableCard, Imprint, Index


@pytest.mark.parametrize(
    ("held", "state", "title", "subject"),
    [
        (True, "raw", "Points on Harbours", "Points on Harbours"),
        (True, "raw", "", "Without a subject"),  # nothing is withheld: the line SUBJECT is lost
        (True, "held", "", "Withheld"),
        (True, "withdrawn", "", "Withheld"),
        (False, "cited", "", ""),
    ],
)
def test_the_subject_of_a_row_says_what_is_known(held: bool, state: str, title: str, subject: str) -> None:
    card = CableCard("08LISBON1", held, state, title, "LISBON", "", "", "", "", (), "")
    index = Index(Imprint("An Edition", "https://edition.example/"), {card.mrn: card}, {}, Concordance(), (), ())
    assert plain(create_cable_table([card.mrn], index).rows[0][2]) == subject
