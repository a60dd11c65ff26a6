"""The order of headwords."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

#: Letters that no decomposition takes to a Latin one.
_LETTERS = str.maketrans("əıøłđðæœ", "eioldd" + "ao")


@lru_cache(maxsize=65_536)  # asked for in every list that has the headword
def sort_key(headword: str) -> tuple[str, str]:
    """The place of a headword in the alphabet: case and what is no letter or figure count last."""
    return "".join(c for c in fold(headword) if c.isalnum() or c == " "), headword


def fold(word: str) -> str:
    """A word without case and without the marks of its letters: Əliyev stands with E, Védrine with V."""
    plain = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return plain.casefold().translate(_LETTERS)


def letter_of(headword: str) -> str:
    """The capital under which a headword stands; `#` for what begins with no letter from A to Z."""
    first = sort_key(headword)[0].lstrip()[:1].upper()
    return first if "A" <= first <= "Z" else "#"
