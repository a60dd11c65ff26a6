"""Word tokens of a reading text, and what joins each to the one before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from generator.model.value import value

#: A word: letters and figures (`Quint`, `1244`), or letters each with its stop (`U.S.`, `E.O.`).
WORD = re.compile(r"([^\W_](?:[^\W_]+|(?<=[A-Za-z])\.(?:[A-Za-z]\.)+)?)")
#: The same in a text of ASCII, as most are, in two thirds of the time.
ASCII_WORD = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9]+|(?<=[A-Za-z])\.(?:[A-Za-z]\.)+)?)")
HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'\u2019"

#: What may join two words of one token or phrase. Other gaps are a blank and the characters themselves (` ,`).
PHRASE = " "  # a blank, a hyphen or the end of a line: `Nagorno Karabakh`, `Nagorno-Karabakh`
HYPHEN = "-"  # a hyphen, which `spelling` treats as a blank
APOSTROPHE = "'"  # `Kosovo's`, `d'affaires`, and the damage `Kosovo,s`
STOP = ". "  # a stop and blanks: `St. Petersburg`, or the end of a sentence
PARAGRAPH = "\n\n"  # a blank line
GLUE = "/&_@."  # `EUR/CARC`, `R&D`: the words are one


@value
class Tokens:
    """The words of a text, one after the other.

    For each: `texts` has the word, `folded` the word without regard to capitals, `starts` and `ends` its place, and
    `links` what joins it to the word before, empty for the first. Five sequences and no object for each word, because
    a cable has thousands of which only some hundred are ever looked at.
    """

    texts: Sequence[str]
    folded: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    links: Sequence[str]

    def __len__(self) -> int:
        return len(self.texts)


def is_symbolic(word: str) -> bool:
    """Whether a word has no small letter, as abbreviations and office symbols do."""
    return word == word.upper()


def is_figures(word: str) -> bool:
    """Whether a word is a number in plain figures (`²` is none)."""
    return word.isascii() and word.isdigit()


@lru_cache(maxsize=4096)  # there are few gaps, and each comes again and again
def read_link(gap: str, *, initial: bool = False, ending: bool = False) -> str:
    """What the characters of `gap` between two words mean.

    `initial` says whether the word before is a letter, `ending` whether the one behind is an `s`.
    """
    if not gap or gap in GLUE:
        return gap or "_"
    if gap.isspace():
        return PHRASE if gap.count("\n") < 2 else PARAGRAPH
    if gap[0] in HYPHENS and (len(gap) == 1 or (gap[1:].isspace() and gap.count("\n") == 1)):
        return HYPHEN
    if gap in APOSTROPHES or (gap == "," and ending):
        return APOSTROPHE
    if gap[0] == "." and gap[1:].isspace() and gap.count("\n") < 2:
        # The stop after an initial (`Anne E. Derse`) parts nothing; after a word it may end a sentence.
        return PHRASE if initial else STOP
    return PARAGRAPH if gap.count("\n") > 1 else f" {' '.join(gap.split())}"


def tokenize(text: str) -> Tokens:
    """Cut a text into word tokens."""
    # What stands before a word, the word, and so on to what stands behind the last.
    pieces = (ASCII_WORD if text.isascii() else WORD).split(text)
    edges = list(accumulate(map(len, pieces)))
    texts, gaps = pieces[1::2], pieces[2::2]
    joined = zip(texts, gaps, texts[1:], strict=False)
    links = [
        gap if gap == PHRASE else read_link(gap, initial=len(before) == 1, ending=word == "s")
        for before, gap, word in joined
    ]
    return Tokens(texts, list(map(str.casefold, texts)), edges[:-1:2], edges[1::2], ["", *links] if texts else [])


def spelling(tokens: Tokens) -> tuple[str, ...]:
    """The key of a phrase: its words without regard to capitals, each with what joins it to the one before."""
    return (*tokens.folded[:1], *(step(tokens, index) for index in range(1, len(tokens))))


def step(tokens: Tokens, index: int) -> str:
    """A word of such a key behind the first. Hyphen, blank and end of line are alike inside a phrase."""
    link = tokens.links[index]
    return (PHRASE if link == HYPHEN else link) + tokens.folded[index]
