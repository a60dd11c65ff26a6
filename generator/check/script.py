"""Letters that look like others: a headword in them is never found in a cable, and may be meant to deceive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

#: A word: letters with their marks, and what joins them inside.
WORD = re.compile(r"\w+")


@cache
def _lookalikes() -> Mapping[str, str]:
    """A letter of another script to the Latin letter it looks like."""
    table = Path(__file__).parent / "data" / "lookalikes.tsv"
    lines = table.read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def script_of(letter: str) -> str:
    """The script of a letter, as the first word of its Unicode name: LATIN, CYRILLIC."""
    return unicodedata.name(letter, "UNNAMED").split(" ", 1)[0]


def find_lookalike(text: str) -> tuple[int, str] | None:
    """Offset and letter of the first letter that is not what it seems; None where there is none.

    A letter is not what it seems where a word mixes Latin with another script, where all letters of a word in another
    script look like Latin ones, and where a letter is a mere form of another (full width, mathematical).
    """
    if text.isascii():
        return None
    for word in WORD.finditer(text):
        letters = [char for char in word[0] if char.isalpha()]
        scripts = {script_of(char) for char in letters}
        seeming = len(scripts) > 1 and "LATIN" in scripts
        seeming = seeming or all(char in _lookalikes() for char in letters)
        for at, char in enumerate(word[0]):
            if not char.isalpha() or char.isascii():
                continue
            form = unicodedata.normalize("NFKC", char) != char
            if form or (seeming and script_of(char) != "LATIN"):
                return word.start() + at, char
    return None


def in_latin(text: str) -> str:
    """The text with the Latin letters that it seems to have."""
    return "".join(_lookalikes().get(char, unicodedata.normalize("NFKC", char)) for char in text)
