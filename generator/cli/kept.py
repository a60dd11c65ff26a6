"""What one build knows of the one before it: cables as they were read, pages as they were made, and of what.

`cli/keeping.py` says where it lies.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.compose.traced import MadeOf
from generator.edition import Digest, Job
from generator.model.problem import Problem
from generator.model.site import Source
from generator.model.trace import Facts, Printed, fingerprint, is_touched
from generator.publish.files import State


class KeptCable(NamedTuple):
    """A cable as it was read: what it was read from, the facts asked for, and what came of it."""

    printed: bytes
    asked: Facts
    digest: Digest | Problem
    #: What tells the telegram as it was read from others (see `making.KeptTelegrams`); empty where it is shown nowhere.
    telegram: bytes


class KeptPages(NamedTuple):
    """The pages of a job as they were made: the facts asked for, their files, and what each offers to be cited.

    `stands` are packed (`Stand.pack`), by the addresses of the pages.
    """

    asked: Facts
    files: Mapping[str, State]
    stands: Mapping[str, bytes]


class SettledSource(NamedTuple):
    """What stands for the source of a cable that stays as it is, and what is to be said of it."""

    printed: bytes
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Kept:
    """What one build leaves for the next. `version` stands for the programs, `common` for what all pages show."""

    version: bytes = b""
    common: bytes = b""
    #: What can be looked up when a cable is read, and when a page is made; of that what is made of what.
    register: Printed = field(default_factory=dict)
    index: Printed = field(default_factory=dict)
    made_of: MadeOf = field(default_factory=dict)
    cables: Mapping[str, KeptCable] = field(default_factory=dict)
    pages: Mapping[Job, KeptPages] = field(default_factory=dict)
    #: Cables that stay as they are (`edition.Settled`).
    settled: Mapping[str, SettledSource] = field(default_factory=dict)

    def find(self, source: Source, printed: bytes, changed: frozenset[int]) -> KeptCable | None:
        """A cable as it was read, if it would be read so again.

        `printed` stands for its source as it is now, `changed` are the facts that are not what they were.
        """
        cable = self.cables.get(source.mrn)
        return cable if cable and cable.printed == printed and not is_touched(cable.asked, changed) else None


class PrintedSources:
    """What stands for the sources of cables, found out once, and which of them are settled (see `edition.Settled`)."""

    def __init__(self, before: Mapping[str, SettledSource]) -> None:
        self._before = before
        self._printed: dict[str, tuple[Source, bytes]] = {}
        self.settled: dict[str, SettledSource] = {}

    def print(self, source: Source) -> bytes:
        """What stands for a source: its text, its record and its path."""
        known = self._printed.get(source.mrn)
        if known is None or known[0] is not source:
            known = self._printed[source.mrn] = source, print_source(source)
        return known[1]

    def find(self, source: Source) -> tuple[Problem, ...] | None:
        """What was said of the same source before; None where that is not known, or it did not stay as it was."""
        known = self._before.get(source.mrn)
        if known is None or known.printed != self.print(source):
            return None
        self.settled[source.mrn] = known
        return known.problems

    def learn(self, source: Source, problems: tuple[Problem, ...]) -> None:
        """This one stays as it is, and this is to be said of it."""
        self.settled[source.mrn] = SettledSource(self.print(source), problems)


def print_source(source: Source) -> bytes:
    """What stands for a source: its text, its record and its path."""
    return fingerprint((source.sha256, source.record, source.path))
