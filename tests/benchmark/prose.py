"""Sentences and paragraphs of made-up telegrams, in the words and with the length of real ones."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import accumulate

from tests.benchmark.headwords import Headword, Names
from tests.benchmark.words import read_lines, read_words

_SLOT = re.compile(r"\{([a-z_]+)\}")
_TITLES = (
    "Deputy Minister of Trade",
    "head of the President's office",
    "an opposition leader",
    "the Ambassador's main contact in the ministry",
    "chairman of the parliament's committee on defence",
    "editor of an independent weekly",
    "a retired general",
)
_US = ("the Ambassador", "Emboffs", "Poloff", "the Charge", "Econoff", "the DCM", "Post")

#: How many headwords a telegram is about.
_SUBJECTS = 14


def _weigh(count: int) -> list[float]:
    """Accumulated weights by which few headwords are common and most are rare, as words of a language are."""
    return list(accumulate((place + 10) ** -1.15 for place in range(count)))


class Writer:
    """Writes the text of one telegram; `sent` is its moment, `letters` those of its references (A, B, C)."""

    def __init__(
        self, chance: random.Random, headwords: Sequence[Headword], sent: datetime, letters: Sequence[str]
    ) -> None:
        self._chance = chance
        self._headwords = headwords
        self._weights = _weigh(len(headwords))
        self._subjects = chance.choices(headwords, cum_weights=self._weights, k=_SUBJECTS)
        self._sent = sent
        self._letters = letters
        self._names = Names(chance)
        self.persons = [(self._names.first(), self._names.surname()) for _ in range(3)]
        self._places = [self._names.place() for _ in range(3)]
        self._speaker = self.persons[0]

    def paragraph(self, characters: int) -> str:
        """Sentences of about so many characters."""
        sentences: list[str] = []
        while sum(map(len, sentences)) < characters:
            sentences.append(self.sentence())
        return ("  " if self._chance.random() < 0.3 else " ").join(sentences)

    def sentence(self) -> str:
        """One sentence."""
        written = _SLOT.sub(lambda slot: self._fill(slot[1]), self._chance.choice(read_lines("sentences.txt")))
        written = re.sub(r"(\ba|^A) (?=\"?[aeiou])", r"\1n ", written)
        return written[0].upper() + written[1:]

    def phrase(self, words: int) -> str:
        """A few words for a subject or heading."""
        picked = [self._fill(slot) for slot in ("adjective", "noun", "mention", "noun", "adjective", "nouns")]
        return " ".join(picked[:words])

    def mention(self) -> Headword:
        """A headword of the glossary: mostly one of those that this telegram is about, else common ones often."""
        if self._chance.random() < 0.8:
            return self._chance.choice(self._subjects)
        return self._chance.choices(self._headwords, cum_weights=self._weights)[0]

    def _fill(self, slot: str) -> str:
        chance = self._chance
        match slot:
            case "noun" | "adjective":
                return chance.choice(read_words(f"{slot}s.txt"))
            case "nouns":
                return _plural(chance.choice(read_words("nouns.txt")))
            case "mention" if chance.random() < 0.25:
                return self._names.letters() if chance.random() < 0.4 else f"the {self._names.place()} group"
            case "mention":
                return self.mention().text
            case "person":
                if chance.random() < 0.3:
                    self.persons.append((self._names.first(), self._names.surname()))
                self._speaker = chance.choice(self.persons)
                return " ".join(self._speaker)
            case "surname":
                return self._speaker[1]
            case "place":
                if chance.random() < 0.2:
                    self._places.append(self._names.place())
                return chance.choice(self._places)
            case "us" | "us_large":
                return chance.choice(_US)
            case "title":
                return chance.choice(_TITLES)
            case "reftel":
                return "reftel" if self._letters else "septel"
            case "ref":
                return f"ref {chance.choice(self._letters)}" if self._letters else "septel"
            case _:
                return self._count(slot)

    def _count(self, slot: str) -> str:
        chance = self._chance
        match slot:
            case "day":
                return f"{self._sent - timedelta(days=chance.randrange(1, 30)):%B} {chance.randrange(1, 29)}"
            case "month":
                return f"{self._sent + timedelta(days=chance.randrange(90)):%B}"
            case "year":
                return str(self._sent.year - chance.randrange(1, 9))
            case "number":
                return f"{chance.randrange(3, 900):,}"
            case "percent":
                return f"{chance.randrange(2, 80)} percent"
            case "money":
                return f"USD {chance.randrange(1, 990)} million"
            case "a":
                return "a"
            case _:
                return {"he": "he", "his": "his", "he_large": "He"}[slot]


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") else noun + "es"
    return noun + "s"
