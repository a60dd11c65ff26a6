"""Headwords in running text: leftmost, longest, and meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator.annotate.circumstances import NONE, Circumstances, fold
from generator.annotate.lexicon import Form, Found, Lexicon, reach, stands_alone
from generator.annotate.passages import Passage
from generator.annotate.register import Register, case_of
from generator.annotate.senses import choose_senses, specificity
from generator.annotate.starters import HEADWORD, OWN
from generator.annotate.tokens import PHRASE, Tokens, is_figures
from generator.model.entry import Entry
from generator.model.value import value

#: After a figure these are no words but hours: `at 5 PM`.
HOURS = frozenset(("AM", "PM"))


@value
class Glossed:
    """A headword in a passage: tokens from `first` to `last` (exclusive), place from `start` to `end` of its text.

    `targets` are the keys it may mean: one; several where they tie; none where the editors want no link.
    """

    first: int
    last: int
    start: int
    end: int
    targets: tuple[str, ...]


class Glossary:
    """The register as one cable sees it: what its editors chose comes first.

    `starters` are the words at which anything may begin in the cable.
    """

    def __init__(self, register: Register, cable: Circumstances) -> None:
        self._register = register
        self._cable = cable
        self._fits: dict[str, bool] = {}
        self._meant: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._own = Lexicon()
        for text, key in cable.spelt.items():
            entry = register.entries.get(key)
            if entry and entry.kind == "person":
                self._own.add(text, key, "exact")
            else:
                # A headword is entered as an entry with nothing but that headword would be.
                case = case_of(entry, text) if entry else "exact" if text != text.lower() else "first"
                self._own.add(text, key, case)
        own = self._own.starters
        self.starters = register.starters.adding(own) if own else register.starters

    def find(self, passage: Passage, number: int | None, taken: Sequence[range] = ()) -> tuple[Glossed, ...]:
        """The headwords of a passage, in order; `number` is its paragraph's. Tokens of `taken` are passed over."""
        return tuple(self._find(passage, number, taken))

    def _find(self, passage: Passage, number: int | None, taken: Sequence[range]) -> Iterator[Glossed]:
        if passage.capitals:
            return
        tokens = passage.tokens
        barred = list(passage.closed)
        for run in taken:
            for index in run:
                barred[index] = True
        stops = reach(barred)
        seen: Counter[str] = Counter()
        behind = 0
        for at in passage.places_of(HEADWORD | OWN):
            if at >= behind and (found := self._longest(tokens, at, stops[at])):
                yield self._choose(passage, found, number, seen)
                behind = found.last

    def _longest(self, tokens: Tokens, at: int, stop: int) -> Found | None:
        while stop > at:
            own = self._own.find(tokens, at, stop) if self._own.starters else None
            found = self._register.words.find(tokens, at, stop, self._accepts)
            if own and found and own.last == found.last:
                found = replace(found, forms=(*own.forms, *found.forms))
            elif own and (not found or own.last > found.last):
                found = own
            if not found or (
                stands_alone(tokens, found.first, found.last, self._register.words.has) and not _is_hour(tokens, found)
            ):
                return found
            stop = found.last - 1
        return None

    def _accepts(self, form: Form) -> bool:
        """Whether the entry fits the cable, or the editors chose it there."""
        fits = self._fits.get(form.value)
        if fits is None:
            entry = self._register.entries[form.value]
            fits = fold(entry.headword) in self._cable.chosen or specificity(entry, self._cable) is not None
            self._fits[form.value] = fits
        return fits

    def _choose(self, passage: Passage, found: Found, number: int | None, seen: Counter[str]) -> Glossed:
        keys = tuple([form.value for form in found.forms])
        choice = ""
        if not self._cable.undecided:
            headwords = {passage.text[found.start : found.end], *(entry.headword for entry in self._entries(keys))}
            choice = self._cable.choice(number, headwords, seen)
        targets = () if choice == NONE else (choice,) if choice else self._fitting(keys)
        return Glossed(found.first, found.last, found.start, found.end, targets)

    def _entries(self, keys: Iterable[str]) -> list[Entry]:
        return [self._register.entries[key] for key in keys if key in self._register.entries]

    def _fitting(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """Those of the entries of a spelling that are meant in the cable."""
        fitting = self._meant.get(keys)
        if fitting is None:
            unique = {entry.key: entry for entry in self._entries(keys)}
            fitting = tuple(entry.key for entry in choose_senses(tuple(unique.values()), self._cable))
            self._meant[keys] = fitting
        return fitting


def _is_hour(tokens: Tokens, found: Found) -> bool:
    """Whether what was found is the PM of `5 PM`."""
    at = found.first
    if at == 0 or found.last != at + 1:
        return False
    return tokens.texts[at] in HOURS and tokens.links[at] == PHRASE and is_figures(tokens.texts[at - 1])
