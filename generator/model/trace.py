"""What something was made of: the facts that were looked up while it was made.

A fact is a name (`entries/glossary/goaj`, `words/guam`) of one thing that can be looked up. Who keeps the facts of a
page knows when the page has to be made again: when one of them changed, and at no other time. That holds by
construction: what is handed to the maker answers nothing without noting that it was asked.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import TypeVar, overload

Item = TypeVar("Item")

#: What stands for a fact when a collection was gone through: all of it.
ALL = "*"


class Trace:
    """Notes what is looked up, by the name of the collection."""

    def __init__(self) -> None:
        self._asked: dict[str, set[str]] = {}

    def asked(self, collection: str) -> set[str]:
        """Where lookups in `collection` are noted; the same set for as long as the trace lives."""
        return self._asked.setdefault(collection, set())

    def take(self) -> frozenset[int]:
        """The numbers of the facts noted since the last time."""
        found = frozenset(number_fact(name, key) for name, keys in self._asked.items() for key in keys)
        for keys in self._asked.values():
            keys.clear()
        return found


class TracedMapping(Mapping[str, Item]):
    """A mapping that notes what is looked up in it, found or not."""

    def __init__(self, items: Mapping[str, Item], collection: str, trace: Trace) -> None:
        self._items = items
        self._asked = trace.asked(collection)

    def __getitem__(self, key: str) -> Item:
        self._asked.add(key)
        return self._items[key]

    def __contains__(self, key: object) -> bool:
        self._asked.add(str(key))
        return key in self._items

    def __iter__(self) -> Iterator[str]:
        self._asked.add(ALL)
        return iter(self._items)

    def __len__(self) -> int:
        self._asked.add(ALL)
        return len(self._items)


class TracedSequence(Sequence[Item]):
    """A sequence that notes that it was looked at."""

    def __init__(self, items: Sequence[Item], collection: str, trace: Trace) -> None:
        self._items = items
        self._asked = trace.asked(collection)

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | Sequence[Item]:
        self._asked.add(ALL)
        return self._items[place]

    def __len__(self) -> int:
        self._asked.add(ALL)
        return len(self._items)


class TracedWords:
    """A set of words of which can only be asked whether it has one."""

    def __init__(self, words: Container[str], collection: str, trace: Trace) -> None:
        self._words = words
        self._asked = trace.asked(collection)

    def __contains__(self, word: object) -> bool:
        self._asked.add(str(word))
        return word in self._words


def number_fact(collection: str, key: str) -> int:
    """A fact as a number of 63 bits. Two facts with one number would cost a page made in vain, and nothing else."""
    return int.from_bytes(blake2b(f"{collection}/{key}".encode("utf-8", "replace"), digest_size=8).digest()) >> 1


def fingerprint(value: object) -> bytes:
    """What stands for a value: another one for another value. Its `repr` must say all of it, as of dataclasses."""
    return blake2b(repr(value).encode("utf-8", "backslashreplace"), digest_size=16).digest()


def list_facts(
    collection: str, items: Mapping[str, object], digest: Callable[[object], bytes] = fingerprint
) -> dict[int, bytes]:
    """The facts of a mapping, each with the fingerprint of what is found there, and the one of all of it."""
    found = {key: digest(value) for key, value in items.items()}
    facts = {number_fact(collection, key): printed for key, printed in found.items()}
    facts[number_fact(collection, ALL)] = fingerprint(list(found.items()))
    return facts


def find_changed(before: Mapping[int, bytes], now: Mapping[int, bytes]) -> frozenset[int]:
    """The facts that are not what they were."""
    return frozenset(fact for fact in before.keys() | now.keys() if before.get(fact) != now.get(fact))
