"""Addressees: who a telegram is sent to, for action and for information."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from generator.model.span import Part
from generator.parse.data import read_rows

# RUEHPS/USOFFICE PRISTINA IMMEDIATE 0195 | AMEMBASSY NEW DELHI PRIORITY
_ADDRESSEE = re.compile(r" *(?:(?P<route>R[A-Z]{3,7})/ ?)?(?P<name>[^\n]*\S)")
# a line that can only be an addressee, even after a blank line
_SURELY_ADDRESSEE = re.compile(
    r" *(?:R[A-Z]{4,7}/|AMEMBASSY |AMCONSUL |USMISSION |USINT |USOFFICE |SECDEF\b|SECSTATE\b|ALL [A-Z ]{1,30}POSTS)"
)
# 0195: a message continuity number
_MCN = re.compile(r"[0-9]{3,4}")


@dataclass(slots=True)
class AddresseeLine:
    """An addressee as the header prints it; `start` and `end` are offsets in the text that was read."""

    route: str | None
    name: str
    precedence: str | None
    mcn: str | None
    excluded: tuple[str, ...]
    start: int
    end: int

    def without(self, post: str) -> AddresseeLine:
        """The same addressee with `post` left out."""
        if post in self.excluded:
            return self
        excluded = (*self.excluded, post)
        return AddresseeLine(self.route, self.name, self.precedence, self.mcn, excluded, self.start, self.end)


@dataclass(slots=True)
class Misspelling:
    """A word of a fixed list, misspelt: where it stands and what it should be."""

    start: int
    end: int
    reading: str


@dataclass(slots=True)
class ReadAddressee:
    """An addressee, the parts of its line, and the misspelling of its precedence, if it is misspelt."""

    addressee: AddresseeLine
    parts: tuple[Part, ...]
    misspelling: Misspelling | None


@cache
def precedence_words() -> dict[str, str]:
    """Each precedence and each misspelling of one, to the precedence."""
    words: dict[str, str] = {}
    for word, _, misspellings in read_rows("precedences.tsv", 3):
        for spelling in (word, *misspellings.split()):
            words.setdefault(spelling, word)
    return words


@cache
def precedence_letters() -> dict[str, str]:
    """The letter of each precedence to its word; the plain one where a letter has two."""
    letters: dict[str, str] = {}
    for word, letter, _ in read_rows("precedences.tsv", 3):
        letters.setdefault(letter, word)
    return letters


def is_surely_addressee(line: str) -> bool:
    """Whether the line can only be an addressee: RUEHC/…, AMEMBASSY …, … COLLECTIVE."""
    return _SURELY_ADDRESSEE.match(line) is not None or " COLLECTIVE" in line


def has_route(line: str) -> bool:
    """Whether the line begins with a routing indicator: RUEHC/SECSTATE WASHDC."""
    found = _ADDRESSEE.match(line)
    return found is not None and found["route"] is not None


def read_addressee(line: str, at: int) -> ReadAddressee | None:
    """The addressee that `line`, which begins at the offset `at`, names.

    Its form is [ROUTE/]NAME [PRECEDENCE] [MCN] [XMT POSTS].
    """
    found = _ADDRESSEE.match(line)
    if not found:
        return None
    start = at + found.start("name")
    name, _, left_out = found["name"].partition(" XMT ")
    excluded = tuple(post for one in left_out.split(",") if (post := " ".join(one.split())))
    end = start + len(name)
    tail: list[Part] = []
    mcn = precedence = misspelling = None
    head, _, word = name.rpartition(" ")
    if head and _MCN.fullmatch(word):
        mcn = word
        tail.append(Part("mcn", end - len(word), end))
        name = head.rstrip()
        head, _, word = name.rpartition(" ")
    if head and word in precedence_words():
        precedence = precedence_words()[word]
        stop = start + len(name)
        begin = stop - len(word)
        if not precedence.startswith(word):
            misspelling = Misspelling(begin, stop, precedence)
        name = head.rstrip()
        if name.endswith(" NIACT"):  # night action: said before the precedence it goes with
            name = name[:-6].rstrip()
            precedence = "NIACT IMMEDIATE"
            begin = stop - len(word) - len("NIACT ")
        tail.append(Part("precedence", begin, stop))
    parts = [Part("name", start, start + len(name)), *reversed(tail)]
    if found["route"]:
        parts.insert(0, Part("route", at + found.start("route"), at + found.end("route")))
    one = AddresseeLine(found["route"], " ".join(name.split()), precedence, mcn, excluded, at, end)
    return ReadAddressee(one, tuple(parts), misspelling)
