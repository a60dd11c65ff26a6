"""A glossary for the benchmark: headwords made up with the telegrams, or taken from real ones."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tests.benchmark.words import read_lines, read_words

_ONSETS = (
    "B",
    "Br",
    "D",
    "Dr",
    "F",
    "G",
    "Gr",
    "H",
    "K",
    "Kr",
    "L",
    "M",
    "N",
    "P",
    "R",
    "S",
    "St",
    "T",
    "Tr",
    "V",
    "Z",
)
_CORES = ("a", "e", "i", "o", "u", "ai", "ei", "ia")
_LINKS = ("b", "d", "g", "k", "l", "m", "n", "r", "s", "t", "v", "z", "ld", "nd", "rk", "st", "nt", "lv")
_ENDS = ("an", "ev", "ic", "ian", "ov", "ez", "en", "ari", "uli", "ska", "os", "im", "ar", "el")
_LANDS = ("ia", "stan", "burg", "ograd", "pur", "mar", "ona", "ava")
_BODIES = ("Bank", "Council", "Party", "Commission", "Institute", "Front", "Agency", "Fund", "Union", "Movement")
_ACTS = ("Agreement", "Convention", "Protocol", "Declaration", "Charter", "Accords")
_GATHERINGS = ("Summit", "Conference", "Round", "Talks", "Forum")

#: Each group of kinds and how many of a hundred entries are of it.
_SHARES = {
    "abbreviations": 42,
    "organizations": 16,
    "persons": 14,
    "places": 12,
    "instruments": 6,
    "terms": 6,
    "events": 4,
}
_SHORT_FORM = re.compile(r"(?<![\w&/.-])[A-Z][A-Z0-9]{1,7}(?![\w&/-])")
_WORD = re.compile(r"[A-Za-z]+")
#: What the check takes for a place yet to be filled in.
_UNFINISHED = {"tbd", "todo", "fixme", "xxx"}


@dataclass(frozen=True, slots=True)
class Headword:
    """A headword of the glossary: `kind` is the folder of its entry, `text` how a telegram spells it.

    `written` is how the entry has it (a person is "Surname, First"); `expansion` what a short form stands for.
    """

    id: str
    kind: str
    text: str
    written: str
    expansion: str = ""


class Names:
    """Makes up names that nobody bears; the same `chance` makes the same ones."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def _stem(self) -> str:
        stem = self._chance.choice(_ONSETS) + self._chance.choice(_CORES) + self._chance.choice(_LINKS)
        if self._chance.random() < 0.4:
            stem += self._chance.choice(_CORES) + self._chance.choice(_LINKS)
        return stem

    def surname(self) -> str:
        """A surname."""
        return self._stem() + self._chance.choice(_ENDS)

    def first(self) -> str:
        """A first name, never that of an ordinary word."""
        return self._stem() + self._chance.choice(("a", "o", "is", "en", "ur", "ina"))

    def place(self) -> str:
        """The name of a town or country."""
        return self._stem() + self._chance.choice(_LANDS)

    def letters(self) -> str:
        """A short form of three to five letters."""
        return "".join(self._chance.choices("ABCDEFGHIKLMNOPRSTUV", k=self._chance.choice((3, 3, 4, 4, 4, 5))))


def invent_headwords(count: int, seed: int) -> tuple[Headword, ...]:
    """Make up `count` headwords, the most common first; the first are short forms that are real."""
    chance = random.Random(f"{seed}/headwords")
    names = Names(chance)
    found: dict[str, Headword] = {}
    taken: set[str] = set()
    for line in read_lines("abbreviations.txt")[:count]:
        form, _, expansion = line.partition("\t")
        found[form.casefold()] = Headword(form.casefold(), "abbreviations", form, form, expansion)
        taken.add(form.casefold())
    kinds = list(_SHARES)
    while len(found) < count:
        kind = chance.choices(kinds, list(_SHARES.values()))[0]
        made = _invent(kind, names, chance)
        if made.id not in found and made.text.casefold() not in taken:
            found[made.id] = made
            taken.add(made.text.casefold())
    return tuple(found.values())


def _invent(kind: str, names: Names, chance: random.Random) -> Headword:
    noun, adjective = chance.choice(read_words("nouns.txt")), chance.choice(read_words("adjectives.txt"))
    expansion = written = ""
    match kind:
        case "abbreviations":
            text = names.letters()
            expansion = f"{names.place()} {adjective} {noun}".capitalize()
        case "organizations":
            text = f"{names.place()} {chance.choice(('', adjective.capitalize() + ' '))}{chance.choice(_BODIES)}"
        case "persons":
            first, surname = names.first(), names.surname()
            text, written = f"{first} {surname}", f"{surname}, {first}"
        case "places":
            text = names.place()
        case "instruments":
            text = f"{names.place()} {chance.choice(_ACTS)}"
        case "terms":
            text = f"{names.place()} {noun}"
        case _:
            text = f"{names.place()} {chance.choice(_GATHERINGS)}"
    return Headword(_create_id(written or text), kind, text, written or text, expansion)


def take_headwords(texts: Iterable[str], count: int) -> tuple[Headword, ...]:
    """Take `count` headwords from real telegrams, the most common first: short forms, then names of several words.

    Left out are words that also stand in small letters: in capitals they are a heading, not a short form. Where the
    texts have fewer, made-up ones fill the number; they are entries that no cable mentions.
    """
    forms: Counter[str] = Counter()
    phrases: Counter[str] = Counter()
    small: set[str] = set()
    for text in texts:
        lines = [line for line in text.splitlines() if not line.isupper()]
        body = " ".join(lines)
        forms.update(set(_SHORT_FORM.findall(body)))
        phrases.update(set(re.findall(r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){1,2}(?=[ ,;])", body)))
        small.update(word for word in _WORD.findall(body) if word.islower())
    known = small | _UNFINISHED
    common = [form for form, _ in sorted(forms.items(), key=_order) if form.casefold() not in known]
    common += [phrase for phrase, _ in sorted(phrases.items(), key=_order)]
    found: dict[str, Headword] = {}
    for text in common[:count]:
        kind = "abbreviations" if text.isupper() else "terms"
        found.setdefault(_create_id(text), Headword(_create_id(text), kind, text, text))
    for more in invent_headwords(2 * count, 0):
        if len(found) >= count:
            break
        found.setdefault(more.id, more)
    return tuple(found.values())


def _order(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _create_id(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-")
