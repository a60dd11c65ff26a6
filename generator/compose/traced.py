"""An index that notes what is looked up in it, and the facts of an index."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from functools import cached_property
from operator import attrgetter
from types import FunctionType, MethodType
from typing import Any

from generator.model.concordance import Concordance
from generator.model.site import Index
from generator.model.trace import ALL, Printed, Trace, TracedMapping, TracedSequence, fingerprint, is_same, print_items

#: What an index is given, and what it finds out of that when it is first asked.
_GIVEN = tuple(field.name for field in fields(Index))
_FOUND_OUT = {name: member.func for name, member in vars(Index).items() if isinstance(member, cached_property)}

#: Of which parts of an index each part is made that it found out.
MadeOf = Mapping[str, frozenset[str]]


def trace_index(index: Index, trace: Trace) -> Index:
    """The same index, which notes in `trace` what is looked up in it.

    All that an index tells is traced, also what it finds out when first asked. The imprint alone is not noted: every
    page is made of it.
    """
    return _TracedIndex(index, trace)


class _TracedIndex(Index):
    def __init__(self, index: Index, trace: Trace) -> None:
        vars(self).update(imprint=index.imprint, _index=index, _trace=trace)


class _TracedPart:
    """A part of an index, traced once it is asked for."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, traced: Any, _: type) -> object:
        part = getattr(traced._index, self._name)
        kind: Any = TracedMapping if isinstance(part, Mapping) else TracedSequence
        found = vars(traced)[self._name] = kind(part, self._name, traced._trace)
        return found


for _name in (*_GIVEN, *_FOUND_OUT):
    setattr(_TracedIndex, _name, _TracedPart(_name))


def print_index(index: Index, before: Printed, made_of: MadeOf) -> tuple[dict[str, Mapping[str, bytes]], MadeOf]:
    """All that can be looked up in an index, each with a fingerprint of what is found there; and what is made of what.

    `before` and `made_of` are those of the last time, by the same programs. What was made of parts that are the same
    still, is the same: it is neither made nor printed again.
    """
    printing = _Printing(index, before, made_of)
    for name in _FOUND_OUT:
        printing.print(name)
    return printing.printed, printing.made_of


class _Printing:
    def __init__(self, index: Index, before: Printed, made_of: MadeOf) -> None:
        self._index = index
        self._before = before
        self._known = made_of
        self.printed: dict[str, Mapping[str, bytes]] = {name: _print(name, getattr(index, name)) for name in _GIVEN}
        self.made_of: dict[str, frozenset[str]] = {}

    def print(self, name: str) -> None:
        """Print a part of the index, and note of which others it is made."""
        if name in self.printed:
            return
        of = self._known.get(name)
        if of is not None and all(map(self._stays, of)):
            self.printed[name] = self._before[name]
        else:
            asking = _Asking(self._index, self.print)
            part = vars(self._index)[name] = _FOUND_OUT[name](asking)
            self.printed[name], of = _print(name, part), frozenset(asking.asked)
        self.made_of[name] = of

    def _stays(self, name: str) -> bool:
        self.print(name)
        return name in self._before and is_same(self._before[name], self.printed[name])


class _Asking:
    """An index that notes which of its parts it is asked for, and has each printed before that."""

    def __init__(self, index: Index, ask: Callable[[str], None]) -> None:
        self._index = index
        self._ask = ask
        self.asked: set[str] = set()

    def __getattr__(self, name: str) -> object:
        method = vars(Index).get(name)
        if isinstance(method, FunctionType):
            return MethodType(method, self)
        self.asked.add(name)
        self._ask(name)
        return getattr(self._index, name)


def _print(name: str, part: Any) -> Mapping[str, bytes]:
    if isinstance(part, Concordance):
        return part.print()
    if name == "entries":
        return print_items(part, attrgetter("printed"))
    return print_items(part) if isinstance(part, Mapping) else {ALL: fingerprint(part)}
