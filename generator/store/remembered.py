"""What was made of files the last time they were read: of the same text and with the same links, the same is made.

A file that lies there as it did is not even opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple, TypeVar

from generator.model.entry import Entry
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.site import ProsePage
from generator.store.findings import Findings
from generator.store.links import Links, Targets
from generator.store.shelf import Shelf

#: Size, times of change (of text, and of anything; nanoseconds) and number on the disk: by these a file is known again.
FileState = tuple[int, int, int, int]


class SeenWitness(NamedTuple):
    """What a witness is known by, once it was looked at: `sha256` in hexadecimal, `size` in bytes."""

    sha256: str
    size: int


Made = TypeVar("Made", Entry, Record, ProsePage, SeenWitness)


class ReadFile(NamedTuple):
    """What was made of a file whose text has the digest `printed`, and what was wrong with it.

    `state` is that of the file; None where it cannot be known again by it. `leads` is where the links of the file were
    looked up, each with what was found there.
    """

    state: FileState | None
    printed: bytes
    made: Entry | Record | ProsePage | SeenWitness | None
    problems: tuple[Problem, ...]
    leads: tuple[tuple[str, str | None], ...]


@dataclass
class Remembered:
    """The files of an edition by their paths: as they were `before`, and as they are read `now`.

    `base` is the address of the site that both were read for. `states` are those of the files as they were looked at
    before this reading, without any that might change once more and look the same: who is not among them is opened.
    """

    before: Mapping[str, ReadFile] = field(default_factory=dict)
    base: str = ""
    states: Mapping[str, FileState] = field(default_factory=dict)
    now: dict[str, ReadFile] = field(default_factory=dict)

    def begin(self, base: str) -> None:
        """Read for the site at `base`: links to it are judged by that."""
        if base != self.base:
            self.before, self.base = {}, base

    def read(
        self,
        shelf: Shelf,
        path: str,
        targets: Targets,
        read: Callable[[bytes, Links, Findings], Made | None],
        longest: int | None = None,
    ) -> Made | None:
        """What `read` makes of the file at `path`; what is wrong with it is said on the shelf.

        None, and nothing is remembered, where it cannot be read or is longer than `longest` bytes.
        """
        state, found = self.states.get(path), self.before.get(path)
        if found and not all(targets.files.get(at) == to for at, to in found.leads):
            found = None
        lasting = True
        if found is None or state is None or found.state != state:
            raw = shelf.read(path, longest)
            if raw is None:
                return None
            printed = blake2b(raw, digest_size=16).digest()
            if found is None or found.printed != printed:
                findings, asked = Findings(shelf.shown(path)), _Asked(targets.files)
                noting = _NotingTargets(asked, targets)
                made = read(raw, Links(path.rpartition("/")[0], noting), findings)
                found = ReadFile(state, printed, made, tuple(findings.problems), tuple(asked.found.items()))
                lasting = not noting.guessed
            elif found.state != state:
                found = found._replace(state=state)
        if lasting:
            self.now[path] = found
        shelf.problems.extend(found.problems)
        return found.made  # type: ignore[return-value]


class _Asked(Mapping[str, str]):
    """Notes which files links ask for."""

    def __init__(self, files: Mapping[str, str]) -> None:
        self._files = files
        self.found: dict[str, str | None] = {}

    def __getitem__(self, path: str) -> str:
        self.found[path] = self._files.get(path)
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class _NotingTargets(Targets):
    """Notes whether a file was looked for among all that there are: then it is read anew each time."""

    def __init__(self, asked: _Asked, whole: Targets) -> None:
        super().__init__(asked, whole.base)
        self._whole = whole
        self.guessed = False

    def find_page(self, address: str) -> str:
        self.guessed = self.guessed or bool(self.base and address.startswith(self.base))
        return self._whole.find_page(address)

    def nearest(self, name: str) -> str:
        self.guessed = True
        return self._whole.nearest(name)
