"""What was made of files the last time they were read: of the same text and with the same links, the same is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TypeVar

from generator.model.entry import Entry
from generator.model.problem import Problem
from generator.model.record import Record
from generator.model.site import ProsePage
from generator.store.findings import Findings
from generator.store.links import Links, Targets

Made = TypeVar("Made", Entry, Record, ProsePage)


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What was made of a file whose text has the digest `printed`, and what was wrong with it.

    `leads` is where the links of the file were looked up, each with what was found there.
    """

    printed: bytes
    made: Entry | Record | ProsePage | None
    problems: tuple[Problem, ...]
    leads: tuple[tuple[str, str | None], ...]


@dataclass
class Remembered:
    """The files of an edition by their paths: as they were `before`, and as they are read `now`.

    `base` is the address of the site that both were read for.
    """

    before: Mapping[str, ReadFile] = field(default_factory=dict)
    base: str = ""
    now: dict[str, ReadFile] = field(default_factory=dict)

    def begin(self, base: str) -> None:
        """Read for the site at `base`: links to it are judged by that."""
        if base != self.base:
            self.before, self.base = {}, base

    def read(
        self,
        path: str,
        raw: bytes,
        targets: Targets,
        findings: Findings,
        read: Callable[[bytes, Links, Findings], Made | None],
    ) -> Made | None:
        """What `read` makes of the file at `path`, whose bytes are `raw`; what is wrong goes into `findings`."""
        printed = blake2b(raw, digest_size=16).digest()
        known = self.before.get(path)
        if known and known.printed == printed and all(targets.files.get(at) == to for at, to in known.leads):
            self.now[path] = known
            findings.problems.extend(known.problems)
            return known.made  # type: ignore[return-value]
        asked = _Asked(targets.files)
        own = Findings(findings.path)
        noting = _NotingTargets(asked, targets)
        made = read(raw, Links(path.rpartition("/")[0], noting), own)
        findings.problems.extend(own.problems)
        if not noting.guessed:
            self.now[path] = ReadFile(printed, made, tuple(own.problems), tuple(asked.found.items()))
        return made


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
