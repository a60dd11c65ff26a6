"""What something was made of: the facts that were looked up while it was made.

A fact is a name (`entries/glossary/goaj`, `words/guam`) of one thing that can be looked up. Who keeps the facts of a
page knows when the page has to be made again: when one of them changed, and at no other time. That holds by
construction: what is handed to the maker answers nothing without noting that it was asked.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any, TypeVar, overload

Item = TypeVar("Item")
#: Facts that something was made of: the last 30 bits of their numbers in order, packed. See `is_touched`.
Facts = bytes
#: What can be looked up: by the names of collections and by key, the fingerprint of what is found there. Where it can
#: only be gone through, `ALL` is the one key.
Printed = Mapping[str, Mapping[str, bytes]]
#: Python sorts numbers of 30 bits in little more than half the time that larger ones take.
_SHORT = 0x3FFFFFFF
#: How many bytes a fingerprint has.
PRINTED = 16
#: How many numbers of one collection are remembered.
_MOST = 100_000
#: Looking for one fact among others takes as long as going through so many of them.
_SEARCH = 10

#: What stands for a fact when a collection was gone through: all of it.
ALL = "*"


class Trace:
    """Notes what is looked up, by the name of the collection."""

    def __init__(self) -> None:
        self._asked: dict[str, set[str]] = {}
        self._numbers: dict[str, _Numbers] = {}

    def asked(self, collection: str) -> set[str]:
        """Where lookups in `collection` are noted; the same set for as long as the trace lives."""
        self._numbers.setdefault(collection, _Numbers(collection))
        return self._asked.setdefault(collection, set())

    def take(self) -> Facts:
        """The facts noted since the last time."""
        found: list[int] = []
        for name, keys in self._asked.items():
            numbers = self._numbers[name]
            found += map(numbers.__getitem__, keys)
            keys.clear()
            if len(numbers) > _MOST:
                numbers.clear()
        found.sort()
        return array("I", found).tobytes()


class _Numbers(dict[str, int]):
    """Facts of a collection as they are packed, each found out once."""

    def __init__(self, collection: str) -> None:
        super().__init__()
        self._collection = collection

    def __missing__(self, key: str) -> int:
        number = self[key] = number_fact(self._collection, key) & _SHORT
        return number


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

    def get(self, key: str, default: Any = None) -> Any:
        """As that of a dictionary; defined here because the one inherited takes three times as long."""
        self._asked.add(key)
        return self._items.get(key, default)

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
    return blake2b(repr(value).encode("utf-8", "backslashreplace"), digest_size=PRINTED).digest()


def print_items(items: Mapping[str, Any], digest: Callable[[Any], bytes] = fingerprint) -> dict[str, bytes]:
    """A collection as it is printed (see `Printed`)."""
    return {key: digest(value) for key, value in items.items()}


def is_same(was: Mapping[str, bytes], found: Mapping[str, bytes]) -> bool:
    """Whether all of a collection is what it was, and in the same order."""
    return was is found or (was == found and list(was) == list(found))


def find_changed(before: Printed, now: Printed) -> frozenset[int]:
    """The facts that are not what they were, by the last 30 bits of their numbers.

    All of a collection is another as soon as one thing in it is, or stands in another place.
    """
    changed: list[int] = []
    for collection in before.keys() | now.keys():
        was, found = before.get(collection, {}), now.get(collection, {})
        if not is_same(was, found):
            keys = {ALL, *(key for key, _ in was.items() ^ found.items())}
            changed += [number_fact(collection, key) & _SHORT for key in keys]
    return frozenset(changed)


def is_touched(asked: Facts, changed: frozenset[int]) -> bool:
    """Whether something that was made of facts has to be made again, because of those that changed."""
    facts = array("I", asked)
    if len(changed) * _SEARCH > len(facts):
        return not changed.isdisjoint(facts)
    for fact in changed:
        place = bisect_left(facts, fact)
        if place < len(facts) and facts[place] == fact:
            return True
    return False
