"""Many things kept from one run to the next, in parts: a run that changes one of them writes one part anew.

A head says what stands in each part. It is written last, so a part of another run than its head's is known: what it
holds counts as lost, and so does what is torn. The rest is as it was.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from generator.store.cache import keep, recall, without_collector

#: How many parts there are of things with keys of one type: what is kept of one kind changes without the others.
PARTS = 64
_HEAD = "head"


@dataclass(frozen=True)
class Recalled:
    """What was kept: the `head`, the `things` by their keys, and how many parts are `lost`."""

    head: object
    things: Mapping[Hashable, object]
    lost: int


class Shelves:
    """The things in one folder, `packed` or not. What is not recalled before it is kept is written whole."""

    def __init__(self, folder: Path, *, packed: bool = False) -> None:
        self._folder = folder
        self._packed = packed
        self._printed: dict[str, bytes] = {}
        self._before: dict[str, dict[Hashable, object]] = {}

    @property
    def is_there(self) -> bool:
        """Whether anything was kept here, be it whole or not."""
        return self._folder.is_dir()

    def recall(self, fits: Callable[[object], bool] = lambda _: True) -> Recalled | None:
        """What was kept, as far as it is whole; None where nothing is, or its head is not.

        Of what has a head that does not fit, the things are not read. Nor are those parts that were recalled before
        and are still the same, by what the head says.
        """
        known, printed_before = self._before, self._printed
        self._before, self._printed = {}, {}
        match recall(self._folder / _HEAD):
            case (head, dict() as printed):
                pass
            case _:
                return None
        if not fits(head):
            return Recalled(head, {}, 0)
        with without_collector():
            for part, told in printed.items():
                found = known[part] if printed_before.get(part) == told else recall(self._folder / part, told)
                if isinstance(found, dict):
                    self._printed[part], self._before[part] = told, found
            gc.freeze()  # all this stays until it is kept again: nobody need look through it for cycles
        things = {key: thing for part in self._before.values() for key, thing in part.items()}
        return Recalled(head, things, len(printed) - len(self._before))

    def keep(self, head: object, things: Iterable[tuple[Hashable, object]]) -> None:
        """Keep `things` by their keys, whose `repr` tells one from the other, with a `head`.

        A thing that was recalled is taken for what it was, as long as it is the very object. What was recalled is not
        held on to longer: it is much.
        """
        known = {key: part for part, before in self._before.items() for key in before}
        parts: dict[str, dict[Hashable, object]] = {}
        for key, thing in things:
            parts.setdefault(known.get(key) or _find_part(key), {})[key] = thing
        for part, now in parts.items():
            if not _is_same(self._before.get(part), now):
                self._printed[part] = keep(self._folder / part, now, packed=self._packed)
        keep(self._folder / _HEAD, (head, {part: self._printed[part] for part in parts}))
        self._before, self._printed = {}, {}
        for file in self._folder.iterdir():
            if file.name not in parts and file.name != _HEAD:
                file.unlink()


def _find_part(key: Hashable) -> str:
    return f"{type(key).__name__.lower()}-{crc32(repr(key).encode('utf-8', 'replace')) % PARTS:02}"


def _is_same(before: Mapping[Hashable, object] | None, now: Mapping[Hashable, object]) -> bool:
    """Whether the same objects are kept under the same keys."""
    return (
        before is not None and len(before) == len(now) and all(before.get(key) is thing for key, thing in now.items())
    )
