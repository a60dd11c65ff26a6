"""A register that notes what is looked up in it, and the facts of a register."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import Any, cast

from generator.annotate.lexicon import Form, Lexicon, starters_of
from generator.annotate.register import Register
from generator.model.trace import ALL, Trace, TracedMapping, TracedWords, fingerprint, list_facts, number_fact


class _TracedLexicon(Lexicon):
    """Notes the words at which it was asked for a spelling.

    A spelling is found at none but its `starters`, of which `find` asks first; they are the facts of a lexicon.
    """

    def __init__(self, lexicon: Lexicon, collection: str, trace: Trace) -> None:
        self._root = lexicon._root
        self._asked = trace.asked(collection)
        self._starters = lexicon.starters
        self.starters = cast("set[str]", TracedWords(lexicon.starters, collection, trace))

    def starting(self, words: AbstractSet[str]) -> AbstractSet[str]:
        self._asked.update(words)
        return self._starters & words

    def has(self, word: str) -> bool:
        self._asked.add(word)
        return super().has(word)

    def every(self) -> Iterator[tuple[Form, ...]]:
        self._asked.add(ALL)
        return super().every()


def trace_register(register: Register, trace: Trace) -> Register:
    """The same register, which notes in `trace` what is looked up in it."""
    traced: dict[str, Any] = {}
    for name, part in _parts(register):
        traced[name] = (_TracedLexicon if isinstance(part, Lexicon) else TracedMapping)(part, name, trace)
    return Register(**traced)


def _parts(register: Register) -> Iterator[tuple[str, Any]]:
    return ((field.name, getattr(register, field.name)) for field in fields(register))


def list_register_facts(register: Register) -> dict[int, bytes]:
    """All that can be looked up in a register, each with a fingerprint of what is found there."""
    facts: dict[int, bytes] = {}
    for name, part in _parts(register):
        if not isinstance(part, Lexicon):
            facts |= list_facts(name, part)
            continue
        forms: dict[str, list[Form]] = {}
        every = list(part.every())
        for group in every:
            for form in group:
                for word in starters_of(form.words):
                    forms.setdefault(word, []).append(form)
        facts |= list_facts(name, forms)
        facts[number_fact(name, ALL)] = fingerprint(every)
    return facts
