"""What of a cable chooses between senses: its post, its day, its TAGS, and what its editors say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.annotate.register import Register, close_up
from generator.model.mrn import CANONICAL, MRN
from generator.model.record import Record
from generator.model.telegram import Telegram

#: A place in a record's senses: `¶3 GUAM`, `¶3 GUAM (2)`.
PLACE = re.compile(r"\u00b6 ?(?P<paragraph>[0-9]+),? (?P<text>.+?)(?: \((?P<nth>[0-9]+)\))?")
#: A record's word for no entry.
NONE = "none"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is known of a cable.

    `day` is an ISO date or part of one, `post` as in its number, `year` that of its number; each empty or None where
    unknown. `chosen` takes a headword, its capitals left out of account, to what its editors chose: a key, or
    `none`. `placed` does so for a headword at a place: (paragraph, headword, which of several). `spelt` has the
    headwords as the editors spell them, to a key, `none`, or nothing where only a place is meant.
    """

    post: str
    day: str
    year: int | None
    tags: frozenset[str]
    chosen: Mapping[str, str]
    placed: Mapping[tuple[int, str, int], str]
    spelt: Mapping[str, str]
    #: What of `chosen` and `placed` was met in the cable so far.
    met: set[str | tuple[int, str, int]] = field(default_factory=set, compare=False)

    @property
    def undecided(self) -> bool:
        """Whether the editors chose nothing, as in most cables."""
        return not self.chosen and not self.placed

    def choice(self, number: int | None, headwords: Iterable[str], seen: Counter[str]) -> str:
        """What the editors chose for words in paragraph `number`: a key, `none`, or nothing.

        `headwords` are the words and the headwords they may stand for; `seen` counts those met in the paragraph.
        """
        folded = sorted(set(map(fold, headwords)))
        seen.update(folded)
        if number is not None and self.placed:
            for headword in folded:
                place = (number, headword, seen[headword])
                if place in self.placed:
                    self.met.add(place)
                    return self.placed[place]
        for headword in folded:
            if headword in self.chosen:
                self.met.add(headword)
                return self.chosen[headword]
        return ""

    def leaves_alone(self, text: str) -> bool:
        """Whether the editors chose something for `text`, so that nothing is to be said of it."""
        if fold(text) in self.chosen:
            self.met.add(fold(text))
            return True
        return False


def read_circumstances(telegram: Telegram, record: Record, register: Register) -> Circumstances:
    """What `telegram` and its editors' `record` say. A choice that names no entry is left out."""
    number = telegram.mrn or record.mrn
    mrn = MRN.of(number) if CANONICAL.fullmatch(number or "") else None
    day = (telegram.sent or record.sent or "")[:10]
    year = mrn.year if mrn else int(day[:4]) if day else None
    chosen: dict[str, str] = {}
    spelt: dict[str, str] = {}
    placed: dict[tuple[int, str, int], str] = {}
    for text in record.unlinked:
        chosen[fold(text)] = NONE
        spelt[text] = NONE
    for text, value in record.senses.items():
        key = key_of(value, register)
        place = read_place(text)
        if not key:
            continue
        if place:
            placed[place.key] = key
            spelt.setdefault(place.words, "")
        else:
            chosen[fold(text)] = key
            spelt[text] = key
    tags = frozenset(tag.upper() for tag in telegram.tags)
    return Circumstances(mrn.post if mrn else "", day, year, tags, chosen, placed, spelt)


def fold(text: str) -> str:
    """A headword without regard to capitals and to the ends of lines."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class ChosenPlace:
    """A place of a headword: the `nth` time that `words` stand in a paragraph."""

    paragraph: int
    words: str
    nth: int

    @property
    def key(self) -> tuple[int, str, int]:
        """The same, the capitals of the words left out of account."""
        return self.paragraph, fold(self.words), self.nth


def read_place(text: str) -> ChosenPlace | None:
    """The place that a key of a record's senses names (`¶3 GUAM (2)`), or None where it is a headword."""
    place = PLACE.fullmatch(text)
    return ChosenPlace(int(place["paragraph"]), place["text"], int(place["nth"] or 1)) if place else None


def key_of(value: str, register: Register) -> str:
    """The key that an editor's `value` names: an entry's id, its key, the number of a telegram, or `none`."""
    if value == NONE:
        return NONE
    for key in (value, f"glossary/{value}", f"posts/{value}", f"tags/{value}"):
        if key in register.entries:
            return key
    return f"cables/{value}" if CANONICAL.fullmatch(value) else ""


def same_post(name: str, post: str) -> bool:
    """Whether `name`, as an editor writes a post, is the post of a number."""
    return close_up(name) == post
