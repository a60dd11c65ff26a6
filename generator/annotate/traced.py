"""A register that notes what is looked up in it, and the facts of a register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any

from generator.annotate.lexicon import Form, Found, Lexicon, starters_of
from generator.annotate.register import Register
from generator.annotate.starters import Starters
from generator.annotate.tokens import Tokens
from generator.model.trace import ALL, Trace, TracedMapping, print_items

#: The facts of all lexicons together: what begins at a word. Each word of a text is asked for in all of them.
_SPELLINGS = "spellings"


class _TracedStarters(Starters):
    """Notes the words of the texts in which it was looked for places."""

    def __init__(self, starters: Starters, trace: Trace) -> None:
        super().__init__(starters._kinds)
        self._asked = trace.asked(_SPELLINGS)

    def places_in(self, tokens: Tokens) -> list[tuple[int, int]]:
        self._asked.update(tokens.folded)
        return super().places_in(tokens)


class _TracedLexicon(Lexicon):
    """Notes the words at which it was asked for a spelling."""

    def __init__(self, lexicon: Lexicon, trace: Trace) -> None:
        self._root = lexicon._root
        self._asked = trace.asked(_SPELLINGS)

    def find(
        self,
        tokens: Tokens,
        at: int,
        stop: int,
        accept: Callable[[Form], bool] | None = None,
        *,
        plural: bool = True,
    ) -> Found | None:
        self._asked.add(tokens.folded[at])
        return super().find(tokens, at, stop, accept, plural=plural)

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
        if isinstance(part, Lexicon):
            traced[name] = _TracedLexicon(part, trace)
        elif isinstance(part, Starters):
            traced[name] = _TracedStarters(part, trace)
        else:
            traced[name] = TracedMapping(part, name, trace)
    return Register(**traced)


def _parts(register: Register) -> Iterator[tuple[str, Any]]:
    return ((field.name, getattr(register, field.name)) for field in fields(register))


def print_register(register: Register) -> dict[str, dict[str, bytes]]:
    """All that can be looked up in a register, each with a fingerprint of what is found there."""
    printed: dict[str, dict[str, bytes]] = {}
    forms: dict[str, list[tuple[str, Form]]] = {}
    for name, part in _parts(register):
        if isinstance(part, Lexicon):
            for form in (form for group in part.every() for form in group):
                for word in starters_of(form.words):
                    forms.setdefault(word, []).append((name, form))
        elif not isinstance(part, Starters):
            printed[name] = print_items(part)
    return {**printed, _SPELLINGS: print_items(forms)}
