"""Word tokens of a reading text, and what joins each to the one before it."""

from __future__ import annotations

import re
from typing import NamedTuple

#: A word: letters and figures (`Quint`, `1244`), or letters each with its stop (`U.S.`, `E.O.`).
WORD = re.compile(r"((?:[A-Za-z]\.){2,}|[^\W_]+)")
HYPHENS = "-\u2010\u2011"
APOSTROPHES = "'\u2019"

#: What may join two words of one token or phrase. Other gaps are a blank and the characters themselves (` ,`).
PHRASE = " "  # a blank, a hyphen or the end of a line: `Nagorno Karabakh`, `Nagorno-Karabakh`
HYPHEN = "-"  # a hyphen, which `spelling` treats as a blank
APOSTROPHE = "'"  # `Kosovo's`, `d'affaires`, and the damage `Kosovo,s`
STOP = ". "  # a stop and blanks: `St. Petersburg`, or the end of a sentence
PARAGRAPH = "\n\n"  # a blank line
GLUE = "/&_@."  # `EUR/CARC`, `R&D`: the words are one


class Token(NamedTuple):
    """A word from `start` to `end` of a text.

    `link` is what joins it to the word before, empty for the first; `folded` is the word without regard to capitals.
    """

    start: int
    end: int
    text: str
    link: str
    folded: str

    @property
    def symbolic(self) -> bool:
        """Whether it has no small letter, as abbreviations and office symbols do."""
        return self.text == self.text.upper()

    @property
    def figures(self) -> bool:
        """Whether it is a number in plain figures (`²` is none)."""
        return self.text.isascii() and self.text.isdigit()


def read_link(before: str, gap: str, text: str) -> str:
    """What the characters of `gap` mean between the words `before` and `text`."""
    if not gap or gap in GLUE:
        return gap or "_"
    if gap.isspace():
        return PHRASE if gap.count("\n") < 2 else PARAGRAPH
    if gap[0] in HYPHENS and (len(gap) == 1 or (gap[1:].isspace() and gap.count("\n") == 1)):
        return HYPHEN
    if gap in APOSTROPHES or (gap == "," and text == "s"):
        return APOSTROPHE
    if gap[0] == "." and gap[1:].isspace() and gap.count("\n") < 2:
        # The stop after an initial (`Anne E. Derse`) parts nothing; after a word it may end a sentence.
        return PHRASE if len(before) == 1 else STOP
    return PARAGRAPH if gap.count("\n") > 1 else f" {' '.join(gap.split())}"


def tokenize(text: str) -> tuple[Token, ...]:
    """Cut a text into word tokens."""
    tokens: list[Token] = []
    new = tuple.__new__  # what Token(…) comes to: a cable has thousands of words
    before, end = "", 0
    pieces = WORD.split(text)  # what stands before a word, the word, and so on to what stands behind the last
    for gap, word in zip(pieces[::2], pieces[1::2], strict=False):
        start = end + len(gap)
        end = start + len(word)
        link = gap if gap == PHRASE and tokens else read_link(before, gap, word) if tokens else ""
        before = word
        tokens.append(new(Token, (start, end, word, link, word.casefold())))
    return tuple(tokens)


def spelling(tokens: tuple[Token, ...] | list[Token]) -> tuple[str, ...]:
    """The key of a phrase: its words without regard to capitals, each with what joins it to the one before."""
    return tuple(step(token, first=index == 0) for index, token in enumerate(tokens))


def step(token: Token, *, first: bool) -> str:
    """One word of such a key. Hyphen, blank and end of line are alike inside a phrase."""
    if first:
        return token.folded
    return (PHRASE if token.link == HYPHEN else token.link) + token.folded
