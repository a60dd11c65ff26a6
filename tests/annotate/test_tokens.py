"""Words and what joins them."""

from __future__ import annotations

import pytest

from generator.annotate.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the U.S. and Iraq", ["the", "U.S.", "and", "Iraq"]),
        ("E.O. 12958", ["E.O.", "12958"]),
        ("Nagorno-Karabakh", ["Nagorno", "Karabakh"]),
        ("Chargé d'affaires", ["Chargé", "d", "affaires"]),
        ("met Smith.", ["met", "Smith"]),
        ("", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert tokenize(text).texts == words


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("Minsk Group", " "),
        ("Minsk\nGroup", " "),
        ("Minsk-Group", "-"),
        ("Minsk-\nGroup", "-"),
        ("Minsk\u2011Group", "-"),
        ("Minsk - Group", " -"),  # a dash parts
        ("Minsk\n\nGroup", "\n\n"),  # so does a blank line
        ("Minsk, Group", " ,"),
        ("NATO's", "'"),
        ("NATO\u2019s", "'"),
        ("NATO,s", "'"),  # damage
        ("NATO, s", " ,"),  # a list
        ("NATO' s", " '"),
        ("E. Derse", " "),  # the stop of an initial
        ("Minsk. Group", ". "),
        ("EUR/CARC", "/"),
        ("R&D", "&"),
        ("index.htm", "."),
        ("a_b", "_"),
    ],
)
def test_links(text: str, link: str) -> None:
    assert tokenize(text).links[1] == link
